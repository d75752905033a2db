namespace Anise.Web.Host;

/// <summary>
/// What the pages of an area need beside themselves: services of their own, and addresses that answer with a file or a part of a page. The one class of
/// this kind in the area's folder is found by the host, as the pages are.
/// </summary>
public abstract class WebArea
{
    /// <summary>One of each in this project.</summary>
    internal static IReadOnlyList<WebArea> All { get; } =
        [.. typeof(WebArea).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(WebArea))).OrderBy(t => t.FullName, StringComparer.Ordinal).Select(t => (WebArea)Activator.CreateInstance(t)!)];

    /// <summary>Adds services for the pages.</summary>
    public virtual void AddServices(IServiceCollection services)
    {
    }

    /// <summary>Maps addresses that are no pages.</summary>
    public virtual void Map(WebApplication app)
    {
    }
}
