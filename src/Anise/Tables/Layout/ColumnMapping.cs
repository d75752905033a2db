using Anise.Tables.Letters;

namespace Anise.Tables.Layout;

/// <summary>The user's corrections of what was recognised in a file.</summary>
public sealed record ColumnMapping
{
    /// <summary>What holds for every sheet that has no entry of its own.</summary>
    public SheetMapping Default { get; init; } = new();

    /// <summary>What holds for a sheet, by its name as seen.</summary>
    public IReadOnlyDictionary<string, SheetMapping> Sheets { get; init; } = new Dictionary<string, SheetMapping>();

    /// <summary>What words of the office mean, by field: value as written to code.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Values { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>Whether the user said that what was asked is right as it stands in this file.</summary>
    public bool Confirmed { get; init; }

    /// <summary>Whether only the records without faults are taken.</summary>
    public bool WithoutFaulty { get; init; }

    /// <summary>What holds for the next file with the same headers too: not what was said of this file alone.</summary>
    public ColumnMapping ToRemember() => this with { Confirmed = false, WithoutFaulty = false };

    /// <summary>Whether nothing is said.</summary>
    public bool IsEmpty => !Confirmed && !WithoutFaulty && Values.Count == 0 && Sheets.Count == 0 && Default is { Skip: false, HeaderRow: null, Village: null, Columns.Count: 0 };

    /// <summary>What the office means by a value of a field, as a code; null where it did not say.</summary>
    public string? MeaningOf(string field, string value) =>
        Values.TryGetValue(field, out var words) ? words.FirstOrDefault(w => VietnameseText.ToneKey(w.Key) == VietnameseText.ToneKey(value)).Value : null;

    /// <summary>The corrections of a sheet.</summary>
    /// <param name="sheet">Name of the sheet as seen.</param>
    /// <returns>Its own entry, else the default.</returns>
    public SheetMapping Of(string sheet) => Sheets.TryGetValue(sheet, out var own) ? own : Default;

    /// <summary>The same corrections for a file with these sheets: of one sheet for one sheet, whatever it is called (a CSV file's sheet bears the name of the file).</summary>
    /// <param name="sheets">Names of the sheets as seen.</param>
    internal ColumnMapping ForSheets(IReadOnlyList<string> sheets) =>
        sheets.Count == 1 && Sheets.Count == 1 && !Sheets.ContainsKey(sheets[0])
            ? this with { Sheets = new Dictionary<string, SheetMapping> { [sheets[0]] = Sheets.Values.Single() } }
            : this;

    /// <summary>What was recognised in a file, so that it can be corrected, remembered and used again.</summary>
    /// <param name="read">The sheets of a file read.</param>
    /// <returns>A mapping with an entry for each sheet that has a table; columns by their headers.</returns>
    public static ColumnMapping Of(IReadOnlyList<SheetSummary> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return new ColumnMapping
        {
            Sheets = read.Where(s => s.Recognised).GroupBy(s => s.Name).ToDictionary(g => g.Key, g => Of(g.First())),
        };
    }

    private static SheetMapping Of(SheetSummary sheet) => new()
    {
        HeaderRow = sheet.LastHeaderRow,
        Village = sheet.Village,
        Columns = sheet.Columns.ToDictionary(c => c.Field, c => sheet.Headers.Count(h => h == c.Header) == 1 ? c.Header : c.Letter),
    };
}

/// <summary>The user's corrections of one sheet.</summary>
public sealed record SheetMapping
{
    /// <summary>Leave the sheet out.</summary>
    public bool Skip { get; init; }

    /// <summary>1-based row of the lowest header row, or null to have it recognised.</summary>
    public int? HeaderRow { get; init; }

    /// <summary>The village of every row, for a sheet without a village column; or null.</summary>
    public string? Village { get; init; }

    /// <summary>Field code to header text as seen, or to a column letter; an empty text means that no column holds the field.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();
}
