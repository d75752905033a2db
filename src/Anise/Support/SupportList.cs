using Anise.Basics;
using Anise.Funds;
using Anise.Households;
using Anise.Journal;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anise.Support;

/// <summary>How far a line of a list of deliveries is.</summary>
public enum LineState
{
    /// <summary>It is on a list.</summary>
    Listed,
    /// <summary>It is approved.</summary>
    Approved,
    /// <summary>It was paid or handed out, and received with a signature.</summary>
    Delivered,
    /// <summary>It was refused, with a reason.</summary>
    Refused,
    /// <summary>It was given back, with a reason.</summary>
    Returned,
    /// <summary>It left the list, with a reason; it may stand on another.</summary>
    LeftOut,
}

/// <summary>A list of who gets what of a policy for a period, made from what is owed.</summary>
public sealed class SupportList : IJournaled
{
    /// <summary>Its id.</summary>
    public required SupportListId Id { get; init; }

    /// <summary>The commune whose households it holds.</summary>
    public required PlaceId CommuneId { get; init; }

    /// <summary>The policy, by its code in the rules.</summary>
    public required string Policy { get; init; }

    /// <summary>The period as people write it: <c>2026-03</c>, <c>2026-Q1</c>, <c>2026-H1</c>, <c>2026</c>, <c>once</c>.</summary>
    public required string Period { get; init; }

    /// <summary>The day for which it was made: what was owed on it stands on the list.</summary>
    public required DateOnly MadeFor { get; init; }

    /// <summary>The day on which it was made.</summary>
    public required DateOnly MadeOn { get; init; }

    /// <summary>Where its money comes from, by its code in the rules; null before something was paid, and for what is no money.</summary>
    public string? Source { get; set; }

    /// <summary>What the money is given for, by its code in the rules.</summary>
    public string? Component { get; set; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(SupportSubjects.List, Id.Value.Key(), CommuneId);
}

/// <summary>One person or household on a list.</summary>
public sealed record SupportLine : IJournaled
{
    /// <summary>Its id.</summary>
    public required SupportLineId Id { get; init; }

    /// <summary>The list.</summary>
    public required SupportListId ListId { get; init; }

    /// <summary>The household.</summary>
    public required HouseholdId HouseholdId { get; init; }

    /// <summary>The person; null where the household gets it.</summary>
    public MemberId? MemberId { get; init; }

    /// <summary>The village of the household then.</summary>
    public required PlaceId VillageId { get; init; }

    /// <summary>The policy, by its code in the rules.</summary>
    public required string Policy { get; init; }

    /// <summary>The period, as on the list.</summary>
    public required string Period { get; init; }

    /// <summary>
    /// Who claims what for when; the same is never in hand twice. Null once it was refused, given back or taken off: then it may be claimed again.
    /// </summary>
    public string? Claim { get; set; }

    /// <summary>The same, for good: by it a claim is found after it was refused or given back.</summary>
    public required string ClaimedAs { get; init; }

    /// <summary>What is given, in the unit of the policy for its period; null where no amount is known.</summary>
    public decimal? Amount { get; init; }

    /// <summary>What is paid for the whole period, in VND; null where it is no money or not known.</summary>
    public decimal? Money { get; init; }

    /// <summary>How far it is.</summary>
    public required LineState State { get; set; }

    /// <summary>The day of the last step.</summary>
    public required DateOnly On { get; set; }

    /// <summary>The day on which it was approved.</summary>
    public DateOnly? ApprovedOn { get; set; }

    /// <summary>The day on which it was delivered.</summary>
    public DateOnly? DeliveredOn { get; set; }

    /// <summary>Who signed for it.</summary>
    public string? SignedBy { get; set; }

    /// <summary>Why it was refused, given back or taken off.</summary>
    public string? Reason { get; set; }

    /// <summary>Its payment in the book of money; null for what was not paid through it.</summary>
    public FundEntryId? PaymentId { get; set; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(SupportSubjects.List, ListId.Value.Key(), VillageId);
}

internal sealed class SupportListMapping : IEntityTypeConfiguration<SupportList>, IEntityTypeConfiguration<SupportLine>
{
    public void Configure(EntityTypeBuilder<SupportList> builder)
    {
        builder.ToTable("support_list").HasKey(l => l.Id);
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.HasIndex(l => l.CommuneId);
        builder.Ignore(l => l.Subject);
    }

    public void Configure(EntityTypeBuilder<SupportLine> builder)
    {
        builder.ToTable("support_line").HasKey(l => l.Id);
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.HasIndex(l => l.Claim).IsUnique();   // the store itself keeps the same from being in hand twice
        builder.HasIndex(l => l.ClaimedAs);
        builder.HasIndex(l => l.ListId);
        builder.HasIndex(l => l.HouseholdId);
        builder.Ignore(l => l.Subject);
    }
}

/// <summary>Lists of deliveries as the journal calls them: policy and period.</summary>
internal sealed class SupportListNames(AniseDb db, Rules.Books.RuleBook rules) : IRecordNames
{
    public Type Of => typeof(SupportListId);

    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        List<SupportListId> ids = [.. keys.Numbers().Select(id => new SupportListId(id))];
        return await db.Set<SupportList>().AsNoTracking().Where(l => ids.Contains(l.Id)).ToDictionaryAsync(l => l.Id.Value.Key(), l => $"{SupportWords.NameOf(rules, l.Policy)}, {SupportWords.OfPeriod(l.Period)}", cancel);
    }

    public string? AddressOf(string key) => "/support/lists/" + key;
}
