namespace Anise.Standards;

/// <summary>What can be allowed about standards.</summary>
public static class StandardsPermissions
{
    private static readonly Permission _seeStandards = new("SeeStandards", Role.CommuneOfficer, Role.CommuneChair, Role.ProvinceOfficer, Role.Analyst, Role.Auditor);
    private static readonly Permission _assessStandards = new("AssessStandards", Role.CommuneOfficer);
    private static readonly Permission _appraiseStandards = new("AppraiseStandards", Role.ProvinceOfficer);

    extension(Permission)
    {
        /// <summary>See what communes have reached.</summary>
        public static Permission SeeStandards => _seeStandards;

        /// <summary>Say for a commune what it has reached, and send its dossier.</summary>
        public static Permission AssessStandards => _assessStandards;

        /// <summary>Appraise communes for the province, recognise them, watch them, warn them, withdraw recognition.</summary>
        public static Permission AppraiseStandards => _appraiseStandards;
    }
}
