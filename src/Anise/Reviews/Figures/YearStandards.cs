using Anise.Figures;
using Anise.Rules;

namespace Anise.Reviews.Figures;

/// <summary>Which standard of poverty the review of a year was decided by: years of two standards are not measured alike.</summary>
public sealed class YearStandards(RuleBook rules)
{
    /// <summary>The standard of a year; null where there is none.</summary>
    public RuleSet? Of(int year) => rules.TryFind(ReviewTerms.Standard, new DateOnly(year, 12, 31), out RuleSet? set) ? set : null;

    /// <summary>Whether a year is measured by another standard than the year before.</summary>
    public bool Begins(int year) => Of(year) is { } now && Of(year - 1) is { } before && now != before;

    /// <summary>Whether two years of a figure can be laid side by side: both decided everywhere, and measured by one standard where the figure rests on one.</summary>
    public bool Compares(FigureGrid grid, Figure figure, int before, int year) => AreDecided(grid, before, year) && MeasuresAlike(figure, before, year);

    /// <summary>Whether a figure is measured by one standard in both years, or rests on none.</summary>
    public bool MeasuresAlike(Figure figure, int before, int year) => RuleOf(figure) is null || (Of(before) is { } set && set == Of(year));

    /// <summary>Whether every commune with records has decided both years: else they would not be of the same communes.</summary>
    public static bool AreDecided(FigureGrid grid, int before, int year) => grid.Coverage.GetValueOrDefault(before).IsComplete && grid.Coverage.GetValueOrDefault(year).IsComplete;

    /// <summary>Whether a figure of a year rests on a value of its standard that is not confirmed against the law.</summary>
    public bool IsUnconfirmed(Figure figure, int year) => RuleOf(figure) is { } rule && Of(year)?.RestsOnUnconfirmed(rule) == true;

    private static string? RuleOf(Figure figure) => figure.Rule ?? figure.Of?.Rule ?? figure.Per?.Rule;
}
