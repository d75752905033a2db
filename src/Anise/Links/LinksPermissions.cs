namespace Anise.Links;

/// <summary>What can be allowed about links.</summary>
public static class LinksPermissions
{
    private static readonly Permission _seeLinks = new("SeeLinks", Role.CommuneOfficer, Role.CommuneChair, Role.ProvinceOfficer, Role.Auditor);
    private static readonly Permission _editLinks = new("EditLinks", Role.CommuneOfficer);

    extension(Permission)
    {
        /// <summary>Read links, their sales and payments.</summary>
        public static Permission SeeLinks => _seeLinks;

        /// <summary>Record links, sales and payments.</summary>
        public static Permission EditLinks => _editLinks;
    }
}
