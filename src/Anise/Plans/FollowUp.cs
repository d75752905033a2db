using Anise.Basics;
using Anise.Journal;

namespace Anise.Plans;

/// <summary>How a target stands.</summary>
public enum TargetState
{
    /// <summary>Its figure is not known though its year is over.</summary>
    Unknown,
    /// <summary>It is not due yet, and nothing can be expected by now.</summary>
    Open,
    /// <summary>It is not reached yet, and as far as was to be expected by now.</summary>
    OnTrack,
    /// <summary>It is less far than was to be expected by now.</summary>
    Behind,
    /// <summary>It is reached.</summary>
    Met,
    /// <summary>Its year is over, and it was not reached.</summary>
    NotMet,
}

/// <summary>A follow-up report that was issued: how the targets of a directive stood. Its numbers are kept as they were.</summary>
public sealed class FollowUp : IJournaled
{
    /// <summary>Its id.</summary>
    public required FollowUpId Id { get; init; }

    /// <summary>The directive.</summary>
    public required DirectiveId DirectiveId { get; init; }

    /// <summary>The place of the directive.</summary>
    public required PlaceId PlaceId { get; init; }

    /// <summary>The year that it tells of.</summary>
    public required int Year { get; init; }

    /// <summary>The last day that it tells of: no later than the day on which it was issued.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>The day on which it was issued.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>The number of the paper.</summary>
    public required string Document { get; init; }

    /// <summary>Who issued it.</summary>
    public required string Person { get; init; }

    /// <summary>The last entry of the journal that it knew of: what was written after it became known later.</summary>
    public required long LastEntry { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(PlansSubjects.FollowUp, Id.Value.Key(), PlaceId);
}

/// <summary>What a follow-up report says of a target.</summary>
public sealed class FollowUpRow : IJournaled
{
    /// <summary>The report.</summary>
    public required FollowUpId FollowUpId { get; init; }

    /// <summary>The target.</summary>
    public required TargetId TargetId { get; init; }

    /// <summary>The place of the target.</summary>
    public required PlaceId PlaceId { get; init; }

    /// <summary>The version that was in force.</summary>
    public required int Version { get; init; }

    /// <summary>Its value.</summary>
    public required decimal Value { get; init; }

    /// <summary>What the figure was; null where it was not known.</summary>
    public required double? Actual { get; init; }

    /// <summary>What was to be expected; null where nothing could be.</summary>
    public required double? Expected { get; init; }

    /// <summary>How it stood against the version in force.</summary>
    public required TargetState State { get; init; }

    /// <summary>How it stood against the first version.</summary>
    public required TargetState FirstState { get; init; }

    /// <summary>Since when it was behind; null where it was not.</summary>
    public required DateOnly? BehindSince { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(PlansSubjects.FollowUp, FollowUpId.Value.Key(), null);
}
