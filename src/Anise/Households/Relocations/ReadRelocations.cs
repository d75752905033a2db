using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Households.Relocations;

/// <summary>A move as lists have it.</summary>
public sealed class ListedRelocation
{
    /// <summary>The move.</summary>
    public required RelocationId Id { get; init; }

    /// <summary>The household that is left.</summary>
    public required HouseholdId HouseholdId { get; init; }

    /// <summary>Its head.</summary>
    public required string Head { get; init; }

    /// <summary>Code and names of the household, folded.</summary>
    public required string SearchText { get; init; }

    /// <summary>The key of the order of names.</summary>
    public required string SortKey { get; init; }

    /// <summary>Its code.</summary>
    public required string? Code { get; init; }

    /// <summary>The village that is left.</summary>
    public required PlaceId FromVillageId { get; init; }

    /// <summary>The commune that they go to.</summary>
    public required PlaceId ToCommuneId { get; init; }

    /// <summary>The first day on which they live there.</summary>
    public required DateOnly MovedOn { get; init; }

    /// <summary>Whether everybody goes.</summary>
    public required bool Whole { get; init; }

    /// <summary>The day on which it was announced.</summary>
    public required DateOnly AnnouncedOn { get; init; }

    /// <summary>How far it is.</summary>
    public required RelocationState State { get; init; }

    /// <summary>The day of the answer.</summary>
    public required DateOnly? AnsweredOn { get; init; }

    /// <summary>Why it was returned or withdrawn.</summary>
    public required string? AnsweredBecause { get; init; }
}

/// <summary>A move with the persons that it is about, for both offices.</summary>
/// <param name="Move">The move.</param>
/// <param name="From">The village that is left and its commune, as they are called now.</param>
/// <param name="To">The commune that they go to.</param>
/// <param name="Code">The code of the household that is left.</param>
/// <param name="ClassCode">Its class; null for none.</param>
/// <param name="ClassYear">The year of that class.</param>
/// <param name="Leaving">Who goes, as they stand now; with masked citizen IDs.</param>
/// <param name="Staying">Who stays.</param>
/// <param name="MayAccept">Whether the reader may accept or return it.</param>
/// <param name="MayWithdraw">Whether the reader may take it back.</param>
/// <param name="MayOpenLeft">Whether the reader may open the household that is left.</param>
public sealed record RelocationView(
    Relocation Move, string From, MappedPlace To, string? Code, string? ClassCode, int? ClassYear, IReadOnlyList<MemberView> Leaving, IReadOnlyList<MemberView> Staying,
    bool MayAccept, bool MayWithdraw, bool MayOpenLeft);

/// <summary>Reads moves to another commune: those of a place, or one.</summary>
public sealed class ReadRelocations(AniseDb db, PlaceMaps maps, TimeProvider clock)
{
    /// <summary>The moves from and to a place. Needs <c>Permission.SeeHouseholds</c> for it.</summary>
    public async Task<IQueryable<ListedRelocation>> OfPlaceAsync(Rights rights, PlaceId place, CancellationToken cancel = default)
    {
        PlaceMap map = await maps.OnAsync(clock.Today(), cancel);
        rights.Demand(Permission.SeeHouseholds, map.ScopeOf(place));
        List<PlaceId> within = [.. await WithinAsync(map, place, cancel)];
        return db.Relocations.AsNoTracking().Where(r => EF.Parameter(within).Contains(r.FromVillageId) || EF.Parameter(within).Contains(r.ToCommuneId))
            .Join(db.Households.AsNoTracking(), r => r.HouseholdId, h => h.Id, (r, h) => new ListedRelocation
            {
                Id = r.Id, HouseholdId = r.HouseholdId, Head = h.HeadName, SortKey = h.SortKey, SearchText = h.SearchText, Code = h.Code, FromVillageId = r.FromVillageId, ToCommuneId = r.ToCommuneId, MovedOn = r.MovedOn,
                Whole = r.Whole, AnnouncedOn = r.AnnouncedOn, State = r.State, AnsweredOn = r.AnsweredOn, AnsweredBecause = r.AnsweredBecause,
            });
    }

