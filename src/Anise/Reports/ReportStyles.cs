using System.Globalization;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Anise.Reports;

/// <summary>The looks of cells that have names; those of the table follow them.</summary>
internal enum ReportStyle : uint
{
    Plain, Center, CenterBold, CenterUnderlined, CenterItalic, Title, Head, ColumnNumber, Note, TotalName,
}

/// <summary>The style sheet of report workbooks.</summary>
internal static class ReportStyles
{
    private const uint FirstOfTable = (uint)ReportStyle.TotalName + 1;
    private const uint FirstFormat = 164;   // below it stand Excel's own
    private const int MostDecimals = 3;
    private const string Vietnamese = "[$-42A]";

    // In a weight: text, short, then numbers by decimals.
    private const uint InWeight = 2 + MostDecimals + 1;

    /// <summary>The look of a cell of words in the table.</summary>
    public static ReportStyle Of(ReportLook look, bool bold) => (ReportStyle)(FirstOfTable + (bold ? InWeight : 0) + (look == ReportLook.Text ? 0u : 1u));

    /// <summary>The look of a number in the table.</summary>
    public static ReportStyle Number(int decimals, bool bold) => (ReportStyle)(FirstOfTable + (bold ? InWeight : 0) + 2 + (uint)Math.Clamp(decimals, 0, MostDecimals));

    /// <summary>The sheet: Times New Roman, thin lines, numbers as Vietnamese writes them.</summary>
    public static Stylesheet Sheet()
    {
        string language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "[$-409]" : Vietnamese;
        return new Stylesheet(
            new NumberingFormats(Enumerable.Range(0, MostDecimals + 1).Select(d => new NumberingFormat
            {
                NumberFormatId = FirstFormat + (uint)d, FormatCode = language + "#,##0" + (d == 0 ? "" : "." + new string('0', d)),
            })),
            new Fonts(Face(12), Face(12, new Bold()), Face(12, new Italic()), Face(14, new Bold()), Face(12, new Bold(), new Underline())),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
            new Borders(new Border(), Thin()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats((CellFormat[])
            [
                new CellFormat { ApplyFont = true },
                Format(0, false, HorizontalAlignmentValues.Center),
                Format(1, false, HorizontalAlignmentValues.Center),
                Format(4, false, HorizontalAlignmentValues.Center),
                Format(2, false, HorizontalAlignmentValues.Center),
                Format(3, false, HorizontalAlignmentValues.Center),
                Format(1, true, HorizontalAlignmentValues.Center),
                Format(2, true, HorizontalAlignmentValues.Center),
                Format(2, false, HorizontalAlignmentValues.Left),
                Format(1, true, HorizontalAlignmentValues.Center),
                .. Weight(0),
                .. Weight(1),
            ]));
    }

    private static IEnumerable<CellFormat> Weight(uint font)
    {
        yield return Format(font, true, HorizontalAlignmentValues.Left);
        yield return Format(font, true, HorizontalAlignmentValues.Center);
        for (uint d = 0; d <= MostDecimals; d++) yield return Format(font, true, HorizontalAlignmentValues.Right, FirstFormat + d);
    }

    private static CellFormat Format(uint font, bool lines, HorizontalAlignmentValues align, uint? number = null) => new(new Alignment
    {
        Horizontal = align, Vertical = VerticalAlignmentValues.Center, WrapText = true, Indent = lines && align == HorizontalAlignmentValues.Left ? 1u : 0u,
    })
    {
        FontId = font, ApplyFont = true, BorderId = lines ? 1u : 0u, ApplyBorder = lines, ApplyAlignment = true, NumberFormatId = number ?? 0, ApplyNumberFormat = number is not null,
    };

    private static Font Face(double size, params DocumentFormat.OpenXml.OpenXmlElement[] kinds)
    {
        var font = new Font();
        foreach (var kind in kinds) font.AppendChild(kind);
        font.AppendChild(new FontSize { Val = size });
        font.AppendChild(new FontName { Val = "Times New Roman" });
        font.AppendChild(new FontFamilyNumbering { Val = 1 });
        return font;
    }

    private static Border Thin() => new(
        new LeftBorder { Style = BorderStyleValues.Thin }, new RightBorder { Style = BorderStyleValues.Thin },
        new TopBorder { Style = BorderStyleValues.Thin }, new BottomBorder { Style = BorderStyleValues.Thin }, new DiagonalBorder());
}
