using System.Globalization;
using Anise.Access;
using Anise.Figures;
using Anise.Households;
using Anise.Reviews.Results;
using Anise.Rules.Books;
using Anise.Rules.Sets;

namespace Anise.Reviews.Figures;

/// <summary>The kinds of record of this area that figures count.</summary>
public sealed class FigureKinds(RuleBook rules)
{
    /// <summary>What these records are made of, as the journal calls it.</summary>
    internal static readonly string[] Subjects = ["household", "campaign", "review", "review-household", "decided-household", "complaint"];

    /// <summary>All of them.</summary>
    public IReadOnlyList<RecordKind> All => [HouseholdYear, InForce, Movement, Listed, Review];

    /// <summary>A household in a year.</summary>
    public RecordKind HouseholdYear { get; } = HouseholdYearKind.Make(rules);

    /// <summary>A household on a day, with the class in force.</summary>
    public RecordKind InForce { get; } = OfHouseholds(new RecordKind("household-in-force", ["household", "code", "head", "class", "people", "minority", "decided", "region"],
        [new Breakdown("class", "class", () => Texts.Get("by-class"), code => HouseholdClasses.NameOf(rules, code)), HouseholdYearKind.RegionBreakdown(rules)],
        new Dictionary<string, IReadOnlyList<ListItem>>())
    {
        Name = () => Texts.Get("kind-in-force"), Unit = "household", See = Permission.SeeHouseholds, TakeOut = Permission.ExportHouseholds,
        Period = PeriodKind.Day, Subjects = Subjects, Quantities = new Dictionary<string, string> { ["people"] = "person" }, Look = new(),
    }, rules);

    /// <summary>A household's movement between two years, or its standing on one of the two lists.</summary>
    public RecordKind Movement { get; } = OfHouseholds(new RecordKind("movement", ["household", "code", "head", "class", "kind"],
        [new Breakdown("movement", "kind", () => Texts.Get("by-movement"), NameOfMovement)],
        new Dictionary<string, IReadOnlyList<ListItem>>())
    {
        Name = () => Texts.Get("kind-movement"), Unit = "household", See = Permission.SeeHouseholds, TakeOut = Permission.ExportHouseholds,
        Period = PeriodKind.ReviewYear, Standard = ReviewTerms.Standard, IsCorrected = true, Subjects = Subjects, Look = new(),
    }, rules);

    /// <summary>A household on the list of a review.</summary>
    public RecordKind Listed { get; } = OfHouseholds(new RecordKind("listed-household", ["household", "code", "head", "class", "source", "form", "assessed", "agreed", "missing", "assigned", "decided", "region"],
        [
            new Breakdown("source", "source", () => Texts.Get("by-source"), code => Enum.TryParse(code, out ListingSource source) ? ReviewNames.Of(source) : code),
            new Breakdown("class", "class", () => Texts.Get("by-class"), code => HouseholdClasses.NameOf(rules, code)),
            HouseholdYearKind.RegionBreakdown(rules),
        ],
        new Dictionary<string, IReadOnlyList<ListItem>>())
    {
        Name = () => Texts.Get("kind-listed"), Unit = "household", See = Permission.SeeHouseholds, TakeOut = Permission.ExportHouseholds,
        Period = PeriodKind.ReviewYear, Standard = ReviewTerms.Standard, Subjects = Subjects, Look = new(),
    }, rules);

    /// <summary>The review of a commune.</summary>
    public RecordKind Review { get; } = new("review", ["head", "step", "decided", "region"],
        [new Breakdown("step", "step", () => Texts.Get("by-step"), NameOfStep), HouseholdYearKind.RegionBreakdown(rules)],
        new Dictionary<string, IReadOnlyList<ListItem>>())
    {
        Name = () => Texts.Get("kind-review"), Unit = "commune", See = Permission.SeeHouseholds, TakeOut = Permission.ExportHouseholds,
        Period = PeriodKind.ReviewYear, Subjects = Subjects,
        Look = new RecordLook
        {
            Id = new("review", "board", () => Texts.Get("kind-review")),
            Address = record => record["review"] is { } board ? "/reviews/" + board : null,
            Names = [new("head", "head", () => Texts.Get("kind-review"))],
            Facts = [new("step", "step", () => Texts.Get("by-step"), NameOfStep) { RankOf = code => Enum.TryParse(code, out ReviewStep step) ? (int)step : int.MaxValue }],
        },
    };

    /// <summary>A kind whose records are households, by what they look like.</summary>
    internal static RecordKind OfHouseholds(RecordKind kind, RuleBook rules) => kind with
    {
        Look = new RecordLook
        {
            Id = new("household", "household", () => Texts.Get("field-household")),
            Address = record => record.Id is { } id ? string.Create(CultureInfo.InvariantCulture, $"/households/{id}") : null,
            Names = [new("household_code", "code", () => Texts.Get("field-code")) { IsPersonal = true }, new("head", "head", () => Texts.Get("field-head")) { IsPersonal = true }],
            Title = "head",
            Facts = [new("class", "class", () => Texts.Get("by-class"), code => HouseholdClasses.NameOf(rules, code)) { RankOf = code => HouseholdClasses.RankOf(rules, code) }],
        },
    };

    private static string NameOfMovement(string code) => Enum.TryParse(code, out MovementKind kind) ? MovementTable.NameOf(kind) : code;

    private static string NameOfStep(string code) => Enum.TryParse(code, out ReviewStep step) ? ReviewNames.Of(step) : code;
}
