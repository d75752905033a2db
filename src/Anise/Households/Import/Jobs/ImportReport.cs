using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Anise.Basics;
using Anise.Households.Import.Matching;
using Anise.Households.Import.Reading;
using Anise.Tables.Faults;
using Anise.Tables.Layout;

namespace Anise.Households.Import.Jobs;

/// <summary>A household of the file as the preview lists it.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Row">The row of its first member.</param>
/// <param name="Code">Its code, where the file gives one.</param>
/// <param name="Head">The head's name.</param>
/// <param name="Village">The village as written.</param>
/// <param name="Members">How many members the file lists.</param>
/// <param name="Outcome">What the import does.</param>
/// <param name="HouseholdId">The stored household it was recognised as.</param>
/// <param name="Changes">What becomes other.</param>
public sealed record ImportLine(
    string Sheet, int Row, string? Code, string Head, string? Village, int Members, ImportOutcome Outcome, long? HouseholdId, IReadOnlyList<ValueChange> Changes)
{
    /// <summary>The people as they will be stored.</summary>
    public IReadOnlyList<ImportPerson> People { get; init; } = [];
}

/// <summary>A person as the preview lists them.</summary>
public sealed record ImportPerson(string Name, Sex? Sex, DateOnly? BirthDate, int? BirthYear, string? Relationship);

/// <summary>A row that is not taken.</summary>
public sealed record LeftOutRow(string Sheet, int Row);

/// <summary>What was read from an uploaded file and what its import would do or did.</summary>
/// <param name="Sheets">The sheets with what was recognised, the columns with confidence and the first rows.</param>
/// <param name="Lines">The households of the file. Empty where the file has faults of its own.</param>
/// <param name="NewVillages">Villages that are made.</param>
/// <param name="Faults">What has to be corrected first.</param>
public sealed record ImportReport(IReadOnlyList<SheetSummary> Sheets, IReadOnlyList<ImportLine> Lines, IReadOnlyList<string> NewVillages, IReadOnlyList<ImportFault> Faults)
{
    /// <summary>What is taken as it stands and said.</summary>
    public IReadOnlyList<ImportFault> Notes { get; init; } = [];

    /// <summary>The rows of households that are left out because of their faults.</summary>
    public IReadOnlyList<LeftOutRow> LeftOut { get; init; } = [];

    /// <summary>How many households have the outcome.</summary>
    public int Count(ImportOutcome outcome) => Lines.Count(l => l.Outcome == outcome);

    internal static ImportReport Of(HouseholdFile file, ImportPreview preview) => new(
        [.. file.Sheets.Select(Masked)],
        [.. preview.Households.Select(h => new ImportLine(
            h.Row.Sheet, h.Row.Row, h.Row.Code, (h.Row.Members.FirstOrDefault(m => m.Relationship == Relationships.Head) ?? h.Row.Members[0]).Name,
            h.Row.Village, h.Row.Members.Count, h.Outcome, h.Household?.Value, h.Changes)
            {
                People = [.. h.Row.Members.Select(m => new ImportPerson(m.Name, m.Sex, m.BirthDate, m.BirthYear, m.Relationship))],
            })],
        preview.NewVillages, preview.Faults)
    {
        Notes = [.. file.Notes.Take(MostNotes)],
        LeftOut = [.. preview.LeftOut.SelectMany(h => h.Members).Select(m => new LeftOutRow(m.Sheet, m.Row))],
    };

    private const int MostNotes = 500;

    /// <summary>True where the file says what is held already: there is nothing to store.</summary>
    public bool ChangesNothing => Faults.Count == 0 && NewVillages.Count == 0 && Lines.Count > 0 && Lines.All(l => l.Outcome == ImportOutcome.Left);

    /// <summary>The first rows show what was recognised; for that nobody needs whole citizen IDs.</summary>
    private static SheetSummary Masked(SheetSummary sheet)
    {
        int column = sheet.Columns.FirstOrDefault(c => c.Field == Fields.CitizenId)?.Column ?? -1;
        return sheet with
        {
            FirstRows = [.. sheet.FirstRows.Select(r => r with { Cells = [.. r.Cells.Select((cell, i) =>
                (i == column && cell.Any(char.IsDigit)) || CitizenId.TryParse(cell, out _) ? ReadHousehold.Masked(cell)! : cell)] })],
        };
    }

    internal string ToJson() => JsonSerializer.Serialize(this);

    internal static ImportReport FromJson(string json)
    {
        ImportReport report = JsonSerializer.Deserialize<ImportReport>(json)!;
        return report with { Faults = [.. report.Faults.Select(Plain)], Notes = [.. (report.Notes ?? []).Select(Plain)] };
    }

    /// <summary>Values of messages are as they were: texts, numbers, days.</summary>
    private static ImportFault Plain(ImportFault fault) => fault with { Found = [.. fault.Found.Select(f => f is JsonElement value ? Plain(value) : f)] };

    private static object? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDecimal(),
        JsonValueKind.String when DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) => day,
        JsonValueKind.Null => null,
        _ => value.ToString(),
    };

    /// <summary>What the headers of a file look like: the same for files made from the same form. Taken from a reading without a mapping.</summary>
    internal static string SignatureOf(HouseholdFile file)
    {
        IEnumerable<string> headers = file.Sheets.SelectMany(s => s.Recognised ? s.Headers : s.FirstRows.FirstOrDefault(r => r.Cells.Count(c => c.Length > 0) > 2)?.Cells ?? []);
        string text = string.Join('\n', headers.Select(Folding.Fold).Where(h => h.Length > 0).Distinct());
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
    }
}
