using Anise.Web.Host;

namespace Anise.Web.Api;

/// <summary>The interface for other programs.</summary>
public sealed class ApiWeb : WebArea
{
    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services.AddApi();

    /// <inheritdoc/>
    public override void Map(WebApplication app) => app.MapApi();
}
