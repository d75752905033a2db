using Anise.Basics;
using Anise.Figures.Publishing;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Figures.Wiring;

/// <summary>The catalogue of figures and its readers; the areas add their kinds of record.</summary>
public sealed class FiguresModule : Module
{
    /// <inheritdoc/>
    public override AreaTexts Texts => Anise.Figures.Texts.Area;

    /// <inheritdoc/>
    public override IReadOnlyList<Permission> Permissions => [Permission.SeeFigures];

    /// <inheritdoc/>
    public override IReadOnlyList<MenuEntry> Menu => [new("overview", "/overview", 100, Permission.SeeFigures, Foundation: true), new("figures", "/figures", 102, Permission.SeeFigures, Foundation: true)];

    /// <inheritdoc/>
    public override IReadOnlyList<Act> Acts => Act.In<Act>(typeof(FiguresActs));

    /// <inheritdoc/>
    public override IReadOnlyList<SubjectKind> Subjects => Act.In<SubjectKind>(typeof(FiguresSubjects));

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => FigureSource.Own.Aggregate(services, (all, source) => all.AddSingleton(source))
        .AddSingleton<FigureCatalogue>()
        .AddSingleton<FigureCache>()
        .AddSingleton<RecordChanges>()
        .AddScoped<FigurePeriods>()
        .AddScoped<FigureStandards>()
        .AddSingleton<Publications>()
        .AddScoped<ReadPublished>()
        .AddScoped<ReadFigures>()
        .AddScoped<OpenFigure>()
        .AddScoped<ExportFigure>()
        .AddSingleton<NamesTaken>()
        .AddScoped<HandOutRecords>()
        .AddScoped<CompareBases>()
        .AddScoped<RecountFigures>()
        .AddScoped<IRecordNames, FigureRecordNames>();
}
