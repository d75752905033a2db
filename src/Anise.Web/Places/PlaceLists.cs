using System.Globalization;
using Anise.Basics;
using Anise.Lists;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Web.Host;
using Anise.Web.Lists;

namespace Anise.Web.Places;

/// <summary>The communes of the province on a day.</summary>
[ListFiles("/places/export")]
public sealed class CommuneList(PlaceMaps maps, RuleBook rules) : PageList<MappedPlace>
{
    /// <inheritdoc/>
    public override async Task<ListOf<MappedPlace>?> OpenAsync(PageContext context, HttpContext http) =>
        OfMap(await maps.OnAsync(DayOf(context) ?? context.Today, http.RequestAborted));

    /// <summary>The day that the address asks for; null where it is none.</summary>
    internal static DateOnly? DayOf(PageContext context) =>
        DateOnly.TryParseExact(context.Here["on"], ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;

    /// <summary>The communes of a map.</summary>
    internal ListOf<MappedPlace> OfMap(PlaceMap map)
    {
        Func<MappedPlace, MappedPlace?> districtOf = place =>
            place.FormerDistrict is { } former ? map.Find(former) : place.Parent is { } parent && map.Find(parent) is { Kind: PlaceKind.District } district ? district : null;
        Func<MappedPlace, int> villagesOf = place => map.ChildrenOf(place.Id).Count();
        List<MappedPlace> communes = [.. map.Communes];
        MappedPlace[] districts = [.. communes.Select(districtOf).OfType<MappedPlace>().DistinctBy(d => d.Id).OrderBy(d => VietnameseOrder.OfText(d.Name), StringComparer.Ordinal)];
        return new ListOf<MappedPlace>
        {
            Title = Texts.Get("communes-on", Components.Show.Date(map.Day)),
            FileName = $"communes-{map.Day:yyyy-MM-dd}",
            Rows = communes.AsQueryable(),
            Columns =
            [
                new ListColumn<MappedPlace>("name", Texts.Get("name"), p => p.Name, ColumnLook.Name).SortedBy(p => VietnameseOrder.OfText(p.Name)),
                new ListColumn<MappedPlace>("code", Texts.Get("code"), p => p.Code).SortedBy(p => p.Code),
                new ListColumn<MappedPlace>("kind", Texts.Get("kind"), p => KindNames.Of(p.Kind)).SortedBy(p => p.Kind),
                new ListColumn<MappedPlace>("district", Texts.Get("district"), p => NameOf(districtOf(p))).SortedBy(p => KeyOf(districtOf(p))),
                .. communes.Exists(p => p.Region is not null)
                    ? [new ListColumn<MappedPlace>("region", Texts.Get("region"), p => RegionOf(p)).SortedBy(p => p.Region)]
                    : (ListColumn<MappedPlace>[])[],
                new ListColumn<MappedPlace>("villages", Texts.Get("villages"), p => villagesOf(p), ColumnLook.Number).SortedBy(p => villagesOf(p)),
            ],
            Filters =
            [
                ListFilter<MappedPlace>.Words("q", Texts.Get("name-or-code"), words => p => Folding.Fold(p.Name).Contains(Folding.Fold(words), StringComparison.Ordinal) || p.Code.StartsWith(words, StringComparison.OrdinalIgnoreCase)),
                .. districts.Length == 0 ? [] : (ListFilter<MappedPlace>[])
                [
                    ListFilter<MappedPlace>.Choice("district", Texts.Get("district"), districts.Select(d => new FilterChoice(d.Code, d.Name)), code => p => CodeOf(districtOf(p)) == code),
                ],
            ],
            Sort = "code",
            Ties = [ListOrder<MappedPlace>.By(p => p.Code)],
            PageSize = 100,
        };
    }

    private string? RegionOf(MappedPlace place) => place.Region is { } region ? rules.NameOfRegion(region) : null;

    private static string? NameOf(MappedPlace? place) => place?.Name;

    private static string? CodeOf(MappedPlace? place) => place?.Code;

    private static string? KeyOf(MappedPlace? place) => place is null ? null : VietnameseOrder.OfText(place.Name);
}

/// <summary>What lies in a place today: the villages of a commune, the communes of a former district or of the province.</summary>
[ListFiles("/places/{id:long}/export")]
public sealed class InsideList : PageList<MappedPlace>
{
    /// <inheritdoc/>
    public override Task<ListOf<MappedPlace>?> OpenAsync(PageContext context, HttpContext http) => Task.FromResult(
        long.TryParse(http.Request.RouteValues["id"]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out long id)
        && context.Map.Find(new PlaceId(id)) is { Kind: not PlaceKind.Village } place ? Of(context.Map, place) : null);

    /// <summary>The list of a place.</summary>
    internal static ListOf<MappedPlace> Of(PlaceMap map, MappedPlace place)
    {
        List<MappedPlace> inside = [.. place.Kind == PlaceKind.District
            ? map.Communes.Where(p => p.FormerDistrict == place.Id || p.Parent == place.Id)
            : map.ChildrenOf(place.Id).Where(p => p.Kind != PlaceKind.District)];
        return new ListOf<MappedPlace>
        {
            Title = Texts.Get(place.IsCommuneLevel ? "its-villages" : "its-communes", inside.Count),
            About = place.Name,
            FileName = $"places-{place.Code.ToLowerInvariant()}-{map.Day:yyyy-MM-dd}",
            Rows = inside.AsQueryable(),
            Columns =
            [
                new ListColumn<MappedPlace>("name", Texts.Get("name"), p => p.Name, ColumnLook.Name).SortedBy(p => VietnameseOrder.OfText(p.Name)),
                new ListColumn<MappedPlace>("code", Texts.Get("code"), p => p.Code).SortedBy(p => p.Code),
            ],
            Sort = "code",
            Ties = [ListOrder<MappedPlace>.By(p => p.Code), ListOrder<MappedPlace>.By(p => p.Id)],
            PageSize = 100,
        };
    }
}
