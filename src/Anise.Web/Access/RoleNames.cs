using Anise.Access;

namespace Anise.Web.Access;

/// <summary>The roles in the reader's language.</summary>
public static class RoleNames
{
    /// <summary>The name of a role.</summary>
    public static string Of(Role role) => Texts.Get($"role-{role}");
}
