namespace Anise.Support;

/// <summary>What can be allowed about support.</summary>
public static class SupportPermissions
{
    private static readonly Permission _seeSupport = new("SeeSupport", Role.CommuneOfficer, Role.CommuneChair, Role.ProvinceOfficer, Role.Auditor);
    private static readonly Permission _editSupport = new("EditSupport", Role.CommuneOfficer);
    private static readonly Permission _approveSupport = new("ApproveSupport", Role.CommuneChair);
    private static readonly Permission _exportSupport = new("ExportSupport", Role.CommuneOfficer, Role.CommuneChair, Role.ProvinceOfficer);

    extension(Permission)
    {
        /// <summary>See who is owed what and what was delivered.</summary>
        public static Permission SeeSupport => _seeSupport;

        /// <summary>Record traits, make lists of deliveries, note what was delivered and given back.</summary>
        public static Permission EditSupport => _editSupport;

        /// <summary>Approve and refuse deliveries.</summary>
        public static Permission ApproveSupport => _approveSupport;

        /// <summary>Take lists of persons out as files.</summary>
        public static Permission ExportSupport => _exportSupport;
    }
}
