using Anise.Basics;
using Anise.Households;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Reports;

/// <summary>The reports after a review.</summary>
public sealed class ReportsModule : Module
{
    /// <inheritdoc/>
    public override AreaTexts Texts => Anise.Reports.Texts.Area;

    /// <inheritdoc/>
    public override IReadOnlyList<MenuEntry> Menu => [new("reports", "/reports", 104, Permission.SeeHouseholds, Foundation: true)];

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services
        .AddSingleton<ReportCatalogue>()
        .AddScoped<DecidedYears>()
        .AddScoped<ReadNominalList>()
        .AddScoped<MakeReport>()
        .AddScoped<ExportReport>();
}
