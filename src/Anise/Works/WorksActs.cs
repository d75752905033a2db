namespace Anise.Works;

/// <summary>What the journal says is done here.</summary>
internal static class WorksActs
{
    public static readonly Act
        ChangeAsset = new("change-asset"),
        ChangeWorksDay = new("change-works-day"),
        ImportAssets = new("import-assets"),
        ImportWorksDays = new("import-works-days"),
        LookOverWorksDay = new("look-over-works-day"),
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
