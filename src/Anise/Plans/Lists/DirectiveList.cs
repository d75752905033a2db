using Anise.Access;
using Anise.Basics;
using Anise.Lists;
using Anise.Places;
using Anise.Plans.Targets;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Plans.Lists;

/// <summary>The directives that concern a place: its own, those of places in it and of those it lies in.</summary>
public sealed class DirectiveList(AniseDb db, PlacesOfPlans places)
{
    /// <summary>The list of a place on today's map. Needs <c>Permission.SeePlans</c> for it.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<ListOf<Directive>> RunAsync(Rights rights, PlaceId placeId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(rights);
        PlaceMap map = await places.NowAsync(cancel);
        rights.Demand(Permission.SeePlans, map.ScopeOf(placeId));
        List<PlaceId> around = [.. (await places.WithinAsync(placeId, cancel)).Union(map.ScopeOf(placeId).Line)];
        Dictionary<PlaceId, MappedPlace> names = await places.NamesAsync(await db.Set<Directive>().Select(d => d.PlaceId).Distinct().ToListAsync(cancel), cancel);
        Dictionary<DirectiveId, int> targets = await db.Set<Target>().GroupBy(t => t.DirectiveId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return new ListOf<Directive>
        {
            Title = Texts.Get("directives"),
            About = map[placeId].Name,
            FileName = $"directives-{map[placeId].Code}",
            Rows = db.Set<Directive>().AsNoTracking().Where(d => EF.Parameter(around).Contains(d.PlaceId)),
            Columns =
            [
                Column("number", d => d.Number, ColumnLook.Name).SortedBy(d => d.NumberKey),
                Column("year", d => d.Year).SortedBy(d => d.Year),
                Column("on", d => d.On).SortedBy(d => d.On),
                Column("issuer", d => d.Issuer).SortedByRank(d => d.Issuer, VietnameseOrder.OfText),
                Column("title", d => d.Title, ColumnLook.Long),
                Column("place", d => names[d.PlaceId].Name, ColumnLook.FilesOnly),
                Column("targets", d => targets.GetValueOrDefault(d.Id), ColumnLook.Number),
                Column("sent-on", d => d.SentOn).SortedBy(d => d.SentOn),
            ],
            Filters = [ListFilter<Directive>.Words("q", Texts.Get("column-number"), words => Folding.Fold(words) is { Length: > 0 } key ? d => d.NumberKey.Contains(key) : null)],
            Sort = "number",
            Ties = [ListOrder<Directive>.By(d => d.Year), ListOrder<Directive>.By(d => d.Id)],
        };
    }

    private static ListColumn<Directive> Column(string key, Func<Directive, object?> value, ColumnLook look = ColumnLook.Text) => new(key, Texts.Get("column-" + key), value, look);
}
