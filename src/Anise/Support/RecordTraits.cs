using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Journal;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Rules.Sets;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Support;

/// <summary>A trait as somebody writes it down.</summary>
/// <param name="Of">What it is of.</param>
/// <param name="OfId">The id of the member, household or place.</param>
/// <param name="Trait">The trait, as the rules call it.</param>
/// <param name="Value">What it is.</param>
/// <param name="From">Since when.</param>
public sealed record NewTrait(TraitOf Of, long OfId, string? Trait, string? Value, DateOnly? From);

/// <summary>Records traits that policies ask; one of the same day is corrected.</summary>
public sealed class RecordTraits(AniseDb db, JournalBook journal, PlaceMaps maps, RuleBook rules, TimeProvider clock)
{
    /// <summary>Records them, all or none. Needs <c>Permission.EditSupport</c> for the villages of the households, or for the places.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<int>> RunAsync(Rights rights, IReadOnlyList<NewTrait> traits, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(traits);
        DateOnly today = clock.Today();
        PlaceMap map = await maps.OnAsync(today, cancel);
        Dictionary<long, HouseholdId> homes = await HomesAsync(traits, today, cancel);
        Dictionary<HouseholdId, PlaceId> villages = await VillagesAsync(traits, homes, today, cancel);
        var seen = new HashSet<PlaceId>();
        var problems = new List<Problem>();
        var good = new List<(NewTrait Trait, HouseholdId? Household, PlaceId Place)>();
        foreach (NewTrait trait in traits)
        {
            HouseholdId? household = trait.Of switch { TraitOf.Member when homes.TryGetValue(trait.OfId, out HouseholdId home) => home, TraitOf.Household => new HouseholdId(trait.OfId), _ => null };
            PlaceId? place = trait.Of == TraitOf.Place ? map.Find(new PlaceId(trait.OfId))?.Id : household is { } h && villages.TryGetValue(h, out PlaceId village) ? village : null;
            if (place is not { } at)
            {
                problems.Add(Texts.Problem("trait-nobody", "trait"));
                continue;
            }
            if (seen.Add(at)) rights.Demand(Permission.EditSupport, await maps.ScopeAsync(at, today, cancel: cancel));
            if (Fault(trait, today) is { } fault) problems.Add(fault);
            else good.Add((trait, household, at));
        }
        if (problems.Count > 0) return Result<int>.Refused(problems);
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, SupportActs.RecordTraits, null, cancel);
        long[] of = [.. good.Select(g => g.Trait.OfId).Distinct()];
        var known = (await db.Set<SupportTrait>().Where(t => EF.Parameter(of).Contains(t.OfId)).ToListAsync(cancel)).ToDictionary(t => (t.Of, t.OfId, t.Trait, t.HoldsFrom));
        long first = await db.ReserveAsync("support-trait", good.Count, cancel);
        foreach (var (trait, household, place) in good)
        {
            var key = (trait.Of, trait.OfId, trait.Trait!, trait.From!.Value);
            if (known.TryGetValue(key, out SupportTrait? stored)) stored.Value = trait.Value!;
            else db.Add(known[key] = new SupportTrait { Id = new SupportTraitId(first++), Of = trait.Of, OfId = trait.OfId, Trait = trait.Trait!, Value = trait.Value!, HoldsFrom = trait.From!.Value, HouseholdId = household, PlaceId = place });
        }
        await write.CommitAsync(cancel);
        return good.Count;
    }

    private Problem? Fault(NewTrait trait, DateOnly today)
    {
        if (trait.From is not { } from) return Texts.Problem("trait-no-day", "from");
        if (from > today) return Texts.Problem("trait-day-future", "from", from);
        if (!rules.TryFind(SupportWords.Family, from, out RuleSet? set) && !rules.TryFind(SupportWords.Family, today, out set)) return Texts.Problem("no-rules-then", "from", from);
        if (trait.Trait is not { } name || !TraitsOf(set, trait.Of).Contains(name)) return Texts.Problem("trait-unknown", "trait", trait.Trait, string.Join(", ", TraitsOf(set, trait.Of)));
        return trait.Value is { Length: > 0 } value ? set.FaultOf(name, value) is { } fault ? Texts.Problem("trait-value", "value", fault.ToString()) : null : Texts.Problem("trait-no-value", "value");
    }

    /// <summary>The traits that can be recorded of a member, a household or a place: what the registry, decisions and forms do not say by themselves.</summary>
    public static IReadOnlyList<string> TraitsOf(RuleSet set, TraitOf of)
    {
        ArgumentNullException.ThrowIfNull(set);
        return of switch
        {
            TraitOf.Member => ["pension", "disability", "pupil", "trained-with-support", "orphan", "supporter", "merit"],
            TraitOf.Household => ["social-policy", "electricity-use", "farm-household"],
            _ => ["poor-commune", "village-extremely-difficult"],
        };
    }

    private async Task<Dictionary<long, HouseholdId>> HomesAsync(IReadOnlyList<NewTrait> traits, DateOnly today, CancellationToken cancel)
    {
        MemberId[] ids = [.. traits.Where(t => t.Of == TraitOf.Member).Select(t => new MemberId(t.OfId)).Distinct()];
        return await db.MemberFactsOn(today).AsNoTracking().Where(m => m.Left == null && EF.Parameter(ids).Contains(m.MemberId)).ToDictionaryAsync(m => m.MemberId.Value, m => m.HouseholdId, cancel);
    }

    private async Task<Dictionary<HouseholdId, PlaceId>> VillagesAsync(IReadOnlyList<NewTrait> traits, Dictionary<long, HouseholdId> homes, DateOnly today, CancellationToken cancel)
    {
        HouseholdId[] ids = [.. homes.Values.Concat(traits.Where(t => t.Of == TraitOf.Household).Select(t => new HouseholdId(t.OfId))).Distinct()];
        return await db.HouseholdFactsOn(today).AsNoTracking().Where(f => EF.Parameter(ids).Contains(f.HouseholdId)).ToDictionaryAsync(f => f.HouseholdId, f => f.VillageId, cancel);
    }
}
