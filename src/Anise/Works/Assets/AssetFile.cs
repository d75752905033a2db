using System.Globalization;
using System.Text.Json;
using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Rules.Works;
using Anise.Sites;
using Anise.Store;
using Anise.Works.Written;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;

namespace Anise.Works.Assets;

/// <summary>What became of a file of assets.</summary>
/// <param name="Ids">The assets of its features, in their order: made, or there already.</param>
/// <param name="Added">How many of them were made; the others were there already, as the file has them.</param>
/// <param name="NotTaken">The names of properties that no asset has, in the order of the file: what stands in them is stored nowhere.</param>
public sealed record ImportedAssets(IReadOnlyList<AssetId> Ids, int Added, IReadOnlyList<string> NotTaken);

/// <summary>Assets as GeoJSON (RFC 7946) and as rows.</summary>
public sealed class AssetFile(AniseDb db, WorksPlaces places, RuleBook rules, RecordAssets record)
{
    private const long MostBytes = 50_000_000;

    /// <summary>The columns of the rows.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["id", "kind", "name", "commune_code", "place_code", "place", "length_m", "capacity", "owner", "built_on", "state", "safeguards", "emptied_on", "longitude", "latitude"];

    // Those of our own file that follow from the others are passed over in silence.
    private static readonly string[] Properties = [.. Columns, "place_name"];

