using Anise.Briefs;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Anise.Web.Briefs;

/// <summary>A brief as a Word document; where it is known where the programme is served, every number leads to its records.</summary>
public static class BriefWord
{
    private const string TitleStyle = "Title", HeadingStyle = "Heading1";

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
                new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", ComplexScript = "Times New Roman" }, new FontSize { Val = "28" }))),
                StyleOf(TitleStyle, "36"), StyleOf(HeadingStyle, "30"));
            var body = new Body(Line(TitleStyle, new Run(new Text(brief.Title))));
            foreach (BriefBlock block in brief.Template.Blocks)
                body.Append(Line(block.IsHeading ? HeadingStyle : null, [.. brief.PartsOf(block).Select(part => Part(main, brief, part.Words, part.Value, address))]));
            body.Append(Line(HeadingStyle, new Run(new Text(Texts.Get("numbers")))));
            foreach (BriefNumber number in brief.Template.Numbers)
            {
                BriefValue value = brief.Values[number.Name];
                body.Append(Line(null, new Run(new Text($"{BriefHtml.NameOf(value)}, {value.Place.Name}, {value.Period}: ") { Space = SpaceProcessingModeValues.Preserve }), Part(main, brief, "", value, address),
                    new Run(new Text(number.Figure.Unit == "%" ? "" : " " + Components.UnitNames.Of(number.Figure.Unit)) { Space = SpaceProcessingModeValues.Preserve })));
            }
            main.Document = new Document(body);
        }
        return bytes.ToArray();
    }

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

    private static Style StyleOf(string id, string halfPoints) =>
        new(new StyleName { Val = id }, new StyleParagraphProperties(new SpacingBetweenLines { Before = "240", After = "120" }), new StyleRunProperties(new Bold(), new FontSize { Val = halfPoints })) { Type = StyleValues.Paragraph, StyleId = id };
}
