using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Rules.Entitling;
using Anise.Rules.Language;
using Anise.Rules.Sets;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Support.Owed;

/// <summary>What one household is owed on a day, with the span of each right and its reasons.</summary>
/// <param name="Household">The household.</param>
/// <param name="Lines">What is owed, and how far it is.</param>
/// <param name="Spans">Since when and until when, in the order of the lines.</param>
/// <param name="Why">The reasons, in the order of the lines.</param>
/// <param name="Open">What cannot be told.</param>
/// <param name="Village">Where it lives.</param>
public sealed record OwedView(OwedHousehold Household, IReadOnlyList<OwedLine> Lines, IReadOnlyList<EntitlementSpan> Spans, IReadOnlyList<Explanation> Why, IReadOnlyList<OpenEntitlement> Open, PlaceId Village)
{
    /// <summary>What was begun in instalments and is owed for no other reason any more.</summary>
    public IReadOnlyList<OwedLine> Begun { get; init; } = [];
}

/// <summary>Reads what households are owed on a day, and how far it is for the period of that day.</summary>
public sealed class ReadOwed(AniseDb db, PlaceMaps maps, RuleBook rules, HouseholdCases cases)
{
    /// <summary>What the households of a place are owed on a day. Needs <c>Permission.SeeSupport</c> for it.</summary>
    /// <param name="rights">Who asks.</param>
    /// <param name="place">A place of the map of the day.</param>
    /// <param name="day">The day.</param>
    /// <param name="since">Whether to find out since when what is not delivered is owed.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<IReadOnlyList<OwedLine>>> OfPlaceAsync(Rights rights, PlaceId place, DateOnly day, bool since = false, CancellationToken cancel = default)
    {
        PlaceMap map = await maps.OnAsync(day, cancel);
        rights.Demand(Permission.SeeSupport, map.ScopeOf(place));
        return await OfPlacesAsync(map, [place], day, since, cancel);
    }

    /// <summary>What one household is owed. Needs <c>Permission.SeeSupport</c> for its village; null where it does not live anywhere on that day.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<OwedView?> OfHouseholdAsync(Rights rights, HouseholdId id, DateOnly day, CancellationToken cancel = default)
    {
        if (!rules.TryFind(SupportWords.Family, day, out RuleSet? set) || await cases.OneAsync(id, day, cancel) is not { } household) return null;
        PlaceMap map = await maps.OnAsync(day, cancel);
        rights.Demand(Permission.SeeSupport, map.ScopeOf(household.VillageId));
        var entitler = new Entitler(set, day);
        IReadOnlyList<EntitlementSpan> spans = new EntitlementSpans(set).Of(household.Case, day);
        Entitlements now = entitler.Of(household.Case, open: true);
        Explanation[] why = [.. spans.Select(s => entitler.Explain(s.Entitlement, household.Case))];
        IReadOnlyList<OwedLine> lines = await StatesAsync([.. spans.Select(s => (household, s.Entitlement))], day, cancel);
        return new(household, lines, spans, why, now.Open, household.VillageId) { Begun = await BegunAsync(set, [household], lines, day, cancel) };
    }

    internal async Task<Result<IReadOnlyList<OwedLine>>> OfPlacesAsync(PlaceMap map, IReadOnlyList<PlaceId> places, DateOnly day, bool since, CancellationToken cancel)
    {
        if (!rules.TryFind(SupportWords.Family, day, out RuleSet? set)) return Texts.Problem("no-rules-then", "date", day);
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
        IReadOnlyList<OwedHousehold> households = await cases.InAsync(trail.LeadingTo(p => p.Kind == PlaceKind.Village && places.Any(place => map.LiesIn(p.Id, place))), day, cancel);
        var entitler = new Entitler(set, day);
        var owed = new List<(OwedHousehold, Entitlement)>();
        foreach (OwedHousehold household in households) owed.AddRange(entitler.Of(household.Case).Owed.Select(e => (household, e)));
        IReadOnlyList<OwedLine> lines = await StatesAsync(owed, day, cancel);
        lines = [.. lines, .. await BegunAsync(set, households, lines, day, cancel)];
        return Result<IReadOnlyList<OwedLine>>.Of(since ? Since(lines, new EntitlementSpans(set), day) : lines);
    }

    private static List<OwedLine> Since(IReadOnlyList<OwedLine> lines, EntitlementSpans spans, DateOnly day)
    {
        var dated = new List<OwedLine>();
        foreach (var household in lines.GroupBy(l => l.Household))
        {
            IReadOnlyList<EntitlementSpan>? of = household.All(l => l.State == OwedState.Delivered) ? null : spans.Of(household.Key.Case, day, ends: false);
            dated.AddRange(household.Select(l => l.Rest is not null ? l : l with { Since = of?.First(s => s.Entitlement.Policy == l.Owed.Policy && s.Entitlement.Member == l.Owed.Member).From }));
        }
        return dated;
    }

