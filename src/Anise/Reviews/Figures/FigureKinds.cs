using Anise.Figures;
using Anise.Reviews.Results;
using Anise.Rules;

namespace Anise.Reviews.Figures;

/// <summary>The kinds of record of this area that figures count.</summary>
public sealed class FigureKinds(RuleBook rules)
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<RecordKind> All => [HouseholdYear, Movement, Listed, Review];

    /// <summary>A household in a year.</summary>
    public RecordKind HouseholdYear { get; } = HouseholdYearKind.Make(rules);

    /// <summary>A household's movement between two years, or its standing on one of the two lists.</summary>
    public RecordKind Movement { get; } = new("movement", ["household", "code", "head", "class", "kind"],
        [new Breakdown("movement", "kind", () => Texts.Get("by-movement"), code => Enum.TryParse(code, out MovementKind kind) ? MovementTable.NameOf(kind) : code)],
        new Dictionary<string, IReadOnlyList<ListItem>>());

    /// <summary>A household on the list of a review.</summary>
    public RecordKind Listed { get; } = new("listed-household", ["household", "code", "head", "class", "source", "form", "assessed", "agreed", "missing", "assigned", "decided", "region"],
        [
            new Breakdown("source", "source", () => Texts.Get("by-source"), code => Enum.TryParse(code, out ListingSource source) ? ReviewNames.Of(source) : code),
            new Breakdown("class", "class", () => Texts.Get("by-class"), code => rules.Sets.Last(s => s.Family == ReviewTerms.Standard).Classes.FirstOrDefault(c => c.Code == code)?.Label.ToString() ?? code),
            HouseholdYearKind.RegionBreakdown(rules),
        ],
        new Dictionary<string, IReadOnlyList<ListItem>>());

    /// <summary>The review of a commune.</summary>
    public RecordKind Review { get; } = new("review", ["head", "step", "decided", "region"],
        [new Breakdown("step", "step", () => Texts.Get("by-step"), code => Enum.TryParse(code, out ReviewStep step) ? ReviewNames.Of(step) : code), HouseholdYearKind.RegionBreakdown(rules)],
        new Dictionary<string, IReadOnlyList<ListItem>>());
}
