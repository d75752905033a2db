using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Rules.Sets;
using Anise.Store;
using Anise.Support.Owed;
using Microsoft.EntityFrameworkCore;

namespace Anise.Support.Deliveries;

/// <summary>A list that was made.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Lines">How many lines it has.</param>
/// <param name="InHand">How many claims were left, since they are in hand already.</param>
public sealed record MadeList(SupportListId Id, int Lines, int InHand);

/// <summary>Makes a list of deliveries of a policy from what the households of a commune are owed on a day. Who has it in hand for that period already is left.</summary>
public sealed class MakeSupportList(AniseDb db, JournalBook journal, PlaceMaps maps, RuleBook rules, ReadOwed read, TimeProvider clock)
{
    /// <summary>Makes it. Needs <c>Permission.EditSupport</c> for the commune.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<MadeList>> RunAsync(Rights rights, PlaceId communeId, string? policyCode, DateOnly? forDay, CancellationToken cancel = default)
    {
        DateOnly today = clock.Today();
        PlaceMap now = await maps.OnAsync(today, cancel);
        rights.Demand(Permission.EditSupport, now.ScopeOf(communeId));
        if (now.Find(communeId) is not { IsCommuneLevel: true }) return Texts.Problem("list-commune", "place");
        if (forDay is not { } day) return Texts.Problem("list-no-day", "day");
        if (day > today) return Texts.Problem("list-day-future", "day", day);
        if (!rules.TryFind(SupportWords.Family, day, out RuleSet? set)) return Texts.Problem("no-rules-then", "day", day);
        if (set.Policies.FirstOrDefault(p => p.Code == policyCode) is not { } policy) return Texts.Problem("list-no-policy", "policy", policyCode, string.Join(", ", set.Policies.Select(p => p.Code)));
        bool parts = policy.Instalments.Count > 0;
        if (!policy.HoldsOn(day) && !parts) return Texts.Problem("list-policy-then", "policy", policy.Label, day);
        PlaceMap then = await maps.OnAsync(day, cancel);
        var (map, at) = then.Find(communeId) is null ? (now, communeId) : (then, communeId);   // a merged commune lists by the villages that it has now
        Result<IReadOnlyList<OwedLine>> owed = await read.OfPlacesAsync(map, [at], day, since: false, cancel);
        if (!owed.Ok) return Result<MadeList>.Refused(owed.Problems);
        List<OwedLine> of = [.. owed.Value.Where(l => l.Owed.Policy == policy)];
        IReadOnlyList<PlaceId> villages = parts ? (await PlaceTrail.ReadAsync(db, map, cancel)).LeadingTo(p => p.Kind == PlaceKind.Village && map.LiesIn(p.Id, at)) : [];
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, SupportActs.MakeList, null, cancel);
        IReadOnlyList<(SupportLine First, int No, decimal Part)> due = parts ? await Instalments.DueAsync(db, policy, villages, cancel) : [];
        if (!policy.HoldsOn(day) && due.Count == 0) return Texts.Problem("list-policy-then", "policy", policy.Label, day);
        if (of.Count == 0 && due.Count == 0) return Texts.Problem("list-nobody", "policy", policy.Label, day);
        string[] claims = [.. of.Select(l => ClaimOf(policy, l, day))];
        HashSet<string> inHand = [.. (await db.Set<SupportLine>().AsNoTracking().Where(l => l.Claim != null && EF.Parameter(claims).Contains(l.Claim)).Select(l => l.Claim).ToListAsync(cancel)).OfType<string>()];
        List<(OwedLine Line, string Claim)> left = [.. of.Zip(claims).Where(l => !inHand.Contains(l.Second))];
        if (left.Count == 0 && due.Count == 0) return Texts.Problem("list-all-in-hand", "policy", policy.Label, SupportWords.OfPeriod(SupportPeriods.Of(policy.Paid, day)));
        var id = new SupportListId(await db.ReserveAsync("support-list", 1, cancel));
        db.Add(new SupportList { Id = id, CommuneId = communeId, Policy = policy.Code, Period = SupportPeriods.Of(policy.Paid, day), MadeFor = day, MadeOn = today });
        long first = await db.ReserveAsync("support-line", left.Count + due.Count, cancel);
        foreach (var (line, claim) in left)
        {
            decimal? amount = parts && line.Owed.Amount is { } whole ? Instalments.Part(policy, whole, 1) : line.Owed.Amount;
            db.Add(new SupportLine
            {
                Id = new SupportLineId(first++), ListId = id, HouseholdId = line.Household.Id, MemberId = line.Member?.Id, VillageId = line.Household.VillageId, Policy = policy.Code,
                Period = SupportPeriods.Of(policy.Paid, day), Claim = claim, ClaimedAs = claim, Amount = amount, Money = SupportMoney.OfPeriod(set, policy, amount, day), State = LineState.Listed, On = day,
            });
        }
        foreach (var (begun, no, part) in due)
        {
            string claim = SupportPeriods.InstalmentOf(begun.ClaimedAs, no);
            db.Add(new SupportLine
            {
                Id = new SupportLineId(first++), ListId = id, HouseholdId = begun.HouseholdId, MemberId = begun.MemberId, VillageId = begun.VillageId, Policy = policy.Code,
                Period = begun.Period, Claim = claim, ClaimedAs = claim, Amount = part, Money = SupportMoney.OfPeriod(set, policy, part, day), State = LineState.Listed, On = day,
            });
        }
        await write.CommitAsync(cancel);
        return new MadeList(id, left.Count + due.Count, of.Count - left.Count);
    }

    private static string ClaimOf(Policy policy, OwedLine line, DateOnly day) => SupportPeriods.ClaimOf(policy, line.Household.Id, line.Member?.Id, day);
}
