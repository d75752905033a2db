namespace Anise.Rules.Standards;

/// <summary>Where a commune stands with a sub-criterion.</summary>
/// <param name="SubCriterion">The sub-criterion.</param>
/// <param name="State">The state.</param>
/// <param name="Given">What was said.</param>
/// <param name="Threshold">The threshold of this day and group; null for a judgement, and where it is not known.</param>
public sealed record SubCriterionResult(StandardSubCriterion SubCriterion, StandardState State, StandardValue Given, decimal? Threshold)
{
    /// <summary>How much is missing to the threshold, in the unit of the number; 0 where it is reached, null where there is no number or no threshold.</summary>
    public decimal? Gap => Given.Number is { } number && Threshold is { } line && SubCriterion.Threshold is { } threshold
        ? Math.Max(0, threshold.AtLeast ? line - number : number - line)
        : null;
}

/// <summary>Where a commune stands with a criterion.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="State">The state, from those of its sub-criteria.</param>
/// <param name="SubCriteria">Its sub-criteria.</param>
public sealed record CriterionResult(StandardCriterion Criterion, StandardState State, IReadOnlyList<SubCriterionResult> SubCriteria);

/// <summary>Where a commune stands with a set.</summary>
/// <param name="Set">The set.</param>
/// <param name="State">The state, from those of its criteria.</param>
/// <param name="Criteria">Its criteria.</param>
public sealed record StandardResult(StandardSet Set, StandardState State, IReadOnlyList<CriterionResult> Criteria)
{
    /// <summary>How many criteria are in a state.</summary>
    public int Count(StandardState state) => Criteria.Count(x => x.State == state);

    /// <summary>How many criteria are met.</summary>
    public int Met => Count(StandardState.Met);

    /// <summary>How many criteria must be met: all that apply.</summary>
    public int Needed => Criteria.Count - Count(StandardState.NotApplicable);
}

/// <summary>Works states out of values, thresholds and the day.</summary>
public static class StandardEvaluation
{
    /// <summary>Where a commune stands.</summary>
    /// <param name="set">The set.</param>
    /// <param name="given">What was said, by code of the sub-criterion.</param>
    /// <param name="day">The day; outside the set its nearest day is taken.</param>
    /// <param name="group">The group of the commune, where the set has groups.</param>
    public static StandardResult Evaluate(this StandardSet set, IReadOnlyDictionary<string, StandardValue> given, DateOnly day, string? group)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(given);
        var on = set.DayIn(day);
        List<CriterionResult> criteria = [];
        foreach (var criterion in set.Criteria)
        {
            List<SubCriterionResult> parts = [.. criterion.SubCriteria.Select(x => set.Evaluate(x, given.GetValueOrDefault(x.Code) ?? StandardValue.Nothing, on, group))];
            var state = StandardStates.Of(parts.Select(x => x.State));
            criteria.Add(new(criterion, set.IsComplete || state == StandardState.NotMet ? state : StandardState.NotAssessed, parts));
        }

        return new(set, StandardStates.Of(criteria.Select(x => x.State)), criteria);
    }

    /// <summary>Where a commune stands with one sub-criterion.</summary>
    public static SubCriterionResult Evaluate(this StandardSet set, StandardSubCriterion sub, StandardValue given, DateOnly day, string? group)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(sub);
        ArgumentNullException.ThrowIfNull(given);
        var threshold = sub.Threshold?.On(day, group);
        return new(sub, State(set, sub, given, threshold, day, group), given, threshold);
    }

    private static StandardState State(StandardSet set, StandardSubCriterion sub, StandardValue given, decimal? threshold, DateOnly day, string? group)
    {
        if (given.Judgement is { } judgement)
            return judgement;
        if (given.Number is not { } number || threshold is not { } line || sub.Threshold is not { } main)
            return StandardState.NotAssessed;
        if (!Reaches(set, main, number, line))
            return StandardState.NotMet;
        return sub.Besides.Any(x => given.Besides.TryGetValue(x.Code, out var besides) && x.Threshold.On(day, group) is { } least && !Reaches(set, x.Threshold, besides, least))
            ? StandardState.NotMet
            : StandardState.Met;
    }

    private static bool Reaches(StandardSet set, StandardThreshold threshold, decimal number, decimal line) =>
        threshold.AtLeast ? set.Rounded(number) >= line : set.Rounded(number) <= line;
}
