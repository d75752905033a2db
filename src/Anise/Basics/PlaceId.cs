namespace Anise.Basics;

/// <summary>A place through all its names, codes and parents. Two places may have had the same official code at different times.</summary>
public readonly record struct PlaceId(long Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
