using Anise.Access;

namespace Anise.Web.Layout;

/// <summary>One entry of the navigation.</summary>
/// <param name="Key">The key of its text.</param>
/// <param name="Path">Its first page; pages under it belong to it.</param>
/// <param name="Needs">What a reader must be allowed somewhere to see it; null for everyone.</param>
/// <param name="Foundation">True for the second group.</param>
public sealed record Area(string Key, string Path, Permission? Needs, bool Foundation = false);

/// <summary>The areas of the navigation, in order. An area shows once its first page exists.</summary>
public sealed class Areas(IEnumerable<EndpointDataSource> endpoints)
{
    private static readonly Area[] All =
    [
        new("home", "/", null),
        new("overview", "/overview", Permission.SeeHouseholds),
        new("households", "/households", Permission.SeeHouseholds),
        new("import", "/import", Permission.ImportHouseholds),
        new("reviews", "/reviews", Permission.SeeHouseholds),
        new("figures", "/figures", Permission.SeeHouseholds),
        new("reports", "/reports", Permission.SeeHouseholds),
        new("what-if", "/what-if", Permission.SeeHouseholds),
        new("rules", "/rules", null, Foundation: true),
        new("places", "/places", null, Foundation: true),
        new("journal", "/journal", Permission.SeeJournal, Foundation: true),
        new("users", "/users", Permission.ManageUsers, Foundation: true),
    ];

    private readonly HashSet<string> _paths = [.. endpoints.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Select(e => "/" + e.RoutePattern.RawText?.TrimStart('/'))];

    /// <summary>The areas that a reader with these rights may open.</summary>
    public IEnumerable<Area> For(Rights rights) => All.Where(a => _paths.Contains(a.Path) && (a.Needs is not { } needs || rights.MayAnywhere(needs)));

    /// <summary>Whether the reader can search households.</summary>
    public bool CanFind(Rights rights) => For(rights).Any(a => a.Key == "households");
}
