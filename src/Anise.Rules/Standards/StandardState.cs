namespace Anise.Rules.Standards;

/// <summary>Where a commune stands with a sub-criterion, a criterion or a set.</summary>
public enum StandardState
{
    /// <summary>Nobody has said yet, or the threshold is not known.</summary>
    NotAssessed,

    /// <summary>Reached.</summary>
    Met,

    /// <summary>Nearly reached, as councils write; does not count as met.</summary>
    BasicallyMet,

    /// <summary>Not reached.</summary>
    NotMet,

    /// <summary>The law does not ask it of this commune.</summary>
    NotApplicable,
}

/// <summary>States by code, and the state of a whole from its parts.</summary>
public static class StandardStates
{
    private static readonly Dictionary<StandardState, string> Codes = new()
    {
        [StandardState.NotAssessed] = "not-assessed",
        [StandardState.Met] = "met",
        [StandardState.BasicallyMet] = "basically-met",
        [StandardState.NotMet] = "not-met",
        [StandardState.NotApplicable] = "not-applicable",
    };

    /// <summary>All states, in the order in which they are counted.</summary>
    public static IReadOnlyList<StandardState> All { get; } = [StandardState.Met, StandardState.BasicallyMet, StandardState.NotMet, StandardState.NotAssessed, StandardState.NotApplicable];

    /// <summary>The code of a state: <c>basically-met</c>.</summary>
    public static string Code(this StandardState state) => Codes[state];

    /// <summary>The judgement that a code gives; null for other texts. "Not assessed" is no judgement.</summary>
    public static StandardState? Judgement(string code) =>
        Codes.Where(x => x.Value == code && x.Key != StandardState.NotAssessed).Select(x => (StandardState?)x.Key).FirstOrDefault();

    /// <summary>
    /// The state of a whole: not met as soon as a part is not met; else not assessed while a part is not assessed; else basically met when a part is; not applicable
    /// when no part applies; else met.
    /// </summary>
    public static StandardState Of(IEnumerable<StandardState> parts)
    {
        HashSet<StandardState> found = [.. parts];
        foreach (var state in (StandardState[])[StandardState.NotMet, StandardState.NotAssessed, StandardState.BasicallyMet, StandardState.Met])
        {
            if (found.Contains(state))
                return state;
        }

        return found.Count == 0 ? StandardState.NotAssessed : StandardState.NotApplicable;
    }
}
