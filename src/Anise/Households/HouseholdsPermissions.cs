namespace Anise.Households;

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
