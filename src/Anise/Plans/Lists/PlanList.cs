using Anise.Access;
using Anise.Basics;
using Anise.Lists;
using Anise.Places;
using Anise.Plans.Targets;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Plans.Lists;

/// <summary>The production plans of a place: the same columns on the page, as Excel, CSV and on paper.</summary>
public sealed class PlanList(AniseDb db, PlacesOfPlans places)
{
    /// <summary>The list of a place on today's map. Needs <c>Permission.SeePlans</c> for it.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<ListOf<ProductionPlan>> RunAsync(Rights rights, PlaceId placeId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(rights);
        PlaceMap map = await places.NowAsync(cancel);
        rights.Demand(Permission.SeePlans, map.ScopeOf(placeId));
        List<PlaceId> within = await places.WithinAsync(placeId, cancel);
        // The plan of a former district is for every commune that it became.
        within.AddRange(map.ScopeOf(placeId).Line.Where(p => map.Find(p) is not { Kind: PlaceKind.Province }));
        Dictionary<PlaceId, MappedPlace> names = await places.NamesAsync(await db.Set<ProductionPlan>().Select(p => p.PlaceId).Distinct().ToListAsync(cancel), cancel);
        ILookup<ProductionPlanId, PlanVersion> versions = (await db.Set<PlanVersion>().AsNoTracking().ToListAsync(cancel)).ToLookup(v => v.PlanId);
        DateOnly today = places.Today;
        return new ListOf<ProductionPlan>
        {
            Title = Texts.Get("production-plans"),
            About = map[placeId].Name,
            FileName = $"production-plans-{map[placeId].Code}",
            Rows = db.Set<ProductionPlan>().AsNoTracking().Where(p => EF.Parameter(within).Contains(p.PlaceId)),
            Columns =
            [
                Column("code", p => p.Code, ColumnLook.Name).SortedBy(p => p.Code),
                Column("plan-name", p => p.Name).SortedByRank(p => p.Name, VietnameseOrder.OfText),
                Column("place", p => names[p.PlaceId].Name).SortedByRank(p => p.PlaceId, id => VietnameseOrder.OfText(names[id].Name)),
                Column("year", p => p.Year).SortedBy(p => p.Year),
                Column("versions", p => versions[p.Id].Count(), ColumnLook.Number),
                Column("in-force", p => versions[p.Id].Where(v => v.Step == PlanStep.Approved && v.From <= today).MaxBy(v => (v.From, v.Number))?.Number, ColumnLook.Number),
                Column("step", p => PlanWords.Of(versions[p.Id].MaxBy(v => v.Number)!.Step)),
            ],
            Filters = [ListFilter<ProductionPlan>.Words("q", Texts.Get("column-code"), words => p => p.Code.Contains(words.ToUpperInvariant()))],
            Sort = "code",
            Ties = [ListOrder<ProductionPlan>.By(p => p.Id)],
        };
    }

    private static ListColumn<ProductionPlan> Column(string key, Func<ProductionPlan, object?> value, ColumnLook look = ColumnLook.Text) => new(key, Texts.Get("column-" + key), value, look);
}
