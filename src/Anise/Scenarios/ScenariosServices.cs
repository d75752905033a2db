using Microsoft.Extensions.DependencyInjection;

namespace Anise.Scenarios;

/// <summary>Registers what answers "what if".</summary>
public static class ScenariosServices
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddScenarios(this IServiceCollection services) => services
        .AddSingleton<ScenarioCache>()
        .AddScoped<ReadScenario>()
        .AddScoped<RunWhatIf>()
        .AddScoped<OpenWhatIf>()
        .AddScoped<ExportWhatIf>()
        .AddScoped<SavedScenarios>();
}
