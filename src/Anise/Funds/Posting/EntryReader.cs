using System.Globalization;
using System.Text.RegularExpressions;
using Anise.Basics;
using Anise.Places;
using Anise.Rules;
using Anise.Rules.Funds;

namespace Anise.Funds.Posting;

/// <summary>Reads the cells of entries; what is wrong becomes a fault of its column.</summary>
internal sealed partial class EntryReader(FundRules rules, FundMaps maps)
{
    /// <summary>The most that one entry has, in VND: more than a province spends in years, and a sum of nine thousand still is a whole number of the store.</summary>
    internal const long Most = 100_000_000_000_000;

    private const int LongestNote = 500;

    /// <summary>What offices call the kinds, folded: their codes, names and further words in both languages.</summary>
    private static readonly Dictionary<string, EntryKind> Kinds = Enum.GetValues<EntryKind>()
        .SelectMany(k => Texts.Area.InBoth("kind-words-" + FundWords.Code(k)).SelectMany(words => words.Split('|')).Concat(Texts.Area.InBoth("kind-" + FundWords.Code(k))).Append(FundWords.Code(k)), (kind, word) => (kind, word: Folding.Fold(word)))
        .DistinctBy(k => k.word).ToDictionary(k => k.word, k => k.kind, StringComparer.Ordinal);

    /// <summary>The kind of an entry; null where the word is none.</summary>
    public static EntryKind? KindOf(string text) => Kinds.TryGetValue(Folding.Fold(text), out EntryKind kind) ? kind : null;

