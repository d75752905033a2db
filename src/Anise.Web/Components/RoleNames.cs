using Anise.Access;

namespace Anise.Web.Components;

/// <summary>The roles in the reader's language.</summary>
public static class RoleNames
{
    /// <summary>The name of a role.</summary>
    public static string Of(Role role) => Texts.Get($"role-{role}");

    /// <summary>All roles, to choose from.</summary>
    public static IEnumerable<Choice> All => Enum.GetValues<Role>().Select(r => new Choice(r.ToString(), Of(r)));
}
