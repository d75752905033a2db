using System.Globalization;
using Anise.Access;
using Anise.Groups;
using Anise.Groups.Lists;
using Anise.Lists;
using Anise.Tables.Writing;
using Anise.Web.Host;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.AspNetCore.Antiforgery;

namespace Anise.Web.Groups;

/// <summary>The papers of a group as one file: approved growers, sanctions, purchases, mass balance.</summary>
public sealed class GroupsWeb : WebArea
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <inheritdoc/>
    public override void Map(WebApplication app) => app.MapPost("/groups/{id:long}/papers", PapersAsync);

    private static async Task<IResult> PapersAsync(long id, HttpContext http, IAntiforgery antiforgery, ReadGroup read, PageContext context)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.StatusCode(StatusCodes.Status400BadRequest);
        IFormCollection form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (!int.TryParse(form["year"], NumberStyles.None, CultureInfo.InvariantCulture, out int year) || year is < 2000 or > 2100) year = context.Today.Year;
        string format = form["format"].ToString();
        if (format is not ("docx" or "xlsx") || await read.PapersAsync(context.Rights, new GrowerGroupId(id), year, http.RequestAborted) is not { } papers) return Results.NotFound();
        string name = string.Create(CultureInfo.InvariantCulture, $"group-{id}-{year}.{format}");
        return Results.File(format == "docx" ? WordOf(papers, year) : ExcelOf(papers), format == "docx" ? Word : Excel, name);
    }

    private static byte[] ExcelOf(IReadOnlyList<(string Title, ListTable Table)> papers)
    {
        using var bytes = new MemoryStream();
        TableWorkbook.WriteXlsx(bytes, [.. papers.Select(p => (p.Title, p.Table.Heads, (IEnumerable<IReadOnlyList<object?>>)p.Table.Rows))]);
        return bytes.ToArray();
    }

    private static byte[] WordOf(IReadOnlyList<(string Title, ListTable Table)> papers, int year)
    {
        using var bytes = new MemoryStream();
        using (var document = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            MainDocumentPart main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", ComplexScript = "Times New Roman" }, new FontSize { Val = "22" }))));
            var body = new Body();
            foreach (var (title, table) in papers)
            {
                body.Append(new Paragraph(new ParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "240", After = "120" }), new Run(new RunProperties(new Bold(), new FontSize { Val = "26" }), new Text($"{title}, {year}"))));
                if (table.Rows.Count == 0) body.Append(new Paragraph(new Run(new Text(Texts.Get("paper-empty")))));
                else body.Append(TableOf(table));
            }
            body.Append(new SectionProperties(new PageSize { Width = 16838, Height = 11906, Orient = PageOrientationValues.Landscape }, new PageMargin { Left = 1134, Right = 851, Top = 1134, Bottom = 1134 }));
            main.Document = new Document(body);
        }
        return bytes.ToArray();
    }

    private static Table TableOf(ListTable table)
    {
        static BorderType Line<T>() where T : BorderType, new() => new T { Val = BorderValues.Single, Size = 4 };
        var made = new Table(new TableProperties(new TableBorders(Line<TopBorder>(), Line<LeftBorder>(), Line<BottomBorder>(), Line<RightBorder>(), Line<InsideHorizontalBorder>(), Line<InsideVerticalBorder>())));
        made.Append(new TableRow([new TableRowProperties(new TableHeader()), .. table.Heads.Select(h => Cell(h, bold: true))]));
        foreach (IReadOnlyList<object?> row in table.Rows) made.Append(new TableRow(row.Select(v => Cell(Shown(v), bold: false))));
        return made;
    }

    private static TableCell Cell(string text, bool bold)
    {
        var run = new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
        if (bold) run.PrependChild(new RunProperties(new Bold()));
        return new TableCell(new Paragraph(run));
    }

    private static string Shown(object? value) => value switch
    {
        null => "",
        DateOnly day => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        decimal number => number.ToString("#,##0.##", CultureInfo.CurrentCulture),
        long number => number.ToString("#,##0", CultureInfo.CurrentCulture),
        _ => value.ToString() ?? "",
    };
}