    /// <summary>One move. Needs <c>Permission.SeeHouseholds</c> at the village that is left or at the commune that they go to.</summary>
    public async Task<Result<RelocationView>> OneAsync(Rights rights, RelocationId id, CancellationToken cancel = default)
    {
        if (await db.Relocations.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } move) return Texts.Problem("relocation-unknown");
        DateOnly today = clock.Today();
        Scope from = await maps.ScopeAsync(move.FromVillageId, today, cancel: cancel), to = await maps.ScopeAsync(move.ToCommuneId, today, cancel: cancel);
        if (!rights.May(Permission.SeeHouseholds, from)) rights.Demand(Permission.SeeHouseholds, to);
        PlaceMap map = await maps.OnAsync(today, cancel);
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
        List<RelocatedMember> named = await db.RelocatedMembers.AsNoTracking().Where(m => m.RelocationId == id).ToListAsync(cancel);
        DateOnly before = move.State == RelocationState.Accepted ? move.MovedOn.AddDays(-1) : move.MovedOn;
        HouseholdId household = move.HouseholdId;
        List<MemberFact> members = await db.MemberFactsOn(before).AsNoTracking().Where(f => f.HouseholdId == household && f.Left == null)
            .OrderBy(f => f.Relationship != Relationships.Head).ThenBy(f => f.MemberNo).ThenBy(f => f.MemberId).ToListAsync(cancel);
        HashSet<MemberId> leave = move.Whole ? [.. members.Select(m => m.MemberId)] : [.. named.Where(m => m.Leaves).Select(m => m.MemberId)];
        Household row = await db.Households.AsNoTracking().SingleAsync(h => h.Id == household, cancel);
        MappedPlace? village = trail.Find(move.FromVillageId);
        return new RelocationView(
            move, village is null ? "" : $"{village.Name}, {map.CommuneOf(village.Id).Name}", trail.Find(move.ToCommuneId) ?? throw new InvalidOperationException($"Place {move.ToCommuneId} left no trace."),
            row.Code, move.Made ? move.ClassCode : row.ClassCode, move.Made ? move.ClassYear : row.ClassYear,
            [.. members.Where(m => leave.Contains(m.MemberId)).Select(ReadHousehold.View)], [.. members.Where(m => !leave.Contains(m.MemberId)).Select(ReadHousehold.View)],
            move.State == RelocationState.Waiting && rights.May(Permission.EditHouseholds, to),
            move.State is RelocationState.Waiting or RelocationState.Returned && rights.May(Permission.EditHouseholds, from), rights.May(Permission.SeeHouseholds, from));
    }

    /// <summary>The places of any time that lie in a place of the map, by what became of them.</summary>
    public async Task<IReadOnlyList<PlaceId>> WithinAsync(PlaceMap map, PlaceId place, CancellationToken cancel)
    {
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
        return trail.LeadingTo(p => map.LiesIn(p.Id, place));
    }

    /// <summary>Tells the commune of a place of any time, as it is called on a map; null where it left no trace there.</summary>
    public async Task<Func<PlaceId, string?>> CommuneNamesAsync(PlaceMap map, CancellationToken cancel = default)
    {
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
        return place => trail.Find(place) is { } at ? map.CommuneOf(at.Id).Name : null;
    }
}

/// <summary>What the words of moves are called in the user's language.</summary>
public static class RelocationNames
{
    /// <summary>How far a move is.</summary>
    public static string Of(RelocationState state) => Texts.Get("relocation-" + state);
}

/// <summary>What of moves waits at both offices: those to be accepted, those that the other office has not answered, those that it sent back.</summary>
internal sealed class WaitingRelocations(AniseDb db, PlaceMaps maps, ReadRelocations read, KeptReads reads, TimeProvider clock) : IWaitingWork
{
    public async Task<IReadOnlyList<WaitingWork>> ForAsync(Rights rights, CancellationToken cancel)
    {
        if (rights.Console || !rights.MayAnywhere(Permission.EditHouseholds)) return [];
        PlaceMap map = await maps.OnAsync(clock.Today(), cancel);
        StoreMoment moment = await reads.NowAsync(db, cancel);
        var items = new List<WaitingWork>();
        foreach (PlaceId held in rights.PlacesOf(Permission.EditHouseholds))
        {
            PlaceTrail trail = await moment.GetAsync((typeof(PlaceTrail), map.Day), () => PlaceTrail.ReadAsync(db, map, cancel));
            if (trail.Find(held) is not { } at) continue;
            Counts counts = await moment.GetAsync((typeof(WaitingRelocations), at.Id, map.Day), () => CountAsync(map, at.Id, cancel));
            if (counts.In > 0) items.Add(new WaitingWork(Texts.Get("waiting-relocations-in", counts.In, at.Name), $"/households/moves?place={at.Code}&state=in", null, false));
            if (counts.Returned > 0) items.Add(new WaitingWork(Texts.Get("waiting-relocations-returned", counts.Returned, at.Name, counts.Because), $"/households/moves?place={at.Code}&state=Returned", null, true));
            if (counts.Out > 0) items.Add(new WaitingWork(Texts.Get("waiting-relocations-out", counts.Out, at.Name), $"/households/moves?place={at.Code}&state=out", null, false));
        }
        return items;
    }

    private async Task<Counts> CountAsync(PlaceMap map, PlaceId at, CancellationToken cancel)
    {
        var open = await db.Relocations.AsNoTracking().Where(r => r.State == RelocationState.Waiting || r.State == RelocationState.Returned)
            .Select(r => new { r.State, r.FromVillageId, r.ToCommuneId, r.AnsweredOn, r.AnsweredBecause }).ToListAsync(cancel);
        if (open.Count == 0) return new(0, 0, 0, null);
        HashSet<PlaceId> within = [.. await read.WithinAsync(map, at, cancel)];
        return new(
            open.Count(r => r.State == RelocationState.Waiting && within.Contains(r.ToCommuneId)),
            open.Count(r => r.State == RelocationState.Waiting && within.Contains(r.FromVillageId)),
            open.Count(r => r.State == RelocationState.Returned && within.Contains(r.FromVillageId)),
            open.Where(r => r.State == RelocationState.Returned && within.Contains(r.FromVillageId)).OrderByDescending(r => r.AnsweredOn).FirstOrDefault()?.AnsweredBecause);
    }

    private sealed record Counts(int In, int Out, int Returned, string? Because);
}
