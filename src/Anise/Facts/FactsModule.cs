using Microsoft.Extensions.DependencyInjection;

namespace Anise.Facts;

/// <summary>Facts with a history: what holds on each day, as known after each write; rows derived from them.</summary>
public sealed class FactsModule : Module
{
    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services.AddScoped<RefreshDerived>();
}
