namespace Anise.Journal;

/// <summary>Who acts, and from where. Every write names its actor in the journal.</summary>
/// <param name="Name">The user name, or <c>console</c> for someone with the store's file in hand.</param>
/// <param name="Origin">Where the act came from: an address, or the name of the machine's user.</param>
/// <param name="UserId">The user's id; null for the console.</param>
public sealed record Actor(string Name, string Origin, long? UserId)
{
    /// <summary>The name by which the person signs papers; the journal keeps the user name.</summary>
    public string SignsAs { get; init; } = Name;
}
