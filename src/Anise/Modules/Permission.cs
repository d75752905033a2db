namespace Anise.Modules;

/// <summary>
/// What can be allowed. The area that it belongs to declares it, with the roles that hold it; what it is called stands in the texts of the area
/// under <c>permission-</c> and its code.
/// </summary>
/// <param name="code">The name that the journal and files know it by, e.g. <c>SeeHouseholds</c>.</param>
/// <param name="roles">Who may do it, at the places that the role covers.</param>
public sealed class Permission(string code, params Role[] roles)
{
    /// <summary>The name that the journal and files know it by.</summary>
    public string Code => code;

    /// <summary>Who may do it.</summary>
    public IReadOnlyList<Role> Roles => roles;

    /// <summary>Whether <paramref name="role"/> may do it at the places it covers.</summary>
    public bool IsHeldBy(Role role) => Array.IndexOf(roles, role) >= 0;

    /// <summary>Its code.</summary>
    public override string ToString() => code;
}
