using System.Text;
using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Procedures;
using Anise.Rules.Books;
using Anise.Rules.Works;
using Anise.Sites;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace Anise.Works.Assets;

/// <summary>What became of assets that were stated.</summary>
/// <param name="Ids">Their numbers, in their order: made, or there already.</param>
/// <param name="Added">How many were made.</param>
public sealed record RecordedAssets(IReadOnlyList<AssetId> Ids, int Added);

/// <summary>Records assets: one by one, or those of a file.</summary>
public sealed class RecordAssets(AniseDb db, JournalBook journal, WorksPlaces places, RuleBook rules)
{
    internal const decimal MostLength = 1_000_000;

    /// <summary>No asset is older, and nothing was done to one before.</summary>
    internal static readonly DateOnly First = new(1900, 1, 1);

    private const decimal MostCapacity = 1_000_000;

    /// <summary>Records assets, all or none. Needs <c>Permission.EditWorks</c> for their places. One of the same kind, name, place and site is there already and is left; its number stands in the result all the same.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<RecordedAssets>> RunAsync(Rights rights, IReadOnlyList<NewAsset> assets, string? file = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(assets);
        PlaceMap map = await places.NowAsync(cancel);
        var problems = new List<Problem>();
        foreach (var (asset, i) in assets.Select((a, i) => (a, i)))
        {
            rights.Demand(Permission.EditWorks, asset.Place is { } place ? await places.ScopeAsync(place, places.Today, cancel) : Scope.Anywhere);
            foreach (Problem problem in Faults(asset, map)) problems.Add(assets.Count == 1 && file is null ? problem : problem with { Message = Texts.Get("at-feature", i + 1, problem.Message) });
        }
        if (problems.Count > 0) return Result<RecordedAssets>.Refused(problems);
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, file is null ? WorksActs.RecordAsset : WorksActs.ImportAssets, file, cancel);
        PlaceId[] at = [.. assets.Select(a => a.Place!.Value).Distinct()];
        Dictionary<(string, string, PlaceId, string?), AssetId> known = (await db.Set<Asset>().AsNoTracking().Where(a => EF.Parameter(at).Contains(a.PlaceId) && a.RemovedOn == null).ToListAsync(cancel))
            .GroupBy(a => (a.Kind, Folding.Fold(a.Name), a.PlaceId, a.Site)).ToDictionary(g => g.Key, g => g.First().Id);
        var ids = new List<AssetId>();
        int added = 0;
        foreach (NewAsset given in assets)
        {
            string? site = given.Site is null ? null : Encoding.UTF8.GetString(GeoJson.Write(given.Site));
            string name = given.Name!.Trim().Normalize();
            var key = (given.Kind!, Folding.Fold(name), given.Place!.Value, site);
            if (!known.TryGetValue(key, out AssetId id))
            {
                known[key] = id = new AssetId(await db.ReserveAsync("asset", 1, cancel));
                db.Add(Make(id, given, name, site));
                added++;
            }
            else if (file is null) return Texts.Problem("asset-known", "name", name);
            ids.Add(id);
        }
        if (added > 0) await write.CommitAsync(cancel);
        return new RecordedAssets(ids, added);
    }

    private Asset Make(AssetId id, NewAsset given, string name, string? site) => new()
    {
        Id = id,
        Kind = given.Kind!,
        Name = name,
        NameKey = Folding.Fold(name),
        PlaceId = given.Place!.Value,
        Site = site,
        LengthMetres = rules.Works.Asset(given.Kind!)!.Shape == AssetShape.Line ? Measured(given) : null,
        Capacity = given.Capacity,
        Owner = string.IsNullOrWhiteSpace(given.Owner) ? null : given.Owner.Trim(),
        BuiltOn = given.BuiltOn,
        State = given.State,
        Safeguards = string.Join(' ', given.Safeguards.Order(StringComparer.Ordinal)),
        EmptiedOn = given.EmptiedOn,
    };

    /// <summary>The length on the ellipsoid, to a tenth of a metre; as stated where there is no line.</summary>
    internal static decimal? Measured(NewAsset given) => given.Site is { } site && Geodesy.LengthMetres(site) is > 0 and var length ? decimal.Round((decimal)length, 1) : given.LengthMetres;

    /// <summary>What is wrong with an asset as somebody states it.</summary>
    internal IEnumerable<Problem> Faults(NewAsset asset, PlaceMap map)
    {
        if (string.IsNullOrWhiteSpace(asset.Name)) yield return Texts.Problem("asset-no-name", "name");
        if (TextLengths.OfLines(("name", asset.Name), ("owner", asset.Owner)) is { } line) yield return line;
        if (asset.Place is not { } place) yield return Texts.Problem("works-no-place", "place");
        else if (map.Find(place) is not { Kind: not (PlaceKind.Province or PlaceKind.District) }) yield return Texts.Problem("asset-place-not-now", "place");
        if (rules.Works.Asset(asset.Kind ?? "") is not { } kind)
        {
            yield return string.IsNullOrWhiteSpace(asset.Kind) ? Texts.Problem("asset-no-kind", "kind") : Texts.Problem("asset-kind-unknown", "kind", asset.Kind, string.Join(", ", rules.Works.Assets.Select(a => $"{a.Label} ({a.Code})")));
            yield break;
        }
        if (asset.Site is { } site && SiteChecks.Fault(site, kind) is { } fault) yield return fault;
        if (asset.LengthMetres is { } length && (length <= 0 || length > MostLength)) yield return Texts.Problem("works-number-wrong", "length", length);
        if (kind.Shape == AssetShape.Line && Measured(asset) is null) yield return Texts.Problem("asset-no-length", "length", kind.Label);
        if (asset.Capacity is { } capacity && (capacity <= 0 || capacity > MostCapacity || kind.Capacity is null)) yield return Texts.Problem("works-number-wrong", "capacity", capacity);
        if (asset.BuiltOn < First) yield return Texts.Problem("works-date-too-early", "built-on", asset.BuiltOn);
        if (asset.EmptiedOn < First) yield return Texts.Problem("works-date-too-early", "emptied-on", asset.EmptiedOn);
        if (asset.BuiltOn > places.Today) yield return Texts.Problem("works-date-in-future", "built-on", asset.BuiltOn);
        if (asset.EmptiedOn > places.Today) yield return Texts.Problem("works-date-in-future", "emptied-on", asset.EmptiedOn);
        if (asset.EmptiedOn < asset.BuiltOn) yield return Texts.Problem("asset-before-built", "emptied-on", asset.EmptiedOn, asset.BuiltOn);
        foreach (string odd in asset.Safeguards.Where(s => !kind.Safeguards.ContainsKey(s))) yield return Texts.Problem("asset-safeguard-unknown", "safeguards", odd);
    }
}

