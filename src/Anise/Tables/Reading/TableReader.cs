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
public sealed record TableFile(IReadOnlyList<SheetSummary> Sheets, IReadOnlyList<TableRow> Rows, IReadOnlyList<ImportFault> Faults, IReadOnlyList<string> Titles) : IImportedFile
{
    /// <summary>Rows that are left out because of their faults.</summary>
    public IReadOnlyList<TableRow> LeftOut { get; init; } = [];

    /// <summary>Whether rows with faults are left out and the others taken.</summary>
    public bool SkipsFaulty { get; init; }

    /// <summary>The file without the rows that have faults; faults of the file and of whole sheets stand.</summary>
    public TableFile WithoutFaulty()
    {
        HashSet<(string, int)> rows = [.. Rows.Select(r => (r.Sheet, r.Row))];
        bool OfRows(ImportFault fault) => fault.Row > 0 && fault.OtherRows.Prepend(fault.Row).All(row => rows.Contains((fault.Sheet, row)));
        HashSet<(string, int)> faulty = [.. Faults.Where(OfRows).SelectMany(f => f.OtherRows.Prepend(f.Row).Select(row => (f.Sheet, row)))];
        ILookup<bool, TableRow> split = Rows.ToLookup(r => faulty.Contains((r.Sheet, r.Row)));
        return this with
        {
            Rows = [.. split[false]],
            LeftOut = [.. LeftOut, .. split[true]],
            Faults = [.. Faults.Where(f => !OfRows(f))],
            Notes = [.. Notes, .. Faults.Where(OfRows)],
            SkipsFaulty = true,
        };
    }

    /// <summary>What is taken as it stands and said.</summary>
    public IReadOnlyList<ImportFault> Notes { get; init; } = [];

    /// <summary>The year that a title names, or null.</summary>
    public int? TitledYear => Titles.Select(t => TitleWords.Year().Match(t)).Where(m => m.Success).Select(m => (int?)int.Parse(m.Groups["y"].Value, System.Globalization.CultureInfo.InvariantCulture)).FirstOrDefault();
}

/// <summary>A record as read: the values of its fields; what is empty or has a fault is null.</summary>
public sealed class TableRow
{
    private readonly Dictionary<string, object> values = new(StringComparer.Ordinal);

    private readonly TableLayout layout;

    internal TableRow(string sheet, int row, TableLayout layout, IReadOnlyList<string> titles) => (Sheet, Row, this.layout, Titles) = (sheet, row, layout, titles);

    /// <summary>The sheet it stands in.</summary>
    public string Sheet { get; }

    /// <summary>1-based row in the sheet.</summary>
    public int Row { get; }

    /// <summary>Texts above its table, the sheet's name first.</summary>
    public IReadOnlyList<string> Titles { get; }

    /// <summary>Whether the row goes on with the record above: nothing but what continues stands in it.</summary>
    public bool IsContinued { get; internal set; }

    /// <summary>The head of the column of a field as seen; empty where the table has none.</summary>
    public string HeadOf(TableField field) => layout.HeaderOf(field.Code);

    /// <summary>A fault of a field of the row.</summary>
    internal ImportFault FaultOf(TableField? field, string problem, params object?[] found)
    {
        int column = field is null ? -1 : layout[field.Code];
        return new ImportFault(Sheet, Row, column < 0 ? "" : layout.HeaderAt(column), problem, found) { ColumnIndex = Math.Max(column, 0) };
    }

    /// <summary>A value that is an object, or null.</summary>
    public T? Of<T>(TableField<T> field) where T : class => values.GetValueOrDefault(field.Code) as T;

    /// <summary>A value that is a number, a day, a choice, or null.</summary>
    public T? ValueOf<T>(TableField<T> field) where T : struct => values.GetValueOrDefault(field.Code) as T?;

    /// <summary>The value of a field as a preview shows it: a text, a number, a day, yes or no.</summary>
    internal object? Shown(string field) => values.GetValueOrDefault(field) switch
    {
        null => null,
        (string or int or long or decimal or DateOnly or bool) and var plain => plain,
        var other => other.ToString(),
    };

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
        List<FoundSheet> read = FoundSheet.All(sheets, table, options, faults, cancel);
        foreach (FoundSheet sheet in read)
        {
            if (sheet.Tables.Count > 0)
                titles.AddRange(sheet.Titles);
            foreach (TableLayout found in sheet.Tables)
            {
                foreach (TableField field in table.Fields.Where(f => f.Required && found[f.Code] < 0))
                    faults.Add(new ImportFault(sheet.Sheet.Name, found.LastHeaderRow, "", table.ColumnMissing, [field.Code]));
                var notes = new RowFaults(sheet.Sheet, found, faults);
                var skipped = new List<SheetRow>();
                var reading = new RowReading(sheet, found, table, options, notes);
                foreach (var (kind, row) in new TableBody(sheet.Sheet, found, table, options.Today).Records(cancel))
                {
                    if (kind == RowKind.Unclear)
                        skipped.Add(row);
                    if (kind == RowKind.Section)
                        reading.Section(row);
                    if (kind != RowKind.Record)
                        continue;
                    foreach (SheetRow before in skipped)
                        notes.Add(before, Array.FindIndex(before.Cells, c => !c.IsEmpty), "row-not-understood", FaultLevel.Question, string.Join(" ", before.Cells.Where(c => !c.IsEmpty).Select(c => c.Text)));
                    skipped.Clear();
                    if (sheet.Sheet.HiddenRows.Contains(row.Number))
                        notes.Add(row, 0, "row-hidden", FaultLevel.Question);
                    rows.Add(reading.Read(notes.Begin(row)));
                }
            }
        }

        if (rows.Count == 0 && !faults.Exists(f => f.Level == FaultLevel.Fault))
            faults.Add(ImportFault.OfFile(table.NoTable));
        var (against, said) = FaultGroups.Split(FaultGroups.Grouped(faults, f => f.Level != FaultLevel.Fault), options.Mapping?.Confirmed == true);
        return new TableFile([.. read.Select(r => r.Summary(null))], rows, against, titles) { Notes = said };
    }
}

internal static partial class TitleWords
{
    [GeneratedRegex(@"(năm|year)\s*(?<y>20\d\d)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 5000)]
    public static partial Regex Year();
}
