using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Funds;
using Anise.Funds.Posting;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Rules.Funds;
using Anise.Rules.Sets;
using Anise.Store;
using Anise.Support.Owed;
using Microsoft.EntityFrameworkCore;

namespace Anise.Support.Deliveries;

/// <summary>The money that a list is paid from.</summary>
/// <param name="Source">Where it comes from, by its code in the rules.</param>
/// <param name="Component">What it is given for.</param>
public sealed record PaidFrom(string Source, string Component);

/// <summary>
/// The payments of deliveries in the book of money, in the write of the step itself. Of one kind of support a person is paid once for a time, of whatever list, programme,
/// place or year.
/// </summary>
public sealed class PayLines(AniseDb db, PostEntries post, PlaceMaps maps, RuleBook rules)
{
    /// <summary>Whether a policy's money stands in the book.</summary>
    public static bool IsPaid(Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy is { Unit: "VND", PaidAs: not null };
    }

    /// <summary>The policy of a list by the rules of its day; null where they know it no more.</summary>
    public Policy? PolicyOf(SupportList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return rules.TryFind(SupportWords.Family, list.MadeFor, out RuleSet? set) ? set.Policies.FirstOrDefault(p => p.Code == list.Policy) : null;
    }

    /// <summary>What is wrong with the money that is chosen; null for nothing.</summary>
    public Problem? WhyNot(string? source, string? component, DateOnly on)
    {
        if (string.IsNullOrWhiteSpace(source)) return Texts.Problem("pay-no-source", "source");
        if (rules.Funds.Source(source) is not { } from || !PostEntries.Takes(EntryKind.Disbursement, from) || !from.Has(on.Year))
            return Texts.Problem("pay-source", "source", source, on.Year, string.Join(", ", rules.Funds.Sources.Where(s => PostEntries.Takes(EntryKind.Disbursement, s) && s.Has(on.Year)).Select(s => s.Code)));
        if (string.IsNullOrWhiteSpace(component)) return Texts.Problem("pay-no-component", "component");
        return rules.Funds.Component(component) is { } of && of.Programme.MaySpend(on.Year) ? null
            : Texts.Problem("pay-component", "component", component, on.Year, string.Join(", ", rules.Funds.Components.Where(c => c.Programme.MaySpend(on.Year)).Select(c => c.Code)));
    }

    /// <summary>Pays lines; the problem of each that is not paid.</summary>
    internal async Task<IReadOnlyDictionary<SupportLineId, Problem>> PayAsync(Rights rights, SupportList list, Policy policy, PaidFrom from, IReadOnlyList<SupportLine> lines, DateOnly on, string? reason, CancellationToken cancel)
    {
        SupportLine[] paid = [.. lines.Where(l => l.Money > 0)];
        if (paid.Length == 0) return new Dictionary<SupportLineId, Problem>();
        PlaceMap map = await maps.OnAsync(on, cancel);
        string place = (await PlaceTrail.ReadAsync(db, map, cancel)).Find(list.CommuneId)?.Code ?? "";
        return await PostAsync(rights, paid, l => new FundRow(0, KeyOf(l), Day(on), from.Source, from.Component, place, Number(on.Year), FundWords.Code(EntryKind.Disbursement), PricedItemOf(policy, l), Number((long)l.Money!.Value), reason?.Trim() ?? ""), (l, entry) => l.PaymentId = entry, cancel);
    }

    /// <summary>Of lines that were paid elsewhere, those whose kind of support the book has for a time in common, with the item that stands in it.</summary>
    internal async Task<IReadOnlyDictionary<SupportLine, string>> PaidAlreadyAsync(IReadOnlyList<(Policy Policy, SupportLine Line)> lines, CancellationToken cancel)
    {
        var keys = new List<(SupportLine Line, ItemKey Key)>();
        foreach (var (policy, line) in lines.Where(l => IsPaid(l.Policy)))
            if (ItemKey.Read(ItemOf(policy, line), line.On.Year, rules.Funds) is { Ok: true, Value: var key }) keys.Add((line, key));
        string[] codes = [.. keys.Select(k => k.Key.Code).Distinct()];
        List<FundItem> items = await db.Set<FundItem>().AsNoTracking().Where(i => EF.Parameter(codes).Contains(i.Code)).ToListAsync(cancel);
        FundItemId[] ids = [.. items.Select(i => i.Id)];
        HashSet<FundItemId> financed = [.. (await db.Set<FundEntry>().AsNoTracking().Where(e => e.ItemId != null && EF.Parameter(ids).Contains(e.ItemId.Value)).GroupBy(e => e.ItemId).Select(g => new { Item = g.Key, Sum = g.Sum(e => e.Amount) }).ToListAsync(cancel))
            .Where(g => g.Sum > 0).Select(g => g.Item!.Value)];
        ILookup<string, FundItem> byCode = items.Where(i => financed.Contains(i.Id)).ToLookup(i => i.Code);
        return keys.Select(k => (k.Line, Item: byCode[k.Key.Code].FirstOrDefault(i => ItemKey.OfItem(i).Overlaps(k.Key)))).Where(k => k.Item is not null)
            .ToDictionary(k => k.Line, k => FundWords.ItemName(k.Item!.Name, rules.Funds), ReferenceEqualityComparer.Instance as IEqualityComparer<SupportLine>);
    }

    /// <summary>Takes the payments of lines back; the problem of each whose payment stays.</summary>
    internal Task<IReadOnlyDictionary<SupportLineId, Problem>> TakeBackAsync(Rights rights, IReadOnlyList<SupportLine> lines, DateOnly on, string reason, CancellationToken cancel) =>
        PostAsync(rights, [.. lines.Where(l => l.PaymentId is not null)], l => new FundRow(0, KeyOf(l), Day(on), "", "", "", "", FundWords.Code(EntryKind.Reversal), "", "", reason.Trim()), (_, _) => { }, cancel);

    /// <summary>Whether a payment is refused since the same was paid already: it cannot be paid later either.</summary>
    internal static bool IsPaidAlready(Problem problem) => problem.Code is "item-financed" or "item-overlaps" or "item-elsewhere";

    /// <summary>What a line is called in the book: who, what kind of support, which period.</summary>
    internal static string ItemOf(Policy policy, SupportLine line) => string.Create(CultureInfo.InvariantCulture,
        $"person:{(line.MemberId is { } member ? $"member-{member.Value}" : $"household-{line.HouseholdId.Value}")}/{policy.PaidAs}/{line.Period}");

    // The first instalment says what the whole costs: the book takes no more for it.
    private static string PricedItemOf(Policy policy, SupportLine line) => policy.Instalments.Count > 0 && SupportPeriods.InstalmentNo(line.ClaimedAs) == 1
        ? $"{ItemOf(policy, line)}={Number((long)Instalments.WholeOf(policy, line.Money!.Value))}"
        : ItemOf(policy, line);

    private async Task<IReadOnlyDictionary<SupportLineId, Problem>> PostAsync(Rights rights, SupportLine[] lines, Func<SupportLine, FundRow> row, Action<SupportLine, FundEntryId> posted, CancellationToken cancel)
    {
        var problems = new Dictionary<SupportLineId, Problem>();
        if (lines.Length == 0) return problems;
        foreach (var (line, result) in lines.Zip(await post.PostWithinAsync(rights, [.. lines.Select(row)], cancel)))
        {
            if (result.Ok) posted(line, result.Value);
            else problems[line.Id] = result.Problems[0];
        }
        return problems;
    }

    private static string KeyOf(SupportLine line) => "support-" + Number(line.Id.Value);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
