using static Anise.Access.Permission;
using static Anise.Access.Role;

namespace Anise.Access;

/// <summary>The one place that says which role may do what.</summary>
public static class AccessRules
{
    private static readonly Dictionary<Role, Permission[]> Allowed = new()
    {
        [Enumerator] = [SeeHouseholds, Assess],
        [CommuneOfficer] = [SeeHouseholds, SeeCitizenIds, EditHouseholds, ImportHouseholds, ExportHouseholds, RunReview, Assess, SeeJournal],
        [CommuneChair] = [SeeHouseholds, SeeCitizenIds, ExportHouseholds, Decide, SeeJournal],
        [ProvinceOfficer] = [SeeHouseholds, SeeCitizenIds, ExportHouseholds, OpenCampaign, GiveOpinion, EditPlaces, SeeJournal],
        [Analyst] = [SeeHouseholds],
        [Auditor] = [SeeHouseholds, SeeCitizenIds, SeeJournal],
        [Administrator] = [EditPlaces, EditRules, ManageUsers, SeeJournal],
    };

    /// <summary>The roles that a key of another program may have: those that read. What else they may do, no interface offers.</summary>
    public static IReadOnlyList<Role> KeyRoles { get; } = [Analyst, Auditor, ProvinceOfficer];

    /// <summary>Whether <paramref name="role"/> may <paramref name="permission"/> at the places it covers.</summary>
    public static bool Allows(Role role, Permission permission) => Allowed[role].Contains(permission);

    /// <summary>All that <paramref name="role"/> may do.</summary>
    public static IReadOnlyList<Permission> Of(Role role) => Allowed[role];
}
