using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Funds;
using Anise.Journal;
using Anise.Projects.Certificates;
using Anise.Projects.Changes;
using Anise.Projects.Demo;
using Anise.Projects.Figures;
using Anise.Projects.Lists;
using Anise.Projects.Logs;
using Anise.Projects.Plots;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Projects.Wiring;

/// <summary>Projects of production: their plots, what is done on them, what is certified.</summary>
public sealed class ProjectsModule : Module
{
    /// <inheritdoc/>
    public override AreaTexts Texts => Anise.Projects.Texts.Area;

    /// <inheritdoc/>
    public override IReadOnlyList<Permission> Permissions => [Permission.SeeProjects, Permission.EditProjects, Permission.OverrideInterval];

    /// <inheritdoc/>
    public override IReadOnlyList<MenuEntry> Menu => [new("projects", "/projects", 44, Permission.SeeProjects), new("season-log", "/projects/log", 45, Permission.SeeProjects)];

    /// <inheritdoc/>
    public override IReadOnlyList<Act> Acts => Act.In<Act>(typeof(ProjectsActs));

    /// <inheritdoc/>
    public override IReadOnlyList<SubjectKind> Subjects => Act.In<SubjectKind>(typeof(ProjectsSubjects));

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services
        .AddScoped<ProductionTerms>()
        .AddScoped<ProjectWriting>()
        .AddScoped<PlotWriting>()
        .AddScoped<RecordProject>()
        .AddScoped<StepProject>()
        .AddScoped<RecordPlots>()
        .AddScoped<ChangePlot>()
        .AddScoped<PlotNeighbours>()
        .AddScoped<OrganicProducts>()
        .AddScoped<Conversions>()
        .AddScoped<RecordOrganicCare>()
        .AddScoped<LogWriting>()
        .AddScoped<RecordLog>()
        .AddScoped<ImportSeasonLog>()
        .AddScoped<SendLog>()
        .AddScoped<RecordCertificate>()
        .AddScoped<StepCertificate>()
        .AddScoped<CertifiedArea>()
        .AddScoped<ProjectList>()
        .AddScoped<PlotList>()
        .AddScoped<LogList>()
        .AddScoped<CertificateList>()
        .AddScoped<PlotHistory>()
        .AddScoped<ReadProject>()
        .AddScoped<IWaitingWork, ContestedHarvests>()
        .AddScoped<IWaitingWork, WaitingCertificates>()
        .AddScoped<IItemThings, ProjectThings>()
        .AddScoped<IRecordNames, ProjectNames>()
        .AddScoped<IRecordNames, PlotRecordNames>()
        .AddScoped<IRecordNames, CertificateNames>()
        .AddSingleton(ProjectKinds.ProjectCommune)
        .AddSingleton(ProjectKinds.Plot)
        .AddSingleton(ProjectKinds.CertifiedPlot)
        .AddSingleton(ProjectKinds.ExpectedPlot)
        .AddSingleton(ProjectKinds.Harvest)
        .AddScoped<IRecordReader, ProjectCommuneRecords>()
        .AddScoped<IRecordReader, PlotRecords>()
        .AddScoped<IRecordReader, CertifiedPlotRecords>()
        .AddScoped<IRecordReader, ExpectedPlotRecords>()
        .AddScoped<IRecordReader, HarvestRecords>()
        .AddScoped<IDemoPart, ProjectsDemo>();
}
