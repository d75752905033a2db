using Anise.Rules.Standards;

namespace Anise.Standards.Scorecards;

/// <summary>What states and sources are called, in the reader's language.</summary>
public static class ScoreWords
{
    /// <summary>What a state of a criterion is called.</summary>
    public static string Of(StandardState state) => state switch
    {
        StandardState.Met => Texts.Get("state-met"),
        StandardState.BasicallyMet => Texts.Get("state-basically-met"),
        StandardState.NotMet => Texts.Get("state-not-met"),
        StandardState.NotApplicable => Texts.Get("state-not-applicable"),
        _ => Texts.Get("state-not-assessed"),
    };

    /// <summary>What a state of a line is called.</summary>
    public static string Of(ScoreState state) => state switch
    {
        ScoreState.EvidenceMissing => Texts.Get("state-evidence-missing"),
        ScoreState.EvidenceExpired => Texts.Get("state-evidence-expired"),
        _ => Of(ScoreLines.Counted(state)),
    };

    /// <summary>What a judgement that was said is called; null for none.</summary>
    public static string? OfJudgement(string? code) => code == StandardFact.ByRecords ? Texts.Get("by-records") : code is not null && StandardStates.Judgement(code) is { } judgement ? Of(judgement) : null;

    /// <summary>What a source is called.</summary>
    public static string Of(ScoreSource source) => source switch
    {
        ScoreSource.Computed => Texts.Get("source-computed"),
        ScoreSource.Commune => Texts.Get("source-commune"),
        _ => Texts.Get("source-province"),
    };
}
