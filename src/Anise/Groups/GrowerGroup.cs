using Anise.Basics;
using Anise.Evidence;
using Anise.Journal;
using Anise.Projects;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anise.Groups;

/// <summary>A group in the store.</summary>
public readonly record struct GrowerGroupId(long Value) : ILongId;

/// <summary>A group of growers with an internal control system, certified as one.</summary>
public sealed class GrowerGroup : IJournaled
{
    /// <summary>Its id.</summary>
    public required GrowerGroupId Id { get; init; }

    /// <summary>The project of its plots.</summary>
    public required ProjectId ProjectId { get; init; }

    /// <summary>The commune that keeps its papers.</summary>
    public required PlaceId PlaceId { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>The standard by which it works.</summary>
    public required CropStandard Standard { get; init; }

    /// <summary>Since when it is there.</summary>
    public required DateOnly FormedOn { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(GroupsSubjects.Group, Id.Value.Key(), PlaceId);
}

/// <summary>A grower in the store.</summary>
public readonly record struct GrowerId(long Value) : ILongId;

/// <summary>A grower of a group, who has signed what the standard asks.</summary>
public sealed class Grower : IJournaled
{
    /// <summary>Its id.</summary>
    public required GrowerId Id { get; init; }

    /// <summary>The group.</summary>
    public required GrowerGroupId GroupId { get; init; }

    /// <summary>The place of the group.</summary>
    public required PlaceId PlaceId { get; init; }

    /// <summary>The code in the register of the group.</summary>
    public required string Code { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The day of entry.</summary>
    public required DateOnly EnteredOn { get; init; }

    /// <summary>The day on which the commitment was signed; null where it is not yet.</summary>
    public DateOnly? CommittedOn { get; set; }

    /// <summary>The last day in the group; null while it belongs to it.</summary>
    public DateOnly? LeftOn { get; set; }

    /// <summary>Why it left; null while it belongs to the group.</summary>
    public string? LeftBecause { get; set; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(GroupsSubjects.Group, GroupId.Value.Key(), PlaceId);
}

/// <summary>A plot of a grower.</summary>
public sealed class GrowerPlot : IJournaled
{
    /// <summary>The grower.</summary>
    public required GrowerId GrowerId { get; init; }

    /// <summary>The plot.</summary>
    public required PlotId PlotId { get; init; }

    /// <summary>The group.</summary>
    public required GrowerGroupId GroupId { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(GroupsSubjects.Group, GroupId.Value.Key(), null);
}

/// <summary>What comes of an internal inspection.</summary>
public enum InspectionResult
{
    /// <summary>Nothing was found.</summary>
    Passed,
    /// <summary>Something has to be mended.</summary>
    Conditions,
    /// <summary>It does not meet the standard.</summary>
    Failed,
}

/// <summary>What is written about a grower.</summary>
public enum GrowerNoteKind
{
    /// <summary>An internal inspection.</summary>
    Inspection,
    /// <summary>The decision that the grower is approved.</summary>
    Approval,
    /// <summary>A warning.</summary>
    Warning,
    /// <summary>Suspended: nothing is bought from the grower.</summary>
    Suspension,
    /// <summary>Suspended no longer.</summary>
    Lifting,
    /// <summary>Excluded from the group.</summary>
    Exclusion,
}

/// <summary>Something written in the store.</summary>
public readonly record struct GrowerNoteId(long Value) : ILongId;

/// <summary>An inspection, an approval or a sanction.</summary>
public sealed class GrowerNote : IJournaled
{
    /// <summary>Its id.</summary>
    public required GrowerNoteId Id { get; init; }

    /// <summary>The grower.</summary>
    public required GrowerId GrowerId { get; init; }

    /// <summary>The group.</summary>
    public required GrowerGroupId GroupId { get; init; }

    /// <summary>What it is.</summary>
    public required GrowerNoteKind Kind { get; init; }

    /// <summary>When.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Who inspected, approved or decided.</summary>
    public required string Person { get; init; }

    /// <summary>What came of an inspection; null of others.</summary>
    public InspectionResult? Result { get; init; }

    /// <summary>What was found, or why.</summary>
    public string? Note { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(GroupsSubjects.Group, GroupId.Value.Key(), null);
}

/// <summary>An estimate in the store.</summary>
public readonly record struct YieldEstimateId(long Value) : ILongId;

/// <summary>What a grower is expected to bear in a year. A later one stands beside the first, with the reason.</summary>
public sealed class YieldEstimate : IJournaled
{
    /// <summary>Its id.</summary>
    public required YieldEstimateId Id { get; init; }

    /// <summary>The grower.</summary>
    public required GrowerId GrowerId { get; init; }

    /// <summary>The group.</summary>
    public required GrowerGroupId GroupId { get; init; }

    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>How much, in kilograms.</summary>
    public required decimal Kg { get; init; }

    /// <summary>When it was made.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Why it differs from the one before; null of the first.</summary>
    public string? Reason { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(GroupsSubjects.Group, GroupId.Value.Key(), null);
}

/// <summary>A purchase in the store.</summary>
public readonly record struct GroupPurchaseId(long Value) : ILongId;

/// <summary>What the group bought from a grower.</summary>
public sealed class GroupPurchase : IJournaled
{
    /// <summary>Its id.</summary>
    public required GroupPurchaseId Id { get; init; }

    /// <summary>The grower.</summary>
    public required GrowerId GrowerId { get; init; }

    /// <summary>The group.</summary>
    public required GrowerGroupId GroupId { get; init; }

    /// <summary>The place of the group.</summary>
    public required PlaceId PlaceId { get; init; }

    /// <summary>When.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>How much, in kilograms.</summary>
    public required decimal Kg { get; init; }

    /// <summary>The lot.</summary>
    public required string Lot { get; init; }

    /// <summary>The price of a kilogram in VND; null where nobody said.</summary>
    public long? PriceVnd { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(GroupsSubjects.Group, GroupId.Value.Key(), PlaceId);
}

internal sealed class GroupsMapping : IEntityTypeConfiguration<GrowerGroup>, IEntityTypeConfiguration<Grower>, IEntityTypeConfiguration<GrowerPlot>, IEntityTypeConfiguration<GrowerNote>, IEntityTypeConfiguration<YieldEstimate>, IEntityTypeConfiguration<GroupPurchase>
{
    public void Configure(EntityTypeBuilder<GrowerGroup> builder)
    {
        builder.ToTable("grower_group").HasKey(g => g.Id);
        builder.Property(g => g.Id).ValueGeneratedNever();
        builder.HasIndex(g => g.ProjectId);
        builder.Ignore(g => g.Subject);
    }

    public void Configure(EntityTypeBuilder<Grower> builder)
    {
        builder.ToTable("grower").HasKey(g => g.Id);
        builder.Property(g => g.Id).ValueGeneratedNever();
        builder.HasIndex(g => new { g.GroupId, g.Code }).IsUnique();
        builder.Ignore(g => g.Subject);
    }

    public void Configure(EntityTypeBuilder<GrowerPlot> builder)
    {
        builder.ToTable("grower_plot").HasKey(p => new { p.GrowerId, p.PlotId });
        builder.HasIndex(p => p.PlotId);
        builder.Ignore(p => p.Subject);
    }

    public void Configure(EntityTypeBuilder<GrowerNote> builder)
    {
        builder.ToTable("grower_note").HasKey(n => n.Id);
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.HasIndex(n => n.GroupId);
        builder.Ignore(n => n.Subject);
    }

    public void Configure(EntityTypeBuilder<YieldEstimate> builder)
    {
        builder.ToTable("yield_estimate").HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.HasIndex(e => e.GroupId);
        builder.Ignore(e => e.Subject);
    }

    public void Configure(EntityTypeBuilder<GroupPurchase> builder)
    {
        builder.ToTable("group_purchase").HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasIndex(p => p.GroupId);
        builder.Ignore(p => p.Subject);
    }
}

/// <summary>Groups as the journal calls them: by their name.</summary>
internal sealed class GroupNames(AniseDb db) : IRecordNames
{
    public Type Of => typeof(GrowerGroupId);

    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        List<GrowerGroupId> ids = [.. keys.Numbers().Select(id => new GrowerGroupId(id))];
        return await db.Set<GrowerGroup>().AsNoTracking().Where(g => EF.Parameter(ids).Contains(g.Id)).ToDictionaryAsync(g => g.Id.Value.Key(), g => g.Name, cancel);
    }

    public string? AddressOf(string key) => "/groups/" + key;
}

/// <summary>Groups carry evidence: signed commitments, papers and pictures of inspections.</summary>
internal sealed class EvidencedGroups(AniseDb db) : IEvidencedRecords
{
    public SubjectKind Kind => GroupsSubjects.Group;

    public Permission See => Permission.SeeGroups;

    public Permission Change => Permission.EditGroups;

    public async Task<IReadOnlyDictionary<string, EvidencedRecord>> FindAsync(IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        List<GrowerGroupId> asked = [.. ids.Numbers().Select(id => new GrowerGroupId(id))];
        List<GrowerGroup> found = await db.Set<GrowerGroup>().AsNoTracking().Where(r => EF.Parameter(asked).Contains(r.Id)).ToListAsync(cancel);
        return found.ToDictionary(r => r.Id.Value.Key(), r => new EvidencedRecord(r.PlaceId, r.Name, "/groups/" + r.Id.Value.Key()));
    }
}
