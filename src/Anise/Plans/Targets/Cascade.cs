using Anise.Basics;
using Anise.Figures;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Plans.Targets;

/// <summary>A target within another: its place and its value in force.</summary>
/// <param name="Target">The target.</param>
/// <param name="Place">Its place.</param>
/// <param name="Value">Its value in force.</param>
public sealed record CascadePart(Target Target, MappedPlace Place, decimal Value);

/// <summary>A target with those of the places in it: whether these reach it.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Whole">The target over them; null where places became one that has none of its own.</param>
/// <param name="Place">The place of the whole.</param>
/// <param name="Parts">The targets in it.</param>
/// <param name="Without">Communes of the place that no part covers.</param>
public sealed record Cascade(Figure Figure, CascadePart? Whole, MappedPlace Place, IReadOnlyList<CascadePart> Parts, IReadOnlyList<MappedPlace> Without)
{
    private Target Any => (Whole ?? Parts[0]).Target;

    /// <summary>Whether values of parts may be added: those of a ratio and of things that are counted once may not.</summary>
    public bool MayAdd => Figure.Adds is Adds.Flow or Adds.Stock or Adds.Cumulative;

    /// <summary>What the parts add up to; null where they may not be added.</summary>
    public decimal? Sum => MayAdd ? Parts.Sum(p => p.Value) : null;

    /// <summary>The parts less the whole; null where they may not be added, or there is no whole.</summary>
    public decimal? Gap => Sum is { } sum && Whole is { } whole ? sum - whole.Value : null;

    /// <summary>Whether the whole cannot be reached though every part is.</summary>
    public bool FallsShort => Whole is { } whole && Parts.Count > 0 && (Gap is { } gap ? Any.Direction == TargetDirection.AtLeast ? gap < 0 : gap > 0 : Outside(whole.Value));

    /// <summary>What is said of it, in the reader's language.</summary>
    public string Said
    {
        get
        {
            if (Figure.Adds == Adds.Ratio) return Texts.Get(FallsShort ? "cascade-ratio-outside" : "cascade-ratio", Least, Largest);
            if (Figure.Adds == Adds.Distinct) return Texts.Get(FallsShort ? "cascade-distinct-short" : "cascade-distinct", Parts.Sum(p => p.Value));
            if (Gap is not { } gap) return Texts.Get("cascade-sum", Sum);
            return gap == 0 ? Texts.Get("cascade-exact", Sum) : Texts.Get(FallsShort ? "cascade-short" : "cascade-reserve", Sum, Math.Abs(gap));
        }
    }

    private decimal Least => Parts.Min(p => p.Value);

    private decimal Largest => Parts.Max(p => p.Value);

    /// <summary>
    /// A ratio of the whole lies between the least and the largest of its parts, once these cover it; things counted once are at most as many as all parts together. So a whole beyond them is not reached
    /// by parts that are just reached.
    /// </summary>
    private bool Outside(decimal whole)
    {
        if (Without.Count > 0) return false;
        if (Figure.Adds == Adds.Ratio) return Any.Direction == TargetDirection.AtLeast ? whole > Largest : whole < Least;
        return Any.Direction == TargetDirection.AtLeast && whole > Parts.Sum(p => p.Value);
    }
}

/// <summary>Lays the targets of a directive over each other: each with those of the places in it.</summary>
public sealed class ReadCascades(AniseDb db, FigureCatalogue catalogue, PlacesOfPlans places)
{
    /// <summary>
    /// The targets of a directive that have parts, and places of today into which several with targets went: on the map of the directive's day, where a place of it has since ended as on that of today.
    /// </summary>
    public async Task<IReadOnlyList<Cascade>> RunAsync(Directive directive, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(directive);
        List<Target> targets = await db.Set<Target>().AsNoTracking().Where(t => t.DirectiveId == directive.Id).ToListAsync(cancel);
        List<TargetId> ids = [.. targets.Select(t => t.Id)];
        Dictionary<TargetId, decimal> values = (await db.Set<TargetVersion>().AsNoTracking().Where(v => EF.Parameter(ids).Contains(v.TargetId)).ToListAsync(cancel))
            .GroupBy(v => v.TargetId).ToDictionary(g => g.Key, g => g.MaxBy(v => v.Number)!.Value);
        PlaceMap now = await places.NowAsync(cancel), then = await places.OnAsync(directive.On, cancel);
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, now, cancel);
        Dictionary<PlaceId, MappedPlace> names = await places.NamesAsync(targets.Select(t => t.PlaceId), cancel);
        var cascades = new List<Cascade>();
        foreach (var alike in targets.GroupBy(t => (t.Figure, t.Year, t.Measure)).OrderBy(g => g.Key.Figure, StringComparer.Ordinal).ThenBy(g => g.Key.Year))
        {
            if (!catalogue.TryFind(alike.Key.Figure, out Figure? figure)) continue;
            Dictionary<PlaceId, CascadePart> at = alike.ToDictionary(t => t.PlaceId, t => new CascadePart(t, then.Find(t.PlaceId) ?? names[t.PlaceId], values[t.Id]));
            ILookup<PlaceId, CascadePart> under = at.Values.Where(p => Above(p.Target.PlaceId) is not null).ToLookup(p => Above(p.Target.PlaceId)!.Value);
            foreach (CascadePart whole in at.Values.Where(p => under.Contains(p.Target.PlaceId)).OrderBy(p => p.Place.Kind).ThenBy(p => p.Place.Code, StringComparer.Ordinal))
            {
                CascadePart[] parts = [.. under[whole.Target.PlaceId].OrderBy(p => p.Place.Code, StringComparer.Ordinal)];
                PlaceMap map = then.Find(whole.Target.PlaceId) is not null ? then : now;
                cascades.Add(new Cascade(figure, whole, whole.Place, parts, map.Find(whole.Target.PlaceId) is null ? [] : [.. map.Communes.Where(c => map.LiesIn(c.Id, whole.Target.PlaceId) && c.Id != whole.Target.PlaceId && !parts.Any(p => Covers(map, p.Target.PlaceId, c.Id)))]));
            }
            // Communes that have become one since: their targets are its parts, also where it has none of its own.
            foreach (var merged in at.Values.Where(p => now.Find(p.Target.PlaceId) is null && trail.Find(p.Target.PlaceId) is { } into && !at.ContainsKey(into.Id)).GroupBy(p => trail.Find(p.Target.PlaceId)!))
                if (merged.Count() > 1) cascades.Add(new Cascade(figure, null, merged.Key, [.. merged.OrderBy(p => p.Place.Code, StringComparer.Ordinal)], []));

            // The nearest place over it that has a target too.
            PlaceId? Above(PlaceId place)
            {
                PlaceMap map = then.Find(place) is not null ? then : now;
                List<PlaceId> over = [.. at.Keys.Where(other => other != place && (map.Find(place) is not null && map.LiesIn(place, other) || (now.Find(place) is null && trail.Find(place) is { } into && into.Id == other)))];
                return over.Count == 0 ? null : over.MaxBy(other => over.Count(o => o != other && (map.Find(other) is not null && map.LiesIn(other, o) || now.Find(other) is not null && now.LiesIn(other, o))));
            }
        }
        return cascades;
    }

    private static bool Covers(PlaceMap map, PlaceId part, PlaceId commune) => map.Find(part) is not null && map.LiesIn(commune, part);
}
