using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Anise.Basics;
using Anise.Tables.Faults;
using Anise.Tables.Layout;
using Anise.Tables.Reading;
using Anise.Tables.Values;

namespace Anise.Tables.Imports;

/// <summary>What an import does with a record of the file.</summary>
public enum ImportOutcome
{
    /// <summary>It is new.</summary>
    Added,
    /// <summary>It is known and something becomes other.</summary>
    Changed,
    /// <summary>It is known and all is as the file says.</summary>
    Left,
    /// <summary>It has faults.</summary>
    Refused,
}

/// <summary>One value that becomes another.</summary>
/// <param name="Of">What of the record it belongs to, such as a member; null for the record itself.</param>
/// <param name="Label">What the value is called.</param>
/// <param name="Before">What is held before, as shown; null for nothing.</param>
/// <param name="After">What is held then, as shown; null for nothing.</param>
public sealed record ImportChange(string? Of, AllowedValue Label, string? Before, string? After);

/// <summary>A record of the file as the preview lists it.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Row">Its first row.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Outcome">What the import does.</param>
public sealed record ImportLine(string Sheet, int Row, string Name, ImportOutcome Outcome)
{
    /// <summary>What it holds, by the field: texts, numbers, days, codes.</summary>
    public IReadOnlyDictionary<string, object?> Values { get; init; } = new Dictionary<string, object?>();

    /// <summary>Where the stored record opens that it was recognised as.</summary>
    public string? Address { get; init; }

    /// <summary>What becomes other, for one that is known.</summary>
    public IReadOnlyList<ImportChange> Changes { get; init; } = [];

    /// <summary>Its parts as they will be stored, such as the members of a household.</summary>
    public IReadOnlyList<AllowedValue> Parts { get; init; } = [];
}

/// <summary>A row that is not taken.</summary>
public sealed record LeftOutRow(string Sheet, int Row);

/// <summary>What was read from an uploaded file and what its import would do or did.</summary>
/// <param name="Sheets">The sheets with what was recognised, the columns with confidence and the first rows.</param>
/// <param name="Records">The records of the file. Empty where the file has faults of its own.</param>
/// <param name="NewVillages">Villages that are made.</param>
/// <param name="Faults">What has to be corrected first.</param>
public sealed record ImportReport(IReadOnlyList<SheetSummary> Sheets, IReadOnlyList<ImportLine> Records, IReadOnlyList<string> NewVillages, IReadOnlyList<ImportFault> Faults)
{
    private const int MostNotes = 500;

    /// <summary>What is taken as it stands and said.</summary>
    public IReadOnlyList<ImportFault> Notes { get; init; } = [];

    /// <summary>The rows of records that are left out because of their faults.</summary>
    public IReadOnlyList<LeftOutRow> LeftOut { get; init; } = [];

    /// <summary>The households of a report that was kept before there were kinds.</summary>
    [JsonInclude]
    private IReadOnlyList<OldLine>? Lines { get; init; }

    /// <summary>The number of the write that stored it; null for a preview, a refusal, and where nothing changed.</summary>
    [JsonIgnore]
    public long? Revision { get; init; }

    /// <summary>Whether the file can be stored.</summary>
    [JsonIgnore]
    public bool Ok => Faults.Count == 0;

    /// <summary>How many records have the outcome.</summary>
    public int Count(ImportOutcome outcome) => Records.Count(l => l.Outcome == outcome);

    /// <summary>True where the file says what is held already: there is nothing to store.</summary>
    [JsonIgnore]
    public bool ChangesNothing => Faults.Count == 0 && NewVillages.Count == 0 && Records.Count > 0 && Records.All(l => l.Outcome == ImportOutcome.Left);

    /// <summary>A file of which nothing can be said but this.</summary>
    internal static ImportReport Refused(params IReadOnlyList<ImportFault> faults) => new([], [], [], faults);

    /// <summary>The same with what was recognised in the file.</summary>
    internal ImportReport Of(ImportKind kind, IImportedFile file) =>
        this with { Sheets = [.. file.Sheets.Select(kind.Masked)], Notes = [.. Notes.Concat(file.Notes).Take(MostNotes)] };

    internal string ToJson() => JsonSerializer.Serialize(this);

    internal static ImportReport FromJson(string json)
    {
        ImportReport report = JsonSerializer.Deserialize<ImportReport>(json)!;
        return report with
        {
            Lines = null,
            Records = [.. (report.Records ?? [.. (report.Lines ?? []).Select(l => new ImportLine(l.Sheet, l.Row, l.Head, l.Outcome))]).Select(r => r with { Values = r.Values.ToDictionary(v => v.Key, v => v.Value is JsonElement value ? Plain(value) : v.Value) })],
            Faults = [.. report.Faults.Select(Plain)],
            Notes = [.. (report.Notes ?? []).Select(Plain)],
        };
    }

    private sealed record OldLine(string Sheet, int Row, string Head, ImportOutcome Outcome);

    /// <summary>Values of messages are as they were: texts, numbers, days.</summary>
    private static ImportFault Plain(ImportFault fault) => fault with { Found = [.. fault.Found.Select(f => f is JsonElement value ? Plain(value) : f)] };

    private static object? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDecimal(),
        JsonValueKind.String when DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) => day,
        JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
        JsonValueKind.Null => null,
        _ => value.ToString(),
    };

    /// <summary>What the headers of a file look like: the same for files made from the same form. Taken from a reading without a mapping.</summary>
    internal static string SignatureOf(ImportKind kind, IReadOnlyList<SheetSummary> sheets)
    {
        IEnumerable<string> headers = sheets.SelectMany(s => s.Recognised ? s.Headers : s.FirstRows.FirstOrDefault(r => r.Cells.Count(c => c.Length > 0) > 2)?.Cells ?? []);
        string text = kind.SignatureStart + string.Join('\n', headers.Select(Folding.Fold).Where(h => h.Length > 0).Distinct());
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
    }
}
