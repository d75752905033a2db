namespace Anise.Groups;

/// <summary>What can be allowed about groups.</summary>
public static class GroupsPermissions
{
    private static readonly Permission _seeGroups = new("SeeGroups", Role.CommuneOfficer, Role.CommuneChair, Role.ProvinceOfficer, Role.Auditor);
    private static readonly Permission _editGroups = new("EditGroups", Role.CommuneOfficer);
    private static readonly Permission _exportGroups = new("ExportGroups", Role.CommuneOfficer, Role.CommuneChair, Role.ProvinceOfficer);

    extension(Permission)
    {
        /// <summary>Read groups, their growers, inspections and purchases.</summary>
        public static Permission SeeGroups => _seeGroups;

        /// <summary>Record groups, growers, inspections, approvals, sanctions, estimates and purchases.</summary>
        public static Permission EditGroups => _editGroups;

        /// <summary>Take the papers of groups out as files.</summary>
        public static Permission ExportGroups => _exportGroups;
    }
}
