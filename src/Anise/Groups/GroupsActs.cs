namespace Anise.Groups;

/// <summary>What the journal says is done here.</summary>
internal static class GroupsActs
{
    public static readonly Act
        ApproveGrower = new("approve-grower"),
        BuyFromGrower = new("buy-from-grower"),
        EstimateYield = new("estimate-yield"),
        ExportGroup = new("export-grower-group"),
        FormGroup = new("form-group"),
        InspectGrower = new("inspect-grower"),
        LeaveGroup = new("leave-grower-group"),
        RegisterGrower = new("register-grower"),
        SanctionGrower = new("sanction-grower");
}

/// <summary>What the journal tells of here.</summary>
internal static class GroupsSubjects
{
    public static readonly SubjectKind Group = new("grower-group", Permission.SeeGroups, typeof(GrowerGroupId));
}
