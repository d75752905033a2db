using System.Globalization;
using System.Text.RegularExpressions;
using Anise.Basics;
using Anise.Rules.Sets;

namespace Anise.Support.Import;

/// <summary>A period as an office writes it: a month, a quarter, half a year, a year.</summary>
/// <param name="Kind">How long.</param>
/// <param name="First">Its first day.</param>
internal sealed partial record WrittenPeriod(PolicyPeriod Kind, DateOnly First)
{
    /// <summary>The period that a title names; null where it names none, and where the day that it names is that of a paper.</summary>
    public static WrittenPeriod? InTitle(string title) => Has("paper", Folding.Fold(title)) ? null : Read(title, alone: false);

    /// <summary>The period that a cell names; null where it names none.</summary>
    public static WrittenPeriod? Read(string text) => Read(text, alone: true);

    private static WrittenPeriod? Read(string text, bool alone)
    {
        string folded = Folding.Fold(text).Replace('-', ' ').Replace('/', ' ');
        if (Year().Match(folded) is not { Success: true } found) return null;
        int year = int.Parse(found.Value, CultureInfo.InvariantCulture);
        string rest = folded.Remove(found.Index, found.Length).Trim();
        if (Has("first-half", rest)) return new(PolicyPeriod.HalfYear, new DateOnly(year, 1, 1));
        if (Has("second-half", rest)) return new(PolicyPeriod.HalfYear, new DateOnly(year, 7, 1));
        if (Numbered("quarter", rest) is { } quarter) return quarter is >= 1 and <= 4 ? new(PolicyPeriod.Quarter, new DateOnly(year, (3 * quarter) - 2, 1)) : null;
        if (Numbered("half", rest) is { } half) return half is 1 or 2 ? new(PolicyPeriod.HalfYear, new DateOnly(year, (6 * half) - 5, 1)) : null;
        if ((Numbered("month", rest) ?? (Bare().IsMatch(rest) ? int.Parse(rest, CultureInfo.InvariantCulture) : null)) is { } month) return month is >= 1 and <= 12 ? new(PolicyPeriod.Month, new DateOnly(year, month, 1)) : null;
        // What else a cell says besides the year would be a part of it that is not understood.
        return !alone || rest.Length == 0 || DeliveryTable.PeriodWords["year"].Any(w => Folding.Fold(w) == rest) ? new(PolicyPeriod.Year, new DateOnly(year, 1, 1)) : null;
    }

    /// <summary>Whether it lies in one period of a policy; a whole year says not which month of it.</summary>
    public bool FitsIn(PolicyPeriod paid) => paid == PolicyPeriod.Once || SupportPeriods.MonthsOf(Kind) <= SupportPeriods.MonthsOf(paid);

    /// <summary>Whether a day lies in it.</summary>
    public bool Has(DateOnly day) => day >= First && day < First.AddMonths(SupportPeriods.MonthsOf(Kind));

    public override string ToString() => SupportPeriods.Of(Kind, First);

    private static bool Has(string word, string text) => DeliveryTable.PeriodWords[word].Any(w => text.Contains(Folding.Fold(w), StringComparison.Ordinal));

    private static int? Numbered(string word, string text)
    {
        foreach (string name in DeliveryTable.PeriodWords[word].Select(w => Folding.Fold(w).Replace('-', ' ')).OrderByDescending(w => w.Length))
            if (Regex.Match(text, $@"(?<![a-z]){Regex.Escape(name)}\s*(?<n>iv|iii|ii|i|\d{{1,2}})(?![a-z\d])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)) is { Success: true } match)
                return match.Groups["n"].Value switch { "i" => 1, "ii" => 2, "iii" => 3, "iv" => 4, var digits => int.Parse(digits, CultureInfo.InvariantCulture) };
        return null;
    }

    [GeneratedRegex(@"(?<!\d)20\d\d(?!\d)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Year();

    [GeneratedRegex(@"^\d{1,2}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Bare();
}
