using Anise.Households.Import.Files;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Anise.Households.Lists;

/// <summary>Writes exported households as files. Both kinds can be imported again and change nothing then.</summary>
public static class ExportFile
{
    private static readonly string[] Fields = ["number", "household-code", "village", "name", "sex", "birth-date", "ethnicity", "relationship", "citizen-id"];

    private static readonly double[] Widths = [8, 14, 18, 26, 10, 14, 12, 22, 18];

    /// <summary>Writes a CSV file: the columns of <see cref="ExportRow.Columns"/>, comma, LF, quotes where needed.</summary>
    public static void WriteCsv(IReadOnlyList<ExportRow> rows, TextWriter output)
    {
        output.Write(string.Join(',', ExportRow.Columns) + "\n");
        foreach (ExportRow row in rows) output.Write(string.Join(',', row.Values.Select(v => Quoted(SafeCell.Of(v)))) + "\n");
    }

    /// <summary>Writes an .xlsx with headers and words in the language of the user; a number tells households apart that have no code.</summary>
    public static void WriteWorkbook(IReadOnlyList<ExportRow> rows, Stream output)
    {
        using SpreadsheetDocument document = SpreadsheetDocument.Create(output, SpreadsheetDocumentType.Workbook);
        WorkbookPart workbook = document.AddWorkbookPart();
        workbook.Workbook = new Workbook(new Sheets());
        var data = new SheetData(PlainWorkbook.RowOf(1, Fields.Select(f => Texts.Get("export-" + f))));
        int number = 0, line = 1;
        HouseholdId? current = null;
        foreach (ExportRow row in rows)
        {
            if (row.HouseholdId != current) number++;
            current = row.HouseholdId;
            data.AppendChild(PlainWorkbook.RowOf(++line,
            [
                number.ToString(System.Globalization.CultureInfo.InvariantCulture), row.HouseholdCode, row.Village, row.Name, Texts.Get(row.Sex), Birth(row),
                row.Ethnicity, Relationships.Label(row.Relationship), row.CitizenId,
            ]));
        }
        var columns = new Columns(Widths.Select((width, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = width, CustomWidth = true }));
        PlainWorkbook.Add(workbook, Texts.Get("export-sheet"), new Worksheet(columns, data));
    }

    private static string Birth(ExportRow row) =>
        row.BirthDate.Length == 0 ? row.BirthYear : $"{row.BirthDate[8..]}/{row.BirthDate[5..7]}/{row.BirthDate[..4]}";

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
