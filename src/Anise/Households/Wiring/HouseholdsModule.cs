using Anise.Access;
using Anise.Basics;
using Anise.Facts;
using Anise.Evidence;
using Anise.Households.Changes;
using Anise.Households.Import;
using Anise.Households.Lists;
using Anise.Households.Relocations;
using Anise.Households.Relocations.Demo;
using Anise.Tables.Imports;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Households.Wiring;

/// <summary>Households and their members.</summary>
public sealed class HouseholdsModule : Module
{
    /// <inheritdoc/>
    public override AreaTexts Texts => Anise.Households.Texts.Area;

    /// <inheritdoc/>
    public override IReadOnlyList<Permission> Permissions => [Permission.SeeHouseholds, Permission.SeeCitizenIds, Permission.EditHouseholds, Permission.ImportHouseholds, Permission.ExportHouseholds];

    /// <inheritdoc/>
    public override IReadOnlyList<MenuEntry> Menu => [new("households", "/households", 20, Permission.SeeHouseholds), new("import", "/import", 30, Permission.ImportHouseholds)];

    /// <inheritdoc/>
    public override IReadOnlyList<Act> Acts => Act.In<Act>(typeof(HouseholdsActs));

    /// <inheritdoc/>
    public override IReadOnlyList<SubjectKind> Subjects => Act.In<SubjectKind>(typeof(HouseholdsSubjects));

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services
        .AddScoped<HouseholdWrites>()
        .AddScoped<RecordHouseholds>()
        .AddScoped<RecordHousehold>()
        .AddScoped<ChangeHousehold>()
        .AddScoped<EndHousehold>()
        .AddScoped<ChangeMembers>()
        .AddScoped<AddMember>()
        .AddScoped<RemoveMember>()
        .AddScoped<BringBackMember>()
        .AddScoped<MoveMember>()
        .AddScoped<SplitHousehold>()
        .AddScoped<MoveHouseholds>()
        .AddScoped<AnnounceRelocation>()
        .AddScoped<AcceptRelocation>()
        .AddScoped<ReturnRelocation>()
        .AddScoped<WithdrawRelocation>()
        .AddScoped<ReadRelocations>()
        .AddScoped<IWaitingWork, WaitingRelocations>()
        .AddScoped<IDemoPart, RelocationsDemo>()
        .AddScoped<MergeVillages>()
        .AddScoped<SplitVillage>()
        .AddScoped<EndVillage>()
        .AddScoped<ReadHouseholds>()
        .AddScoped<ReadHousehold>()
        .AddScoped<CommuneBatches>()
        .AddScoped<SeeCitizenId>()
        .AddScoped<FindByCitizenId>()
        .AddScoped<ExportHouseholds>()
        .AddScoped<ImportHouseholds>()
        .AddScoped<TakeBackHouseholds>()
        .AddScoped<ImportKind, HouseholdImport>()
        .AddScoped<IRecordNames, HouseholdRecordNames>()
        .AddScoped<IEvidencedRecords, EvidencedHouseholds>()
        .AddScoped<IDerivedRows, HouseholdRows>();
}
