using Anise.Basics;
using Anise.Evidence;
using Anise.Households;
using Anise.Journal;
using Anise.Projects;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anise.Participants;

/// <summary>A participation in the store.</summary>
public readonly record struct ParticipantId(long Value) : ILongId;

/// <summary>
/// A household that takes part in a project. Its class on the day it joined is not copied: the paper that gave it is named, and still opens after the household was classed anew, split or moved.
/// </summary>
public sealed class Participant : IJournaled
{
    /// <summary>Its id.</summary>
    public required ParticipantId Id { get; init; }

    /// <summary>The project.</summary>
    public required ProjectId ProjectId { get; init; }

    /// <summary>The household.</summary>
    public required HouseholdId HouseholdId { get; init; }

    /// <summary>The village that it lived in when it joined: there it counts.</summary>
    public required PlaceId PlaceId { get; init; }

    /// <summary>The day on which it joined.</summary>
    public required DateOnly JoinedOn { get; init; }

    /// <summary>The paper by which it had its class that day (<c>listed/12</c>); null where no commune had decided on it yet.</summary>
    public string? Paper { get; init; }

    /// <summary>Of one that was neither poor nor near-poor: the last paper by which it was, within the time in which it counts as newly escaped; null where there is none.</summary>
    public string? FormerPaper { get; init; }

    /// <summary>What it brings in itself, in VND; null where nobody said.</summary>
    public long? ContributionVnd { get; set; }

    /// <summary>The last day of its part; null while it takes part.</summary>
    public DateOnly? LeftOn { get; set; }

    /// <summary>Why it left.</summary>
    public string? LeftBecause { get; set; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(ParticipantsSubjects.Participant, Id.Value.Key(), PlaceId);
}

/// <summary>Something given in a project, in the store.</summary>
public readonly record struct ProjectInputId(long Value) : ILongId;

/// <summary>Seed, animals, material or a service that a participant received.</summary>
public sealed class ProjectInput : IJournaled
{
    /// <summary>Its id.</summary>
    public required ProjectInputId Id { get; init; }

    /// <summary>The project.</summary>
    public required ProjectId ProjectId { get; init; }

    /// <summary>Who received it.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>The place of the participation.</summary>
    public required PlaceId PlaceId { get; init; }

    /// <summary>What.</summary>
    public required string What { get; init; }

    /// <summary>How much.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>In what.</summary>
    public required string Unit { get; init; }

    /// <summary>Who supplied it.</summary>
    public required string Supplier { get; init; }

    /// <summary>The lot; null where it has none.</summary>
    public string? Lot { get; init; }

    /// <summary>What it is worth in VND; null where nobody said.</summary>
    public long? ValueVnd { get; init; }

    /// <summary>The day on which it was received.</summary>
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>Who signed for it.</summary>
    public required string ReceivedBy { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(ParticipantsSubjects.Participant, ParticipantId.Value.Key(), PlaceId);
}

internal sealed class ParticipantsMapping : IEntityTypeConfiguration<Participant>, IEntityTypeConfiguration<ProjectInput>
{
    public void Configure(EntityTypeBuilder<Participant> builder)
    {
        builder.ToTable("participant").HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasIndex(p => p.ProjectId);
        builder.HasIndex(p => p.HouseholdId);
        builder.HasIndex(p => p.PlaceId);
        builder.Ignore(p => p.Subject);
    }

    public void Configure(EntityTypeBuilder<ProjectInput> builder)
    {
        builder.ToTable("project_input").HasKey(i => i.Id);
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.HasIndex(i => i.ProjectId);
        builder.HasIndex(i => i.ParticipantId);
        builder.Ignore(i => i.Subject);
    }
}

/// <summary>Participations as the journal calls them: by the head of the household and the project.</summary>
internal sealed class ParticipantNames(AniseDb db) : IRecordNames
{
    public Type Of => typeof(ParticipantId);

    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        List<ParticipantId> ids = [.. keys.Numbers().Select(id => new ParticipantId(id))];
        var found = await db.Set<Participant>().AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.Id)).Join(db.Households, p => p.HouseholdId, h => h.Id, (p, h) => new { p.Id, p.ProjectId, h.HeadName })
            .Join(db.Set<Project>(), p => p.ProjectId, p => p.Id, (p, project) => new { p.Id, p.HeadName, project.Code }).ToListAsync(cancel);
        return found.ToDictionary(p => p.Id.Value.Key(), p => $"{p.HeadName}, {p.Code}");
    }

    public string? AddressOf(string key) => "/participants/" + key;
}

/// <summary>Participations carry evidence: signed receipts of seed and material, pictures of what became of it.</summary>
internal sealed class EvidencedParticipants(AniseDb db, ParticipantNames names) : IEvidencedRecords
{
    public SubjectKind Kind => ParticipantsSubjects.Participant;

    public Permission See => Permission.SeeParticipants;

    public Permission Change => Permission.EditParticipants;

    public async Task<IReadOnlyDictionary<string, EvidencedRecord>> FindAsync(IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        List<ParticipantId> asked = [.. ids.Numbers().Select(id => new ParticipantId(id))];
        IReadOnlyDictionary<string, string> called = await names.NamesAsync(ids, cancel);
        List<Participant> found = await db.Set<Participant>().AsNoTracking().Where(p => EF.Parameter(asked).Contains(p.Id)).ToListAsync(cancel);
        return found.ToDictionary(p => p.Id.Value.Key(), p => new EvidencedRecord(p.PlaceId, called.GetValueOrDefault(p.Id.Value.Key(), ""), "/participants/" + p.Id.Value.Key()));
    }
}
