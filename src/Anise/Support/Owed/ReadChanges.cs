using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Rules.Entitling;
using Anise.Rules.Sets;
using Anise.Store;

namespace Anise.Support.Owed;

/// <summary>What a person or household gains or loses between two days.</summary>
/// <param name="Household">The household, as on the later day.</param>
/// <param name="Member">The person; null for the household.</param>
/// <param name="Policy">The policy.</param>
/// <param name="Before">What was owed on the earlier day; null for nothing.</param>
/// <param name="After">What is owed on the later day; null for nothing.</param>
public sealed record OwedChange(OwedHousehold Household, OwedMember? Member, Policy Policy, Entitlement? Before, Entitlement? After);

/// <summary>Who gains and who loses what by what happened between two days, such as the decision of a review: the same households, by the classes and traits of each day.</summary>
public sealed class ReadChanges(AniseDb db, PlaceMaps maps, RuleBook rules, HouseholdCases cases)
{
    /// <summary>The changes in a place. Needs <c>Permission.SeeSupport</c> for it. A person who moved between the two days is compared with themselves, not with the household.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<IReadOnlyList<OwedChange>>> RunAsync(Rights rights, PlaceId place, DateOnly before, DateOnly after, CancellationToken cancel = default)
    {
        PlaceMap map = await maps.OnAsync(after, cancel);
        rights.Demand(Permission.SeeSupport, map.ScopeOf(place));
        if (before >= after) return Texts.Problem("changes-days", "before", before, after);
        foreach (DateOnly day in (DateOnly[])[before, after])
            if (!rules.TryFind(SupportWords.Family, day, out _)) return Texts.Problem("no-rules-then", "before", day);
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
        IReadOnlyList<PlaceId> villages = trail.LeadingTo(p => p.Kind == PlaceKind.Village && map.LiesIn(p.Id, place));
        var was = await OfAsync(villages, before, cancel);
        var now = await OfAsync(villages, after, cancel);
        return Result<IReadOnlyList<OwedChange>>.Of(
        [
            .. was.Keys.Union(now.Keys).Select(key => (Was: was.GetValueOrDefault(key), Now: now.GetValueOrDefault(key)))
                .Where(x => x.Was.Owed?.Amount != x.Now.Owed?.Amount || x.Was.Owed is null != x.Now.Owed is null)
                .Select(x => new OwedChange(x.Now.Household ?? x.Was.Household, x.Now.Member ?? x.Was.Member, (x.Now.Owed ?? x.Was.Owed)!.Policy, x.Was.Owed, x.Now.Owed))
                .OrderBy(c => c.Household.Id.Value).ThenBy(c => c.Policy.Line),
        ]);
    }

    private async Task<Dictionary<(string, string), (OwedHousehold Household, OwedMember? Member, Entitlement Owed)>> OfAsync(IReadOnlyList<PlaceId> villages, DateOnly day, CancellationToken cancel)
    {
        var entitler = new Entitler(rules.Find(SupportWords.Family, day), day);
        var owed = new Dictionary<(string, string), (OwedHousehold, OwedMember?, Entitlement)>();
        foreach (OwedHousehold household in await cases.InAsync(villages, day, cancel))
            foreach (Entitlement one in entitler.Of(household.Case).Owed)
                owed[(one.Member < 0 ? $"h{household.Id.Value}" : $"m{household.Members[one.Member].Id.Value}", one.Policy.Code)] = (household, one.Member < 0 ? null : household.Members[one.Member], one);
        return owed;
    }
}
