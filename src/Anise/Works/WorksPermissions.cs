namespace Anise.Works;

/// <summary>What can be allowed about works.</summary>
public static class WorksPermissions
{
    private static readonly Permission _seeWorks = new("SeeWorks", Role.Enumerator, Role.CommuneOfficer, Role.CommuneChair, Role.ProvinceOfficer, Role.Analyst, Role.Auditor);
    private static readonly Permission _editWorks = new("EditWorks", Role.CommuneOfficer);
    private static readonly Permission _lookOverWorks = new("LookOverWorks", Role.CommuneChair, Role.ProvinceOfficer);
    private static readonly Permission _exportWorks = new("ExportWorks", Role.CommuneOfficer, Role.CommuneChair, Role.ProvinceOfficer);

    extension(Permission)
    {
        /// <summary>Read works days and assets.</summary>
        public static Permission SeeWorks => _seeWorks;

        /// <summary>Record, correct, withdraw and import works days and assets.</summary>
        public static Permission EditWorks => _editWorks;

        /// <summary>Look over what somebody else corrected of a works day.</summary>
        public static Permission LookOverWorks => _lookOverWorks;

        /// <summary>Take lists with named participants out as files.</summary>
        public static Permission ExportWorks => _exportWorks;
    }
}
