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
    private readonly int _indicators;

    public ScoreAdder(int[] weights, int cutoff)
    {
        (_indicators, ScratchColumns) = (weights.Length, 0);
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
                columns[d].Enqueue(step.Sum);
                if (d + 1 < digits) columns[d + 1].Enqueue(step.Carry);
                else _free.Push(step.Carry); // always 0: the whole sum has no such digit
            }
        }

        Score = [.. columns.Select(static c => c.Count == 0 ? None : c.Peek())];
    }

    /// <summary>No column: a digit that is always 0, or the third of two.</summary>
    public const int None = -1;

    /// <summary>The greatest common divisor of the weights: one of the score is so many units.</summary>
    public int Unit { get; }

    /// <summary>The cutoff in scores.</summary>
    public int Cutoff { get; }

    /// <summary>How many columns the adder needs besides those of the register; they are numbered after the indicators.</summary>
    public int ScratchColumns { get; private set; }

    /// <summary>The column of each digit of the score, lowest first.</summary>
    public int[] Score { get; }

    public ReadOnlySpan<Step> Steps => CollectionsMarshal.AsSpan(_steps);

    private Step Add(Queue<int> columns)
    {
        int a = columns.Dequeue(), b = columns.Dequeue(), c = columns.Count > 0 ? columns.Dequeue() : None;
        Free(a);
        Free(b);
        Free(c);
        var step = new Step(a, b, c, Take(), Take());
        _steps.Add(step);
        return step;
    }

    private void Free(int column)
    {
        if (column >= _indicators) _free.Push(column);
    }

    private int Take() => _free.Count > 0 ? _free.Pop() : _indicators + ScratchColumns++;

    /// <summary>Columns A, B and C (or None) added: a digit and its carry, which may stand where A, B or C stood.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Step(int A, int B, int C, int Sum, int Carry);
}
