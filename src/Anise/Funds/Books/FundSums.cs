using System.Runtime.InteropServices;
using Anise.Basics;

namespace Anise.Funds.Books;

/// <summary>What entries add up to, in whole VND.</summary>
/// <param name="Allocated">What may be used: allocated, contributed and carried in, less what was passed on or carried out.</param>
/// <param name="Committed">What was bound.</param>
/// <param name="PaidCommitted">What was paid of it.</param>
/// <param name="PaidDirectly">What was paid, or given and used in kind, without having been bound.</param>
/// <param name="Returned">What went back to the source.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FundSums(long Allocated = 0, long Committed = 0, long PaidCommitted = 0, long PaidDirectly = 0, long Returned = 0)
{
    /// <summary>What of the allocated was contributed, in money or in kind.</summary>
    public long Contributed { get; init; }

    /// <summary>What of it came from the year before, less what went to the next one.</summary>
    public long Carried { get; init; }

    /// <summary>What of it was given by the source, less what was passed on: the figure <c>money-allocated</c>.</summary>
    public long Given => Allocated - Contributed - Carried;

    /// <summary>What was paid.</summary>
    public long Disbursed => PaidCommitted + PaidDirectly;

    /// <summary>What is still to be paid out.</summary>
    public long Remaining => Allocated - Returned - Disbursed;

    /// <summary>What is neither bound nor paid.</summary>
    public long Free => Allocated - Returned - Committed - PaidDirectly;

    /// <summary>What is bound and not paid.</summary>
    public long Open => Committed - PaidCommitted;

    /// <summary>Both together.</summary>
    public static FundSums operator +(FundSums a, FundSums b) =>
        new(a.Allocated + b.Allocated, a.Committed + b.Committed, a.PaidCommitted + b.PaidCommitted, a.PaidDirectly + b.PaidDirectly, a.Returned + b.Returned)
        {
            Contributed = a.Contributed + b.Contributed,
            Carried = a.Carried + b.Carried,
        };
}

/// <summary>What an entry changes at a place, in a budget year and for an item.</summary>
/// <param name="Place">The place.</param>
/// <param name="Year">The budget year.</param>
/// <param name="Item">The item; null for what is for none.</param>
/// <param name="Sums">By how much.</param>
public sealed record FundChange(PlaceId Place, int Year, FundItemId? Item, FundSums Sums)
{
    /// <summary>What an entry changes.</summary>
    public static IEnumerable<FundChange> Of(FundEntry entry) => Of(entry.Effect, entry.PlaceId, entry.GivenBy, entry.Year, entry.ItemId, entry.Amount);

    /// <summary>What entries of one effect change that have an amount in all.</summary>
    internal static IEnumerable<FundChange> Of(EntryEffect effect, PlaceId place, PlaceId? givenBy, int year, FundItemId? item, long amount)
    {
        switch (effect)
        {
            case EntryEffect.Allocated:
                yield return new(place, year, null, new(Allocated: amount));
                if (givenBy is { } giver) yield return new(giver, year, null, new(Allocated: -amount));
                break;
            case EntryEffect.Contributed:
                yield return new(place, year, null, new(Allocated: amount) { Contributed = amount });
                break;
            case EntryEffect.ContributedInKind:
                yield return new(place, year, item, new(Allocated: amount, PaidDirectly: amount) { Contributed = amount });
                break;
            case EntryEffect.Committed:
                yield return new(place, year, item, new(Committed: amount));
                break;
            case EntryEffect.PaidCommitted:
                yield return new(place, year, item, new(PaidCommitted: amount));
                break;
            case EntryEffect.PaidDirectly:
                yield return new(place, year, item, new(PaidDirectly: amount));
                break;
            case EntryEffect.Returned:
                yield return new(place, year, null, new(Returned: amount));
                break;
            case EntryEffect.CarriedOver:
                // What is bound for an item stays bound for it in the next year.
                long bound = item is null ? 0 : amount;
                yield return new(place, year, item, new(Allocated: -amount, Committed: -bound) { Carried = -amount });
                yield return new(place, year + 1, item, new(Allocated: amount, Committed: bound) { Carried = amount });
                break;
            default: throw new ArgumentOutOfRangeException(nameof(effect), effect, null);
        }
    }

    /// <summary>By how much an effect raises what is financed of its item.</summary>
    internal static bool Finances(EntryEffect effect) => effect is EntryEffect.Committed or EntryEffect.PaidDirectly or EntryEffect.ContributedInKind;
}
