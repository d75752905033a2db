using Anise.Access;
using Anise.Basics;
using Anise.Households.Changes;
using Anise.Journal;
using Anise.Places;
using Anise.Procedures;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Households.Relocations;

/// <summary>Where those who moved live in the commune that takes them in.</summary>
public sealed record Arrival
{
    /// <summary>The village in which they have a household of their own; null where they join one.</summary>
    public PlaceId? Village { get; init; }

    /// <summary>The household that takes them in; null for one of their own.</summary>
    public HouseholdId? Joins { get; init; }

    /// <summary>How each is related to the head there; who is not named stays related as before.</summary>
    public IReadOnlyDictionary<MemberId, string> Relationships { get; init; } = new Dictionary<MemberId, string>();

    /// <summary>The household code; null keeps that of a household that moves as a whole.</summary>
    public string? Code { get; init; }

    /// <summary>The address there.</summary>
    public string? Address { get; init; }

    /// <summary>The phone number; null keeps that of a household that moves as a whole.</summary>
    public string? Phone { get; init; }
}

/// <summary>Accepts a move: who moved lives in the commune from the day of the move on, with history and class. One write for both communes.</summary>
public sealed class AcceptRelocation(AniseDb db, HouseholdWrites writes, PlaceMaps maps, TimeProvider clock)
{
    /// <summary>Accepts it.</summary>
    /// <param name="rights">Who acts; needs <c>Permission.EditHouseholds</c> at the commune that they go to.</param>
    /// <param name="id">The move.</param>
    /// <param name="arrival">Where they live.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>The household in which they live.</returns>
    public async Task<Result<HouseholdId>> RunAsync(Rights rights, RelocationId id, Arrival arrival, CancellationToken cancel = default)
    {
        DateOnly today = clock.Today();
        if (await db.Relocations.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } asked) return Texts.Problem("relocation-unknown");
        rights.Demand(Permission.EditHouseholds, await maps.ScopeAsync(asked.ToCommuneId, today, cancel: cancel));
        if (arrival.Village is null == arrival.Joins is null) return Texts.Problem("relocation-where", "village");
        HouseholdId to = default;
        HouseholdId[] households = arrival.Joins is { } joined && joined != asked.HouseholdId ? [asked.HouseholdId, joined] : [asked.HouseholdId];
        PlaceId? village = arrival.Joins is { } target ? await db.Households.Where(h => h.Id == target).Select(h => (PlaceId?)h.VillageId).SingleOrDefaultAsync(cancel) : arrival.Village;
        if (village is null) return Texts.Problem("household-unknown", "to");
        if (!await LiesInAsync(village.Value, asked.ToCommuneId, cancel)) return Texts.Problem("relocation-elsewhere", arrival.Joins is null ? "village" : "to");
        Result<long> written = await writes.ChangeAsync(rights, households, arrival.Joins is null ? village : null, asked.MovedOn, HouseholdsActs.AcceptRelocation, asked.Because, async (editor, write) =>
        {
            Relocation move = await db.Relocations.SingleAsync(r => r.Id == id, cancel);
            if (RelocationAnswers.NotWaiting(move) is { } over) return over;
            List<RelocatedMember> named = await db.RelocatedMembers.AsNoTracking().Where(m => m.RelocationId == id).ToListAsync(cancel);
            if (await PutAsync(editor, move, named, arrival, write.Revision, cancel) is { } problem) return problem;
            (to, move.Revision) = (move.ToHouseholdId!.Value, write.Revision);
            RelocationAnswers.Answer(move, RelocationState.Accepted, rights, today, null);
            // Filed at both places: what counts either office's households is counted anew.
            foreach (PlaceId place in new[] { move.FromVillageId, village.Value }) write.Note(move.Subject with { Place = place }, HouseholdNotes.Relocated(move.MovedOn));
            return null;
        }, cancel, given: asked.HouseholdId, after: GiveClassAsync);
        return written.Ok ? to : Result<HouseholdId>.Refused(written.Problems);

