using System.CommandLine;
using System.Text.RegularExpressions;
using Anise.Access;

namespace Anise.Cli.Access;

/// <summary>Roles as the command line writes them: <c>commune-officer</c>.</summary>
internal static partial class RoleOption
{
    /// <summary>The required option <c>--role</c> with these roles to choose from.</summary>
    public static Option<Role> Required(IEnumerable<Role> roles)
    {
        Dictionary<string, Role> byName = roles.ToDictionary(NameOf, StringComparer.Ordinal);
        string names = string.Join(", ", byName.Keys);
        return new Option<Role>("--role")
        {
            Description = Texts.Get("role", names),
            HelpName = "ROLE",
            Required = true,
            CustomParser = result =>
            {
                if (byName.TryGetValue(result.Tokens[0].Value, out Role found)) return found;
                result.AddError(Texts.Get("role-unknown", result.Tokens[0].Value, names));
                return default;
            },
        };
    }

    /// <summary>The role as it is written.</summary>
    public static string NameOf(Role role) => Capitals().Replace(role.ToString(), "-$0").ToLowerInvariant();

    [GeneratedRegex("(?<!^)[A-Z]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Capitals();
}
