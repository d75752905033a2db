namespace Anise.Measures;

/// <summary>Change between two rounds. Sources: Alkire et al. (2015), chapter 9; Datt and Ravallion (1992); Shorrocks (2013) for the Shapley form.</summary>
public static class Change
{
    /// <summary>The difference of two estimates from one design (two domains such as two rounds, or two measures): the error counts what they share.</summary>
    /// <param name="sample">The design of both.</param>
    /// <param name="before">The earlier.</param>
    /// <param name="after">The later.</param>
    public static Estimate Difference(SampleDesign sample, Linearised before, Linearised after)
    {
        if (!before.IsDefined || !after.IsDefined) return Estimate.Undefined;
        double variance = sample.Covariance(after, after) + sample.Covariance(before, before) - 2 * sample.Covariance(before, after);
        return new(after.Value - before.Value, sample.HasErrors ? Math.Sqrt(Math.Max(variance, 0)) : double.NaN);
    }

    /// <summary>The difference of two estimates from samples drawn independently.</summary>
    public static Estimate Difference(Estimate before, Estimate after) => new(
        after.Value - before.Value, Math.Sqrt(before.StandardError * before.StandardError + after.StandardError * after.StandardError));

    /// <summary>
    /// By subgroup: how much of the change of a population mean (H, M0, FGT) comes from change within each group and how much from groups growing or shrinking;
    /// the Shapley form, without residual. The parts add up to the change.
    /// </summary>
    /// <param name="before">Share of the population (together 1) and measure of each group, earlier.</param>
    /// <param name="after">The same groups, later.</param>
    /// <exception cref="ArgumentException">The numbers of groups differ.</exception>
    public static IReadOnlyList<GroupChange> BySubgroup(IReadOnlyList<GroupLevel> before, IReadOnlyList<GroupLevel> after)
    {
        if (before.Count != after.Count) throw new ArgumentException("The same groups in both rounds.", nameof(after));
        return [.. before.Zip(after, static (b, a) => new GroupChange(
            (b.Share + a.Share) / 2 * (a.Measure - b.Measure), (b.Measure + a.Measure) / 2 * (a.Share - b.Share)))];
    }

    /// <summary>By indicator: what each indicator adds to the change of M0, its weight times the change of its censored headcount. The parts add up to the change.</summary>
    /// <param name="weights">The weight of each indicator, together 1.</param>
    /// <param name="before">hdk of each indicator, earlier.</param>
    /// <param name="after">hdk of each indicator, later.</param>
    /// <exception cref="ArgumentException">The numbers of indicators differ.</exception>
    public static double[] ByIndicator(IReadOnlyList<double> weights, IReadOnlyList<double> before, IReadOnlyList<double> after)
    {
        if (weights.Count != before.Count || weights.Count != after.Count) throw new ArgumentException("One value per indicator.", nameof(weights));
        return [.. weights.Select((weight, j) => weight * (after[j] - before[j]))];
    }

    /// <summary>
    /// Growth and redistribution of FGT(alpha): what would have changed had everyone's welfare moved with the mean, and what the change of the distribution did.
    /// </summary>
    /// <param name="before">The earlier welfare, weights and line (each in the money of its round).</param>
    /// <param name="after">The later.</param>
    /// <param name="alpha">0 headcount, 1 gap, 2 squared gap.</param>
    public static GrowthRedistribution GrowthAndRedistribution(WelfareRound before, WelfareRound after, double alpha)
    {
        double b = before.Fgt(before, alpha), a = after.Fgt(after, alpha);
        double grown = before.Fgt(after, alpha), redistributed = after.Fgt(before, alpha);
        return new(a - b, grown - b, redistributed - b, (grown - b + a - redistributed) / 2, (redistributed - b + a - grown) / 2);
    }
}

/// <summary>One group in one round.</summary>
/// <param name="Share">Its share of the population, from 0 to 1.</param>
/// <param name="Measure">Its measure, such as H.</param>
public sealed record GroupLevel(double Share, double Measure);

/// <summary>What a group adds to the change of the whole.</summary>
/// <param name="Within">By change of its measure.</param>
/// <param name="Shift">By change of its share.</param>
public sealed record GroupChange(double Within, double Shift);

/// <summary>Growth and redistribution of a change in poverty, in the unit of the measure.</summary>
/// <param name="Total">The change.</param>
/// <param name="Growth">Datt-Ravallion, seen from the earlier round.</param>
/// <param name="Redistribution">Datt-Ravallion, seen from the earlier round.</param>
/// <param name="ShapleyGrowth">The mean of both orders; with <paramref name="ShapleyRedistribution"/> it adds up to the change.</param>
/// <param name="ShapleyRedistribution">The mean of both orders.</param>
public sealed record GrowthRedistribution(double Total, double Growth, double Redistribution, double ShapleyGrowth, double ShapleyRedistribution)
{
    /// <summary>What Datt-Ravallion leaves unexplained.</summary>
    public double Residual => Total - Growth - Redistribution;
}

/// <summary>The welfare of one round.</summary>
public sealed class WelfareRound
{
    private readonly double[] _welfare;
    private readonly double[] _weights;
    private readonly double _line;
    private readonly double _mean;

    /// <summary>Takes the columns.</summary>
    /// <param name="welfare">Per row, in the money of the round.</param>
    /// <param name="weights">Per row, not negative.</param>
    /// <param name="line">The poverty line in the same money, over 0.</param>
    /// <exception cref="ArgumentException">The columns differ in length, or the mean is 0 or less.</exception>
    public WelfareRound(double[] welfare, double[] weights, double line)
    {
        if (welfare.Length != weights.Length) throw new ArgumentException("One weight per row.", nameof(weights));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(line);
        (_welfare, _weights, _line) = (welfare, weights, line);
        _mean = new WelfareDistribution(SampleDesign.WithoutErrors(weights), welfare).Mean(Domain.All(welfare.Length)).Value;
        if (!(_mean > 0)) throw new ArgumentException("The mean is over 0.", nameof(welfare));
    }

    /// <summary>FGT(alpha) of this distribution with the mean (in units of the line) of another round.</summary>
    internal double Fgt(WelfareRound meanOf, double alpha)
    {
        // Measured in poverty lines, so that prices fall out; unscaled where the mean is its own, so that nobody at the line moves by rounding.
        double line = ReferenceEquals(this, meanOf) ? _line : _mean * meanOf._line / meanOf._mean;
        return new WelfareDistribution(SampleDesign.WithoutErrors(_weights), _welfare).Fgt(Domain.All(_welfare.Length), line, alpha).Value;
    }
}
