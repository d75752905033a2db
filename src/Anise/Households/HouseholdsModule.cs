using Anise.Access;
using Anise.Basics;
using Anise.Facts;
using Anise.Evidence;
using Anise.Households.Changes;
using Anise.Households.Import;
using Anise.Households.Lists;
using Anise.Households.Relocations;
using Anise.Tables.Imports;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Households;

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

/// <summary>What can be allowed about households.</summary>
public static class HouseholdsPermissions
{
    private static readonly Permission _seeHouseholds = new("SeeHouseholds", Role.Enumerator, Role.CommuneOfficer, Role.CommuneChair, Role.ProvinceOfficer, Role.Analyst, Role.Auditor);
    private static readonly Permission _seeCitizenIds = new("SeeCitizenIds", Role.CommuneOfficer, Role.CommuneChair, Role.ProvinceOfficer, Role.Auditor);
    private static readonly Permission _editHouseholds = new("EditHouseholds", Role.CommuneOfficer);
    private static readonly Permission _importHouseholds = new("ImportHouseholds", Role.CommuneOfficer);
    private static readonly Permission _exportHouseholds = new("ExportHouseholds", Role.CommuneOfficer, Role.CommuneChair, Role.ProvinceOfficer);

    extension(Permission)
    {
        /// <summary>Read households, members (citizen IDs masked), assessments and reviews.</summary>
        public static Permission SeeHouseholds => _seeHouseholds;

        /// <summary>See a citizen ID whole; every look is journaled.</summary>
        public static Permission SeeCitizenIds => _seeCitizenIds;

        /// <summary>Change households and members.</summary>
        public static Permission EditHouseholds => _editHouseholds;

        /// <summary>Import households and results from files.</summary>
        public static Permission ImportHouseholds => _importHouseholds;

        /// <summary>Take lists with personal data out as files.</summary>
        public static Permission ExportHouseholds => _exportHouseholds;
    }
}

/// <summary>What the journal says is done here.</summary>
internal static class HouseholdsActs
{
    public static readonly Act
        AcceptRelocation = new("accept-relocation"),
        AddMember = new("add-member"),
        AnnounceRelocation = new("announce-relocation"),
        BringBackMember = new("bring-back-member"),
        ChangeHousehold = new("change-household"),
        ChangeMembers = new("change-members"),
        EndHousehold = new("end-household"),
        EndVillage = new("end-village"),
        ExportHouseholds = new("export-households"),
        ImportHouseholds = new("import-households"),
        MergeVillages = new("merge-villages"),
        MoveHouseholds = new("move-households"),
        MoveMember = new("move-member"),
        RecordHousehold = new("record-household"),
        RemoveMember = new("remove-member"),
        ReturnRelocation = new("return-relocation"),
        SearchCitizenId = new("search-citizen-id"),
        SeeCitizenId = new("see-citizen-id"),
        SplitHousehold = new("split-household"),
        SplitVillage = new("split-village"),
        WithdrawRelocation = new("withdraw-relocation");
}

/// <summary>What the journal tells of here.</summary>
internal static class HouseholdsSubjects
{
    public static readonly SubjectKind
        Household = new("household", Permission.SeeHouseholds, typeof(HouseholdId)),
        HouseholdList = new("household-list", Permission.SeeHouseholds, typeof(PlaceId));
}
