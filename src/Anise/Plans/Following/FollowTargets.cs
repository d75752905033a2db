using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Places;
using Anise.Plans.Targets;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Plans.Following;

/// <summary>How a target stands against one of its versions.</summary>
/// <param name="Version">The version.</param>
/// <param name="Expected">What was to be expected by the day; null where nothing can be.</param>
/// <param name="Gap">What is measured less what was expected.</param>
/// <param name="State">How it stands.</param>
/// <param name="BehindSince">Since when it is behind; null where it is not.</param>
public sealed record FollowedVersion(TargetVersion Version, double? Expected, double? Gap, TargetState State, DateOnly? BehindSince);

/// <summary>A target as it stands on a day.</summary>
/// <param name="Target">The target.</param>
/// <param name="Directive">Its directive.</param>
/// <param name="Figure">Its figure.</param>
/// <param name="Place">Its place, as it was meant.</param>
/// <param name="Into">What its place has become since; null where it still stands.</param>
/// <param name="Measured">The figure, or its change from the year before; null where it is not known.</param>
/// <param name="Period">The period that the figure was read of.</param>
/// <param name="MapDay">The day of the map that it was read on.</param>
/// <param name="Versions">Against each version, the first first.</param>
/// <param name="Notes">Why it is behind, the latest last.</param>
public sealed record FollowedTarget(
    Target Target, Directive Directive, Figure Figure, MappedPlace Place, MappedPlace? Into, double? Measured, Period Period, DateOnly MapDay, IReadOnlyList<FollowedVersion> Versions, IReadOnlyList<TargetNote> Notes)
{
    /// <summary>Against the version in force.</summary>
    public FollowedVersion Now => Versions[^1];

    /// <summary>Against the first version.</summary>
    public FollowedVersion First => Versions[0];

    /// <summary>The target that it is shown with; null for none.</summary>
    public TargetId? With { get; init; }
}

/// <summary>Which targets, as of when.</summary>
public sealed record FollowQuery
{
    /// <summary>Of a place of today and all in it; null for all.</summary>
    public PlaceId? Place { get; init; }

    /// <summary>Of a year; null for all.</summary>
    public int? Year { get; init; }

    /// <summary>Of a directive; null for all.</summary>
    public DirectiveId? Directive { get; init; }

    /// <summary>One target; null for all.</summary>
    public TargetId? Target { get; init; }

    /// <summary>The day as of which; today when null. What happened later in the year is left out where records are of months.</summary>
    public DateOnly? On { get; init; }
}

