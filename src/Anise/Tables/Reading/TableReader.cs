using System.Text.RegularExpressions;
using Anise.Tables.Faults;
using Anise.Tables.Files;
using Anise.Tables.Layout;
using Anise.Tables.Values;

namespace Anise.Tables.Reading;

/// <summary>What was read from a file by a description.</summary>
/// <param name="Sheets">Every sheet with what was recognised in it.</param>
/// <param name="Rows">The records in the order of the file.</param>
/// <param name="Faults">What has to be corrected, by sheet and row.</param>
/// <param name="Titles">Texts above the tables: they say whose tables these are.</param>
public sealed record TableFile(IReadOnlyList<SheetSummary> Sheets, IReadOnlyList<TableRow> Rows, IReadOnlyList<ImportFault> Faults, IReadOnlyList<string> Titles)
{
    /// <summary>The year that a title names, or null.</summary>
    public int? TitledYear => Titles.Select(t => TitleWords.Year().Match(t)).Where(m => m.Success).Select(m => (int?)int.Parse(m.Groups["y"].Value, System.Globalization.CultureInfo.InvariantCulture)).FirstOrDefault();
}

/// <summary>A record as read: the values of its fields; what is empty or has a fault is null.</summary>
public sealed class TableRow
{
    private readonly Dictionary<string, object> values = new(StringComparer.Ordinal);

    internal TableRow(string sheet, int row) => (Sheet, Row) = (sheet, row);

    /// <summary>The sheet it stands in.</summary>
    public string Sheet { get; }

    /// <summary>1-based row in the sheet.</summary>
    public int Row { get; }

    /// <summary>A value that is an object, or null.</summary>
    public T? Of<T>(TableField<T> field) where T : class => values.GetValueOrDefault(field.Code) as T;

    /// <summary>A value that is a number, a day, a choice, or null.</summary>
    public T? ValueOf<T>(TableField<T> field) where T : struct => values.GetValueOrDefault(field.Code) as T?;

    internal void Put(string field, object? value)
    {
        if (value is not null)
            values[field] = value;
    }
}

/// <summary>Reads a file of any office by a description: a new kind of table needs nothing else.</summary>
public static class TableReader
{
    /// <summary>Reads a file; whatever is wrong with it becomes a fault, never an exception.</summary>
    /// <param name="file">Content of a workbook or of separated text.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="table">What its tables hold.</param>
    /// <param name="options">The day, the user's mapping and the limits.</param>
    /// <param name="progress">Told every thousand rows.</param>
    /// <param name="cancel">Ends the reading with <see cref="OperationCanceledException"/>.</param>
    public static TableFile Read(Stream file, string fileName, TableDescription table, ReadOptions options, IProgress<ImportProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            return Read(SheetReader.Read(file, fileName, options.Limits, progress, cancel), table, options, cancel);
        }
        catch (UnreadableFileException e)
        {
            return new TableFile([], [], [ImportFault.OfFile(e.Problem, e.Found)], []);
        }
    }

    internal static TableFile Read(IReadOnlyList<SheetTable> sheets, TableDescription table, ReadOptions options, CancellationToken cancel)
    {
        var faults = new List<ImportFault>();
        var rows = new List<TableRow>();
        var titles = new List<string>();
        List<FoundSheet> read = FoundSheet.All(sheets, table, options.Mapping, faults, cancel);
        foreach (FoundSheet sheet in read)
        {
            if (sheet.Tables.Count > 0)
                titles.AddRange(sheet.Titles);
            foreach (TableLayout found in sheet.Tables)
            {
                foreach (TableField field in table.Fields.Where(f => f.Required && found[f.Code] < 0))
                    faults.Add(new ImportFault(sheet.Sheet.Name, found.LastHeaderRow, "", table.ColumnMissing, [field.Code]));
                var body = new TableBody(sheet.Sheet, found, table, options.Today);
                rows.AddRange(body.Records(cancel).Where(r => r.Kind == RowKind.Record).Select(r => ReadRow(sheet.Sheet, found, table, r.Row, options.Today, faults)));
            }
        }

        if (rows.Count == 0 && faults.Count == 0)
            faults.Add(ImportFault.OfFile(table.NoTable));
        return new TableFile([.. read.Select(r => r.Summary(null))], rows, faults, titles);
    }

    private static TableRow ReadRow(SheetTable sheet, TableLayout layout, TableDescription table, SheetRow row, DateOnly today, List<ImportFault> faults)
    {
        var read = new TableRow(sheet.Name, row.Number);
        foreach (TableField field in table.Fields)
        {
            int column = layout[field.Code];
            if (column < 0)
                continue;
            SheetCell cell = row[column];
            void Fault(string problem, IReadOnlyList<AllowedValue> allowed, params object?[] found) =>
                faults.Add(new ImportFault(sheet.Name, row.Number, layout.HeaderAt(column), problem, found) { ColumnIndex = column, Allowed = allowed });
            if (cell.IsEmpty)
            {
                if (field.Required)
                    Fault("missing", []);
                continue;
            }

            if (field.Most > 0 && cell.Text.Length > field.Most)
            {
                Fault("too-long", [], field.Most, cell.Text);
                continue;
            }

            CellReading<object> value = field.Read(cell, today);
            if (value.Problem is { } problem)
                Fault(problem, value.Allowed, cell.Text);
            read.Put(field.Code, value.Value);
        }

        return read;
    }
}

internal static partial class TitleWords
{
    [GeneratedRegex(@"(năm|year)\s*(?<y>20\d\d)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 200)]
    public static partial Regex Year();
}
