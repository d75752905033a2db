using Anise.Rules;
using Anise.Rules.Books;
using Anise.Rules.Sets;

namespace Anise.Figures;

/// <summary>By which standard of law a figure is measured in a year, and which years of it can be laid side by side.</summary>
public sealed class FigureStandards(RuleBook rules)
{
    /// <summary>The standard of a year for records of a kind; null where no law measures them, or none of that year.</summary>
    public RuleSet? Of(RecordKind kind, int year) =>
        kind.Standard is { } family && rules.TryFind(family, new DateOnly(year, 12, 31), out RuleSet? set) ? set : null;

    /// <summary>Whether two years of a figure can be laid side by side: both closed everywhere where its kind closes years, and measured by one standard where it rests on one.</summary>
    public bool Compares(FigureGrid grid, Figure figure, int before, int year) =>
        (figure.Kind.Period != PeriodKind.ReviewYear || AreDecided(grid, before, year)) && MeasuresAlike(figure, before, year);

    /// <summary>Whether a figure is measured by one standard in both years, or rests on none.</summary>
    public bool MeasuresAlike(Figure figure, int before, int year) => RuleOf(figure) is null || (Of(figure.Kind, before) is { } set && set == Of(figure.Kind, year));

    /// <summary>Whether every commune with records has decided both years: else they would not be of the same communes.</summary>
    public static bool AreDecided(FigureGrid grid, int before, int year) => grid.CoverageOf(before).IsComplete && grid.CoverageOf(year).IsComplete;

    /// <summary>Whether a figure of a year rests on a value of its standard that is not confirmed against the law.</summary>
    public bool IsUnconfirmed(Figure figure, int year) => UnconfirmedOf(figure, year).Count > 0;

    /// <summary>The values of its standard that a figure of a year rests on and that are not confirmed against the law.</summary>
    public IReadOnlyList<UnconfirmedRule> UnconfirmedOf(Figure figure, int year) =>
        RuleOf(figure) is { } rule && Of(figure.Kind, year) is { } standard ? standard.UnconfirmedUnder(rule, year) : [];

    private static string? RuleOf(Figure figure) => figure.Rule ?? figure.Of?.Rule ?? figure.Per?.Rule;
}
