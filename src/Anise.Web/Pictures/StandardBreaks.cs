using System.Globalization;
using Anise.Reviews;
using Anise.Rules;

namespace Anise.Web.Pictures;

/// <summary>Where one standard of poverty follows another: years on the two sides are not measured alike.</summary>
public sealed class StandardBreaks(RuleBook rules)
{
    /// <summary>The standard that the review of a year was decided by; null where there is none.</summary>
    public RuleSet? Of(int year) => rules.TryFind(ReviewTerms.Standard, new DateOnly(year, 12, 31), out RuleSet? set) ? set : null;

    /// <summary>Whether a year is measured by another standard than the year before.</summary>
    public bool Begins(int year) => Of(year) is { } now && Of(year - 1) is { } before && now != before;

    /// <summary>The years to show, with those beyond their ends from which the law parts them.</summary>
    public IReadOnlyList<int> With(int first, int last)
    {
        int from = Begins(first) ? first - 1 : first, to = Begins(last + 1) ? last + 1 : last;
        return [.. Enumerable.Range(from, to - from + 1)];
    }

    /// <summary>What a row of the year needs so that the line is broken before it.</summary>
    public IEnumerable<KeyValuePair<string, object>> DataOf(int year)
    {
        if (Begins(year)) yield return new("data-break", Of(year)!.Name);
    }

    /// <summary>The breaks between these years, explained.</summary>
    public IEnumerable<PictureNote> Notes(IReadOnlyList<int> years) => years.Skip(1).Where(Begins).Select(year => new PictureNote(
        Texts.Get("break", (year - 1).ToString(CultureInfo.InvariantCulture), year.ToString(CultureInfo.InvariantCulture), Of(year - 1)!.Label, Of(year)!.Label, Components.LawWords.In(Of(year)!.Reference)),
        $"/rules/{Of(year)!.Family}/{Of(year)!.Name}", Of(year)!.Status == RuleStatus.Unconfirmed));
}
