using Anise.Basics;

namespace Anise.Households;

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
