using Anise.Basics;
using Anise.Figures.Publishing;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Figures;

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

/// <summary>What can be allowed about figures, besides what the kind of their records asks for.</summary>
public static class FiguresPermissions
{
    private static readonly Permission _seeFigures = new("SeeFigures", Role.Enumerator, Role.CommuneOfficer, Role.CommuneChair, Role.ProvinceOfficer, Role.Analyst, Role.Auditor);

    extension(Permission)
    {
        /// <summary>See the pages of figures; each figure also asks for the right to see its records.</summary>
        public static Permission SeeFigures => _seeFigures;
    }
}

/// <summary>What the journal says is done here.</summary>
internal static class FiguresActs
{
    public static readonly Act
        ExportFigure = new("export-figure");
}

/// <summary>What the journal tells of here.</summary>
internal static class FiguresSubjects
{
    public static readonly SubjectKind
        Figure = new("figure", Permission.SeeFigures, typeof(Figure), typeof(int));
}
