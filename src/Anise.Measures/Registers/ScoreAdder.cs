using System.Numerics;
using System.Runtime.InteropServices;

namespace Anise.Measures;

/// <summary>
/// Adds the weights of the deprivations in binary, column by column, as an adder of logic gates does: the indicators whose weight has the digit 2^d are the columns
/// of that digit; three columns of a digit become one of it and a carry into the next, until each digit of the score has one column. It depends on the weights only, so
/// it is laid out once; <see cref="CommuneCounter"/> runs it over the households.
/// </summary>
internal sealed class ScoreAdder
{
    private readonly List<Step> _steps = [];
    private readonly Stack<int> _free = new();
    private int _next = ColumnIds.Adder;

    public ScoreAdder(int[] weights, int cutoff)
    {
        Unit = weights.Aggregate(0, static (a, b) => (int)BigInteger.GreatestCommonDivisor(a, b));
        Cutoff = (cutoff + Unit - 1) / Unit;
        int digits = 32 - BitOperations.LeadingZeroCount((uint)(weights.Sum() / Unit));
        Queue<int>[] columns = [.. Enumerable.Range(0, digits).Select(_ => new Queue<int>())];
        for (int j = 0; j < weights.Length; j++)
        {
            for (int d = 0; d < digits; d++)
            {
                if ((weights[j] / Unit >> d & 1) == 1) columns[d].Enqueue(j);
            }
        }

        for (int d = 0; d < digits; d++)
        {
            while (columns[d].Count > 1)
            {
                Step step = Add(columns[d]);
                columns[d].Enqueue(step.Digit);
                if (d + 1 < digits) columns[d + 1].Enqueue(step.Carry);
                else _free.Push(step.Carry); // always 0: the whole sum has no such digit
            }
        }

        Score = [.. columns.Select(static c => c.Count == 0 ? ColumnIds.Nobody : c.Peek())];
    }

    /// <summary>The greatest common divisor of the weights: one of the score is so many units.</summary>
    public int Unit { get; }

    /// <summary>The cutoff in scores.</summary>
    public int Cutoff { get; }

    /// <summary>The column of each digit of the score, lowest first.</summary>
    public int[] Score { get; }

    /// <summary>How many columns are in use besides the stored ones.</summary>
    public int WorkColumns => _next - ColumnIds.Nobody;

    public ReadOnlySpan<Step> Steps => CollectionsMarshal.AsSpan(_steps);

    private Step Add(Queue<int> columns)
    {
        int a = columns.Dequeue(), b = columns.Dequeue(), c = columns.Count > 0 ? columns.Dequeue() : ColumnIds.Nobody;
        foreach (int used in (ReadOnlySpan<int>)[a, b, c])
        {
            if (used >= ColumnIds.Adder) _free.Push(used);
        }

        var step = new Step(a, b, c, Take(), Take());
        _steps.Add(step);
        return step;
    }

    private int Take() => _free.Count > 0 ? _free.Pop() : _next++;

    /// <summary>Columns A, B and C added: a digit and its carry, which may stand where A, B or C stood.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Step(int A, int B, int C, int Digit, int Carry);
}