/// <summary>What can be wrong with the site of an asset.</summary>
internal static class SiteChecks
{
    private const int MostPoints = 20_000;
    // Viet Nam with its islands: what lies outside has its numbers swapped, or is in metres of another grid.
    private const double West = 102, East = 118, South = 6, North = 24;

    /// <summary>What is wrong; null where nothing is.</summary>
    public static Problem? Fault(Geometry site, AssetKind kind)
    {
        if (FaultOfPoints(site) is { } wrong) return wrong;
        return (kind.Shape, site) switch
        {
            (AssetShape.Point, Point) => null,
            (AssetShape.Line, LineString or MultiLineString) => Anise.Sites.Geodesy.LengthMetres(site) > 0 ? null : Texts.Problem("site-no-length", "site"),
            (AssetShape.Line, _) => Texts.Problem("site-not-a-line", "site", kind.Label, site.GeometryType),
            _ => Texts.Problem("site-not-a-point", "site", kind.Label, site.GeometryType),
        };
    }

    /// <summary>What is wrong with the coordinates of any site; null where nothing is.</summary>
    public static Problem? FaultOfPoints(Geometry site)
    {
        if (site.IsEmpty) return Texts.Problem("site-empty", "site");
        Coordinate[] points = site.Coordinates;
        if (points.Length > MostPoints) return Texts.Problem("site-too-long", "site", MostPoints);
        if (points.Any(p => !double.IsFinite(p.X) || !double.IsFinite(p.Y))) return Texts.Problem("site-no-numbers", "site");
        if (points.All(p => p.X is > South and < North && p.Y is > West and < East)) return Texts.Problem("site-swapped", "site");
        if (points.Any(p => p.X is < West or > East || p.Y is < South or > North)) return Texts.Problem("site-outside", "site", points.First(p => p.X is < West or > East || p.Y is < South or > North).ToString());
        return null;
    }
}
