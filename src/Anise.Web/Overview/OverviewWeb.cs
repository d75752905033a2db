using Anise.Web.Host;

namespace Anise.Web.Overview;

/// <summary>What the overview reads once for all its parts.</summary>
public sealed class OverviewWeb : WebArea
{
    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services.AddScoped<OverviewFigures>();
}
