using System.Globalization;
using Anise.Tables.Faults;
using Anise.Tables.Files;
using Anise.Tables.Reading;

namespace Anise.Reviews.Results;

/// <summary>Reads the results of a review as the ministry's program exports them.</summary>
public static class ReviewResultReader
{
    /// <summary>Reads a file; whatever is wrong with it becomes a fault.</summary>
    /// <param name="file">Content of a workbook or of separated text.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="options">The day and the limits; columns may be chosen in the mapping.</param>
    /// <param name="progress">Told every thousand rows.</param>
    /// <param name="cancel">Ends the reading with <see cref="OperationCanceledException"/>.</param>
    /// <returns>Year, results and faults.</returns>
    public static ReviewResultFile Read(Stream file, string fileName, ReadOptions options, IProgress<ImportProgress>? progress = null, CancellationToken cancel = default) =>
        Of(TableReader.Read(file, fileName, ResultTable.Description, options, progress, cancel));

    /// <summary>Reads sheets that were taken from a file before.</summary>
    internal static ReviewResultFile Read(IReadOnlyList<SheetTable> sheets, ReadOptions options, CancellationToken cancel) => Of(TableReader.Read(sheets, ResultTable.Description, options, cancel));

    private static ReviewResultFile Of(TableFile file)
    {
        List<ReviewResultRow> results = [.. file.Rows.Select(Row)];
        return new ReviewResultFile(file.TitledYear, results, [.. file.Faults, .. Repeated(file, results)]) { Titles = file.Titles, Sheets = file.Sheets, Notes = file.Notes };
    }

    private static ReviewResultRow Row(TableRow row) => new(
        row.Sheet,
        row.Row,
        row.Of(ResultTable.Code) ?? "",
        row.Of(ResultTable.Head) ?? "",
        row.ValueOf(ResultTable.Date),
        row.ValueOf(ResultTable.EthnicMinority),
        row.ValueOf(ResultTable.HeadSex),
        row.ValueOf(ResultTable.Members),
        row.ValueOf(ResultTable.QuickForm),
        row.ValueOf(ResultTable.B1),
        row.ValueOf(ResultTable.B2),
        row.Of(ResultTable.Class),
        row.Of(ResultTable.Reviewer),
        row.Of(ResultTable.Village));

    private static IEnumerable<ImportFault> Repeated(TableFile file, List<ReviewResultRow> results)
    {
        foreach (var same in results.Where(r => r.HouseholdCode.Length > 0).GroupBy(r => r.HouseholdCode, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
        {
            foreach (var row in same)
            {
                var column = file.Sheets.First(s => s.Name == row.Sheet).Columns.FirstOrDefault(c => c.Field == ResultTable.Code.Code);
                var others = string.Join(", ", same.Where(r => r != row).Select(r => r.Row.ToString(CultureInfo.InvariantCulture)));
                yield return new ImportFault(row.Sheet, row.Row, column?.Header ?? "", "household-code-repeated", [row.HouseholdCode, others]) { ColumnIndex = column?.Column };
            }
        }
    }
}
