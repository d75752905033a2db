using Anise.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Demo;

/// <summary>What makes the demo province.</summary>
public sealed class DemoModule : Module
{
    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services
        .AddScoped<MakeDemo>()
        .AddScoped<DemoUsers>()
        .AddScoped<DemoSettling>()
        .AddScoped<DemoReviews>()
        .AddScoped<DemoCommuneReview>()
        .AddScoped<IDemoPart, DemoEvidence>();
}

/// <summary>Sets the demo's clock.</summary>
public static class DemoServices
{
    /// <summary>Makes the demo's clock the clock of everything; call it before the areas are added.</summary>
    public static IServiceCollection AddDemoClock(this IServiceCollection services)
    {
        var clock = new DemoClock();
        return services.AddSingleton(clock).AddSingleton<TimeProvider>(clock);
    }
}
