using System.Globalization;
using System.Text.RegularExpressions;
using Anise.Basics;
using Anise.Rules.Funds;

namespace Anise.Funds;

/// <summary>What an item is of.</summary>
public enum ItemOf
{
    /// <summary>Something that is built or kept: a road, a culvert.</summary>
    Asset,
    /// <summary>A person who is supported.</summary>
    Person,
}

/// <summary>
/// What names an item. As text <c>asset:CODE/FROM-TO/LINE/PERIOD</c> or <c>person:CODE/KIND/PERIOD</c>. Of an asset all but the code may be left out: then it is the
/// whole asset (<c>*</c>), all work on it and the budget year.
/// </summary>
/// <param name="Of">Asset or person.</param>
/// <param name="Code">Its code.</param>
/// <param name="FromMetre">Where the segment begins; null for the whole.</param>
/// <param name="ToMetre">Where it ends.</param>
/// <param name="Line">The line of work or kind of support.</param>
/// <param name="From">The first day of the period.</param>
/// <param name="To">The last day.</param>
public sealed partial record ItemKey(ItemOf Of, string Code, int? FromMetre, int? ToMetre, string Line, DateOnly From, DateOnly To)
{
    /// <summary>The period of what a person is given once in life.</summary>
    public const string Once = "once";

    private const int YearsApart = 10;   // an item that reaches further would keep its asset from all others

    /// <summary>Reads an item of an entry.</summary>
    /// <param name="text">The text.</param>
    /// <param name="year">The budget year of the entry.</param>
    /// <param name="rules">The lines of work and kinds of support.</param>
    public static Result<ItemKey> Read(string text, int year, FundRules rules)
    {
        if (Shape().Match(text.Trim()) is not { Success: true } shape) return Texts.Problem("item-shape", "item", text);
        ItemOf of = shape.Groups["of"].Value.Equals("person", StringComparison.OrdinalIgnoreCase) ? ItemOf.Person : ItemOf.Asset;
        string code = OneSpelling(shape.Groups["code"].Value);
        List<string> parts = [.. shape.Groups["part"].Captures.Select(c => c.Value.Trim().ToLowerInvariant())];
        if (of == ItemOf.Person && (parts.Count != 2 || parts[0].Length == 0)) return Texts.Problem("item-person-shape", "item", text);
        if (HasCitizenId(of, shape.Groups["code"].Value)) return Texts.Problem("item-person-number", "item");
        if (of == ItemOf.Person) parts.Insert(0, "");
        if (parts.Count > 3) return Texts.Problem("item-shape", "item", text);
        string segment = parts.ElementAtOrDefault(0) ?? "", line = parts.ElementAtOrDefault(1) is { Length: > 0 } said ? said : FundRules.Whole, period = parts.ElementAtOrDefault(2) ?? "";
        IReadOnlyDictionary<string, Rules.LocalText> lines = of == ItemOf.Asset ? rules.Works : rules.Support;
        if (!lines.ContainsKey(line)) return Texts.Problem(of == ItemOf.Asset ? "item-line" : "item-support", "item", line, string.Join(", ", lines.Keys));
        int? from = null, to = null;
        if (segment is not ("" or "*"))
        {
            if (Segment().Match(segment) is not { Success: true } metres || Metre(metres.Groups["from"].Value) is not { } begins || Metre(metres.Groups["to"].Value) is not { } ends || begins >= ends)
                return Texts.Problem("item-segment", "item", segment);
            (from, to) = (begins, ends);
        }
        if (of == ItemOf.Person && period == Once) return new ItemKey(of, code, null, null, line, DateOnly.MinValue, DateOnly.MaxValue);
        if (PeriodOf(period.Length == 0 ? year.ToString("0000", CultureInfo.InvariantCulture) : period) is not var (first, last)) return Texts.Problem("item-period", "item", period);
        return first.Year < year - YearsApart || last.Year > year + YearsApart
            ? Texts.Problem("item-period-far", "item", period, YearsApart, year)
            : new ItemKey(of, code, from, to, line, first, last);
    }

    /// <summary>The code of the asset or person that a text names, whatever else stands in it; null where it names none.</summary>
    public static string? CodeOf(string text) => Shape().Match(text.Split('=')[0].Trim()) is { Success: true } shape ? OneSpelling(shape.Groups["code"].Value) : null;

