using Anise.Access;
using Anise.Basics;
using Anise.Evidence;
using Anise.Figures;
using Anise.Funds;
using Anise.RuleTables;
using Anise.Tables.Imports;
using Anise.Works.Assets;
using Anise.Works.Days;
using Anise.Works.Demo;
using Anise.Works.Figures;
using Anise.Works.Import;
using Anise.Works.Infrastructure;
using Anise.Works.Lists;
using Anise.Works.OnMap;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Anise.Works.Wiring;

/// <summary>Community works days, the infrastructure that is built, and the assets that stay.</summary>
public sealed class WorksModule : Module
{
    /// <inheritdoc/>
    public override AreaTexts Texts => Anise.Works.Texts.Area;

    /// <inheritdoc/>
    public override IReadOnlyList<Permission> Permissions => [Permission.SeeWorks, Permission.EditWorks, Permission.LookOverWorks, Permission.ExportWorks];

    /// <inheritdoc/>
    public override IReadOnlyList<MenuEntry> Menu => [new("works", "/works", 40, Permission.SeeWorks), new("assets", "/works/assets", 42, Permission.SeeWorks), new("infrastructure", "/works/infrastructure", 43, Permission.SeeWorks), new("works-map", "/works/map", 44, Permission.SeeWorks)];

    /// <inheritdoc/>
    public override IReadOnlyList<Act> Acts => Act.In<Act>(typeof(WorksActs));

    /// <inheritdoc/>
    public override IReadOnlyList<SubjectKind> Subjects => Act.In<SubjectKind>(typeof(WorksSubjects));

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services)
    {
        // What an output is counted in is the same for the whole life of the program.
        services.TryAddSingleton(p => new WorksKinds(p.GetRequiredService<RulesInForce>().Book.Works));
        services
            .AddScoped<WorksPlaces>()
            .AddScoped<DayChecks>()
            .AddScoped<DayWriting>()
            .AddScoped<RecordWorksDay>()
            .AddScoped<ChangeWorksDay>()
            .AddScoped<WithdrawWorksDay>()
            .AddScoped<ReadWorksDay>()
            .AddScoped<KnownWords>()
            .AddScoped<WorksDayList>()
            .AddScoped<ExportWorksDays>()
            .AddScoped<ImportKind, WorksDayImport>()
            .AddScoped<TakeBackWorksDays>()
            .AddScoped<LookOverWorksDay>()
            .AddScoped<IWaitingWork, OpenCorrections>()
            .AddScoped<RecordAssets>()
            .AddScoped<StandingAssets>()
            .AddScoped<ChangeAsset>()
            .AddScoped<RecordAssetEvent>()
            .AddScoped<LinkAssetWork>()
            .AddScoped<ReadAsset>()
            .AddScoped<AssetList>()
            .AddScoped<AssetFile>()
            .AddScoped<IWaitingWork, OverdueAssets>()
            .AddScoped<IRecordNames, AssetNames>()
            .AddSingleton(p => p.GetRequiredService<WorksKinds>().Asset)
            .AddScoped<IRecordReader, AssetRecords>()
            .AddSingleton(p => p.GetRequiredService<WorksKinds>().Day)
            .AddSingleton(p => p.GetRequiredService<WorksKinds>().Participation)
            .AddSingleton(p => p.GetRequiredService<WorksKinds>().Output)
            .AddScoped<IRecordReader, WorksDayRecords>()
            .AddScoped<IRecordReader, ParticipationRecords>()
            .AddScoped<IRecordReader, OutputRecords>()
            .AddScoped<IRecordNames, WorksDayNames>()
            .AddScoped<IEvidencedRecords, EvidencedWorksDays>()
            .AddScoped<IEvidencedRecords, EvidencedAssets>()
            .AddScoped<RecordNeed>()
            .AddScoped<TakeWorkStep>()
            .AddScoped<ReturnWork>()
            .AddScoped<WorkPayments>()
            .AddScoped<ReadInfrastructure>()
            .AddScoped<InfrastructureList>()
            .AddScoped<ReadMapThings>()
            .AddScoped<MapThingList>()
            .AddScoped<TakeOutMap>()
            .AddScoped<IEvidencedRecords, EvidencedInfrastructure>()
            .AddScoped<IRecordNames, InfrastructureNames>()
            .AddScoped<IItemThings, InfrastructureThings>()
            .AddScoped<IItemThings, AssetThings>()
            .AddSingleton(p => p.GetRequiredService<WorksKinds>().Infrastructure)
            .AddScoped<IRecordReader, InfrastructureRecords>()
            .AddScoped<IDemoPart, InfrastructureDemo>()
            .AddScoped<WorksDemoAssets>()
            .AddScoped<IDemoPart, WorksDemo>();
    }
}
