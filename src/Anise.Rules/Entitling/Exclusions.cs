namespace Anise.Rules.Entitling;

/// <summary>Policies that are not given together.</summary>
internal static class Exclusions
{
    /// <summary>What remains: of a group the one that gives most (of equals the later in the file), and nothing beside what it may not stand beside.</summary>
    public static IReadOnlyList<Entitlement> Apply(List<Entitlement> owed)
    {
        for (var i = owed.Count - 1; i >= 0; i--)
        {
            var one = owed[i];
            if (owed.Exists(x => x != one && x.Member == one.Member && (GivesMore(x, one) || one.Policy.NotBeside.Contains(x.Policy.Code))))
                owed.RemoveAt(i);
        }

        return owed;
    }

    private static bool GivesMore(Entitlement other, Entitlement one) => one.Policy.HigherOf is { } group && other.Policy.HigherOf == group
        && (other.Amount > one.Amount || (other.Amount == one.Amount && other.Policy.Line > one.Policy.Line));
}
