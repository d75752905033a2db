using System.Globalization;
using Anise.Access;
using Anise.Figures;
using Anise.Households;
using Anise.Rules.Books;
using Anise.Rules.Sets;

namespace Anise.Reviews.Figures;

/// <summary>The kind of record that most figures count: a household in a year, with what the review of its commune decided on it.</summary>
internal static class HouseholdYearKind
{
    public const string Code = "household-year";

    /// <summary>Rules whose values stand in columns under their own names, where the answers to form B give them.</summary>
    public static readonly string[] RuleColumns = ["income", "children", "uninsured-children", "undernourished-children", "children-missing-school", "average-living-standard", "workers", "certified-workers"];

    private static readonly string[] Plain =
    [
        "household", "code", "head", "class", "head-sex", "ethnicity", "minority", "size", "area", "region", "people", "decided", "listed", "b1", "b1-group", "b2",
        "deprivations-known", "deprivations", "indicators", "multidimensionally-poor",
        "without-code", "members-known", "members-without-birth", "members-without-citizen-id",
    ];

    // Points and income per person are levels: their sum says nothing.
    private static readonly Dictionary<string, string> Quantities = new()
    {
        ["people"] = "person", ["members-known"] = "person", ["members-without-birth"] = "person", ["members-without-citizen-id"] = "person",
        ["children"] = "person", ["uninsured-children"] = "person", ["undernourished-children"] = "person", ["children-missing-school"] = "person",
        ["workers"] = "person", ["certified-workers"] = "person",
    };

    public static RecordKind Make(RuleBook rules)
    {
        RuleSet[] sets = [.. rules.Sets.Where(s => s.Family == ReviewTerms.Standard)];
        var lists = new Dictionary<string, IReadOnlyList<ListItem>>
        {
            ["indicator"] = [.. sets.SelectMany(s => s.Deprivations).Reverse().DistinctBy(d => d.Code).Reverse().Select(d => new ListItem(d.Code, d.Label))],
            ["service"] = [.. sets.SelectMany(s => s.Deprivations).Reverse().DistinctBy(d => d.Service).Reverse().Select(d => new ListItem(d.Service, d.ServiceLabel))],
            ["cause"] = Options("causes"),
            ["group"] = Options("groups"),
            ["need"] = Options("needs"),
        };
        string[] flags = [.. lists.SelectMany(l => l.Value.Select(i => FlagOf(l.Key, i.Code)))];
        return FigureKinds.OfHouseholds(new RecordKind(Code, [.. Plain, .. RuleColumns, .. flags],
        [
            new("class", "class", () => Texts.Get("by-class"), code => HouseholdClasses.NameOf(rules, code)),
            new("ethnic-group", "ethnicity", () => Texts.Get("by-ethnic-group"), code => EthnicGroups.Exists(code) ? EthnicGroups.NameOf(code) : code) { Groups = [.. EthnicGroups.Codes] },
            new("head-sex", "head-sex", () => Texts.Get("by-head-sex"), code => Texts.Get("sex-" + code)) { Groups = ["male", "female"] },
            new("size", "size", () => Texts.Get("by-size"), code => Texts.Get("size-people", code)),
            new("area", "area", () => Texts.Get("by-area"), code => Texts.Get("area-" + code)),
            RegionBreakdown(rules),
            new("b1", "b1-group", () => Texts.Get("by-b1"), PointGroups.NameOf),
        ], lists)
        {
            Name = () => Texts.Get("kind-household-year"), Unit = "household", See = Permission.SeeHouseholds, TakeOut = Permission.ExportHouseholds,
            Period = PeriodKind.ReviewYear, Standard = ReviewTerms.Standard, IsCorrected = true, Subjects = FigureKinds.Subjects, Quantities = Quantities, Look = new(), WhyUnknown = (figure, year) => WhyUnknown(sets, figure, year),
        }, rules);

        IReadOnlyList<ListItem> Options(string question) =>
            [.. sets.SelectMany(s => s.Form.Questions).Where(q => q.Code == question).SelectMany(q => q.Options).Reverse().DistinctBy(o => o.Code).Reverse().Select(o => new ListItem(o.Code, o.Label))];
    }

    /// <summary>The breakdown by the region of the commune; what lies in no region is a group too, so that the groups add up to the whole.</summary>
    public static Breakdown RegionBreakdown(RuleBook rules) => new("region", "region", () => Texts.Get("by-region"), rules.NameOfRegion) { Without = () => Texts.Get("region-none") };

    /// <summary>Not asked by the standard of the year; else not answered: of imported results only class and points are known.</summary>
    private static string WhyUnknown(RuleSet[] sets, Figure figure, int year)
    {
        RuleSet? set = sets.LastOrDefault(s => s.AppliesFrom.Year <= year);
        string? rule = figure.Rule ?? figure.Of?.Rule;
        bool computed = rule is not null && (figure.Each || RuleColumns.Contains(rule));
        return set is not null && computed && !set.HasRule(rule!) && set.Deprivations.All(d => d.Code != rule) && set.Deprivations.All(d => d.Service != rule)
            ? Texts.Get("why-not-asked", set.Label) : Texts.Get("why-no-form");
    }

    /// <summary>The column that says whether an item of a list applies.</summary>
    public static string FlagOf(string list, string item) => $"{(list == "indicator" ? "deprived" : list)}-{item}";

    /// <summary>The group of a number of members: one by one, and from seven on together.</summary>
    public static string SizeOf(int members) => members <= 0 ? "" : members >= 7 ? "7+" : members.ToString(CultureInfo.InvariantCulture);
}
