using System.Globalization;
using Anise.Figures;
using Anise.Reviews.Figures;
using Anise.Rules;

namespace Anise.Web.Pictures;

/// <summary>Where one standard of poverty follows another: years on the two sides are not measured alike.</summary>
public sealed class StandardBreaks(YearStandards standards, FigureStandards measured)
{
    /// <summary>The standard of each year.</summary>
    public YearStandards Standards => standards;

    /// <summary>Which years of a figure can be laid side by side.</summary>
    public FigureStandards Measured => measured;

    /// <summary>The years to show, with those beyond their ends from which the law parts them.</summary>
    public IReadOnlyList<int> With(int first, int last)
    {
        int from = standards.Begins(first) ? first - 1 : first, to = standards.Begins(last + 1) ? last + 1 : last;
        return [.. Enumerable.Range(from, to - from + 1)];
    }

    /// <summary>What a row of the year needs so that the line is broken before it.</summary>
    public IEnumerable<KeyValuePair<string, object>> DataOf(int year)
    {
        if (standards.Begins(year)) yield return new("data-break", standards.Of(year)!.Name);
    }

    /// <summary>The breaks between these years, explained.</summary>
    public IEnumerable<PictureNote> Notes(IReadOnlyList<int> years) => years.Skip(1).Where(standards.Begins).Select(year => new PictureNote(
        Texts.Get("break", (year - 1).ToString(CultureInfo.InvariantCulture), year.ToString(CultureInfo.InvariantCulture), standards.Of(year - 1)!.Label, standards.Of(year)!.Label, Components.LawWords.In(standards.Of(year)!.Reference)),
        $"/rules/{standards.Of(year)!.Family}/{standards.Of(year)!.Name}", standards.Of(year)!.Status == RuleStatus.Unconfirmed));
}
