using Anise.Basics;
using Anise.Households;
using Anise.Rules.Sets;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Support.Owed;

/// <summary>
/// What is paid in instalments: each is a line of its own, the next once those before it were delivered. What the first was a share of is the whole; all of them together are never above it, whatever class or law has
/// become since, and the book of money takes no more than the whole either.
/// </summary>
internal static class Instalments
{
    /// <summary>What an instalment of an amount comes to; the last is what the others left.</summary>
    public static decimal Part(Policy policy, decimal whole, int no)
    {
        decimal Of(int n) => decimal.Round(whole * policy.Instalments[n - 1] / 100);
        return no < policy.Instalments.Count ? Of(no) : whole - Enumerable.Range(1, no - 1).Sum(Of);
    }

    /// <summary>The whole that a first instalment is a share of.</summary>
    public static decimal WholeOf(Policy policy, decimal first) => decimal.Round(first * 100 / policy.Instalments[0]);

    /// <summary>The next instalments of what was begun in some villages: of those whose last one was delivered and whose next one is not in hand.</summary>
    public static async Task<IReadOnlyList<(SupportLine First, int No, decimal Part)>> DueAsync(AniseDb db, Policy policy, IReadOnlyList<PlaceId> villages, CancellationToken cancel)
    {
        List<SupportLine> lines = await db.Set<SupportLine>().AsNoTracking().Where(l => l.Policy == policy.Code && l.Claim != null && EF.Parameter(villages).Contains(l.VillageId)).OrderBy(l => l.Id).ToListAsync(cancel);
        var due = new List<(SupportLine, int, decimal)>();
        foreach (var claim in lines.GroupBy(l => BaseOf(l.ClaimedAs)))
        {
            SupportLine? first = claim.FirstOrDefault(l => SupportPeriods.InstalmentNo(l.ClaimedAs) == 1);
            int no = claim.Max(l => SupportPeriods.InstalmentNo(l.ClaimedAs)) + 1;
            if (first?.Amount is { } paid && no <= policy.Instalments.Count && claim.All(l => l.State == LineState.Delivered)) due.Add((first, no, Part(policy, WholeOf(policy, paid), no)));
        }
        return due;
    }

    /// <summary>
    /// Of lines that are to be delivered, those whose earlier instalments are not; of lines that are to be given back, those whose later instalments are delivered: an instalment follows the one before it, and goes back before it.
    /// </summary>
    public static async Task<IReadOnlySet<SupportLineId>> OutOfOrderAsync(AniseDb db, IReadOnlyList<SupportLine> lines, bool back, CancellationToken cancel)
    {
        SupportLine[] parts = [.. lines.Where(l => back || SupportPeriods.InstalmentNo(l.ClaimedAs) > 1)];
        if (parts.Length == 0) return new HashSet<SupportLineId>();
        List<HouseholdId> households = [.. parts.Select(l => l.HouseholdId).Distinct()];
        ILookup<string, int> delivered = (await db.Set<SupportLine>().AsNoTracking().Where(l => EF.Parameter(households).Contains(l.HouseholdId) && l.State == LineState.Delivered).Select(l => l.ClaimedAs).ToListAsync(cancel))
            .ToLookup(BaseOf, SupportPeriods.InstalmentNo);
        return parts.Where(l => SupportPeriods.InstalmentNo(l.ClaimedAs) is var no && (back ? delivered[BaseOf(l.ClaimedAs)].Any(n => n > no) : Enumerable.Range(1, no - 1).Except(delivered[BaseOf(l.ClaimedAs)]).Any())).Select(l => l.Id).ToHashSet();
    }

    private static string BaseOf(string claimedAs) => claimedAs.Split('#')[0];

    /// <summary>What was begun up to a day and not paid to its end: by its first line, with the whole and what of it was delivered.</summary>
    public static async Task<IReadOnlyList<(SupportLine First, decimal Whole, decimal Delivered)>> BegunAsync(AniseDb db, IReadOnlyList<Policy> policies, DateOnly day, CancellationToken cancel)
    {
        Dictionary<string, Policy> byCode = policies.Where(p => p.Instalments.Count > 0).ToDictionary(p => p.Code);
        if (byCode.Count == 0) return [];
        string[] codes = [.. byCode.Keys];
        List<SupportLine> lines = await db.Set<SupportLine>().AsNoTracking().Where(l => EF.Parameter(codes).Contains(l.Policy) && l.State == LineState.Delivered && l.DeliveredOn <= day).OrderBy(l => l.Id).ToListAsync(cancel);
        return
        [
            .. lines.GroupBy(l => BaseOf(l.ClaimedAs)).Select(g => (First: g.FirstOrDefault(l => SupportPeriods.InstalmentNo(l.ClaimedAs) == 1), Delivered: g.Sum(l => l.Amount ?? 0)))
                .Where(g => g.First?.Amount is not null).Select(g => (g.First!, Whole: WholeOf(byCode[g.First!.Policy], g.First!.Amount!.Value), g.Delivered)).Where(g => g.Delivered < g.Whole),
        ];
    }
}