    /// <summary>
    /// Records the features of a file as assets of a kind, all or none. Properties: <c>name</c>, <c>place</c> (the code of a commune or village, else where the site lies), <c>length_m</c>, <c>capacity</c>,
    /// <c>owner</c>, <c>built_on</c> (a day or a year), <c>state</c>, <c>safeguards</c>, <c>emptied_on</c>. Needs <c>Permission.EditWorks</c> for every place.
    /// </summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<ImportedAssets>> ImportAsync(Rights rights, string kind, Stream content, string fileName, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (rules.Works.Asset(kind) is not { } of) return Texts.Problem("asset-kind-unknown", "kind", kind, string.Join(", ", rules.Works.Assets.Select(a => a.Code)));
        if (content.CanSeek && content.Length > MostBytes) return Texts.Problem("geojson-too-large", "file", MostBytes / 1_000_000);
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, cancel);
        Result<byte[]> json = SiteFile.ToGeoJson(bytes.ToArray(), fileName);
        if (!json.Ok) return Result<ImportedAssets>.Refused(json.Problems);
        FeatureCollection? features;
        try
        {
            features = GeoJson.Read<FeatureCollection>(new MemoryStream(json.Value));
        }
        // What the converter throws where a geometry has too few points, or numbers that are none.
        catch (Exception wrong) when (wrong is JsonException or ArgumentException or FormatException or InvalidOperationException or NotSupportedException or IndexOutOfRangeException or NullReferenceException or InvalidCastException)
        {
            return Texts.Problem("geojson-unreadable", "file", fileName, wrong.Message);
        }
        if (features is null || features.Count == 0) return Texts.Problem("geojson-empty", "file", fileName);
        PlaceMap map = await places.NowAsync(cancel);
        var assets = new List<NewAsset>();
        var problems = new List<Problem>();
        foreach (var (feature, i) in features.Select((f, i) => (f, i + 1)))
        {
            var own = new List<Problem>();
            assets.Add(Read(feature, of, map, own));
            problems.AddRange(own.Select(p => p with { Message = Texts.Get("at-feature", i, p.Message) }));
        }
        if (problems.Count > 0) return Result<ImportedAssets>.Refused(problems);
        Result<RecordedAssets> done = await record.RunAsync(rights, assets, fileName, cancel);
        if (!done.Ok) return Result<ImportedAssets>.Refused(done.Problems);
        return new ImportedAssets(done.Value.Ids, done.Value.Added, [.. features.SelectMany(f => f.Attributes?.GetNames() ?? []).Distinct().Except(Properties)]);
    }

    private static NewAsset Read(IFeature feature, AssetKind kind, PlaceMap map, List<Problem> problems)
    {
        string? Text(string name) => feature.Attributes?.GetOptionalValue(name)?.ToString() is { Length: > 0 } text ? text.Trim() : null;
        Geometry? site = feature.Geometry;
        if (site is null) problems.Add(Texts.Problem("site-missing", "site"));
        else if (SiteChecks.Fault(site, kind) is { } fault) problems.Add(fault);
        PlaceId? place = null;
        if (Text("place") is { } code)
        {
            place = (map.FindByCode(code) ?? map.All.FirstOrDefault(p => p.Code == code))?.Id;
            if (place is null) problems.Add(Texts.Problem("asset-place-unknown", "place", code));
        }
        else if (site is not null && problems.Count == 0)
        {
            Point middle = site is LineString or MultiLineString ? site.Factory.CreatePoint(site.Coordinates[site.Coordinates.Length / 2]) : site.Centroid;
            string? commune = CommuneBoundaries.ByCode.FirstOrDefault(b => b.Value.Covers(middle)).Key;
            place = commune is null ? null : map.FindByCode(commune)?.Id;
            if (place is null) problems.Add(Texts.Problem("asset-place-nowhere", "place"));
        }
        AssetState? state = Text("state") is { } said ? Enum.TryParse(said.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out AssetState known) && Enum.IsDefined(known) ? known : null : AssetState.Good;
        if (state is null) problems.Add(Texts.Problem("asset-state-unknown", "state", Text("state"), string.Join(", ", Enum.GetValues<AssetState>().Select(Word))));
        return new NewAsset(kind.Code, Text("name"), place)
        {
            Site = site,
            LengthMetres = Number("length_m"),
            Capacity = Number("capacity"),
            Owner = Text("owner"),
            BuiltOn = Day("built_on"),
            State = state ?? AssetState.Good,
            Safeguards = [.. (Text("safeguards") ?? "").Split((char[])[' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries).Distinct()],
            EmptiedOn = Day("emptied_on"),
        };

        decimal? Number(string name)
        {
            if (Text(name) is not { } text) return null;
            decimal? number = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal plain) ? plain : WrittenNumber.Read(text).Number;
            if (number is null) problems.Add(Texts.Problem("works-typed-number", name, text));
            return number;
        }

        DateOnly? Day(string name)
        {
            if (Text(name) is not { } text) return null;
            if (text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year is >= 1900 and <= 2100) return new DateOnly(year, 1, 1);
            if (DateOnly.TryParseExact(text, ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)) return day;
            problems.Add(Texts.Problem("asset-not-a-day", name, text));
            return null;
        }
    }

    /// <summary>The assets of a place as rows, by kind and name; those that are gone are left out. Needs <c>Permission.SeeWorks</c> for it.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<IReadOnlyList<IReadOnlyList<object?>>> RowsAsync(Rights rights, PlaceId place, CancellationToken cancel = default) =>
        [.. (await ReadAsync(rights, place, cancel)).Select(r => RowOf(r.Asset, r.Place, r.Commune))];

    /// <summary>The assets of a place as GeoJSON, in UTF-8; what is not drawn has no geometry. Needs <c>Permission.SeeWorks</c> for it.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<byte[]> GeoJsonAsync(Rights rights, PlaceId place, CancellationToken cancel = default)
    {
        var features = new FeatureCollection();
        foreach (var (asset, at, commune) in await ReadAsync(rights, place, cancel))
        {
            IReadOnlyList<object?> row = RowOf(asset, at, commune);
            var attributes = new AttributesTable();
            for (int c = 0; c < Columns.Count - 2; c++)
                if (row[c] is not null) attributes.Add(Columns[c] == "place_code" ? "place" : Columns[c] == "place" ? "place_name" : Columns[c], row[c] is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : row[c]);
            features.Add(new Feature(SiteOf(asset), attributes));
        }
        return GeoJson.Write(features);
    }

    private async Task<List<(Asset Asset, MappedPlace Place, MappedPlace Commune)>> ReadAsync(Rights rights, PlaceId place, CancellationToken cancel)
    {
        PlaceMap map = await places.NowAsync(cancel);
        rights.Demand(Permission.SeeWorks, map.ScopeOf(place));
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
        List<PlaceId> within = await places.WithinAsync(map, place, cancel);
        List<Asset> assets = await db.Set<Asset>().AsNoTracking().Where(a => a.RemovedOn == null && EF.Parameter(within).Contains(a.PlaceId)).ToListAsync(cancel);
        return [.. assets.Select(a => (a, At: trail.Find(a.PlaceId)!)).OrderBy(a => a.a.Kind, StringComparer.Ordinal).ThenBy(a => a.a.Name, StringComparer.Ordinal).ThenBy(a => a.a.Id.Value).Select(a => (a.a, a.At, map.CommuneOf(a.At.Id)))];
    }

    private static IReadOnlyList<object?> RowOf(Asset asset, MappedPlace place, MappedPlace commune)
    {
        Coordinate? first = SiteOf(asset)?.Coordinate;
        return [asset.Id.Value, asset.Kind, asset.Name, commune.Code, place.Code, place.Name, asset.LengthMetres, asset.Capacity, asset.Owner, asset.BuiltOn, Word(asset.State), asset.Safeguards.Length == 0 ? null : asset.Safeguards, asset.EmptiedOn, first?.X, first?.Y];
    }

    private static Geometry? SiteOf(Asset asset) => asset.Site is null ? null : GeoJson.Read<Geometry>(asset.Site);

    private static string Word(AssetState state) => state switch { AssetState.Good => "good", AssetState.NeedsRepair => "needs-repair", _ => "out-of-use" };
}
