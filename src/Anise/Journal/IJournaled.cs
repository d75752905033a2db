using Anise.Basics;

namespace Anise.Journal;

/// <summary>Names what a stored thing belongs to in the journal. Things of the same subject changed in one write share one entry.</summary>
/// <param name="Kind">One of the kinds that the areas declare.</param>
/// <param name="Id">Which one.</param>
/// <param name="Place">The place, where there is one.</param>
public readonly record struct JournalSubject(SubjectKind Kind, string Id, PlaceId? Place);

/// <summary>A stored thing whose changes are written into the journal. What is neither this nor <see cref="IDerived"/> cannot be saved.</summary>
public interface IJournaled
{
    /// <summary>What it belongs to.</summary>
    JournalSubject Subject { get; }
}

/// <summary>A stored thing computed from journaled ones (a current state kept for quick lists): its changes are not journaled again.</summary>
public interface IDerived;

/// <summary>A secret: the journal notes that it changed, not what it is.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;

/// <summary>A number of a person: the journal keeps it whole, whoever reads the journal sees it masked.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MaskedAttribute : Attribute;
