using Microsoft.Extensions.DependencyInjection;

namespace Anise.Lists;

/// <summary>What a list is, and how one leaves the programme.</summary>
public sealed class ListsModule : Module
{
    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services.AddScoped<TakeOutList>();
}
