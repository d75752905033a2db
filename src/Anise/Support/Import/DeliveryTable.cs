using System.Globalization;
using Anise.Basics;
using Anise.Funds.Posting;
using Anise.Households;
using Anise.Tables.Files;
using Anise.Tables.Layout;
using Anise.Tables.Values;

namespace Anise.Support.Import;

/// <summary>A birth as a list of deliveries has it: a day or a year.</summary>
internal sealed record WrittenBirth(DateOnly? Day, int Year)
{
    public bool Fits(MemberFact member) => (member.BirthDate?.Year ?? member.BirthYear) == Year && (Day is null || member.BirthDate is null || member.BirthDate == Day);

    public override string ToString() => Day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? Year.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A list of deliveries as any office's file has it: a row what one person or household got.</summary>
internal static class DeliveryTable
{
    private static readonly File Words = YamlWords.Load<File>("Anise.Support.Import.columns");

    private static readonly WordTable<bool> Answers = new(Words.Received.Select(r => (r.Key == "yes", (IEnumerable<string>)r.Value)));

    private static readonly WordTable<string> Policies = new(Words.Policies.Select(p => (p.Key, p.Value.Append(p.Key))));

    public static readonly TableField<string>
        Household = new("household-code", ReadCode) { Most = 40, Tells = true },
        Name = new("name", CellReaders.PersonName) { Required = true, Names = true, Most = 200 },
        Policy = new("policy", ReadPolicy) { Carries = true, Tells = true, Most = 200 },
        SignedBy = new("signed-by", CellReaders.Text) { Most = 200 };

    public static readonly TableField<WrittenBirth> Birth = new("birth", ReadBirth) { Tells = true };

    public static readonly TableField<WrittenPeriod> Period = new("period", ReadPeriod) { Carries = true, Tells = true };

    public static readonly TableField<decimal> Amount = new("amount", ReadMoney);

    /// <summary>Of which instalment a row is; 0 for all at once.</summary>
    public static readonly TableField<int> Instalment = new("instalment", ReadInstalment) { Tells = true };

    public static readonly TableField<DateOnly> DeliveredOn = new("delivered-on", CellReaders.Day) { Tells = true };

    public static readonly TableField<bool> Received = new("received", CellReaders.OneOf(Answers));

    public static TableDescription Description { get; } = new()
    {
        Fields = [Household, Name, Birth, Policy, Period, Instalment, Amount, DeliveredOn, Received, SignedBy],
        Words = new ColumnWords { Fields = Words.Fields, Known = Words.Known },
        NoTable = "deliveries-no-table",
        IsTable = columns => columns.Any(c => c.Field == Name.Code) && columns.Any(c => c.Field is "household-code" or "policy" or "period" or "amount" or "delivered-on" or "received" or "signed-by"),
    };

    /// <summary>The policy of which a title speaks, by the longest of its words; null where it names none.</summary>
    public static string? PolicyIn(string title) => Words.Policies.SelectMany(p => p.Value, (p, word) => (p.Key, Word: " " + Folding.Fold(word) + " "))
        .Where(w => Padded(title).Contains(w.Word, StringComparison.Ordinal)).OrderByDescending(w => w.Word.Length).Select(w => w.Key).FirstOrDefault();

    /// <summary>The words of periods.</summary>
    public static IReadOnlyDictionary<string, List<string>> PeriodWords => Words.Periods;

    private static string Padded(string text) => " " + string.Join(' ', Folding.Fold(text).Split([' ', ',', '.', ':', ';', '-', '(', ')', '/', '_'], StringSplitOptions.RemoveEmptyEntries)) + " ";

    private static CellReading<string> ReadCode(SheetCell cell, DateOnly today) => NumberText.Plain(cell.Text.Trim()) is { } code ? new(code, null) : new(null, "deliveries-code-lost");

    private static CellReading<string> ReadPolicy(SheetCell cell, DateOnly today) =>
        Policies.TryGet(cell.Text.Trim(), out string? code) || (code = PolicyIn(cell.Text)) is not null ? new(code, null) : new(null, "deliveries-no-policy");

    private static CellReading<WrittenBirth> ReadBirth(SheetCell cell, DateOnly today)
    {
        DateValue date = DateValue.Read(cell, today);
        return date.Date is { } day ? new(new WrittenBirth(day, day.Year), null) : NumberText.Count(cell) is { } year && year >= 1900 && year <= today.Year ? new(new WrittenBirth(null, year), null) : new(null, date.Problem ?? "not-a-date");
    }

    private static CellReading<WrittenPeriod> ReadPeriod(SheetCell cell, DateOnly today) => WrittenPeriod.Read(cell.Text) is { } period ? new(period, null) : new(null, "deliveries-no-period");

    private static CellReading<int> ReadInstalment(SheetCell cell, DateOnly today)
    {
        string text = Padded(cell.Text).Trim();
        if (Words.Instalments["whole"].Any(w => Folding.Fold(w) == text)) return new(0, null);
        if (Words.Instalments["before"].Select(Folding.Fold).FirstOrDefault(w => text.StartsWith(w + " ", StringComparison.Ordinal)) is { } word) text = text[word.Length..].Trim();
        int roman = Array.IndexOf(Romans, text);
        return roman >= 0 ? new(roman + 1, null) : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int no) && no > 0 ? new(no, null) : new(0, "deliveries-no-instalment");
    }

    private static readonly string[] Romans = ["i", "ii", "iii", "iv", "v"];

    private static CellReading<decimal> ReadMoney(SheetCell cell, DateOnly today)
    {
        if (cell.Kind == CellKind.Number) return cell.Number is >= 0 and < 1e12 ? new(decimal.Round((decimal)cell.Number), null) : new(0, "not-a-number");
        string text = Folding.Fold(cell.Text);
        if (Words.Money.Select(Folding.Fold).Where(u => text.EndsWith(u, StringComparison.Ordinal)).MaxBy(u => u.Length) is { } unit) text = text[..^unit.Length].TrimEnd();
        return EntryReader.Whole(text) is { } amount ? new(amount, null) : new(0, "not-a-number");
    }

    private sealed class File
    {
        public Dictionary<string, List<string>> Fields { get; set; } = [];

        public List<List<string>> Known { get; set; } = [];

        public Dictionary<string, List<string>> Received { get; set; } = [];

        public Dictionary<string, List<string>> Policies { get; set; } = [];

        public List<string> Money { get; set; } = [];

        public Dictionary<string, List<string>> Instalments { get; set; } = [];

        public Dictionary<string, List<string>> Periods { get; set; } = [];
    }
}
