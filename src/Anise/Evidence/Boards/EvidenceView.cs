using Anise.Access;
using Anise.Places;

namespace Anise.Evidence.Boards;

/// <summary>Another piece of evidence that is the same file, or looks alike.</summary>
/// <param name="Pair">What is known of the two.</param>
/// <param name="Other">The other one.</param>
/// <param name="MaySee">Whether the reader may see its record; if not, only where it belongs is told.</param>
/// <param name="Commune">Where it belongs.</param>
public sealed record DoubleView(EvidencePair Pair, EvidenceItem Other, bool MaySee, string Commune);

/// <summary>A piece of evidence as a reader sees it.</summary>
/// <param name="Item">What is stored of it.</param>
/// <param name="Record">Its record as it is now; null once it is gone.</param>
/// <param name="MayChange">Whether the reader may remove it and answer what is asked.</param>
/// <param name="Checks">What the levels found, the lowest first.</param>
/// <param name="Doubles">The others that are the same file, or look alike.</param>
public sealed record EvidenceView(EvidenceItem Item, EvidencedRecord? Record, bool MayChange, IReadOnlyList<EvidenceCheck> Checks, IReadOnlyList<DoubleView> Doubles)
{
    /// <summary>The levels that the reader may look for.</summary>
    public IReadOnlyList<EvidenceLevel> Levels { get; init; } = [];

    /// <summary>Whether the reader sent it: somebody else is to look at it.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Whether somebody is still to say if it is the same as another.</summary>
    public bool IsAsked => Doubles.Any(d => d.Pair.IsSame is null);
}

/// <summary>A record with its evidence.</summary>
/// <param name="Kind">The kind of record.</param>
/// <param name="Id">Which.</param>
/// <param name="Record">The record.</param>
/// <param name="MayChange">Whether the reader may add and remove.</param>
/// <param name="Items">The evidence, the latest first.</param>
public sealed record RecordEvidence(string Kind, string Id, EvidencedRecord Record, bool MayChange, IReadOnlyList<EvidenceView> Items);
