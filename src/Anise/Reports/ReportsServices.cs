using Microsoft.Extensions.DependencyInjection;

namespace Anise.Reports;

/// <summary>Registers the reports.</summary>
public static class ReportsServices
{
    /// <summary>Adds them.</summary>
    public static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddSingleton<ReportCatalogue>()
        .AddScoped<DecidedYears>()
        .AddScoped<ReadNominalList>()
        .AddScoped<MakeReport>()
        .AddScoped<ExportReport>();
}
