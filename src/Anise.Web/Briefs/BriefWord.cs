using Anise.Briefs;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Anise.Web.Briefs;

/// <summary>A brief as a Word document; where it is known where the programme is served, every number leads to its records.</summary>
public static class BriefWord
{
    private const string TitleStyle = "Title", HeadingStyle = "Heading1", Face = "Times New Roman";
    private const int ValueColumn = 3;

    private static readonly string[] Widths = ["4011", "1900", "900", "1160", "1100"];   // twentieths of a point

    /// <summary>The bytes of the document.</summary>
    /// <param name="brief">The brief.</param>
    /// <param name="address">Where the programme is served, such as <c>https://anise.example</c>; empty where it is not known: then numbers are plain.</param>
    public static byte[] Of(Brief brief, string address = "")
    {
        ArgumentNullException.ThrowIfNull(brief);
        using var bytes = new MemoryStream();
        using (var document = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            MainDocumentPart main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
                new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(Fonts(), new FontSize { Val = "28" })), new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120" }))),
                StyleOf(TitleStyle, "36"), StyleOf(HeadingStyle, "30"));
            var body = new Body(Line(TitleStyle, new Run(new Text(brief.Title))));
            foreach (BriefBlock block in brief.Template.Blocks)
                body.Append(Line(block.IsHeading ? HeadingStyle : null, [.. brief.PartsOf(block).Select(part => Part(main, brief, part.Words, part.Value, address))]));
            body.Append(Line(HeadingStyle, new Run(new Text(Texts.Get("numbers")))));
            body.Append(TableOf(main, brief, address));
            body.Append(BriefHtml.NotesOf(brief).Select((note, i) => Small(new Run(new Text(note)), before: i == 0 ? "120" : "0")));
            FooterPart footer = main.AddNewPart<FooterPart>();
            footer.Footer = new Footer(new Paragraph(new ParagraphProperties(new Justification { Val = JustificationValues.Center }), new SimpleField(new Run(new Text("1"))) { Instruction = "PAGE" }));
            body.Append(new SectionProperties(new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(footer) },
                new PageSize { Width = 11906, Height = 16838 }, new PageMargin { Top = 1134, Bottom = 1134, Left = 1701, Right = 1134, Header = 567, Footer = 567, Gutter = 0 }));   // A4, as offices set their papers
            main.Document = new Document(body);
        }
        return bytes.ToArray();
    }

    /// <summary>What each number is, with its place and period.</summary>
    private static Table TableOf(MainDocumentPart main, Brief brief, string address)
    {
        string[] heads = [Texts.Get("figure"), Texts.Get("place"), Texts.Get("period"), Texts.Get("value"), Texts.Get("unit")];
        var table = new Table(new TableProperties(new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct }, new TableBorders(new BottomBorder { Val = BorderValues.Single, Size = 4, Color = "B8C4BD" }, new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Color = "B8C4BD" })),
            new TableGrid(Widths.Select(w => new GridColumn { Width = w })),
            new TableRow([new TableRowProperties(new TableHeader()), .. heads.Select((h, i) => Cell(i, new Run(new RunProperties(new Bold()), new Text(h))))]));
        foreach (BriefNumber number in brief.Template.Numbers)
        {
            BriefValue value = brief.Values[number.Name];
            table.Append(new TableRow(new TableRowProperties(new CantSplit()), Cell(0, Plain(BriefHtml.NameOf(value))), Cell(1, Plain(value.Place.Name)), Cell(2, Plain(value.Period.ToString())), Cell(ValueColumn, Part(main, brief, "", value, address)),
                Cell(ValueColumn + 1, Plain(BriefHtml.UnitOf(number)))));
        }
        return table;
    }

    private static TableCell Cell(int column, OpenXmlElement content) =>
        new(new TableCellProperties(new TableCellWidth { Width = Widths[column], Type = TableWidthUnitValues.Dxa }), Small(content, column == ValueColumn ? JustificationValues.Right : JustificationValues.Left));

    private static Paragraph Small(OpenXmlElement content, JustificationValues? side = null, string before = "0")
    {
        foreach (Run run in content is Run one ? [one] : content.Elements<Run>()) (run.RunProperties ??= new RunProperties()).FontSize = new FontSize { Val = "22" };
        return new Paragraph(new ParagraphProperties(new SpacingBetweenLines { Before = before, After = "40" }, new Justification { Val = side ?? JustificationValues.Left }), content);
    }

    private static Run Plain(string words) => new(new Text(words));

    private static OpenXmlElement Part(MainDocumentPart main, Brief brief, string words, BriefValue? value, string address)
    {
        var run = new Run(new Text(value is null ? words : Brief.Shown(value)) { Space = SpaceProcessingModeValues.Preserve });
        if (value is null || !Uri.TryCreate(address + BriefLinks.Of(brief, value), UriKind.Absolute, out Uri? to) || address.Length == 0) return run;
        run.PrependChild(new RunProperties(new Color { Val = "0B5D43" }, new Underline { Val = UnderlineValues.Single }));
        return new Hyperlink(run) { Id = main.AddHyperlinkRelationship(to, isExternal: true).Id };
    }

    private static Paragraph Line(string? style, params OpenXmlElement[] parts)
    {
        var line = new Paragraph(parts);
        if (style is not null) line.PrependChild(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        return line;
    }

    private static RunFonts Fonts() => new() { Ascii = Face, HighAnsi = Face, ComplexScript = Face };

    private static Style StyleOf(string id, string halfPoints) =>
        new(new StyleName { Val = id }, new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "240", After = "120" }), new StyleRunProperties(Fonts(), new Bold(), new FontSize { Val = halfPoints })) { Type = StyleValues.Paragraph, StyleId = id };
}
