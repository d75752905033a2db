using Anise.Basics;
using Anise.Places;
using Anise.Rules.Standards;

namespace Anise.Standards.Scorecards;

/// <summary>Works the lines of a scorecard out of what was said and what records say: a function of values, thresholds, evidence dates and the day.</summary>
internal static class ScoreLines
{
    /// <summary>The scorecard of a commune.</summary>
    /// <param name="set">The standards.</param>
    /// <param name="commune">The commune.</param>
    /// <param name="day">The day.</param>
    /// <param name="facts">What was said of the commune up to the day.</param>
    /// <param name="computed">What records say.</param>
    public static Scorecard Make(StandardSet set, MappedPlace commune, DateOnly day, IEnumerable<StandardFact> facts, ComputedValues.Computed? computed)
    {
        
        Dictionary<(string, StandardSpeaker), StandardFact> last = facts.Where(f => f.AsOf <= day).GroupBy(f => (f.Code, f.Speaker))
            .ToDictionary(g => g.Key, g => g.MaxBy(f => (f.AsOf, f.Revision))!);
        string? group = set.GroupOf(commune.Region) ?? (last.GetValueOrDefault((StandardFact.Group, StandardSpeaker.Province)) ?? last.GetValueOrDefault((StandardFact.Group, StandardSpeaker.Commune)))?.Judgement;
        var groups = new List<ScoreGroup>();
        foreach (StandardCriterion criterion in set.Criteria)
        {
            List<ScoreLine> lines = [.. criterion.SubCriteria.Select(sub => Line(set, sub, commune, day, group, last, computed))];
            StandardState state = StandardStates.Of(lines.Select(l => Counted(l.State)));
            groups.Add(new ScoreGroup(criterion, set.IsComplete || state == StandardState.NotMet ? state : StandardState.NotAssessed, lines));
        }
        return new Scorecard(commune, day, set, group, StandardStates.Of(groups.Select(g => g.State)), groups);
    }

    /// <summary>What a state counts as: without evidence that holds a sub-criterion is not assessed.</summary>
    public static StandardState Counted(ScoreState state) => state switch
    {
        ScoreState.Met => StandardState.Met,
        ScoreState.BasicallyMet => StandardState.BasicallyMet,
        ScoreState.NotMet => StandardState.NotMet,
        ScoreState.NotApplicable => StandardState.NotApplicable,
        _ => StandardState.NotAssessed,
    };

    /// <summary>The number that a fact says; null for a judgement and for nothing.</summary>
    public static decimal? NumberOf(StandardFact fact) => fact.Numerator is { } over && fact.Denominator is { } under ? 100 * over / under : fact.Number;

    /// <summary>What a fact says, without what must hold besides.</summary>
    public static StandardValue ValueOf(StandardFact fact) => StandardValue.Nothing with { Number = NumberOf(fact), Judgement = fact.Judgement is { } code ? StandardStates.Judgement(code) : null };

    private static ScoreLine Line(
        StandardSet set, StandardSubCriterion sub, MappedPlace commune, DateOnly day, string? group, Dictionary<(string, StandardSpeaker), StandardFact> last, ComputedValues.Computed? computed)
    {
        StandardFact? own = Said(sub.Code, StandardSpeaker.Commune), province = Said(sub.Code, StandardSpeaker.Province);
        ScoreFigure? figure = computed?.Of(sub, commune);
        StandardFact? ruling = province ?? own;
        ScoreSource? source = ruling?.Speaker switch { StandardSpeaker.Province => ScoreSource.Province, StandardSpeaker.Commune => ScoreSource.Commune, _ => figure is { Decides: true } && !(figure.Value < sub.Figure!.MetFrom) ? ScoreSource.Computed : null };
        StandardValue given = ruling is not null ? Given(sub, ruling) : source == ScoreSource.Computed ? (sub.Kind == StandardKind.Judgement ? StandardValue.Of(StandardState.Met) : StandardValue.Of(figure!.Value!.Value)) with { Besides = Parts(sub, StandardSpeaker.Province, StandardSpeaker.Commune) } : StandardValue.Nothing;
        SubCriterionResult result = set.Evaluate(sub, given, set.DayIn(day), group);
        // Nobody answers for a number of records: what must hold besides is not known of it.
        if (source == ScoreSource.Computed && result.State == StandardState.Met && sub.Besides.Any(p => !given.Besides.ContainsKey(p.Code))) result = result with { State = StandardState.NotAssessed };
        DateOnly? until = ruling is null ? null : LastDay(set, ruling);
        return new ScoreLine(result, StateOf(sub, result.State, ruling, until, day))
        {
            Source = source, Commune = own, OwnState = own is null ? null : set.Evaluate(sub, Given(sub, own), set.DayIn(day), group).State, Province = province, Computed = figure, Hints = computed?.HintsOf(sub, commune) ?? [], HoldsUntil = until,
        };

        // The registers are complete: nothing in them is nothing there.
        StandardState ByRecords() => (figure?.Value ?? 0) >= sub.Figure!.MetFrom ? StandardState.Met : StandardState.NotMet;

        StandardFact? Said(string code, StandardSpeaker speaker) => last.GetValueOrDefault((code, speaker)) is { } fact && (fact.Judgement is not null || NumberOf(fact) is not null) ? fact : null;

        StandardValue Given(StandardSubCriterion of, StandardFact fact)
        {
            StandardState? judgement = fact.Judgement == StandardFact.ByRecords && of.Figure?.MetFrom is not null ? ByRecords() : fact.Judgement is { } code ? StandardStates.Judgement(code) : null;
            return new StandardValue(NumberOf(fact), judgement, Parts(of, fact.Speaker));
        }

        Dictionary<string, decimal> Parts(StandardSubCriterion of, params StandardSpeaker[] speakers)
        {
            var besides = new Dictionary<string, decimal>(StringComparer.Ordinal);
            foreach (StandardPart part in of.Besides)
                if (speakers.Select(s => Said($"{of.Code}:{part.Code}", s)).FirstOrDefault(f => f is not null) is { } said && NumberOf(said) is { } number) besides[part.Code] = number;
            return besides;
        }
    }

    /// <summary>The last day on which a fact holds: that of its evidence, else the day before its months are over.</summary>
    private static DateOnly LastDay(StandardSet set, StandardFact fact) => fact.EvidenceTo ?? fact.AsOf.AddMonths(set.HoldsMonths).AddDays(-1);

    private static ScoreState StateOf(StandardSubCriterion sub, StandardState state, StandardFact? ruling, DateOnly? until, DateOnly day)
    {
        if (ruling is not null && state != StandardState.NotAssessed)
        {
            if (day > until) return state == StandardState.NotMet ? ScoreState.NotAssessed : ScoreState.EvidenceExpired;
            if (state is StandardState.Met or StandardState.BasicallyMet && ruling.EvidenceFrom is null && ruling.Judgement != StandardFact.ByRecords && (sub.Kind == StandardKind.Judgement || ruling.Judgement is not null)) return ScoreState.EvidenceMissing;
            if (state is StandardState.Met or StandardState.BasicallyMet && day < ruling.EvidenceFrom) return ScoreState.EvidenceMissing;
        }
        return state switch
        {
            StandardState.Met => ScoreState.Met,
            StandardState.BasicallyMet => ScoreState.BasicallyMet,
            StandardState.NotMet => ScoreState.NotMet,
            StandardState.NotApplicable => ScoreState.NotApplicable,
            _ => ScoreState.NotAssessed,
        };
    }
}
