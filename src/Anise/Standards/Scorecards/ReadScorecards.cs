using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Rules.Standards;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Standards.Scorecards;

/// <summary>Reads scorecards: what was said of communes and what records say, on any day, as known after any write.</summary>
public sealed class ReadScorecards(AniseDb db, PlaceMaps maps, RuleBook rules, ComputedValues computed, TimeProvider clock)
{
    /// <summary>The family of the standards.</summary>
    public const string Family = "vn/commune-standards";

    /// <summary>The scorecards of a commune, or of all communes of a place, in the order of their codes; a problem where the place did not exist on the day. Wards and towns become no new rural communes: only one that is asked for itself is read.</summary>
    /// <param name="rights">Who reads; needs <c>Permission.SeeStandards</c> for the place.</param>
    /// <param name="place">The place.</param>
    /// <param name="day">The day.</param>
    /// <param name="known">The last write that counts; the default is now.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<IReadOnlyList<Scorecard>>> RunAsync(Rights rights, PlaceId place, DateOnly day, long known = long.MaxValue, CancellationToken cancel = default)
    {
        PlaceMap map = await MapAsync(day, cancel);
        rights.Demand(Permission.SeeStandards, await maps.ScopeAsync(place, clock.Today(), map.Find(place) is null ? null : map, cancel));
        if (map.Find(place) is not { Kind: not PlaceKind.Village } at) return Texts.Problem("place-not-then", "place", day);
        if (rules.StandardsOn(Family, day) is not { } set) return Texts.Problem("no-standards", "date", day);
        return Result<IReadOnlyList<Scorecard>>.Of(await ReadAsync(set, map, at, day, known, cancel));
    }

    /// <summary>The map of a day; today's for one that is yet to come.</summary>
    internal Task<PlaceMap> MapAsync(DateOnly day, CancellationToken cancel) => maps.OnAsync(day < clock.Today() ? day : clock.Today(), cancel);

    /// <summary>The scorecards, whoever asks.</summary>
    internal async Task<IReadOnlyList<Scorecard>> ReadAsync(StandardSet set, PlaceMap map, MappedPlace at, DateOnly day, long known, CancellationToken cancel)
    {
        MappedPlace[] communes = at.IsCommuneLevel ? [at] : [.. map.Communes.Where(c => c.Kind == PlaceKind.Commune && map.LiesIn(c.Id, at.Id))];
        List<PlaceId> ids = [.. communes.Select(c => c.Id)];
        List<StandardFact> facts = await db.Set<StandardFact>().AsNoTracking()
            .Where(f => f.Set == set.Name && f.AsOf <= day && f.Revision <= known && EF.Parameter(ids).Contains(f.CommuneId)).ToListAsync(cancel);
        ILookup<PlaceId, StandardFact> byCommune = facts.ToLookup(f => f.CommuneId);
        ComputedValues.Computed figures = await computed.ReadAsync(set, map, at, day, cancel);
        return [.. communes.Select(c => ScoreLines.Make(set, c, day, byCommune[c.Id], figures))];
    }
}
