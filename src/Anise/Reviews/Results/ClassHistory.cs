using Anise.Households;
using Anise.Rules.Entitling;

namespace Anise.Reviews.Results;

/// <summary>The classes of households by the day from which they hold, out of the papers that gave them.</summary>
public sealed class ClassHistory(ClassPapers papers)
{
    /// <summary>The classes of some households, by rising day.</summary>
    public async Task<Dictionary<HouseholdId, IReadOnlyList<ClassFrom>>> OfAsync(IReadOnlyCollection<HouseholdId> households, CancellationToken cancel) =>
        (await papers.OfAsync(households, cancel)).ToDictionary(e => e.Key, e => (IReadOnlyList<ClassFrom>)Spells(e.Value));

    /// <summary>The classes that some households have on a day; one of which nothing is known is left out.</summary>
    public async Task<Dictionary<HouseholdId, string>> OnAsync(IReadOnlyCollection<HouseholdId> households, DateOnly day, CancellationToken cancel) =>
        (await OfAsync(households, cancel)).Select(h => (h.Key, Class: h.Value.LastOrDefault(c => c.From <= day).Class)).Where(h => h.Class is not null).ToDictionary(h => h.Key, h => h.Class);

    // The last paper of a day counts; a class that goes on is one spell.
    private static List<ClassFrom> Spells(IReadOnlyList<ClassPaper> papers)
    {
        var spells = new List<ClassFrom>();
        foreach (IGrouping<DateOnly, ClassPaper> day in papers.GroupBy(e => e.On))
        {
            string code = day.Last().Class;
            if (spells.Count == 0 || spells[^1].Class != code) spells.Add(new(day.Key, code));
        }
        return spells;
    }
}
