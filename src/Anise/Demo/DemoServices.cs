using Microsoft.Extensions.DependencyInjection;

namespace Anise.Demo;

/// <summary>Registers what makes the demo.</summary>
public static class DemoServices
{
    /// <summary>Adds it, with the demo's clock as the clock of everything; call it before the areas are added.</summary>
    public static IServiceCollection AddDemo(this IServiceCollection services)
    {
        var clock = new DemoClock();
        return services
            .AddSingleton(clock)
            .AddSingleton<TimeProvider>(clock)
            .AddScoped<MakeDemo>()
            .AddScoped<DemoUsers>()
            .AddScoped<DemoReviews>()
            .AddScoped<DemoCommuneReview>();
    }
}
