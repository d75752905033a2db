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
    public override IReadOnlyList<Act> Acts => Act.In<Act>(typeof(ReportsActs));

    /// <inheritdoc/>
    public override IReadOnlyList<SubjectKind> Subjects => Act.In<SubjectKind>(typeof(ReportsSubjects));

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services
        .AddSingleton<ReportCatalogue>()
        .AddScoped<DecidedYears>()
        .AddScoped<ReadNominalList>()
        .AddScoped<ReadUnconfirmed>()
        .AddScoped<MakeReport>()
        .AddScoped<ExportReport>();
}

/// <summary>What the journal says is done here.</summary>
internal static class ReportsActs
{
    public static readonly Act
        ExportReport = new("export-report");
}

/// <summary>What the journal tells of here.</summary>
internal static class ReportsSubjects
{
    public static readonly SubjectKind
        Report = new("report", Permission.SeeHouseholds);
}
