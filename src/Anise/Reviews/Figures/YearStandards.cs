using Anise.Figures;
using Anise.Rules.Books;
using Anise.Rules.Sets;

namespace Anise.Reviews.Figures;

/// <summary>Which standard of poverty the review of a year was decided by: years of two standards are not measured alike.</summary>
public sealed class YearStandards(RuleBook rules)
{
    /// <summary>The standard of a year; null where there is none.</summary>
    public RuleSet? Of(int year) => rules.TryFind(ReviewTerms.Standard, new DateOnly(year, 12, 31), out RuleSet? set) ? set : null;

    /// <summary>Whether a year is measured by another standard than the year before.</summary>
    public bool Begins(int year) => Of(year) is { } now && Of(year - 1) is { } before && now != before;
}
