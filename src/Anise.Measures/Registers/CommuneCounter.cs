using System.Buffers;

namespace Anise.Measures;

/// <summary>Counts the people of communes, 64 households to a word (see <see cref="CommuneColumns"/>). One per thread: it holds the columns made on the way.</summary>
internal sealed class CommuneCounter : IDisposable
{
    private static readonly int[] Members = [.. Enumerable.Range(ColumnIds.Members, ColumnIds.MostDigits)];
    private static readonly int[] PoorMembers = [.. Enumerable.Range(ColumnIds.PoorMembers, ColumnIds.MostDigits)];

    // A sum takes about as long as two or three steps of the adder.
    private const int SumInSteps = 3;

    private readonly PovertyRule _rule;
    private readonly ulong[] _made;

    public CommuneCounter(PovertyRule rule)
    {
        (_rule, _made) = (rule, ArrayPool<ulong>.Shared.Rent(rule.Adder.WorkColumns * BitColumns.MostWords));
        _made.AsSpan(0, BitColumns.MostWords).Clear();
        _made.AsSpan((ColumnIds.Everyone - ColumnIds.Nobody) * BitColumns.MostWords, BitColumns.MostWords).Fill(ulong.MaxValue);
    }

    public void Dispose() => ArrayPool<ulong>.Shared.Return(_made);

    /// <summary>Sums a commune.</summary>
    /// <param name="commune">The households.</param>
    /// <param name="next">The commune that will be asked for next: its columns are fetched meanwhile.</param>
    /// <param name="totals">Gets people, poor people, and the sum of the censored scores of people in units.</param>
    /// <param name="counts">Gets the people deprived in each indicator, then those poor and deprived; empty where nobody asks.</param>
    public void Sum(CommuneColumns commune, CommuneColumns? next, Span<long> totals, Span<long> counts)
    {
        totals.Clear();
        counts.Clear();
        int pieces = (commune.Words + BitColumns.MostWords - 1) / BitColumns.MostWords, steps = commune.Words / BitColumns.Step;
        for (int i = 0; i < pieces; i++)
        {
            int first = steps * i / pieces * BitColumns.Step, last = steps * (i + 1) / pieces * BitColumns.Step;
            Sum(new Piece(commune, _made, first, last - first), next is null ? [] : Part(next.Bits, i, pieces), totals, counts);
        }
    }

    private static ReadOnlySpan<ulong> Part(ReadOnlySpan<ulong> words, int part, int parts)
    {
        int first = (int)((long)words.Length * part / parts), last = (int)((long)words.Length * (part + 1) / parts);
        return words[first..last];
    }

    private void Sum(Piece piece, ReadOnlySpan<ulong> next, Span<long> totals, Span<long> counts)
    {
        // What is read next is asked for bit by bit, as the counting goes on: a processor waits for a few requests at a time only.
        int sums = 2 + (counts.Length == 0 ? piece.Digits : counts.Length);
        var fetch = new Fetch(next, _rule.Adder.Steps.Length + SumInSteps * sums);
        AddScores(piece, ref fetch);
        FindPoor(piece);
        ReadOnlySpan<int> members = Members.AsSpan(0, piece.Digits), poorMembers = PoorMembers.AsSpan(0, piece.Digits), score = _rule.Adder.Score;
        for (int d = 0; d < members.Length; d++) BitColumns.And(piece[members[d]], piece[ColumnIds.Poor], piece.Made(poorMembers[d]));
        fetch.Some(SumInSteps);
        totals[0] += Sum(piece, ColumnIds.Everyone, members);
        fetch.Some(SumInSteps);
        totals[1] += Sum(piece, ColumnIds.Everyone, poorMembers);
        if (counts.Length == 0)
        {
            for (int d = 0; d < members.Length; d++)
            {
                fetch.Some(SumInSteps);
                totals[2] += (Sum(piece, poorMembers[d], score) << d) * _rule.Adder.Unit;
            }

            return;
        }

        for (int j = 0; j < _rule.Indicators; j++)
        {
            fetch.Some(SumInSteps);
            long censored = Sum(piece, j, poorMembers);
            fetch.Some(SumInSteps);
            counts[j] += Sum(piece, j, members);
            counts[_rule.Indicators + j] += censored;
            totals[2] += censored * _rule.Weight(j);
        }
    }

    // The sum, over the households that are set in one column, of the binary numbers whose digits stand in others.
    private static long Sum(Piece piece, int of, ReadOnlySpan<int> digits)
    {
        ReadOnlySpan<ulong> set = piece[of];
        long sum = 0;
        for (int d = 0; d < digits.Length; d += 4)
        {
            sum += d + 1 == digits.Length
                ? (long)BitColumns.Count(set, piece[digits[d]]) << d
                : (long)BitColumns.Sum(set, piece[digits[d]], piece[Digit(digits, d + 1)], piece[Digit(digits, d + 2)], piece[Digit(digits, d + 3)]) << d;
        }

        return sum;
    }

    private static int Digit(ReadOnlySpan<int> digits, int d) => d < digits.Length ? digits[d] : ColumnIds.Nobody;

    private void AddScores(Piece piece, ref Fetch fetch)
    {
        foreach (ScoreAdder.Step step in _rule.Adder.Steps)
        {
            fetch.Some(1);
            BitColumns.Add(piece[step.A], piece[step.B], piece[step.C], piece.Made(step.Digit), piece.Made(step.Carry));
        }
    }

    // At or over the cutoff, from the lowest digit: where the cutoff has a 1 the score needs one too and the rest at least, where it has a 0 a 1 decides.
    private void FindPoor(Piece piece)
    {
        Span<ulong> poor = piece.Made(ColumnIds.Poor);
        piece[ColumnIds.Everyone].CopyTo(poor);
        int[] score = _rule.Adder.Score;
        for (int d = 0; d < score.Length; d++)
        {
            if ((_rule.Adder.Cutoff >> d & 1) == 1) BitColumns.And(poor, piece[score[d]], poor);
            else BitColumns.Or(poor, piece[score[d]], poor);
        }
    }

    /// <summary>Asks for the words of the next commune, some at each step of this one.</summary>
    private ref struct Fetch(ReadOnlySpan<ulong> next, int steps)
    {
        private readonly int _words = next.Length / steps + 1;
        private ReadOnlySpan<ulong> _next = next;

        public void Some(int of)
        {
            int words = Math.Min(of * _words, _next.Length);
            BitColumns.Prefetch(_next[..words]);
            _next = _next[words..];
        }
    }

    /// <summary>Some words of every column of a commune.</summary>
    private readonly ref struct Piece(CommuneColumns commune, Span<ulong> made, int first, int words)
    {
        private readonly Span<ulong> _made = made;

        public int Digits => commune.Digits;

        public ReadOnlySpan<ulong> this[int column] => column switch
        {
            < ColumnIds.Members => commune.Bits.AsSpan(column * commune.Words + first, words),
            < ColumnIds.Nobody => commune.Bits.AsSpan((commune.Indicators + column - ColumnIds.Members) * commune.Words + first, words),
            _ => Made(column),
        };

        public Span<ulong> Made(int column) => _made.Slice((column - ColumnIds.Nobody) * BitColumns.MostWords, words);
    }
}
