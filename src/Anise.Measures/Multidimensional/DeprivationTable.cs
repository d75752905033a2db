namespace Anise.Measures;

/// <summary>The deprivations of the rows of a sample: which indicator, how heavy, who is deprived.</summary>
public sealed class DeprivationTable
{
    private readonly double[] _weights;
    private readonly bool[][] _deprived;
    private readonly double[] _scores;

    /// <summary>Takes the columns.</summary>
    /// <param name="weights">The weight of each indicator; together 1 (to 1e-9).</param>
    /// <param name="deprived">Per indicator a column: whether each row is deprived.</param>
    /// <exception cref="ArgumentException">The weights do not add up to 1, or the columns differ in number or length.</exception>
    public DeprivationTable(IReadOnlyList<double> weights, IReadOnlyList<bool[]> deprived)
    {
        if (weights.Count != deprived.Count || weights.Count == 0) throw new ArgumentException("One weight per indicator.", nameof(weights));
        if (weights.Any(static w => !(w >= 0)) || Math.Abs(weights.Sum() - 1) > AlkireFoster.Tolerance)
            throw new ArgumentException("The weights of the indicators add up to 1.", nameof(weights));
        if (deprived.Any(column => column.Length != deprived[0].Length)) throw new ArgumentException("The columns have one length.", nameof(deprived));
        (_weights, _deprived) = ([.. weights], [.. deprived]);
        _scores = new double[_deprived[0].Length];
        for (var j = 0; j < _deprived.Length; j++)
        {
            for (var row = 0; row < _scores.Length; row++)
            {
                if (_deprived[j][row]) _scores[row] += _weights[j];
            }
        }
    }

    /// <summary>The number of rows.</summary>
    public int Count => _scores.Length;

    /// <summary>The number of indicators.</summary>
    public int Indicators => _weights.Length;

    /// <summary>The weight of an indicator, a share of 1.</summary>
    public double Weight(int indicator) => _weights[indicator];

    /// <summary>Whether a row is deprived in an indicator.</summary>
    public bool IsDeprived(int indicator, int row) => _deprived[indicator][row];

    /// <summary>The weighted share of deprivations of a row, from 0 to 1.</summary>
    public double Score(int row) => _scores[row];
}
