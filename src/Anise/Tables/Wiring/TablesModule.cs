using Anise.Basics;
using Anise.Tables.Files;
using Anise.Tables.Imports;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tables.Wiring;

/// <summary>Any office's file in and out.</summary>
public sealed class TablesModule : Module
{
    /// <inheritdoc/>
    public override AreaTexts Texts => Anise.Tables.Texts.Area;

    /// <inheritdoc/>
    public override IReadOnlyList<Permission> Permissions => [Permission.SeeImports];

    /// <inheritdoc/>
    public override IReadOnlyList<Act> Acts => Act.In<Act>(typeof(ImportActs));

    /// <inheritdoc/>
    public override IReadOnlyList<SubjectKind> Subjects => Act.In<SubjectKind>(typeof(ImportSubjects));

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services
        .AddSingleton(_ => new ReaderProcess())
        .AddSingleton<ImportRunner>()
        .AddScoped<ImportKinds>()
        .AddScoped<UploadImport>()
        .AddScoped<DecideImport>()
        .AddScoped<ProcessImport>()
        .AddScoped<ImportNow>()
        .AddScoped<ReadImports>();
}
