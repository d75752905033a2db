namespace Anise.Places;

/// <summary>A place that a merger or split makes.</summary>
/// <param name="Kind">What kind; of the level of the old ones.</param>
/// <param name="Name">Its name with its kind.</param>
/// <param name="Code">The official code of five digits of a commune; null where it is not known, and for villages.</param>
public sealed record NewPlace(PlaceKind Kind, string Name, string? Code = null);

/// <summary>One part of a split place.</summary>
/// <param name="Place">The new place.</param>
/// <param name="Villages">The villages of a split commune that go to it; empty when a village is split.</param>
public sealed record NewPart(NewPlace Place, IReadOnlyList<Anise.Basics.PlaceId> Villages);
