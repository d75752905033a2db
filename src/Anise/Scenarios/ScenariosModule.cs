using Anise.Basics;
using Anise.Households;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Scenarios;

/// <summary>What answers "what if".</summary>
public sealed class ScenariosModule : Module
{
    /// <inheritdoc/>
    public override AreaTexts Texts => Anise.Scenarios.Texts.Area;

    /// <inheritdoc/>
    public override IReadOnlyList<MenuEntry> Menu => [new("what-if", "/what-if", 106, Permission.SeeHouseholds, Foundation: true)];

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services
        .AddSingleton<ScenarioCache>()
        .AddScoped<ReadScenario>()
        .AddScoped<RunWhatIf>()
        .AddScoped<OpenWhatIf>()
        .AddScoped<ExportWhatIf>()
        .AddScoped<SavedScenarios>();
}
