using System.Globalization;
using Anise.Access;
using Anise.Lists;
using Anise.Sites;
using NetTopologySuite.Geometries;

namespace Anise.Works.OnMap;

/// <summary>What is shown on the map of works as a file of geographic programs, all pages of its list. What has no site has no geometry.</summary>
public sealed class TakeOutMap(TakeOutList takeOut)
{
    private const string Table = "works";

    /// <summary>The rows as GeoJSON. Where the list names persons, the journal notes it.</summary>
    /// <exception cref="NoAccessException">The right to take the list out is not held.</exception>
    public async Task<byte[]> GeoJsonAsync(Rights rights, ListOf<MapThing> list, ListAsk ask, CancellationToken cancel = default) => SiteFile.Write(await FeaturesAsync(rights, list, ask, cancel));

    /// <summary>The rows as a GeoPackage. Where the list names persons, the journal notes it.</summary>
    /// <exception cref="NoAccessException">The right to take the list out is not held.</exception>
    public async Task<byte[]> GeoPackageAsync(Rights rights, ListOf<MapThing> list, ListAsk ask, CancellationToken cancel = default) => SiteFile.WriteGeoPackage(Table, await FeaturesAsync(rights, list, ask, cancel));

    private async Task<List<(Geometry?, IEnumerable<KeyValuePair<string, object?>>)>> FeaturesAsync(Rights rights, ListOf<MapThing> list, ListAsk ask, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(list);
        await takeOut.RunAsync(rights, list, ask, cancel);
        return [.. (await list.AllAsync(ask, cancel)).Select(t => (t.Site is null ? null : GeoJson.Read<Geometry>(t.Site), Properties(list, t)))];
    }

    private static IEnumerable<KeyValuePair<string, object?>> Properties(ListOf<MapThing> list, MapThing thing) =>
    [
        Property("number", thing.Id),
        .. list.Columns.Select(c => Property(c.Key, c.Value(thing) is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : c.Value(thing))),
        Property("commune_code", thing.Commune.Code),
        Property("kind_code", thing.Kinds.Count == 0 ? null : string.Join(' ', thing.Kinds)),
    ];

    private static KeyValuePair<string, object?> Property(string name, object? value) => KeyValuePair.Create(name, value);
}