    /// <summary>Whether both are, in part, the same: nothing of it may be paid under two names.</summary>
    public bool Overlaps(ItemKey other) => Of == other.Of && Code == other.Code
        && (Line == other.Line || (Of == ItemOf.Asset && (Line == FundRules.Whole || other.Line == FundRules.Whole)))
        && From <= other.To && other.From <= To
        && (FromMetre is null || other.FromMetre is null || (FromMetre < other.ToMetre && other.FromMetre < ToMetre));

    /// <summary>The same item always has the same text.</summary>
    public override string ToString() => Of == ItemOf.Person
        ? $"person:{Code}/{Line}/{PeriodText}"
        : string.Create(CultureInfo.InvariantCulture, $"asset:{Code}/{(FromMetre is null ? "*" : $"{FromMetre}-{ToMetre}")}/{Line}/{PeriodText}");

    /// <summary>What names a stored item.</summary>
    public static ItemKey OfItem(FundItem item) => new(item.Of, item.Code, item.FromMetre, item.ToMetre, item.Line, item.From, item.To);

    private string PeriodText => (From, To) switch
    {
        _ when To == DateOnly.MaxValue => Once,
        ({ Month: 1, Day: 1 }, { Month: 12, Day: 31 }) when From.Year == To.Year => From.ToString("yyyy", CultureInfo.InvariantCulture),
        ({ Month: 1, Day: 1 }, { Month: 12, Day: 31 }) => string.Create(CultureInfo.InvariantCulture, $"{From.Year:0000}-{To.Year:0000}"),
        _ when To.Month - From.Month == 2 => string.Create(CultureInfo.InvariantCulture, $"{From.Year:0000}-Q{To.Month / 3}"),
        _ when To.Month - From.Month == 5 => string.Create(CultureInfo.InvariantCulture, $"{From.Year:0000}-H{To.Month / 6}"),
        _ => From.ToString("yyyy-MM", CultureInfo.InvariantCulture),
    };

    private static (DateOnly First, DateOnly Last)? PeriodOf(string text)
    {
        if (Period().Match(text) is not { Success: true } match) return null;
        int year = int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture);
        if (match.Groups["month"] is { Success: true } month)
            return int.Parse(month.Value, CultureInfo.InvariantCulture) is >= 1 and <= 12 and var m ? (new DateOnly(year, m, 1), new DateOnly(year, m, DateTime.DaysInMonth(year, m))) : null;
        if (match.Groups["part"] is { Success: true } part)
        {
            int months = char.ToUpperInvariant(part.Value[0]) == 'Q' ? 3 : 6, end = months * (part.Value[1] - '0');
            return end <= 12 ? (new DateOnly(year, end - months + 1, 1), new DateOnly(year, end, DateTime.DaysInMonth(year, end))) : null;
        }
        int last = match.Groups["last"] is { Success: true } until ? int.Parse(until.Value, CultureInfo.InvariantCulture) : year;
        return last >= year ? (new DateOnly(year, 1, 1), new DateOnly(last, 12, 31)) : null;
    }

    /// <summary>A code in the one way that stands in the book: <c>Road-0117</c> and <c>road-117</c> are one road.</summary>
    private static string OneSpelling(string code)
    {
        string lower = code.ToLowerInvariant();
        return LastNumber().Match(lower) is { Success: true } last ? lower.Remove(last.Groups["zeros"].Index, last.Groups["zeros"].Length) : lower;
    }

    /// <summary>Whether a code is, or holds, the number of a citizen: of an identity card of 9 digits or 12, whose first zero a spreadsheet may have dropped.</summary>
    private static bool HasCitizenId(ItemOf of, string code)
    {
        string plain = string.Concat(code.Where(char.IsAsciiLetterOrDigit));
        return TwelveDigits().IsMatch(code) || (plain.All(char.IsAsciiDigit) && (plain.Length == 12 || (of == ItemOf.Person && plain.Length is 9 or 11)));
    }

    private static int? Metre(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int metre) ? metre : null;

    [GeneratedRegex(@"^((?<of>asset|person):)?(?<code>[a-z0-9][a-z0-9._-]{0,59})(/(?<part>[^/=]*)){0,4}$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Shape();

    [GeneratedRegex(@"(?<!\d)(?<zeros>0*)\d+\D*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LastNumber();

    [GeneratedRegex(@"(?<!\d)\d{12}(?!\d)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TwelveDigits();

    [GeneratedRegex(@"^(?<from>\d{1,7})-(?<to>\d{1,7})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Segment();

    [GeneratedRegex(@"^(?<year>(19|20|21)\d\d)(-(?<last>(19|20|21)\d\d)|-(?<month>\d\d)|-(?<part>[QH][1-4]))?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Period();
}
