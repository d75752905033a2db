namespace Anise.Ocop;

/// <summary>What can be allowed about OCOP products.</summary>
public static class OcopPermissions
{
    private static readonly Permission _seeOcop = new("SeeOcop", Role.CommuneOfficer, Role.CommuneChair, Role.ProvinceOfficer, Role.Analyst, Role.Auditor);
    private static readonly Permission _editOcop = new("EditOcop", Role.CommuneOfficer, Role.ProvinceOfficer);
    private static readonly Permission _giveStars = new("GiveStars", Role.ProvinceOfficer);

    extension(Permission)
    {
        /// <summary>Read products, dossiers, points and stars.</summary>
        public static Permission SeeOcop => _seeOcop;

        /// <summary>Record products, dossiers, documents, points and minutes.</summary>
        public static Permission EditOcop => _editOcop;

        /// <summary>Record the decision that gives a product its stars.</summary>
        public static Permission GiveStars => _giveStars;
    }
}
