namespace Anise.Measures;

/// <summary>
/// Counts the people of communes, 64 households to a word: a headcount is the sum over the digits of the members of 2^digit times the number of bits that are set both in
/// the indicator and in the digit. One per thread: it holds the columns in between.
/// </summary>
internal sealed class CommuneCounter(PovertyRule rule)
{
    // Columns of so many words, with those in between, stay in the nearest memory of a processor.
    private const int MostWords = 192;
    private const int MostDigits = 8;

    private readonly ulong[] _scratch = new ulong[(rule.Adder.ScratchColumns + 1 + MostDigits) * MostWords];

    /// <summary>Sums a commune.</summary>
    /// <param name="commune">The households.</param>
    /// <param name="totals">Gets people, poor people, and the sum of the censored scores of people in units.</param>
    /// <param name="counts">Gets the people deprived in each indicator, then those poor and deprived; empty where nobody asks.</param>
    public void Sum(CommuneColumns commune, Span<long> totals, Span<long> counts)
    {
        totals.Clear();
        counts.Clear();
        int pieces = (commune.Words + MostWords - 1) / MostWords;
        for (int piece = 0; piece < pieces; piece++)
        {
            int first = commune.Words * piece / pieces, words = commune.Words * (piece + 1) / pieces - first;
            Sum(commune, first, words, totals, counts);
        }
    }

    private void Sum(CommuneColumns commune, int first, int words, Span<long> totals, Span<long> counts)
    {
        AddScores(commune, first, words);
        ReadOnlySpan<ulong> poor = FindPoor(commune, first, words);
        for (int d = 0; d < commune.Digits; d++)
        {
            ReadOnlySpan<ulong> members = Stored(commune, rule.Indicators + d, first, words);
            Span<ulong> poorMembers = Between(1 + d, words);
            BitColumns.And(members, poor, poorMembers);
            totals[0] += BitColumns.Count(members) << d;
            totals[1] += BitColumns.Count(poorMembers) << d;
            if (counts.Length > 0) CountDeprived(commune, first, members, poorMembers, d, totals, counts);
            else CountScores(commune, first, poorMembers, d, totals);
        }
    }

    private void CountScores(CommuneColumns commune, int first, ReadOnlySpan<ulong> poorMembers, int digit, Span<long> totals)
    {
        int[] score = rule.Adder.Score;
        for (int s = 0; s < score.Length; s++)
        {
            if (score[s] != ScoreAdder.None)
                totals[2] += (BitColumns.Count(Any(commune, score[s], first, poorMembers.Length), poorMembers) << (s + digit)) * rule.Adder.Unit;
        }
    }

    private void CountDeprived(
        CommuneColumns commune, int first, ReadOnlySpan<ulong> members, ReadOnlySpan<ulong> poorMembers, int digit, Span<long> totals, Span<long> counts)
    {
        for (int j = 0; j < rule.Indicators; j++)
        {
            ReadOnlySpan<ulong> deprived = Stored(commune, j, first, members.Length);
            long censored = BitColumns.Count(deprived, poorMembers) << digit;
            counts[j] += BitColumns.Count(deprived, members) << digit;
            counts[rule.Indicators + j] += censored;
            totals[2] += censored * rule.Weight(j);
        }
    }

    private void AddScores(CommuneColumns commune, int first, int words)
    {
        foreach (ScoreAdder.Step step in rule.Adder.Steps)
        {
            ReadOnlySpan<ulong> a = Any(commune, step.A, first, words), b = Any(commune, step.B, first, words);
            if (step.C == ScoreAdder.None) BitColumns.Add(a, b, Scratch(step.Sum, words), Scratch(step.Carry, words));
            else BitColumns.Add(a, b, Any(commune, step.C, first, words), Scratch(step.Sum, words), Scratch(step.Carry, words));
        }
    }

    // At or over the cutoff, from the lowest digit: where the cutoff has a 1 the score needs one too and the rest at least, where it has a 0 a 1 decides.
    private Span<ulong> FindPoor(CommuneColumns commune, int first, int words)
    {
        Span<ulong> poor = Between(0, words);
        poor.Fill(ulong.MaxValue);
        int[] score = rule.Adder.Score;
        for (int s = 0; s < score.Length; s++)
        {
            bool needed = (rule.Adder.Cutoff >> s & 1) == 1;
            if (score[s] == ScoreAdder.None)
            {
                if (needed) poor.Clear();
            }
            else if (needed)
            {
                BitColumns.And(poor, Any(commune, score[s], first, words), poor);
            }
            else
            {
                BitColumns.Or(poor, Any(commune, score[s], first, words), poor);
            }
        }

        return poor;
    }

    private ReadOnlySpan<ulong> Any(CommuneColumns commune, int column, int first, int words) =>
        column < rule.Indicators ? Stored(commune, column, first, words) : Scratch(column, words);

    private static ReadOnlySpan<ulong> Stored(CommuneColumns commune, int column, int first, int words) => commune.Column(column).Slice(first, words);

    private Span<ulong> Scratch(int column, int words) => _scratch.AsSpan((column - rule.Indicators) * MostWords, words);

    private Span<ulong> Between(int column, int words) => _scratch.AsSpan((rule.Adder.ScratchColumns + column) * MostWords, words);
}