        async Task GiveClassAsync()
        {
            if (await db.Relocations.AsNoTracking().SingleAsync(r => r.Id == id, cancel) is not { Made: true } move) return;
            Household row = await db.Households.SingleAsync(h => h.Id == to, cancel);
            (row.ClassCode, row.ClassYear) = (move.ClassCode, move.ClassYear);
        }
    }

    private async Task<bool> LiesInAsync(PlaceId village, PlaceId commune, CancellationToken cancel)
    {
        PlaceMap map = await maps.OnAsync(clock.Today(), cancel);
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
        return trail.Find(village) is { } at && trail.All(commune).Any(c => map.LiesIn(at.Id, c.Id));
    }

    private async Task<Problem?> PutAsync(HouseholdEditor editor, Relocation move, List<RelocatedMember> named, Arrival arrival, long revision, CancellationToken cancel)
    {
        DateOnly day = move.MovedOn;
        HouseholdId from = move.HouseholdId;
        HouseholdFact old = editor.Of(from).On(day)!;
        if (old.Ended is not null) return Texts.Problem("relocation-changed");
        IReadOnlyList<MemberFact> living = editor.LivingIn(from, day);
        HashSet<MemberId> leave = move.Whole ? [.. living.Select(m => m.MemberId)] : [.. named.Where(m => m.Leaves).Select(m => m.MemberId)];
        List<MemberFact> leaving = [.. living.Where(m => leave.Contains(m.MemberId))];
        // Somebody of them died, was taken out or went elsewhere since it was announced: the other office has to say what is so now.
        if (leaving.Count == 0 || leaving.Count != leave.Count || leaving.Any(m => editor.Of(m.MemberId)!.Last!.HouseholdId != from)) return Texts.Problem("relocation-changed");
        string RelationOf(MemberFact m) => arrival.Relationships.GetValueOrDefault(m.MemberId) ?? m.Relationship;
        if (arrival.Joins is { } joined)
        {
            if (joined == from) return Texts.Problem("same-household", "to");
            if (editor.Of(joined).On(day) is not { Ended: null }) return Texts.Problem("target-ended", "to", day);
            int no = editor.LivingIn(joined, day).Concat(editor.LivingIn(joined, DateOnly.MaxValue)).Select(m => m.MemberNo).DefaultIfEmpty().Max();
            foreach (MemberFact one in leaving) editor.Put(one with { HouseholdId = joined, MemberNo = ++no, Relationship = RelationOf(one), HoldsFrom = day, Revision = revision });
            if (move.Whole) editor.Put(old with { Ended = "joined-another", HoldsFrom = day, Revision = revision });
            move.ToHouseholdId = joined;
        }
        else if (move.Whole)
        {
            HouseholdFact there = new HouseholdChange { VillageId = arrival.Village, Code = arrival.Code, Address = arrival.Address ?? "", Phone = arrival.Phone }.ApplyTo(old);
            editor.Put(there with { HoldsFrom = day, Revision = revision });
            if (editor.Of(from).Last!.VillageId != arrival.Village) return Texts.Problem("relocation-changed");
            foreach (MemberFact one in leaving.Where(m => RelationOf(m) != m.Relationship)) editor.Put(one with { Relationship = RelationOf(one), HoldsFrom = day, Revision = revision });
            move.ToHouseholdId = from;
        }
        else
        {
            var made = new HouseholdId(await db.ReserveAsync("household", 1, cancel));
            editor.Put(new HouseholdChange { VillageId = arrival.Village, Code = arrival.Code, Address = arrival.Address, Phone = arrival.Phone }
                .ApplyTo(new HouseholdFact { HouseholdId = made, HoldsFrom = day, Revision = revision, VillageId = arrival.Village!.Value }));
            int no = 0;
            foreach (MemberFact one in leaving) editor.Put(one with { HouseholdId = made, MemberNo = ++no, Relationship = RelationOf(one), HoldsFrom = day, Revision = revision });
            Household left = await db.Households.AsNoTracking().SingleAsync(h => h.Id == from, cancel);
            (move.ToHouseholdId, move.Made, move.ClassCode, move.ClassYear) = (made, true, left.ClassCode, left.ClassYear);
        }
        return ChangeMembers.Put(editor, from, [.. named.Where(m => !m.Leaves).Select(m => new MemberChange(m.MemberId) { Relationship = m.Relationship })], day, revision);
    }
}

/// <summary>The commune that they should go to sends a move back, with its reason; nobody has moved.</summary>
public sealed class ReturnRelocation(AniseDb db, JournalBook journal, PlaceMaps maps, TimeProvider clock)
{
    /// <summary>Returns it. Needs <c>Permission.EditHouseholds</c> at the commune that they go to.</summary>
    public Task<Result<RelocationId>> RunAsync(Rights rights, RelocationId id, string reason, CancellationToken cancel = default) =>
        RelocationAnswers.EndAsync(db, journal, maps, clock, rights, id, HouseholdsActs.ReturnRelocation, RelocationState.Returned, reason, cancel);
}

/// <summary>The commune that announced a move takes it back, also one that was returned; nobody has moved.</summary>
public sealed class WithdrawRelocation(AniseDb db, JournalBook journal, PlaceMaps maps, TimeProvider clock)
{
    /// <summary>Withdraws it. Needs <c>Permission.EditHouseholds</c> at the commune that is left.</summary>
    public Task<Result<RelocationId>> RunAsync(Rights rights, RelocationId id, string reason, CancellationToken cancel = default) =>
        RelocationAnswers.EndAsync(db, journal, maps, clock, rights, id, HouseholdsActs.WithdrawRelocation, RelocationState.Withdrawn, reason, cancel);
}

/// <summary>What the answers to a move share.</summary>
internal static class RelocationAnswers
{
    public static Problem? NotWaiting(Relocation move) =>
        move.State == RelocationState.Waiting ? null : Texts.Problem("relocation-over", null, RelocationNames.Of(move.State), move.AnsweredOn, move.AnsweredBy);

    public static void Answer(Relocation move, RelocationState state, Rights rights, DateOnly today, string? reason) =>
        (move.State, move.AnsweredOn, move.AnsweredBy, move.AnsweredBecause) = (state, today, rights.Actor.SignsAs, reason);

    public static async Task<Result<RelocationId>> EndAsync(
        AniseDb db, JournalBook journal, PlaceMaps maps, TimeProvider clock, Rights rights, RelocationId id, Act act, RelocationState state, string reason, CancellationToken cancel)
    {
        if (await db.Relocations.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } asked) return Texts.Problem("relocation-unknown");
        rights.Demand(Permission.EditHouseholds, await maps.ScopeAsync(state == RelocationState.Returned ? asked.ToCommuneId : asked.FromVillageId, clock.Today(), cancel: cancel));
        if ((TextLengths.Missing("reason", reason) ?? TextLengths.OfTexts(("reason", reason))) is { } unfit) return unfit;
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, act, reason.Trim(), cancel);
        Relocation move = await db.Relocations.SingleAsync(r => r.Id == id, cancel);
        if (!(state == RelocationState.Withdrawn && move.State == RelocationState.Returned) && NotWaiting(move) is { } over) return over;
        Answer(move, state, rights, clock.Today(), reason.Trim());
        await write.CommitAsync(cancel);
        return id;
    }
}
