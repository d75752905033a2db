using System.Globalization;
using Anise.Basics;
using Anise.Journal;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anise.Standards.Recognition;

/// <summary>A step of the recognition of a commune, in the store.</summary>
public readonly record struct RecognitionStepId(long Value) : ILongId;

/// <summary>The steps on the way of a commune to recognition and after it.</summary>
public enum RecognitionAct
{
    /// <summary>The commune has assessed itself.</summary>
    SelfAssessment,

    /// <summary>It has sent its dossier to the province.</summary>
    Dossier,

    /// <summary>The council has appraised it and voted.</summary>
    Appraisal,

    /// <summary>The province has recognised it.</summary>
    Decision,

    /// <summary>It was looked at again after a year.</summary>
    Watch,

    /// <summary>It was warned.</summary>
    Warning,

    /// <summary>Recognition was withdrawn.</summary>
    Withdrawal,
}

/// <summary>A step that was taken, with the scorecard as it was then. It is never changed.</summary>
public sealed class RecognitionStep : IJournaled
{
    /// <summary>Its id.</summary>
    public required RecognitionStepId Id { get; init; }

    /// <summary>The commune.</summary>
    public required PlaceId CommuneId { get; init; }

    /// <summary>The set: <c>2021-2025</c>.</summary>
    public required string Set { get; init; }

    /// <summary>What was done.</summary>
    public required RecognitionAct Act { get; init; }

    /// <summary>When.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The number of the document.</summary>
    public string? Document { get; init; }

    /// <summary>Who is responsible.</summary>
    public required string Person { get; init; }

    /// <summary>What else is to be said; the reason of a warning or a withdrawal.</summary>
    public string? Note { get; init; }

    /// <summary>How many of the council voted for it.</summary>
    public int? VotesFor { get; init; }

    /// <summary>How many of the council voted.</summary>
    public int? Votes { get; init; }

    /// <summary>How many criteria were met.</summary>
    public required int Met { get; init; }

    /// <summary>How many criteria applied.</summary>
    public required int Needed { get; init; }

    /// <summary>The scorecard as it was then, as CSV.</summary>
    public required string Scorecard { get; init; }

    /// <summary>The write that took it.</summary>
    public required long Revision { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(StandardsSubjects.Recognition, CommuneId.Value.ToString(CultureInfo.InvariantCulture), CommuneId);
}

internal sealed class RecognitionMapping : IEntityTypeConfiguration<RecognitionStep>
{
    public void Configure(EntityTypeBuilder<RecognitionStep> builder)
    {
        builder.ToTable("standard_recognition_step").HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasIndex(s => new { s.CommuneId, s.On });
        builder.Ignore(s => s.Subject);
    }
}
