using Anise.Rules.Answering;
using Anise.Rules.Assessing;
using Anise.Rules.Books;
using Anise.Rules.Language;
using Anise.Rules.Sets;

namespace Anise.Reviews.Figures;

/// <summary>What the rules make of the answers behind a decided class, for the columns of figures.</summary>
internal sealed class AssessedValues(RuleBook rules, Campaign campaign, IReadOnlyDictionary<AssessmentId, Assessment> assessments)
{
    // A review is decided by the set that it opened with, however late.
    private readonly RuleSet _set = rules.Sets.First(s => s.Family == campaign.RuleFamily && s.Name == campaign.RuleSet);
    private readonly Dictionary<(string Set, DateOnly On), RuleEvaluator> _evaluators = [];
    private readonly Dictionary<string, bool?> _poor = new(StringComparer.Ordinal);

    /// <summary>The values of <see cref="HouseholdYearKind.RuleColumns"/>; NaN where not known.</summary>
    public double[]? Of(DecidedHousehold decided)
    {
        if (decided.AssessmentId is not { } id || !assessments.TryGetValue(id, out Assessment? assessment)) return null;
        RuleSet set = rules.Sets.First(s => s.Family == assessment.RuleFamily && s.Name == assessment.RuleSet);
        RuleEvaluator evaluator = EvaluatorOf(set, assessment.On);
        evaluator.Take(Answers.FromJson(assessment.AnswersJson), assessment.On);
        return [.. HouseholdYearKind.RuleColumns.Select(name => set.HasRule(name) && evaluator.Run(evaluator.Rule(name)) is { IsKnown: true } value ? value.Low : double.NaN)];
    }

    /// <summary>Whether these deprivations make a household multidimensionally poor by the set of the year; null where the set does not say.</summary>
    public bool? IsPoor(string deprivations)
    {
        if (_poor.TryGetValue(deprivations, out bool? poor)) return poor;
        RuleEvaluator evaluator = _set.NewEvaluator(campaign.Opens);
        HashSet<string> has = [.. deprivations.Split(',', StringSplitOptions.RemoveEmptyEntries)];
        foreach (Deprivation indicator in Indicators) evaluator.Give(evaluator.Rule(indicator.Code), Value.Of(has.Contains(indicator.Code)));
        Value value = evaluator.Run(evaluator.Rule("multidimensionally-poor"));
        return _poor[deprivations] = value.IsKnown ? value.Low == 1 : null;
    }

    /// <summary>The indicators of the set of the year.</summary>
    public IReadOnlyList<Deprivation> Indicators => _set.Deprivations;

    private RuleEvaluator EvaluatorOf(RuleSet set, DateOnly on)
    {
        if (!_evaluators.TryGetValue((set.Name, on), out RuleEvaluator? evaluator)) _evaluators.Add((set.Name, on), evaluator = set.NewEvaluator(on));
        return evaluator;
    }
}
