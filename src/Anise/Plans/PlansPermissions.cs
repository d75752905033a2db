namespace Anise.Plans;

/// <summary>What can be allowed about plans.</summary>
public static class PlansPermissions
{
    private static readonly Permission _seePlans = new("SeePlans", Role.CommuneOfficer, Role.CommuneChair, Role.ProvinceOfficer, Role.Analyst, Role.Auditor);
    private static readonly Permission _setTargets = new("SetTargets", Role.CommuneOfficer, Role.ProvinceOfficer);
    private static readonly Permission _editPlans = new("EditPlans", Role.CommuneOfficer, Role.ProvinceOfficer);
    private static readonly Permission _approvePlans = new("ApprovePlans", Role.CommuneChair, Role.ProvinceOfficer);

    extension(Permission)
    {
        /// <summary>See directives, targets and production plans.</summary>
        public static Permission SeePlans => _seePlans;

        /// <summary>Record directives of an office's own place, set and revise their targets, send them, issue follow-up reports.</summary>
        public static Permission SetTargets => _setTargets;

        /// <summary>Draw up and adjust production plans, note why a target is behind, note the suitability of land.</summary>
        public static Permission EditPlans => _editPlans;

        /// <summary>Approve versions of production plans.</summary>
        public static Permission ApprovePlans => _approvePlans;
    }
}
