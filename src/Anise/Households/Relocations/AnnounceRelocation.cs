using Anise.Access;
using Anise.Basics;
using Anise.Households.Changes;
using Anise.Journal;
using Anise.Places;
using Anise.Procedures;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Households.Relocations;

/// <summary>A move to another commune as the office that is left announces it.</summary>
/// <param name="ToCommune">The commune that they go to.</param>
/// <param name="MovedOn">The first day on which they live there.</param>
/// <param name="Leaving">Who goes; nobody named means everybody.</param>
/// <param name="Staying">What becomes other about those who stay, such as a new head: their relationship only.</param>
/// <param name="Reason">Why.</param>
/// <param name="Contact">How the office is reached.</param>
public sealed record NewRelocation(PlaceId ToCommune, DateOnly MovedOn, IReadOnlyList<MemberId> Leaving, IReadOnlyList<MemberChange> Staying, string Reason, string? Contact = null);

/// <summary>Announces to another commune of the province that a household, or some of it, moves there. Nobody moves until that commune accepts.</summary>
public sealed class AnnounceRelocation(AniseDb db, JournalBook journal, PlaceMaps maps, TimeProvider clock)
{
    /// <summary>Announces it; what the other commune has sent back of this household is over with that.</summary>
    /// <param name="rights">Who acts; needs <c>Permission.EditHouseholds</c> where the household lives.</param>
    /// <param name="id">The household that is left.</param>
    /// <param name="move">The move.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Result<RelocationId>> RunAsync(Rights rights, HouseholdId id, NewRelocation move, CancellationToken cancel = default)
    {
        DateOnly today = clock.Today();
        if (await VillageAsync(id, cancel) is not { } early) return Texts.Problem("household-unknown");
        rights.Demand(Permission.EditHouseholds, await maps.ScopeAsync(early, today, cancel: cancel));
        if (HouseholdChecks.OfDay(move.MovedOn, today).FirstOrDefault() is { } wrongDay) return wrongDay;
        if (string.IsNullOrWhiteSpace(move.Reason)) return Texts.Problem("reason-missing", "reason");
        if ((TextLengths.OfTexts(("reason", move.Reason)) ?? TextLengths.OfLines(("contact", move.Contact))) is { } tooLong) return tooLong;

        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, HouseholdsActs.AnnounceRelocation, move.Reason.Trim(), cancel);
        maps.Forget();
        PlaceId lives = (await VillageAsync(id, cancel))!.Value;
        rights.Demand(Permission.EditHouseholds, await maps.ScopeAsync(lives, today, cancel: cancel));
        PlaceMap map = await maps.OnAsync(today, cancel);
        if (map.Find(move.ToCommune) is not { IsCommuneLevel: true }) return Texts.Problem("relocation-commune", "to-commune");
        if (map.Find(lives) is not null && map.CommuneOf(lives).Id == move.ToCommune) return Texts.Problem("relocation-same-commune", "to-commune", map[move.ToCommune].Name);

        HouseholdEditor editor = await HouseholdEditor.LoadAsync(db, [id], cancel);
        if (editor.Of(id).On(move.MovedOn) is not { } then) return Texts.Problem("before-first", "from", editor.Of(id).First?.HoldsFrom);
        if (then.Ended is not null || editor.Of(id).Last!.Ended is not null) return Texts.Problem("target-ended", "from", move.MovedOn);
        HashSet<MemberId> living = [.. editor.LivingIn(id, move.MovedOn).Select(m => m.MemberId)];
        HashSet<MemberId> leaving = move.Leaving.Count == 0 ? living : [.. move.Leaving];
        bool whole = living.SetEquals(leaving);
        if (!leaving.IsSubsetOf(living) || move.Staying.Any(s => !living.Contains(s.MemberId) || leaving.Contains(s.MemberId))) return Texts.Problem("member-unknown", "members", move.MovedOn);
        if (await AlreadyAsync(id, leaving, whole, map, cancel) is { } already) return already;
        if (!whole && CheckStaying(editor, id, leaving, move, write.Revision, today) is { Count: > 0 } problems) return Result<RelocationId>.Refused(problems);

        foreach (Relocation returned in await db.Relocations.Where(r => r.HouseholdId == id && r.State == RelocationState.Returned).ToListAsync(cancel)) returned.State = RelocationState.Withdrawn;
        var made = new RelocationId(await db.ReserveAsync("relocation", 1, cancel));
        db.Add(new Relocation
        {
            Id = made, HouseholdId = id, FromVillageId = lives, ToCommuneId = move.ToCommune, MovedOn = move.MovedOn, Whole = whole, AnnouncedOn = today, AnnouncedBy = rights.Actor.SignsAs,
            Because = move.Reason.Trim(), Contact = HouseholdChecks.Clean(move.Contact), State = RelocationState.Waiting,
        });
        if (!whole)
        {
            db.AddRange(leaving.OrderBy(m => m.Value).Select(m => new RelocatedMember { RelocationId = made, MemberId = m, HouseholdId = id, Leaves = true }));
            db.AddRange(move.Staying.Where(s => s.Relationship is not null).Select(s => new RelocatedMember { RelocationId = made, MemberId = s.MemberId, HouseholdId = id, Leaves = false, Relationship = s.Relationship }));
        }
        await write.CommitAsync(cancel);
        return made;
    }

    private async Task<PlaceId?> VillageAsync(HouseholdId id, CancellationToken cancel) =>
        await db.Households.AsNoTracking().Where(h => h.Id == id).Select(h => (PlaceId?)h.VillageId).SingleOrDefaultAsync(cancel);

    /// <summary>A move that waits already and is about the same persons.</summary>
    private async Task<Problem?> AlreadyAsync(HouseholdId id, HashSet<MemberId> leaving, bool whole, PlaceMap map, CancellationToken cancel)
    {
        foreach (Relocation other in await db.Relocations.AsNoTracking().Where(r => r.HouseholdId == id && r.State == RelocationState.Waiting).ToListAsync(cancel))
        {
            List<MemberId> named = await db.RelocatedMembers.Where(m => m.RelocationId == other.Id && m.Leaves).Select(m => m.MemberId).ToListAsync(cancel);
            if (whole || other.Whole || leaving.Overlaps(named)) return Texts.Problem("relocation-waits", null, map.Find(other.ToCommuneId)?.Name, other.AnnouncedOn, other.AnnouncedBy);
        }
        return null;
    }

    /// <summary>What would be wrong with the household once they are gone.</summary>
    private static List<Problem> CheckStaying(HouseholdEditor editor, HouseholdId id, HashSet<MemberId> leaving, NewRelocation move, long revision, DateOnly today)
    {
        foreach (MemberId member in leaving) editor.Put(editor.Of(member)!.On(move.MovedOn)! with { Left = "moved-away", HoldsFrom = move.MovedOn, Revision = revision });
        return ChangeMembers.Put(editor, id, move.Staying, move.MovedOn, revision) is { } wrong ? [wrong] : [.. editor.Check(move.MovedOn, today)];
    }
}