/// <summary>Follows targets: what their figures are, what was to be expected by now, who is behind since when.</summary>
public sealed class FollowTargets(AniseDb db, PlacesOfPlans places, FigureCatalogue catalogue, ReadFigures figures)
{
    /// <summary>The targets asked for. Needs <c>Permission.SeePlans</c> for the place asked for, and leaves out targets of others; a figure that the reader may not see is not told.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<IReadOnlyList<FollowedTarget>> RunAsync(Rights rights, FollowQuery query, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        rights.Demand(Permission.SeePlans, query.Place is { } at ? await places.ScopeAsync(at, places.Today, cancel) : Scope.Anywhere);
        IQueryable<Target> asked = db.Set<Target>().AsNoTracking();
        if (query.Year is { } year) asked = asked.Where(t => t.Year == year);
        if (query.Directive is { } of) asked = asked.Where(t => t.DirectiveId == of);
        if (query.Target is { } one) asked = asked.Where(t => t.Id == one);
        if (query.Place is { } place)
        {
            List<PlaceId> within = await places.WithinAsync(place, cancel);
            if (!within.Contains(place)) within.Add(place);
            asked = asked.Where(t => EF.Parameter(within).Contains(t.PlaceId));
        }
        List<Target> targets = await asked.ToListAsync(cancel);
        if (targets.Count == 0) return [];
        List<TargetId> ids = [.. targets.Select(t => t.Id)];
        List<DirectiveId> papers = [.. targets.Select(t => t.DirectiveId).Distinct()];
        Dictionary<DirectiveId, Directive> directives = await db.Set<Directive>().AsNoTracking().Where(d => EF.Parameter(papers).Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancel);
        ILookup<TargetId, TargetVersion> versions = (await db.Set<TargetVersion>().AsNoTracking().Where(v => EF.Parameter(ids).Contains(v.TargetId)).OrderBy(v => v.Number).ToListAsync(cancel)).ToLookup(v => v.TargetId);
        ILookup<TargetId, TargetNote> notes = (await db.Set<TargetNote>().AsNoTracking().Where(n => EF.Parameter(ids).Contains(n.TargetId)).OrderBy(n => n.Number).ToListAsync(cancel)).ToLookup(n => n.TargetId);
        ILookup<TargetId, TargetId> tied = targets.Where(t => t.TiedTo is not null).ToLookup(t => t.TiedTo!.Value, t => t.Id);
        PlaceMap now = await places.NowAsync(cancel);
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, now, cancel);
        DateOnly day = query.On ?? places.Today;
        var followed = new List<FollowedTarget>();
        foreach (var alike in targets.GroupBy(t => (t.PlaceId, t.Year, directives[t.DirectiveId].On)))
        {
            // The place is read as the directive meant it, on the map of its day.
            if (await places.MapOfAsync(alike.Key.PlaceId, alike.Key.On, cancel) is not { } map || map.Find(alike.Key.PlaceId) is not { } meant) continue;
            if (!rights.May(Permission.SeePlans, await places.ScopeAsync(alike.Key.PlaceId, alike.Key.On, cancel))) continue;
            Dictionary<string, Seen> seen = await ReadAsync(rights, map, meant, alike.Key.Year, [.. alike.Select(t => t.Figure).Distinct()], day, cancel);
            foreach (Target target in alike)
            {
                if (!catalogue.TryFind(target.Figure, out Figure? figure)) continue;
                TargetVersion[] known = [.. versions[target.Id].Where(v => v.From <= day)];
                // One that is in force later only is not followed yet; the first always is.
                if (known.Length == 0) known = [versions[target.Id].First()];
                Seen value = seen.GetValueOrDefault(target.Figure) ?? new Seen(null, null, new Period(target.Year), false);
                var expectation = new Expectation(figure, target.Measure, target.Direction, target.Year, value.Before);
                double? measured = expectation.Of(value.Actual);
                followed.Add(new FollowedTarget(target, directives[target.DirectiveId], figure, meant, now.Find(meant.Id) is null ? trail.Find(meant.Id) : null, measured, value.Period, map.Day,
                    [.. known.Select(v => Against(expectation, v, measured, day, value.Closed))], [.. notes[target.Id]])
                { With = target.TiedTo ?? (tied.Contains(target.Id) ? tied[target.Id].First() : null) });
            }
        }
        return [.. followed.OrderBy(f => f.Target.Year).ThenBy(f => f.Directive.Number, StringComparer.Ordinal).ThenBy(f => f.Figure.Group.Order).ThenBy(f => f.Figure.Code, StringComparer.Ordinal)
            .ThenBy(f => f.Place.Kind is PlaceKind.Province or PlaceKind.District ? (int)f.Place.Kind : 2).ThenBy(f => f.Place.Code, StringComparer.Ordinal).ThenBy(f => f.Target.Measure)];
    }

    private static FollowedVersion Against(Expectation expectation, TargetVersion version, double? measured, DateOnly day, bool closed)
    {
        double? expected = expectation.By(version.Value, day);
        TargetState state = expectation.State(version.Value, measured, day, closed, version.From);
        return new FollowedVersion(version, expected, measured is { } now && expected is { } by ? Expectation.Exact(now - by) : null, state,
            state is TargetState.Behind or TargetState.NotMet ? expectation.BehindSince(version.Value, measured, day, version.From) : null);
    }

    private sealed record Seen(double? Actual, double? Before, Period Period, bool Closed);

    private async Task<Dictionary<string, Seen>> ReadAsync(Rights rights, PlaceMap map, MappedPlace place, int year, string[] codes, DateOnly day, CancellationToken cancel)
    {
        var seen = new Dictionary<string, Seen>(StringComparer.Ordinal);
        HashSet<string> may = [.. (await figures.SeenAsync(rights, place.Id, map.Day, cancel)).Select(f => f.Code)];
        foreach (bool monthly in (bool[])[false, true])
        {
            string[] these = [.. codes.Where(c => may.Contains(c) && catalogue[c].Kind.Period == PeriodKind.Month == monthly)];
            if (these.Length == 0 || new DateOnly(year, 1, 1) > places.Today) continue;
            Period[] months = monthly && day.Year == year && day < new DateOnly(year, 12, 31) ? [.. new Period(year).Months.Where(m => m.Month <= day.Month)] : [];
            Result<FigureGrid> read = await figures.RunAsync(rights, new FigureQuery(these, place.Id, [new Period(year), new Period(year - 1), .. months]) { MapDay = map.Day }, cancel);
            if (!read.Ok) throw new InvalidOperationException(string.Join(' ', read.Problems.Select(p => p.Message)));
            foreach (string code in these)
            {
                // Of a past day: what its months give by how the figure adds. Ratios and things counted once are read of the whole year.
                double? actual = months.Length == 0 || day >= places.Today ? read.Value[code, new Period(year)].Value : catalogue[code].Adds switch
                {
                    Adds.Flow => months.Select(m => read.Value[code, m].Value).Aggregate((double?)null, (sum, v) => v is null ? sum : (sum ?? 0) + v),
                    Adds.Stock or Adds.Cumulative => months.Reverse().Select(m => read.Value[code, m].Value).FirstOrDefault(v => v is not null),
                    _ => read.Value[code, new Period(year)].Value,
                };
                // A review has to be held before anything is known of it; of other records none is none.
                if (actual is null && catalogue[code] is { Adds: not Adds.Ratio, Kind.Period: not PeriodKind.ReviewYear }) actual = 0;
                seen[code] = new Seen(actual, read.Value[code, new Period(year - 1)].Value, new Period(year), catalogue[code].Kind.Period == PeriodKind.ReviewYear && read.Value.CoverageOf(new Period(year)).IsComplete);
            }
        }
        return seen;
    }
}
