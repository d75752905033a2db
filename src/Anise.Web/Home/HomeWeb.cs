using Anise.Web.Host;

namespace Anise.Web.Home;

/// <summary>What comes first on an empty store.</summary>
public sealed class HomeWeb : WebArea
{
    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services.AddScoped<FirstSteps>();
}
