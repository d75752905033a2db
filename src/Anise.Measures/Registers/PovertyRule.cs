namespace Anise.Measures;

/// <summary>Weights and cutoff of a register's Alkire-Foster measure, in whole units so that sums are exact: with 12 equal indicators, 12 units of 1 each, k = 4 for a third.</summary>
public sealed class PovertyRule
{
    private readonly int[] _weights;

    /// <summary>Takes the weights.</summary>
    /// <param name="weights">The weight of each indicator in units; together at most 65535. Bit j of a mask belongs to weight j.</param>
    /// <param name="cutoff">A household is poor when its score in units is this or more; 1 up to the sum.</param>
    /// <exception cref="ArgumentException">Too many indicators, a negative weight, or a cutoff outside.</exception>
    public PovertyRule(IReadOnlyList<int> weights, int cutoff)
    {
        if (weights.Count is 0 or > Register.MostIndicators || weights.Any(static w => w is < 0 or > ushort.MaxValue) || weights.Sum() > ushort.MaxValue)
            throw new ArgumentException("1 to 16 weights of 0 or more, together at most 65535.", nameof(weights));
        Units = weights.Sum();
        if (cutoff < 1 || cutoff > Units) throw new ArgumentException("The cutoff lies from 1 to the sum of the weights.", nameof(cutoff));
        (_weights, Cutoff) = ([.. weights], cutoff);
        Adder = new(_weights, cutoff);
    }

    /// <summary>The sum of the weights: a score of 1.</summary>
    public int Units { get; }

    /// <summary>The score from which a household is poor.</summary>
    public int Cutoff { get; }

    /// <summary>The number of indicators.</summary>
    public int Indicators => _weights.Length;

    /// <summary>How the scores of 64 households at a time are added.</summary>
    internal ScoreAdder Adder { get; }

    /// <summary>The weight of an indicator, in units.</summary>
    public int Weight(int indicator) => _weights[indicator];

    /// <summary>The weighted deprivations of a mask, in units.</summary>
    public int Score(ushort mask)
    {
        int score = 0;
        for (int j = 0; j < _weights.Length; j++) score += (mask >> j & 1) * _weights[j];
        return score;
    }

    /// <summary>Whether a household with this mask is poor.</summary>
    public bool IsPoor(ushort mask) => Score(mask) >= Cutoff;
}
