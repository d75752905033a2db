using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Rules.Entitling;
using Anise.Rules.Sets;
using Anise.RuleTables;
using Anise.Store;
using Anise.Support.Owed;
using Microsoft.EntityFrameworkCore;

namespace Anise.Support.WhatIf;

/// <summary>What would become of one policy in one commune.</summary>
/// <param name="Commune">The commune.</param>
/// <param name="Policy">The policy.</param>
/// <param name="Source">Where the money of its lists came from last in the commune; null where nothing was paid through the book.</param>
/// <param name="Gain">How many would have it anew.</param>
/// <param name="Lose">How many would have it no more.</param>
/// <param name="Rise">How many would have more.</param>
/// <param name="Fall">How many would have less.</param>
/// <param name="CostNow">What it costs a year by the rules in force, in VND; once-only money once. Null where no amount of money is known.</param>
/// <param name="CostThen">What it would cost.</param>
public sealed record SupportWhatIfRow(MappedPlace Commune, Policy Policy, string? Source, int Gain, int Lose, int Rise, int Fall, decimal? CostNow, decimal? CostThen);

/// <summary>What a change of rules of support would do in a place.</summary>
/// <param name="Rows">By commune and policy: those with something owed by either rules.</param>
/// <param name="Changes">Who gains and who loses, where it was asked for.</param>
public sealed record SupportWhatIf(IReadOnlyList<SupportWhatIfRow> Rows, IReadOnlyList<OwedChange> Changes);

/// <summary>What if amounts, conditions or classes of support were others on a day: the same households of that day by both rules. Nothing is stored.</summary>
public sealed class RunSupportWhatIf(AniseDb db, PlaceMaps maps, RulesInForce inForce, RuleBook rules, HouseholdCases cases)
{
    private const string RegionInput = "commune-region";

    /// <summary>Runs it. Needs <c>Permission.SeeSupport</c> for the place.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<SupportWhatIf>> RunAsync(Rights rights, PlaceId place, DateOnly day, SupportChange change, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        PlaceMap map = await maps.OnAsync(day, cancel);
        rights.Demand(Permission.SeeSupport, map.ScopeOf(place));
        if (!rules.TryFind(SupportWords.Family, day, out RuleSet? now)) return Texts.Problem("no-rules-then", "day", day);
        if (change.IsEmpty) return Texts.Problem("what-if-nothing", "number");
        string[] classes = [.. now.ChoicesOf("household-class").Select(c => c.Code)];
        if (change.Classes.SelectMany(c => (string[])[c.Key, c.Value]).FirstOrDefault(c => !classes.Contains(c)) is { } unknown) return Texts.Problem("what-if-class", "class", unknown, string.Join(", ", classes));
        string[] regions = [.. now.ChoicesOf(RegionInput).Select(c => c.Code)];
        if (change.Region is { } region && !regions.Contains(region)) return Texts.Problem("what-if-region", "region", region, string.Join(", ", regions));
        Result<RuleBook> changed = change.RulesOf(inForce.Directory, now.Name, day);
        if (!changed.Ok) return Result<SupportWhatIf>.Refused(changed.Problems);
        RuleSet then = changed.Value.Find(SupportWords.Family, day);
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
        ILookup<PlaceId, PlaceId> villages = trail.LeadingTo(p => p.Kind == PlaceKind.Village && map.LiesIn(p.Id, place)).ToLookup(v => map.CommuneOf(trail.Find(v)!.Id).Id);
        Dictionary<(PlaceId, string), string> sources = await SourcesAsync(trail, cancel);
        var rows = new List<SupportWhatIfRow>();
        var changes = new List<OwedChange>();
        Entitler one = new(now, day), other = new(then, day);
        foreach (var commune in villages.OrderBy(v => map[v.Key].Code, StringComparer.Ordinal))
        {
            var sums = new Dictionary<string, Sum>(StringComparer.Ordinal);
            foreach (OwedHousehold household in await cases.InAsync([.. commune], day, cancel))
            {
                Entitlement[] before = [.. one.Of(household.Case).Owed];
                if (change.Region is not null) household.Case.Answers[RegionInput] = change.Region;
                Entitlement[] after = [.. other.Of(With(household.Case, change.Classes, day)).Owed];
                foreach (var (policy, member) in before.Concat(after).Select(e => (e.Policy.Code, e.Member)).Distinct())
                {
                    Entitlement? was = before.FirstOrDefault(e => e.Policy.Code == policy && e.Member == member), becomes = after.FirstOrDefault(e => e.Policy.Code == policy && e.Member == member);
                    if (!sums.TryGetValue(policy, out Sum? sum)) sums.Add(policy, sum = new Sum((was ?? becomes)!.Policy));
                    sum.Add(was, becomes, now, then, day);
                    if (was?.Amount != becomes?.Amount || was is null != becomes is null) changes.Add(new OwedChange(household, member < 0 ? null : household.Members[member], (becomes ?? was)!.Policy, was, becomes));
                }
            }
            rows.AddRange(sums.Values.OrderBy(s => s.Policy.Line).Select(s => new SupportWhatIfRow(map[commune.Key], s.Policy, sources.GetValueOrDefault((commune.Key, s.Policy.Code)), s.Gain, s.Lose, s.Rise, s.Fall, s.CostNow, s.CostThen)));
        }
        return new SupportWhatIf(rows, changes);
    }

    /// <summary>The household as if its class of the day were another one from that day.</summary>
    private static EntitlementCase With(EntitlementCase one, IReadOnlyDictionary<string, string> classes, DateOnly day)
    {
        int last = one.Classes.Count - 1;
        while (last >= 0 && one.Classes[last].From > day) last--;
        if (last < 0 || !classes.TryGetValue(one.Classes[last].Class, out string? other)) return one;
        return new EntitlementCase { Answers = one.Answers, Ended = one.Ended, Classes = [.. one.Classes.Take(last), one.Classes[last] with { Class = other }] };
    }

    private async Task<Dictionary<(PlaceId, string), string>> SourcesAsync(PlaceTrail trail, CancellationToken cancel) =>
        (await db.Set<SupportList>().AsNoTracking().Where(l => l.Source != null).OrderBy(l => l.Id).Select(l => new { l.CommuneId, l.Policy, l.Source }).ToListAsync(cancel))
            .Select(l => (Commune: trail.Find(l.CommuneId)?.Id, l.Policy, l.Source)).Where(l => l.Commune is not null).GroupBy(l => (l.Commune!.Value, l.Policy)).ToDictionary(g => g.Key, g => g.Last().Source!);

    private sealed class Sum(Policy policy)
    {
        public Policy Policy => policy;

        public int Gain { get; private set; }

        public int Lose { get; private set; }

        public int Rise { get; private set; }

        public int Fall { get; private set; }

        public decimal? CostNow { get; private set; }

        public decimal? CostThen { get; private set; }

        public void Add(Entitlement? was, Entitlement? becomes, RuleSet now, RuleSet then, DateOnly day)
        {
            if (was is null) Gain++;
            else if (becomes is null) Lose++;
            else if (becomes.Amount > was.Amount) Rise++;
            else if (becomes.Amount < was.Amount) Fall++;
            if (was is not null && SupportMoney.OfYear(now, was.Policy, was.Amount, day) is { } cost) CostNow = (CostNow ?? 0) + cost;
            if (becomes is not null && SupportMoney.OfYear(then, becomes.Policy, becomes.Amount, day) is { } next) CostThen = (CostThen ?? 0) + next;
        }
    }
}