    /// <summary>The day of a row; null where it is none.</summary>
    public static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text.Trim(), ["yyyy-MM-dd", "d/M/yyyy", "dd/MM/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;

    /// <summary>Reads an entry that is no reversal.</summary>
    public EntryDraft? Read(FundRow row, List<Problem> problems)
    {
        int before = problems.Count;
        string? key = KeyOf(row.Entry, problems);
        if (KindOf(row.Kind) is not { } kind)
        {
            problems.Add(Texts.Problem("kind-unknown", "kind", row.Kind, string.Join(", ", Enum.GetValues<EntryKind>().Select(FundWords.Code))));
            return null;
        }
        FundSource? source = SourceOf(row.Source);
        if (source is null) problems.Add(Texts.Problem("source-unknown", "source", row.Source, string.Join(", ", rules.Sources.Select(s => s.Code))));
        FundComponent? component = ComponentOf(row.Component);
        if (component is null) problems.Add(Texts.Problem("component-unknown", "component", row.Component, string.Join(", ", rules.Components.Select(c => c.Code))));
        int? year = YearOf(row.Year, problems);
        DateOnly? date = Dated(row.Date, year, problems);
        MappedPlace? place = date is { } day ? maps.Find(row.Place, day) : null;
        if (date is not null && place is null) problems.Add(Texts.Problem("place-unknown", "place", row.Place, date));
        if (year is { } of) Belongs(kind, source, component, of, problems);
        string note = NoteOf(row.Note, problems);
        (ItemKey? item, long? cost) = ItemOf(row.Item, kind, year ?? maps.Today.Year, problems);
        (long Amount, decimal? Quantity) amount = source is null || date is null ? default : AmountOf(row.Amount, source, date.Value, problems);
        return problems.Count > before ? null
            : new EntryDraft(row, key!, date!.Value, source!, component!, place!, year!.Value, kind, item, cost, amount.Amount, amount.Quantity, note);
    }

    /// <summary>The source of a cell; null where the rules know none.</summary>
    public FundSource? SourceOf(string text) => Find(rules.Sources, text, s => s.Code, s => s.Label);

    /// <summary>The component of a cell; null where the rules know none.</summary>
    public FundComponent? ComponentOf(string text) => Find(rules.Components, text, c => c.Code, c => c.Label);

    /// <summary>Whether an amount of a cell is that of an entry, in VND or in the unit of its source.</summary>
    public bool IsAmountOf(string text, FundEntry entry) =>
        Whole(text) == entry.Amount || (rules.Source(entry.Source) is { Unit: not null } source && AmountOf(text, source, entry.Date, []) is var said && said == (entry.Amount, entry.Quantity));

    /// <summary>Checks a note.</summary>
    public static string NoteOf(string text, List<Problem> problems)
    {
        string note = text.Trim();
        if (note.Length > LongestNote) problems.Add(Texts.Problem("note-long", "note", LongestNote));
        return note;
    }

    /// <summary>Checks the key of an entry.</summary>
    public static string? KeyOf(string text, List<Problem> problems)
    {
        string key = text.Trim();
        if (KeyShape().IsMatch(key)) return key;
        problems.Add(Texts.Problem("entry-key", "entry", key));
        return null;
    }

    /// <summary>Reads a day and checks it against its budget year.</summary>
    public DateOnly? Dated(string text, int? year, List<Problem> problems)
    {
        if (DayOf(text) is not { } day) problems.Add(Texts.Problem("date-wrong", "date", text));
        else if (day > maps.Today) problems.Add(Texts.Problem("date-future", "date", day));
        else if (year is { } of && (day.Year < of - 1 || day.Year > of + 1)) problems.Add(Texts.Problem("date-year", "date", day, of));
        else return day;
        return null;
    }

    /// <summary>Reads a budget year.</summary>
    public static int? YearOf(string text, List<Problem> problems)
    {
        if (int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year is >= 2000 and <= 2100) return year;
        problems.Add(Texts.Problem("year-wrong", "year", text));
        return null;
    }

    private static void Belongs(EntryKind kind, FundSource? source, FundComponent? component, int year, List<Problem> problems)
    {
        if (source is not null && !source.Has(year)) problems.Add(Texts.Problem("source-year", "year", source.Label, year, source.From, source.To?.ToString(CultureInfo.CurrentCulture) ?? "…"));
        bool gives = kind is EntryKind.Allocation or EntryKind.Contribution;
        if (component is { Programme: var programme } && !(gives ? programme.Has(year) : programme.MaySpend(kind == EntryKind.CarryOver ? year + 1 : year)))
            problems.Add(Texts.Problem(gives ? "component-year" : "component-spent", "year", component.Label, year, programme.From, programme.To, programme.CarriedUntil));
        if (source is null) return;
        if (kind == EntryKind.Allocation && source.GivenBy == FundGiver.Contributors) problems.Add(Texts.Problem("source-contributes", "kind", source.Label));
        if (kind == EntryKind.Contribution && source.GivenBy != FundGiver.Contributors) problems.Add(Texts.Problem("source-allocates", "kind", source.Label));
        if (source.InKind && kind is not (EntryKind.Contribution or EntryKind.Allocation)) problems.Add(Texts.Problem("source-in-kind", "kind", source.Label));
    }

    private (ItemKey? Item, long? Cost) ItemOf(string text, EntryKind kind, int year, List<Problem> problems)
    {
        if (text.Trim().Length == 0) return (null, null);
        if (kind is EntryKind.Allocation or EntryKind.Return)
        {
            problems.Add(Texts.Problem("item-not-here", "item", FundWords.Name(kind)));
            return (null, null);
        }
        string[] parts = text.Split('=');
        Result<ItemKey> item = ItemKey.Read(parts[0], year, rules);
        if (!item.Ok) problems.AddRange(item.Problems);
        long? cost = null;
        if (parts.Length > 1 && (parts.Length > 2 || (cost = Whole(parts[1])) is not (> 0 and <= Most))) problems.Add(cost > Most ? Texts.Problem("amount-much", "item", cost, Most) : Texts.Problem("item-cost-wrong", "item", parts[1]));
        return (item.Ok ? item.Value : null, cost);
    }

    private static (long Amount, decimal? Quantity) AmountOf(string text, FundSource source, DateOnly day, List<Problem> problems)
    {
        if (source.Unit is { } unit && Quantity().Match(text.Trim()) is { Success: true } said)
        {
            string word = Folding.Fold(said.Groups["unit"].Value);
            if (word != Folding.Fold(unit) && Texts.Area.InBoth("unit-" + unit).SelectMany(u => u.Split('|')).All(u => Folding.Fold(u) != word)) problems.Add(Texts.Problem("amount-unit", "amount", said.Groups["unit"].Value, FundWords.UnitName(unit)));
            else if (source.RateOn(day) is not { } rate) problems.Add(Texts.Problem("amount-no-rate", "amount", source.Label, day));
            else if (decimal.Parse(said.Groups["n"].Value.Replace(',', '.'), CultureInfo.InvariantCulture) is var quantity && decimal.Round(quantity * rate.Value, MidpointRounding.AwayFromZero) is var worth && worth is > 0 and <= Most)
                return ((long)worth, quantity);
            else if (worth > Most) problems.Add(Texts.Problem("amount-much", "amount", worth, Most));
            else problems.Add(Texts.Problem("amount-wrong", "amount", text));
        }
        else if (Whole(text) is { } amount and > 0 and <= Most) return (amount, null);
        else if (Whole(text) is { } much and > Most) problems.Add(Texts.Problem("amount-much", "amount", much, Most));
        else problems.Add(Texts.Problem("amount-wrong", "amount", text));
        return default;
    }

    /// <summary>A whole number, also with signs between thousands; null for anything else.</summary>
    internal static long? Whole(string text)
    {
        string plain = text.Trim();
        if (Grouped().IsMatch(plain)) plain = string.Concat(plain.Where(char.IsAsciiDigit));
        return long.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out long amount) ? amount : null;
    }

    private static T? Find<T>(IEnumerable<T> all, string text, Func<T, string> code, Func<T, LocalText> label) where T : class
    {
        string folded = Folding.Fold(text);
        return all.FirstOrDefault(x => code(x) == text.Trim().ToLowerInvariant()) ?? all.FirstOrDefault(x => Folding.Fold(label(x).Vi) == folded || Folding.Fold(label(x).En) == folded);
    }

    [GeneratedRegex(@"^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,59}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex KeyShape();

    [GeneratedRegex(@"^\d{1,3}((\.\d{3})+|(,\d{3})+|([ \u00a0]\d{3})+)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^(?<n>\d{1,9}([.,]\d{1,2})?)\s+(?<unit>\p{L}[\p{L}\p{N} /-]*)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Quantity();
}
