using Anise.Figures;
using Anise.Figures.Publishing;

namespace Anise.Reviews.Figures;

/// <summary>The figures of this area that are published without persons.</summary>
internal static class PublishedTables
{
    // By size is not among them: with the people of a class it would be one more sum over the same households.
    private static readonly string[] Splits = ["ethnic-group", "head-sex"];

    public static PublicationPlan Plan(RecordKind households)
    {
        var tables = new List<TablePlan>
        {
            new("decided-households", ["poor-households", "near-poor-households"]),
            new("decided-people", ["poor-people", "near-poor-people"]) { HiddenWith = "decided-households" },
        };
        foreach (string cls in ClassCodes.Listed)
        {
            string total = $"{cls}-households", known = $"{cls}-households-known";
            tables.AddRange(Splits.Select(by => new TablePlan(total, []) { By = by, Groups = households.Breakdowns.First(b => b.Code == by).Groups! }));
            tables.Add(new TablePlan(total, [known]));
            tables.AddRange(households.Lists["indicator"].Select(i => new TablePlan(known, [$"{cls}-deprived-{i.Code}"])));
            tables.AddRange(households.Lists["cause"].Select(c => new TablePlan(total, [$"{cls}-cause-{c.Code}"])));
        }
        return new PublicationPlan(tables, new Dictionary<string, IReadOnlyList<string>> { ["poor-and-near-poor-households"] = ["poor-households", "near-poor-households"] });
    }
}
