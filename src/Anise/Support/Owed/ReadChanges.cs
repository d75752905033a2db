using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Places;
using Anise.Reviews;
using Anise.Rules.Books;
using Anise.Rules.Entitling;
using Anise.Rules.Sets;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Support.Owed;

/// <summary>What a person or household gains or loses between two days.</summary>
/// <param name="Household">The household, as on the later day.</param>
/// <param name="Member">The person; null for the household.</param>
/// <param name="Policy">The policy.</param>
/// <param name="Before">What was owed on the earlier day; null for nothing.</param>
/// <param name="After">What is owed on the later day; null for nothing.</param>
public sealed record OwedChange(OwedHousehold Household, OwedMember? Member, Policy Policy, Entitlement? Before, Entitlement? After)
{
    /// <summary>The first day on which it is as after: of what ends, the first without it; null where nobody asked.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>The household as it was on the earlier day; null for what was not owed then.</summary>
    public OwedHousehold? Then { get; init; }

    /// <summary>What it is.</summary>
    public OwedTurn Turn => After is null ? OwedTurn.Loses : Before is null ? OwedTurn.Gains : After.Amount > Before.Amount ? OwedTurn.Rises : OwedTurn.Falls;
}

/// <summary>Which way something that is owed turns.</summary>
public enum OwedTurn
{
    /// <summary>Nothing was owed before.</summary>
    Gains,
    /// <summary>Nothing is owed any more.</summary>
    Loses,
    /// <summary>More is owed.</summary>
    Rises,
    /// <summary>Less is owed.</summary>
    Falls,
}

/// <summary>A day on which classes of households of a place were decided.</summary>
/// <param name="On">The day.</param>
/// <param name="Number">The number of the decision or of the amendment.</param>
public sealed record ClassDecision(DateOnly On, string Number);

/// <summary>Who gains and who loses what by what happened between two days, such as the decision of a review: the same households, by the classes and traits of each day.</summary>
public sealed class ReadChanges(AniseDb db, PlaceMaps maps, RuleBook rules, HouseholdCases cases, TimeProvider clock)
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
        IEnumerable<OwedChange> changes =
        [
            .. was.Keys.Union(now.Keys).Select(key => (Was: was.GetValueOrDefault(key), Now: now.GetValueOrDefault(key)))
                .Where(x => x.Was.Owed?.Amount != x.Now.Owed?.Amount || x.Was.Owed is null != x.Now.Owed is null)
                .Select(x => new OwedChange(x.Now.Household ?? x.Was.Household, x.Now.Member ?? x.Was.Member, (x.Now.Owed ?? x.Was.Owed)!.Policy, x.Was.Owed, x.Now.Owed) { Then = x.Was.Household })
                .OrderBy(c => c.Household.Id.Value).ThenBy(c => c.Policy.Line),
        ];
        // From one day to the next there is but one day on which it can be.
        return Result<IReadOnlyList<OwedChange>>.Of([.. after == before.AddDays(1) ? changes.Select(c => c with { Since = after }) : Dated(changes, before, after)]);
    }

    /// <summary>The decisions and amendments by which households of a commune got their classes, the last first. Needs <c>Permission.SeeSupport</c> for it.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<IReadOnlyList<ClassDecision>> DecisionsAsync(Rights rights, PlaceId place, CancellationToken cancel = default)
    {
        PlaceMap map = await maps.OnAsync(clock.Today(), cancel);
        rights.Demand(Permission.SeeSupport, map.ScopeOf(place));
        PlaceId commune = map[place].Kind == PlaceKind.Village ? map.CommuneOf(place).Id : place;
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
        PlaceId[] communes = [.. trail.LeadingTo(p => p.IsCommuneLevel && map.LiesIn(p.Id, commune))];
        CommuneReviewId[] reviews = await db.CommuneReviews.AsNoTracking().Where(r => EF.Parameter(communes).Contains(r.CommuneId)).Select(r => r.Id).ToArrayAsync(cancel);
        var decided = await db.ReviewDecisions.AsNoTracking().Where(d => EF.Parameter(reviews).Contains(d.ReviewId)).Select(d => new { d.On, d.Number }).ToListAsync(cancel);
        var amended = await db.Amendments.AsNoTracking().Where(d => EF.Parameter(reviews).Contains(d.ReviewId)).Select(d => new { d.On, Number = d.Document }).ToListAsync(cancel);
        return [.. decided.Concat(amended).Select(d => new ClassDecision(d.On, d.Number)).Distinct().OrderByDescending(d => d.On).ThenBy(d => d.Number, StringComparer.Ordinal)];
    }

    /// <summary>The changes with the first day of each.</summary>
    private IEnumerable<OwedChange> Dated(IEnumerable<OwedChange> changes, DateOnly before, DateOnly after)
    {
        EntitlementSpans then = new(rules.Find(SupportWords.Family, before)), now = new(rules.Find(SupportWords.Family, after));
        var spans = new Dictionary<(HouseholdId, bool), IReadOnlyList<EntitlementSpan>>();
        foreach (OwedChange change in changes)
        {
            bool ends = change.After is null;
            OwedHousehold of = ends ? change.Then! : change.Household;
            if (!spans.TryGetValue((of.Id, ends), out IReadOnlyList<EntitlementSpan>? own)) spans.Add((of.Id, ends), own = ends ? then.Of(of.Case, before) : now.Of(of.Case, after, ends: false));
            Entitlement what = (change.After ?? change.Before)!;
            EntitlementSpan? span = own.FirstOrDefault(s => s.Entitlement.Policy.Code == what.Policy.Code && s.Entitlement.Member == what.Member);
            DateOnly? since = ends ? span?.To?.AddDays(1) : span?.From;
            yield return change with { Since = since > before && since <= after ? since : null };
        }
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
