namespace Anise.Figures;

/// <summary>What can be allowed about figures, besides what the kind of their records asks for.</summary>
public static class FiguresPermissions
{
    private static readonly Permission _seeFigures = new("SeeFigures", Role.Enumerator, Role.CommuneOfficer, Role.CommuneChair, Role.ProvinceOfficer, Role.Analyst, Role.Auditor);

    extension(Permission)
    {
        /// <summary>See the pages of figures; each figure also asks for the right to see its records.</summary>
        public static Permission SeeFigures => _seeFigures;
    }
}
