using Anise.Access;

namespace Anise.Web.Layout;

/// <summary>The entries of the navigation, in order: the home page, then what the areas bring. An entry shows once its first page exists.</summary>
public sealed class Menu(IEnumerable<EndpointDataSource> endpoints)
{
    private static readonly MenuEntry Home = new("home", "/", 0);

    private static readonly Dictionary<MenuEntry, Module?> Of = Areas.All.SelectMany(a => a.Menu.Select(e => (e, (Module?)a))).Prepend((Home, null)).DistinctBy(e => e.Item1).ToDictionary();

    private readonly HashSet<string> _paths = [.. endpoints.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Select(e => "/" + e.RoutePattern.RawText?.TrimStart('/'))];

    /// <summary>The entries that a reader with these rights may open. Areas that share a page each bring its entry, with who may open it for them.</summary>
    public IEnumerable<MenuEntry> For(Rights rights) =>
        Of.Keys.Where(e => _paths.Contains(e.Path) && (e.Needs is not { } needs || rights.MayAnywhere(needs))).DistinctBy(e => e.Path).OrderBy(e => e.Order);

    /// <summary>What an entry is called.</summary>
    public static string NameOf(MenuEntry entry) => Of[entry] is { } area ? area.Texts!.Get("menu-" + entry.Key) : Texts.Get(entry.Key);

    /// <summary>Whether the reader can search households.</summary>
    public bool CanFind(Rights rights) => For(rights).Any(e => e.Key == "households");
}
