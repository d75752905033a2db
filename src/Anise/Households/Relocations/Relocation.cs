using System.Globalization;
using Anise.Basics;
using Anise.Journal;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anise.Households.Relocations;

/// <summary>A move to another commune.</summary>
public readonly record struct RelocationId(long Value) : ILongId;

/// <summary>How far a move to another commune is.</summary>
public enum RelocationState
{
    /// <summary>The commune that is left has announced it; the other has not answered.</summary>
    Waiting,
    /// <summary>The other commune has accepted: who moved lives there from the day of the move on.</summary>
    Accepted,
    /// <summary>The other commune sent it back, with its reason; nobody has moved.</summary>
    Returned,
    /// <summary>The commune that announced it took it back; nobody has moved.</summary>
    Withdrawn,
}

/// <summary>
/// A household, or some of it, goes to another commune of the province: one office announces it, the other accepts. Until then everybody is where they were.
/// </summary>
public sealed class Relocation : IJournaled
{
    /// <summary>Its id.</summary>
    public required RelocationId Id { get; init; }

    /// <summary>The household that is left.</summary>
    public required HouseholdId HouseholdId { get; init; }

    /// <summary>Its village.</summary>
    public required PlaceId FromVillageId { get; init; }

    /// <summary>The commune that they go to.</summary>
    public required PlaceId ToCommuneId { get; init; }

    /// <summary>The first day on which they live there.</summary>
    public required DateOnly MovedOn { get; init; }

    /// <summary>Whether everybody goes: the household itself then moves, with its history and its class.</summary>
    public required bool Whole { get; init; }

    /// <summary>The day on which it was announced.</summary>
    public required DateOnly AnnouncedOn { get; init; }

    /// <summary>Who announced it.</summary>
    public required string AnnouncedBy { get; init; }

    /// <summary>Why they move.</summary>
    public required string Because { get; init; }

    /// <summary>How the office that announced it is reached: a phone number, a room.</summary>
    public string? Contact { get; init; }

    /// <summary>How far it is.</summary>
    public RelocationState State { get; set; }

    /// <summary>The day on which it was accepted, returned or withdrawn.</summary>
    public DateOnly? AnsweredOn { get; set; }

    /// <summary>Who did so.</summary>
    public string? AnsweredBy { get; set; }

    /// <summary>Why it was returned or withdrawn.</summary>
    public string? AnsweredBecause { get; set; }

    /// <summary>The write that accepted it.</summary>
    public long? Revision { get; set; }

    /// <summary>The household in which they live since.</summary>
    public HouseholdId? ToHouseholdId { get; set; }

    /// <summary>Whether that household was made by the move: it then has the class of the one that was left.</summary>
    public bool Made { get; set; }

    /// <summary>The class that went with them to a household of their own; null for none.</summary>
    public string? ClassCode { get; set; }

    /// <summary>The year of the review that gave it.</summary>
    public int? ClassYear { get; set; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(HouseholdsSubjects.Household, HouseholdId.Value.ToString(CultureInfo.InvariantCulture), FromVillageId);
}

/// <summary>Somebody of a household that a move is about: who goes, or who stays and is related to the head in another way from then on.</summary>
public sealed record RelocatedMember : IJournaled
{
    /// <summary>The move.</summary>
    public required RelocationId RelocationId { get; init; }

    /// <summary>Who.</summary>
    public required MemberId MemberId { get; init; }

    /// <summary>The household that is left.</summary>
    public required HouseholdId HouseholdId { get; init; }

    /// <summary>Whether the person goes.</summary>
    public required bool Leaves { get; init; }

    /// <summary>Of somebody who stays, the relationship to the head from the day of the move on.</summary>
    public string? Relationship { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(HouseholdsSubjects.Household, HouseholdId.Value.ToString(CultureInfo.InvariantCulture), null);
}

internal sealed class RelocationsMapping : IEntityTypeConfiguration<Relocation>, IEntityTypeConfiguration<RelocatedMember>
{
    public void Configure(EntityTypeBuilder<Relocation> builder)
    {
        builder.ToTable("relocation").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => r.HouseholdId);
        builder.HasIndex(r => r.State);
        builder.Ignore(r => r.Subject);
    }

    public void Configure(EntityTypeBuilder<RelocatedMember> builder)
    {
        builder.ToTable("relocated_member").HasKey(m => new { m.RelocationId, m.MemberId });
        builder.Ignore(m => m.Subject);
    }
}

/// <summary>The sets of moves to another commune.</summary>
public static class RelocationSets
{
    extension(AniseDb db)
    {
        /// <summary>Moves to another commune.</summary>
        public DbSet<Relocation> Relocations => db.Set<Relocation>();

        /// <summary>Who they are about.</summary>
        public DbSet<RelocatedMember> RelocatedMembers => db.Set<RelocatedMember>();
    }
}
