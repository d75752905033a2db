using Anise.Rules.Standards;

namespace Anise.Standards.Scorecards;

/// <summary>A scorecard as a table, for the command line and for what a decision keeps: a row a sub-criterion, after them their criterion, at the end the set.</summary>
public static class ScoreRows
{
    /// <summary>The columns.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["commune", "code", "kind", "state", "value", "threshold", "figure", "source"];

    private static readonly Dictionary<ScoreState, string> States = new()
    {
        [ScoreState.Met] = "met",
        [ScoreState.BasicallyMet] = "basically-met",
        [ScoreState.NotMet] = "not-met",
        [ScoreState.NotAssessed] = "not-assessed",
        [ScoreState.EvidenceMissing] = "evidence-missing",
        [ScoreState.EvidenceExpired] = "evidence-expired",
        [ScoreState.NotApplicable] = "not-applicable",
    };

    /// <summary>The code of a state: <c>evidence-expired</c>.</summary>
    public static string Code(this ScoreState state) => States[state];

    /// <summary>The code of a source: <c>province</c>.</summary>
    public static string Code(this ScoreSource source) => source switch { ScoreSource.Computed => "computed", ScoreSource.Commune => "commune", _ => "province" };

    /// <summary>The rows.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Of(Scorecard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        foreach (ScoreGroup group in card.Groups)
        {
            foreach (ScoreLine line in group.Lines)
            {
                StandardSubCriterion sub = line.Result.SubCriterion;
                yield return
                [
                    card.Commune.Code, sub.Code, "sub-criterion", line.State.Code(), line.Result.Given.Judgement?.Code() ?? Plain(line.Result.Given.Number),
                    sub.Kind == StandardKind.Judgement ? StandardState.Met.Code() : Plain(line.Result.Threshold), sub.Figure?.Code, line.Source?.Code(),
                ];
            }
            yield return [card.Commune.Code, group.Criterion.Code, "criterion", group.State.Code(), null, null, null, null];
        }
        yield return [card.Commune.Code, card.Set.Name, "set", card.State.Code(), card.Met, card.Needed, null, null];
    }

    private static string? Plain(decimal? number) => number is { } known ? StandardSet.Plain(decimal.Round(known, 6)) : null;
}
