namespace Anise.Funds;

/// <summary>What can be allowed about money.</summary>
public static class FundsPermissions
{
    private static readonly Permission _seeFunds = new("SeeFunds", Role.CommuneOfficer, Role.CommuneChair, Role.ProvinceOfficer, Role.Analyst, Role.Auditor);
    private static readonly Permission _allocateFunds = new("AllocateFunds", Role.ProvinceOfficer);
    private static readonly Permission _spendFunds = new("SpendFunds", Role.CommuneOfficer, Role.ProvinceOfficer);

    extension(Permission)
    {
        /// <summary>See the book of money.</summary>
        public static Permission SeeFunds => _seeFunds;

        /// <summary>Allocate money to places.</summary>
        public static Permission AllocateFunds => _allocateFunds;

        /// <summary>Commit and pay out money, note contributions, return money and carry it over.</summary>
        public static Permission SpendFunds => _spendFunds;
    }
}
