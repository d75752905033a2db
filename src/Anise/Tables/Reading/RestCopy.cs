using Anise.Tables.Files;
using Anise.Tables.Layout;
using Anise.Tables.Writing;

namespace Anise.Tables.Reading;

/// <summary>A workbook of the rows that were not taken, under their titles and headers: to be corrected and sent again.</summary>
public static class RestCopy
{
    /// <summary>Writes it.</summary>
    /// <param name="file">Content of the user's file.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="sheets">What was recognised in it.</param>
    /// <param name="rows">The rows to keep, by sheet.</param>
    /// <param name="output">Receives an .xlsx.</param>
    public static void Write(Stream file, string fileName, IReadOnlyList<SheetSummary> sheets, IReadOnlySet<(string Sheet, int Row)> rows, Stream output)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        ArgumentNullException.ThrowIfNull(rows);
        Dictionary<string, int> heads = sheets.Where(s => s.Recognised).GroupBy(s => s.Name).ToDictionary(g => g.Key, g => g.First().LastHeaderRow);
        HashSet<string> with = [.. rows.Select(r => r.Sheet)];
        List<SheetTable> rest = [.. SheetReader.Read(file, fileName, new FileLimits(), null, CancellationToken.None).Where(s => with.Contains(s.Name))
            .Select(s => s with { Rows = [.. s.Rows.Where(r => r.Number <= heads.GetValueOrDefault(s.Name) || rows.Contains((s.Name, r.Number)) || IsHeading(r))] })];
        PlainWorkbook.Write(rest, output);
    }

    /// <summary>A heading between the rows says whose they are.</summary>
    private static bool IsHeading(SheetRow row) => Values.VillageNames.OfSection(row) is not null;
}
