using Anise.Tables.Writing;

namespace Anise.Households.Lists;

/// <summary>Writes exported households as files. Both kinds can be imported again and change nothing then.</summary>
public static class ExportFile
{
    private static readonly string[] Fields = ["number", "household-code", "village", "name", "sex", "birth-date", "ethnicity", "relationship", "citizen-id"];

    /// <summary>Writes a CSV file: the columns of <see cref="ExportRow.Columns"/>, comma, LF, quotes where needed.</summary>
    public static void WriteCsv(IReadOnlyList<ExportRow> rows, TextWriter output) => TableWorkbook.WriteCsv(output, ExportRow.Columns, rows.Select(r => r.Values), "\n");

    /// <summary>Writes an .xlsx with headers and words in the language of the user; a number tells households apart that have no code.</summary>
    public static void WriteWorkbook(IReadOnlyList<ExportRow> rows, Stream output) =>
        TableWorkbook.WriteXlsx(output, Texts.Get("export-sheet"), [.. Fields.Select(f => Texts.Get("export-" + f))], Numbered(rows));

    private static IEnumerable<IReadOnlyList<object?>> Numbered(IReadOnlyList<ExportRow> rows)
    {
        int number = 0;
        HouseholdId? current = null;
        foreach (ExportRow row in rows)
        {
            if (row.HouseholdId != current) number++;
            current = row.HouseholdId;
            yield return [number, row.HouseholdCode, row.Village, row.Name, Texts.Get(row.Sex), Birth(row), row.Ethnicity, Relationships.Label(row.Relationship), row.CitizenId];
        }
    }

    private static string Birth(ExportRow row) =>
        row.BirthDate.Length == 0 ? row.BirthYear : $"{row.BirthDate[8..]}/{row.BirthDate[5..7]}/{row.BirthDate[..4]}";
}
