using Anise.Basics;

namespace Anise.Funds;

/// <summary>A thing of another area that money can be for.</summary>
/// <param name="Code">Its code: the prefix of its kind and its number.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Place">Where it lies.</param>
public sealed record ItemThing(string Code, string Name, PlaceId Place);

/// <summary>
/// Things of an area above that money can be for, such as its works. The area registers one; forms then offer them, and an item whose code is the prefix and a number
/// has to be one of them, at the place of the entry.
/// </summary>
public interface IItemThings
{
    /// <summary>What they are: assets or persons.</summary>
    ItemOf Of { get; }

    /// <summary>What their codes begin with, in small letters: <c>work-</c> for <c>work-12</c>.</summary>
    string Prefix { get; }

    /// <summary>Those at a place with all that lies in it, on today's map; the newest first, so many as a form offers.</summary>
    Task<IReadOnlyList<ItemThing>> AtAsync(PlaceId place, int most, CancellationToken cancel);

    /// <summary>Those of some codes, each the prefix and a number without zeros before it; what does not exist is left out.</summary>
    Task<IReadOnlyList<ItemThing>> FindAsync(IReadOnlyCollection<string> codes, CancellationToken cancel);
}
