namespace Anise.Tests.Architecture.CircleOne;

/// <summary>Uses a room that uses this one: what <see cref="RoomTests"/> must see.</summary>
internal sealed class Hen
{
    public CircleTwo.Egg? Lays { get; init; }
}
