using System.Globalization;
using Anise.Basics;
using Anise.Journal;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anise.Scenarios;

/// <summary>A scenario that was given a name.</summary>
public readonly record struct ScenarioId(long Value) : ILongId;

/// <summary>A question under a name. Only the question is kept: its answer is computed anew each time, from the answers of the year.</summary>
public sealed class Scenario : IJournaled
{
    /// <summary>Its id.</summary>
    public required ScenarioId Id { get; init; }

    /// <summary>The place it was asked for.</summary>
    public required PlaceId PlaceId { get; init; }

    /// <summary>The year of the forms.</summary>
    public required int Year { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The question as an address writes it, without place and year.</summary>
    public required string Query { get; init; }

    /// <summary>Who saved it.</summary>
    public required string SavedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset SavedAt { get; init; }

    /// <summary>True once it was taken off the list.</summary>
    public bool Removed { get; set; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(ScenariosSubjects.Scenario, Id.Value.ToString(CultureInfo.InvariantCulture), PlaceId);
}

internal sealed class ScenarioMapping : IEntityTypeConfiguration<Scenario>
{
    public void Configure(EntityTypeBuilder<Scenario> builder)
    {
        builder.ToTable("scenario").HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Ignore(s => s.Subject);
    }
}