    /// <summary>What was begun in instalments goes on whatever the household is by now: it is owed until all are paid.</summary>
    private async Task<IReadOnlyList<OwedLine>> BegunAsync(RuleSet set, IReadOnlyList<OwedHousehold> households, IReadOnlyList<OwedLine> owed, DateOnly day, CancellationToken cancel)
    {
        var begun = await Instalments.BegunAsync(db, set.Policies, day, cancel);
        if (begun.Count == 0) return [];
        Dictionary<HouseholdId, OwedHousehold> byId = households.ToDictionary(h => h.Id);
        HashSet<(HouseholdId, MemberId?, string)> known = [.. owed.Select(o => (o.Household.Id, o.Member?.Id, o.Owed.Policy.Code))];
        var lines = new List<OwedLine>();
        foreach (var (first, whole, delivered) in begun.Where(b => byId.ContainsKey(b.First.HouseholdId) && !known.Contains((b.First.HouseholdId, b.First.MemberId, b.First.Policy))))
        {
            OwedHousehold household = byId[first.HouseholdId];
            Policy policy = set.Policies.First(p => p.Code == first.Policy);
            int member = first.MemberId is { } person ? household.Members.ToList().FindIndex(m => m.Id == person) : -1;
            if (first.MemberId is not null && member < 0) continue;
            lines.Add(new OwedLine(household, member < 0 ? null : household.Members[member], new Entitlement(policy, member, policy.Grades[0], whole), OwedState.DeliveredLess, null) { Rest = whole - delivered, Since = first.DeliveredOn });
        }
        return lines;
    }

    /// <summary>How far each is: the line in hand for the period of the day, else the last one that was refused or given back.</summary>
    private async Task<IReadOnlyList<OwedLine>> StatesAsync(List<(OwedHousehold Household, Entitlement Owed)> owed, DateOnly day, CancellationToken cancel)
    {
        string ClaimOf(OwedHousehold household, Entitlement one) => SupportPeriods.ClaimOf(one.Policy, household.Id, one.Member < 0 ? null : household.Members[one.Member].Id, day);
        var last = new Dictionary<string, (OwedState State, string? Reason, decimal? Amount)>(StringComparer.Ordinal);
        foreach (string[] claims in owed.Select(o => ClaimOf(o.Household, o.Owed)).Distinct().Chunk(5000))
            foreach (var line in await db.Set<SupportLine>().AsNoTracking().Where(l => EF.Parameter(claims).Contains(l.ClaimedAs)).OrderBy(l => l.Claim != null).ThenBy(l => l.Id).Select(l => new { l.ClaimedAs, l.State, l.Reason, l.Amount }).ToListAsync(cancel))
                last[line.ClaimedAs] = (StateOf(line.State), line.Reason, line.Amount);
        await PartsAsync(owed.Where(o => o.Owed.Policy.Instalments.Count > 0).Select(o => (ClaimOf(o.Household, o.Owed), o.Owed.Policy.Instalments.Count)), last, cancel);
        return [.. owed.Select(o =>
        {
            var (state, reason, amount) = last.GetValueOrDefault(ClaimOf(o.Household, o.Owed));
            return new OwedLine(o.Household, o.Owed.Member < 0 ? null : o.Household.Members[o.Owed.Member], o.Owed, state == OwedState.Delivered ? Compared(amount, o.Owed.Amount) : state, reason);
        })];
    }

    // Of instalments those that were delivered count together; one that is refused or under way takes nothing from them.
    private async Task PartsAsync(IEnumerable<(string Claim, int Count)> claims, Dictionary<string, (OwedState State, string? Reason, decimal? Amount)> last, CancellationToken cancel)
    {
        foreach ((string Claim, int Count)[] some in claims.Distinct().Chunk(2000))
        {
            string[] all = [.. some.SelectMany(c => Enumerable.Range(1, c.Count), (c, no) => SupportPeriods.InstalmentOf(c.Claim, no))];
            var delivered = await db.Set<SupportLine>().AsNoTracking().Where(l => l.State == LineState.Delivered && EF.Parameter(all).Contains(l.ClaimedAs)).Select(l => new { l.ClaimedAs, l.Amount }).ToListAsync(cancel);
            foreach (var of in delivered.GroupBy(l => l.ClaimedAs.Split('#')[0])) last[of.Key] = (OwedState.Delivered, null, of.Sum(l => l.Amount));
        }
    }

    /// <summary>What was delivered beside what is owed now: a class or the law may have changed within the period.</summary>
    private static OwedState Compared(decimal? delivered, decimal? owed) => delivered < owed ? OwedState.DeliveredLess : delivered > owed ? OwedState.DeliveredMore : OwedState.Delivered;

    private static OwedState StateOf(LineState state) => state switch
    {
        LineState.Listed => OwedState.TakenUp,
        LineState.Approved => OwedState.Approved,
        LineState.Delivered => OwedState.Delivered,
        LineState.Refused => OwedState.Refused,
        LineState.Returned => OwedState.Returned,
        _ => OwedState.Entitled,
    };
}
