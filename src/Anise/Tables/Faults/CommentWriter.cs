using System.Globalization;
using System.Text;
using Anise.Tables.Files;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Anise.Tables.Faults;

/// <summary>Adds comments to a sheet beside those it has: the comment itself and the VML shape by which Excel shows it.</summary>
internal sealed class CommentWriter
{
    private const string Head = """
        <xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>
        """;

    private const string ShapeType = """
        <v:shapetype id="anise_note" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>
        """;

    private readonly WorksheetPart sheet;

    private readonly Comments comments;

    private readonly uint author;

    private readonly StringBuilder shapes = new();

    private int count;

    public CommentWriter(WorksheetPart sheet)
    {
        this.sheet = sheet;
        var part = sheet.WorksheetCommentsPart ?? sheet.AddNewPart<WorksheetCommentsPart>();
        comments = part.Comments ??= new Comments(new Authors(), new CommentList());
        comments.Authors ??= new Authors();
        comments.CommentList ??= new CommentList();
        author = (uint)comments.Authors.Elements<Author>().Count();
        comments.Authors.AppendChild(new Author(Texts.Get("copy-author")));
    }

    /// <summary>Adds a comment to a cell; a comment that is already there is continued.</summary>
    public void Add(int row, int column, string message)
    {
        var address = SheetTable.ColumnLetter(column) + row.ToString(CultureInfo.InvariantCulture);
        var there = comments.CommentList!.Elements<Comment>().FirstOrDefault(c => c.Reference?.Value == address);
        if (there is not null)
        {
            (there.CommentText ??= new CommentText()).AppendChild(RunOf("\n" + message));
            return;
        }

        comments.CommentList.AppendChild(new Comment(new CommentText(RunOf(message))) { Reference = address, AuthorId = author });
        shapes.Append(Shape(row - 1, column, message));
    }

    public void Save()
    {
        if (shapes.Length == 0)
            return;
        var id = sheet.Worksheet!.GetFirstChild<LegacyDrawing>()?.Id?.Value;
        var part = id is null ? null : sheet.GetPartById(id) as VmlDrawingPart;
        var vml = Head;
        if (part is null)
        {
            part = sheet.AddNewPart<VmlDrawingPart>();
            sheet.Worksheet.AddChild(new LegacyDrawing { Id = sheet.GetIdOfPart(part) });
        }
        else
        {
            using var reader = new StreamReader(part.GetStream(FileMode.Open, FileAccess.Read), Encoding.UTF8);
            vml = reader.ReadToEnd();
        }

        // Text, not XML: Excel itself writes VML that is not well-formed.
        var end = vml.LastIndexOf("</xml>", StringComparison.Ordinal);
        using var writer = new StreamWriter(part.GetStream(FileMode.Create, FileAccess.Write), new UTF8Encoding(false));
        writer.Write(string.Concat(vml.AsSpan(0, end < 0 ? vml.Length : end), ShapeType.Trim(), shapes.ToString(), "</xml>"));
    }

    private static Run RunOf(string message) => new(new Text(message) { Space = SpaceProcessingModeValues.Preserve });

    private string Shape(int row, int column, string message)
    {
        var height = 3 + (message.Length / 40);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""<v:shape id="anise_note_{++count}" type="#anise_note" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{column + 1}, 15, {row}, 2, {column + 5}, 15, {row + height}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>""");
    }
}
