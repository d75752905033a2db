using Anise.Basics;
using Anise.Journal;

namespace Anise.Places;

/// <summary>What happened to a place.</summary>
public enum PlaceChangeKind
{
    /// <summary>The whole old place went into the new one.</summary>
    Merge,
    /// <summary>Part of the old place went into the new one.</summary>
    Split,
    /// <summary>The place got another name.</summary>
    Rename,
    /// <summary>The place came to lie in another one.</summary>
    Transfer,
    /// <summary>The place was classed into a region, or into none.</summary>
    Region,
}

/// <summary>A link between an old place and what became of it on a day; for a rename, a transfer or a region both are the same place.</summary>
public sealed class PlaceChange : IJournaled
{
    /// <summary>What happened.</summary>
    public required PlaceChangeKind Kind { get; init; }

    /// <summary>The first day of the new state.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The place as it was.</summary>
    public required PlaceId From { get; init; }

    /// <summary>The place as it is since.</summary>
    public required PlaceId To { get; init; }

    /// <summary>True for the successor that what is not told apart goes to: always for a merge, for one of the parts of a split.</summary>
    public required bool Main { get; init; }

    /// <summary>The number of the decision, or the reason.</summary>
    public required string Reference { get; set; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(PlacesSubjects.Place, To.ToString(), To);
}
