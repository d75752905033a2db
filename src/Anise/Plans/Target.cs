using Anise.Basics;
using Anise.Journal;

namespace Anise.Plans;

/// <summary>What a target says of its figure.</summary>
public enum TargetMeasure
{
    /// <summary>A value of a figure that counts or sums.</summary>
    Absolute,
    /// <summary>A value of a figure that is one sum for another.</summary>
    Rate,
    /// <summary>By how much the figure is to change from the year before.</summary>
    Change,
}

/// <summary>On which side of its value a target is reached.</summary>
public enum TargetDirection
{
    /// <summary>At the value or above.</summary>
    AtLeast,
    /// <summary>At the value or below.</summary>
    AtMost,
}

/// <summary>A target: a figure of the catalogue, a place and a year. Its value stands in its versions.</summary>
public sealed class Target : IJournaled
{
    /// <summary>Its id.</summary>
    public required TargetId Id { get; init; }

    /// <summary>The directive that set it.</summary>
    public required DirectiveId DirectiveId { get; init; }

    /// <summary>The figure, by its code in the catalogue.</summary>
    public required string Figure { get; init; }

    /// <summary>The place, as it stood on the day of the directive.</summary>
    public required PlaceId PlaceId { get; init; }

    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>What its value says.</summary>
    public required TargetMeasure Measure { get; init; }

    /// <summary>On which side of its value it is reached.</summary>
    public required TargetDirection Direction { get; init; }

    /// <summary>The target that it is tied to and shown with; null for none.</summary>
    public TargetId? TiedTo { get; set; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(PlansSubjects.Target, Id.Value.Key(), PlaceId);
}

/// <summary>A value of a target, in force from a day until the next one is. None is ever overwritten once its directive was sent.</summary>
public sealed record TargetVersion : IJournaled
{
    /// <summary>The target.</summary>
    public required TargetId TargetId { get; init; }

    /// <summary>1 for the first.</summary>
    public required int Number { get; init; }

    /// <summary>The value, in the unit of the figure.</summary>
    public required decimal Value { get; set; }

    /// <summary>The first day on which it is in force.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Why it was revised; null for the first.</summary>
    public string? Reason { get; init; }

    /// <summary>The number of the paper that revised it; null for the first, whose paper is the directive.</summary>
    public string? Document { get; init; }

    /// <summary>Who answers for it.</summary>
    public required string Person { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(PlansSubjects.Target, TargetId.Value.Key(), null);
}

/// <summary>A dated note on a target: why it is behind, and what is done.</summary>
public sealed record TargetNote : IJournaled
{
    /// <summary>The target.</summary>
    public required TargetId TargetId { get; init; }

    /// <summary>1 for the first.</summary>
    public required int Number { get; init; }

    /// <summary>Its day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>What it says.</summary>
    public required string Text { get; init; }

    /// <summary>Who says so.</summary>
    public required string Person { get; init; }

    /// <summary>Whether it says why a target is behind: from the day on which it is, or of any day where nothing was expected before the end of its year.</summary>
    public bool SaysWhy(DateOnly? behindSince) => behindSince is not { } since || since is { Month: 12, Day: 31 } || On >= since;

    /// <inheritdoc/>
    public JournalSubject Subject => new(PlansSubjects.Target, TargetId.Value.Key(), null);
}
