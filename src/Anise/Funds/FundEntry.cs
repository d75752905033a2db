using Anise.Basics;
using Anise.Journal;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anise.Funds;

/// <summary>An entry of the book of money.</summary>
public readonly record struct FundEntryId(long Value) : ILongId;

/// <summary>What an entry is posted as.</summary>
public enum EntryKind
{
    /// <summary>Money that may be used is given to a place.</summary>
    Allocation,
    /// <summary>Money is bound: a contract, an approved list.</summary>
    Commitment,
    /// <summary>Money is paid out.</summary>
    Disbursement,
    /// <summary>Money that is not used goes back to its source.</summary>
    Return,
    /// <summary>People, enterprises or others give money, labour, land or goods.</summary>
    Contribution,
    /// <summary>Money of a budget year is taken into the next one.</summary>
    CarryOver,
    /// <summary>Another entry is taken back, whole.</summary>
    Reversal,
}

/// <summary>What an entry does to the balances. A reversal has the effect of the entry that it takes back, with the amount below zero.</summary>
public enum EntryEffect
{
    /// <summary>More may be used at the place, and less at the place that passed it on, if one did.</summary>
    Allocated,
    /// <summary>More may be used.</summary>
    Contributed,
    /// <summary>Something was given and used at once.</summary>
    ContributedInKind,
    /// <summary>Less is free.</summary>
    Committed,
    /// <summary>Paid out of what was committed.</summary>
    PaidCommitted,
    /// <summary>Paid out of what was free.</summary>
    PaidDirectly,
    /// <summary>Less may be used.</summary>
    Returned,
    /// <summary>Less may be used in the year, and more in the next one.</summary>
    CarriedOver,
}

/// <summary>One entry of the book. It is never changed: what was wrong is taken back by another.</summary>
public sealed class FundEntry : IJournaled
{
    /// <summary>Its id.</summary>
    public required FundEntryId Id { get; init; }

    /// <summary>What whoever posted it calls it: the same key is never posted twice.</summary>
    public required string Key { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Where the money comes from, by its code in the rules.</summary>
    public required string Source { get; init; }

    /// <summary>What it is given for, by its code in the rules.</summary>
    public required string Component { get; init; }

    /// <summary>The place whose money it is.</summary>
    public required PlaceId PlaceId { get; init; }

    /// <summary>The budget year: each source and year balances alone.</summary>
    public required int Year { get; init; }

    /// <summary>What it was posted as.</summary>
    public required EntryKind Kind { get; init; }

    /// <summary>What it does to the balances.</summary>
    public required EntryEffect Effect { get; init; }

    /// <summary>Whole VND; below zero for a reversal.</summary>
    public required long Amount { get; init; }

    /// <summary>The place that passed on what was allocated; null where it came from the source itself.</summary>
    public PlaceId? GivenBy { get; init; }

    /// <summary>What it is for; null for what is no single item.</summary>
    public FundItemId? ItemId { get; init; }

    /// <summary>How much of something in kind was given, in the unit of its source.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>The entry that it takes back.</summary>
    public FundEntryId? Reverses { get; init; }

    /// <summary>What whoever posted it wrote; of a reversal the reason.</summary>
    public string Note { get; init; } = "";

    /// <inheritdoc/>
    public JournalSubject Subject => new(FundsSubjects.Entry, Id.Value.Key(), PlaceId);
}

internal sealed class FundEntryMapping : IEntityTypeConfiguration<FundEntry>
{
    public void Configure(EntityTypeBuilder<FundEntry> builder)
    {
        builder.ToTable("fund_entry", table => table.HasTrigger("fund_entry_item_once")).HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.HasIndex(e => e.Key).IsUnique();
        builder.HasIndex(e => e.Reverses).IsUnique();
        builder.HasIndex(e => e.ItemId);
        builder.HasIndex(e => new { e.Year, e.Source });
        builder.HasIndex(e => e.PlaceId);
        builder.HasOne<FundItem>().WithMany().HasForeignKey(e => e.ItemId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<FundEntry>().WithMany().HasForeignKey(e => e.Reverses).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(e => e.Subject);
    }
}

/// <summary>Entries by their key, for the journal.</summary>
internal sealed class FundEntryNames(AniseDb db) : IRecordNames
{
    public Type Of => typeof(FundEntryId);

    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        List<FundEntryId> ids = [.. keys.Numbers().Select(id => new FundEntryId(id))];
        return await db.Set<FundEntry>().AsNoTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id.Value.Key(), e => e.Key, cancel);
    }
}
