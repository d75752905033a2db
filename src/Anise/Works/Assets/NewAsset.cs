using Anise.Basics;
using NetTopologySuite.Geometries;

namespace Anise.Works.Assets;

/// <summary>An asset as somebody states it.</summary>
/// <param name="Kind">The code of its kind.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Place">Where it lies.</param>
public sealed record NewAsset(string? Kind, string? Name, PlaceId? Place)
{
    /// <summary>Its site; null where it is not drawn.</summary>
    public Geometry? Site { get; init; }

    /// <summary>The length of a line in metres, where its site does not give it.</summary>
    public decimal? LengthMetres { get; init; }

    /// <summary>What it holds, in the unit of its kind.</summary>
    public decimal? Capacity { get; init; }

    /// <summary>Who owns it.</summary>
    public string? Owner { get; init; }

    /// <summary>When it was built.</summary>
    public DateOnly? BuiltOn { get; init; }

    /// <summary>Its state.</summary>
    public AssetState State { get; init; }

    /// <summary>What it has of what its kind must have.</summary>
    public IReadOnlyList<string> Safeguards { get; init; } = [];

    /// <summary>When it was last emptied.</summary>
    public DateOnly? EmptiedOn { get; init; }
}
