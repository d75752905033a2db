using Anise.Web.Host;

namespace Anise.Web.Lists.Files;

/// <summary>The lists of all areas, and their files.</summary>
public sealed class ListsWeb : WebArea
{
    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services.AddPageLists();

    /// <inheritdoc/>
    public override void Map(WebApplication app) => app.MapPageLists();
}
