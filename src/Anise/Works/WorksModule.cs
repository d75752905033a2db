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
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Anise.Works;

/// <summary>Community works days, the infrastructure that is built, and the assets that stay.</summary>
public sealed class WorksModule : Module
{
    /// <inheritdoc/>
    public override AreaTexts Texts => Anise.Works.Texts.Area;

    /// <inheritdoc/>
    public override IReadOnlyList<Permission> Permissions => [Permission.SeeWorks, Permission.EditWorks, Permission.ExportWorks];

    /// <inheritdoc/>
    public override IReadOnlyList<MenuEntry> Menu => [new("works", "/works", 40, Permission.SeeWorks), new("assets", "/works/assets", 42, Permission.SeeWorks), new("infrastructure", "/works/infrastructure", 43, Permission.SeeWorks)];

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
            .AddScoped<RecordAssets>()
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

/// <summary>What the journal says is done here.</summary>
internal static class WorksActs
{
    public static readonly Act
        ChangeAsset = new("change-asset"),
        ChangeWorksDay = new("change-works-day"),
        ImportAssets = new("import-assets"),
        ImportWorksDays = new("import-works-days"),
        LinkAssetWork = new("link-asset-work"),
        RecordAsset = new("record-asset"),
        RecordAssetEvent = new("record-asset-event"),
        RecordNeed = new("record-need"),
        RecordWorksDay = new("record-works-day"),
        ReturnWork = new("return-work"),
        TakeWorkStep = new("take-work-step"),
        WithdrawWorksDay = new("withdraw-works-day");
}

/// <summary>What the journal tells of here.</summary>
internal static class WorksSubjects
{
    public static readonly SubjectKind
        Asset = new("asset", Permission.SeeWorks, typeof(AssetId)),
        InfrastructureWork = new("infrastructure-work", Permission.SeeWorks, typeof(InfrastructureWorkId)),
        WorksDay = new("works-day", Permission.SeeWorks, typeof(WorksDayId));
}

/// <summary>What can be allowed about works.</summary>
public static class WorksPermissions
{
    private static readonly Permission _seeWorks = new("SeeWorks", Role.Enumerator, Role.CommuneOfficer, Role.CommuneChair, Role.ProvinceOfficer, Role.Analyst, Role.Auditor);
    private static readonly Permission _editWorks = new("EditWorks", Role.CommuneOfficer);
    private static readonly Permission _exportWorks = new("ExportWorks", Role.CommuneOfficer, Role.CommuneChair, Role.ProvinceOfficer);

    extension(Permission)
    {
        /// <summary>Read works days and assets.</summary>
        public static Permission SeeWorks => _seeWorks;

        /// <summary>Record, correct, withdraw and import works days and assets.</summary>
        public static Permission EditWorks => _editWorks;

        /// <summary>Take lists with named participants out as files.</summary>
        public static Permission ExportWorks => _exportWorks;
    }
}
