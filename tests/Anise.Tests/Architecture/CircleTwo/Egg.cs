namespace Anise.Tests.Architecture.CircleTwo;

/// <summary>Uses a room that uses this one: what <see cref="RoomTests"/> must see.</summary>
internal sealed class Egg
{
    public CircleOne.Hen? Hatches { get; init; }
}
