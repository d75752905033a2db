using System.Globalization;
using Anise.Figures;
using Anise.Households;
using Anise.Rules;

namespace Anise.Reviews.Figures;

/// <summary>The kind of record that most figures count: a household in a year, with what the review of its commune decided on it.</summary>
internal static class HouseholdYearKind
{
    public const string Code = "household-year";

    /// <summary>Rules whose values stand in columns under their own names, where the answers to form B give them.</summary>
    public static readonly string[] RuleColumns = ["income", "children", "uninsured-children", "undernourished-children", "children-missing-school", "average-living-standard"];

    private static readonly string[] Plain =
    [
        "household", "code", "head", "class", "head-sex", "ethnicity", "minority", "size", "area", "region", "people", "decided", "listed", "b1", "b1-group", "b2",
        "deprivations-known", "deprivations", "indicators", "multidimensionally-poor",
        "without-code", "members-known", "members-without-birth", "members-without-citizen-id",
    ];

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
        return new RecordKind(Code, [.. Plain, .. RuleColumns, .. flags],
        [
            new("class", "class", () => Texts.Get("by-class"), code => sets[^1].Classes.FirstOrDefault(c => c.Code == code)?.Label.ToString() ?? code),
            new("ethnic-group", "ethnicity", () => Texts.Get("by-ethnic-group"), code => EthnicGroups.Exists(code) ? EthnicGroups.NameOf(code) : code),
            new("head-sex", "head-sex", () => Texts.Get("by-head-sex"), code => Texts.Get("sex-" + code)),
            new("size", "size", () => Texts.Get("by-size"), code => Texts.Get("size-people", code)),
            new("area", "area", () => Texts.Get("by-area"), code => Texts.Get("area-" + code)),
            RegionBreakdown(rules),
            new("b1", "b1-group", () => Texts.Get("by-b1"), PointGroups.NameOf),
        ], lists);

        IReadOnlyList<ListItem> Options(string question) =>
            [.. sets.SelectMany(s => s.Form.Questions).Where(q => q.Code == question).SelectMany(q => q.Options).Reverse().DistinctBy(o => o.Code).Reverse().Select(o => new ListItem(o.Code, o.Label))];
    }

    /// <summary>The breakdown by the region of the commune; what lies in no region is a group too, so that the groups add up to the whole.</summary>
    public static Breakdown RegionBreakdown(RuleBook rules) => new("region", "region", () => Texts.Get("by-region"), rules.NameOfRegion) { Without = () => Texts.Get("region-none") };

    /// <summary>The column that says whether an item of a list applies.</summary>
    public static string FlagOf(string list, string item) => $"{(list == "indicator" ? "deprived" : list)}-{item}";

    /// <summary>The group of a number of members: one by one, and from seven on together.</summary>
    public static string SizeOf(int members) => members <= 0 ? "" : members >= 7 ? "7+" : members.ToString(CultureInfo.InvariantCulture);
}
