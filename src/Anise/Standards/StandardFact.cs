using System.Globalization;
using Anise.Basics;
using Anise.Journal;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anise.Standards;

/// <summary>Something that was said of a sub-criterion, in the store.</summary>
public readonly record struct StandardFactId(long Value) : ILongId;

/// <summary>Who says what a commune has reached.</summary>
public enum StandardSpeaker
{
    /// <summary>The commune of itself.</summary>
    Commune,

    /// <summary>The province, which appraised it.</summary>
    Province,

    /// <summary>The plan of the commune for a day that is yet to come; it says nothing of what is reached.</summary>
    Plan,
}

/// <summary>
/// What somebody said of a sub-criterion of a commune on a day: a number, a ratio, a judgement, or nothing any more. Facts are only added: a correction is a later one of the same day, so that the scorecard can be
/// read as it was known after any write.
/// </summary>
public sealed class StandardFact : IJournaled
{
    /// <summary>The code of what is said of the group of a commune; the judgement is the group.</summary>
    public const string Group = "group";

    /// <summary>The judgement of who says that the registers of the programme are complete for this: then they decide, and may say that it is not met.</summary>
    public const string ByRecords = "by-records";

    /// <summary>Its id.</summary>
    public required StandardFactId Id { get; init; }

    /// <summary>The commune, as it was on the day.</summary>
    public required PlaceId CommuneId { get; init; }

    /// <summary>The set: <c>2021-2025</c>.</summary>
    public required string Set { get; init; }

    /// <summary>The sub-criterion (<c>17.1</c>), or its further requirement (<c>17.1:piped</c>).</summary>
    public required string Code { get; init; }

    /// <summary>Who says it.</summary>
    public required StandardSpeaker Speaker { get; init; }

    /// <summary>The day that the value is of.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The write that said it.</summary>
    public required long Revision { get; init; }

    /// <summary>The number, where one was given without its parts.</summary>
    public decimal? Number { get; init; }

    /// <summary>What is divided, of a ratio.</summary>
    public decimal? Numerator { get; init; }

    /// <summary>By what it is divided.</summary>
    public decimal? Denominator { get; init; }

    /// <summary>The judgement, by its code: <c>met</c>.</summary>
    public string? Judgement { get; init; }

    /// <summary>The article that allows that it does not apply.</summary>
    public string? Article { get; init; }

    /// <summary>Where it is from: a document, a count.</summary>
    public required string Source { get; init; }

    /// <summary>From when the evidence holds; null for none.</summary>
    public DateOnly? EvidenceFrom { get; init; }

    /// <summary>The last day on which the evidence holds; null where it names none.</summary>
    public DateOnly? EvidenceTo { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(StandardsSubjects.Scorecard, string.Create(CultureInfo.InvariantCulture, $"{CommuneId.Value}/{AsOf.Year}"), CommuneId);
}

internal sealed class StandardsMapping : IEntityTypeConfiguration<StandardFact>
{
    public void Configure(EntityTypeBuilder<StandardFact> builder)
    {
        builder.ToTable("standard_fact").HasKey(f => f.Id);
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.HasIndex(f => new { f.CommuneId, f.AsOf });
        builder.Ignore(f => f.Subject);
    }
}
