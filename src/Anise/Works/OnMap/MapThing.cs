using Anise.Places;

namespace Anise.Works.OnMap;

/// <summary>What the map of works shows, layer by layer.</summary>
public enum MapLayer
{
    /// <summary>Assets that stand.</summary>
    Assets,
    /// <summary>Infrastructure works in the register.</summary>
    Infrastructure,
    /// <summary>Community works days.</summary>
    Days,
    /// <summary>Photos and documents.</summary>
    Evidence,
}

/// <summary>One thing on the map of works: where it is by the communes of the map, and where it is drawn.</summary>
/// <param name="Layer">What it is.</param>
/// <param name="Id">Its number among its layer.</param>
/// <param name="Name">What it is called; of evidence, its record.</param>
/// <param name="Kinds">The codes of its kinds: one of the catalogue of assets, the outputs of a day, the kind of record of evidence.</param>
/// <param name="Place">Where it is, on the map that is shown.</param>
/// <param name="Commune">The commune of that place, on the same map.</param>
/// <param name="On">The day that tells of it: built, asked for, held, received; null where nobody knows.</param>
/// <param name="Site">Its site as GeoJSON in degrees; null for what is known by its place alone.</param>
public sealed record MapThing(MapLayer Layer, long Id, string Name, IReadOnlyList<string> Kinds, MappedPlace Place, MappedPlace Commune, DateOnly? On, string? Site)
{
    /// <summary>The address of its page.</summary>
    public string Address => Layer switch
    {
        MapLayer.Assets => "/works/assets/",
        MapLayer.Infrastructure => "/works/infrastructure/",
        MapLayer.Days => "/works/days/",
        _ => "/evidence/",
    } + Id.Key();

    /// <summary>Its kinds as filters name them: <c>Assets.road</c>.</summary>
    internal IEnumerable<string> Choices => Kinds.Select(k => $"{Layer}.{k}");
}
