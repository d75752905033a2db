using Anise.Measures;
using Anise.Rules.Assessing;
using Anise.Rules.Language;
using Anise.Rules.Sets;
using Anise.Rules.Tables;

namespace Anise.Scenarios;

/// <summary>
/// Measures households whose deprivations may be open: once with what they certainly lack, once with all that they may lack. H and M0 grow with every deprivation, so
/// these are their ends; A does not, and has bounds of its own.
/// </summary>
internal static class AlkireFosterRanges
{
    private const int WorthThreads = 100_000;   // households: below, starting threads costs more than it saves

    /// <summary>The measures of each place and of all together.</summary>
    /// <param name="rule">Weights and cutoff.</param>
    /// <param name="places">The number of places.</param>
    /// <param name="rows">The place, the people and both masks of each household.</param>
    public static (AlkireFosterRange[] ByPlace, AlkireFosterRange Whole) Of(PovertyRule rule, int places, IReadOnlyList<(int Place, int People, ushort Low, ushort High)> rows)
    {
        int[] starts = new int[places + 1];
        foreach (var row in rows) starts[row.Place + 1]++;
        for (int i = 0; i < places; i++) starts[i + 1] += starts[i];
        int[] next = [.. starts];
        ushort[] low = new ushort[rows.Count], high = new ushort[rows.Count];
        byte[] people = new byte[rows.Count];
        foreach (var row in rows)
        {
            int at = next[row.Place]++;
            (low[at], high[at], people[at]) = (row.Low, row.High, (byte)Math.Min(row.People, byte.MaxValue));
        }
        int threads = rows.Count < WorthThreads ? 1 : 0;
        RegisterMeasures certain = RegisterMeasures.Poverty(new Register(rule.Indicators, low, people, starts, threads), rule, threads);
        RegisterMeasures possible = RegisterMeasures.Poverty(new Register(rule.Indicators, high, people, starts, threads), rule, threads);
        var byPlace = new AlkireFosterRange[places];
        for (int i = 0; i < places; i++)
        {
            var part = starts[i]..starts[i + 1];
            byPlace[i] = Range(certain.People(i), new(certain.Headcount(i), possible.Headcount(i)), new(certain.AdjustedHeadcount(i), possible.AdjustedHeadcount(i)),
                Average(rule, low.AsSpan(part), high.AsSpan(part), people.AsSpan(part)));
        }
        var (from, to) = (certain.Whole(), possible.Whole());
        return (byPlace, Range(from.People, new((double)from.Poor / from.People, (double)to.Poor / to.People), new(from.AdjustedHeadcount, to.AdjustedHeadcount), Average(rule, low, high, people)));
    }

    /// <summary>The weights of a question, and its cutoff or else the share of the weights that its set asks of its indicators: of 12 three, of weights that sum to 24 six.</summary>
    public static PovertyRule RuleOf(WhatIf question) => new(question.Weights, question.Cutoff ?? DefaultCutoff(CountOf(question), question.Weights));

    /// <summary>The share <paramref name="count"/> of all indicators, of the sum of the weights; rounded up.</summary>
    public static int DefaultCutoff(int count, IReadOnlyList<int> weights) => (count * weights.Sum() + weights.Count - 1) / weights.Count;

    /// <summary>The fewest deprivations, each counted once, that the set of a question calls multidimensional poverty; with its changed parameters.</summary>
    public static int CountOf(WhatIf question) => CutoffOf(question.Rules, question.Rules.DayIn(new DateOnly(question.Year, 12, 31)), question.Changes);

    /// <summary>The fewest deprivations, each counted once, that the set calls multidimensional poverty; with the changed parameters.</summary>
    internal static int CutoffOf(RuleSet rules, DateOnly on, IReadOnlyList<ParameterChange> changes)
    {
        RuleEvaluator evaluator = rules.NewEvaluator(on);
        foreach (ParameterChange change in changes) evaluator.SetParameter(change.Code, change.Case, change.Value);
        RuleHandle poor = evaluator.Rule("multidimensionally-poor");
        RuleHandle[] indicators = [.. rules.Deprivations.Select(d => evaluator.Rule(d.Code))];
        for (int count = 1; count < indicators.Length; count++)
        {
            evaluator.Next();
            for (int i = 0; i < indicators.Length; i++) evaluator.Give(indicators[i], Value.Of(i < count));
            if (evaluator.Run(poor) == Value.Yes) return count;
        }
        return indicators.Length;
    }

    private static AlkireFosterRange Range(long people, ValueRange h, ValueRange m0, ValueRange? a) => people == 0 ? new(default, default, null, 0) : new(h, m0, a, people);

    /// <summary>
    /// The bounds of A. Lowest: the certainly poor with what they certainly lack, and whoever may be poor just at the cutoff. Highest: the certainly poor with all that
    /// they may lack, and of the others those whose score lifts the average.
    /// </summary>
    private static ValueRange? Average(PovertyRule rule, ReadOnlySpan<ushort> low, ReadOnlySpan<ushort> high, ReadOnlySpan<byte> people)
    {
        long certain = 0, lowest = 0, highest = 0;
        long[] may = new long[rule.Units + 1];   // people who may be poor, by their highest score
        for (int i = 0; i < low.Length; i++)
        {
            int most = rule.Score(high[i]);
            if (rule.IsPoor(low[i])) (certain, lowest, highest) = (certain + people[i], lowest + people[i] * (long)rule.Score(low[i]), highest + people[i] * (long)most);
            else if (most >= rule.Cutoff) may[most] += people[i];
        }
        long open = may.Sum();
        if (certain + open == 0) return null;
        double from = (double)(lowest + open * rule.Cutoff) / (certain + open);
        long among = certain;
        for (int score = rule.Units; score >= rule.Cutoff && (among == 0 || score * among > highest); score--) (among, highest) = (among + may[score], highest + may[score] * score);
        return new(from / rule.Units, (double)highest / among / rule.Units);
    }
}
