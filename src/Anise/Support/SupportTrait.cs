using Anise.Basics;
using Anise.Households;
using Anise.Journal;
using Anise.Places;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anise.Support;

/// <summary>What a trait is of.</summary>
public enum TraitOf
{
    /// <summary>A person, in whatever household.</summary>
    Member,
    /// <summary>A household.</summary>
    Household,
    /// <summary>A commune or village.</summary>
    Place,
}

/// <summary>Something that policies ask and neither the registry nor a form says: a pension, the degree of a disability, that a commune is a poor one. It holds from a day until a later one says otherwise.</summary>
public sealed class SupportTrait : IJournaled
{
    /// <summary>Its id.</summary>
    public required SupportTraitId Id { get; init; }

    /// <summary>What it is of.</summary>
    public required TraitOf Of { get; init; }

    /// <summary>The id of the member, household or place.</summary>
    public required long OfId { get; init; }

    /// <summary>The name of the trait, as the rules call it.</summary>
    public required string Trait { get; init; }

    /// <summary>The day from which it holds.</summary>
    public required DateOnly HoldsFrom { get; init; }

    /// <summary>What it is: <c>yes</c>, <c>no</c>, an option or a number.</summary>
    public required string Value { get; set; }

    /// <summary>The household in which the person lived when it was recorded; null for a place.</summary>
    public HouseholdId? HouseholdId { get; init; }

    /// <summary>The village, or the place itself.</summary>
    public required PlaceId PlaceId { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => HouseholdId is { } household
        ? new(HouseholdsSubjects.Household, household.Value.Key(), PlaceId)
        : new(PlacesSubjects.Place, PlaceId.Value.Key(), PlaceId);
}

internal sealed class SupportTraitMapping : IEntityTypeConfiguration<SupportTrait>
{
    public void Configure(EntityTypeBuilder<SupportTrait> builder)
    {
        builder.ToTable("support_trait").HasKey(t => t.Id);
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.HasIndex(t => new { t.Of, t.OfId, t.Trait, t.HoldsFrom }).IsUnique();
        builder.Ignore(t => t.Subject);
    }
}
