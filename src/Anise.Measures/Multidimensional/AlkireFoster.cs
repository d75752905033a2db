namespace Anise.Measures;

/// <summary>
/// The adjusted headcount ratio of Alkire and Foster (2011), "Counting and multidimensional poverty measurement", and its parts; errors as in
/// Alkire et al. (2015), "Multidimensional Poverty Measurement and Analysis", chapters 5 and 8. Every measure is a ratio of weighted totals.
/// </summary>
/// <param name="sample">How the rows were drawn.</param>
/// <param name="table">Their deprivations.</param>
/// <param name="cutoff">k as a share of 1: a row is poor when its score is k or more.</param>
public sealed class AlkireFoster(SampleDesign sample, DeprivationTable table, double cutoff)
{
    /// <summary>Scores are sums of fractions such as 1/18, which have no exact binary form: within this of the cutoff counts as at it.</summary>
    public const double Tolerance = 1e-9;

    private readonly SampleDesign _sample = table.Count == sample.Count
        ? sample
        : throw new ArgumentException("The table and the sample have the same rows.", nameof(table));

    /// <summary>k as a share of 1.</summary>
    public double Cutoff { get; } = cutoff is > 0 and <= 1 ? cutoff : throw new ArgumentOutOfRangeException(nameof(cutoff), cutoff, "k lies over 0 and up to 1.");

    /// <summary>Whether a row is poor.</summary>
    public bool IsPoor(int row) => table.Score(row) >= Cutoff - Tolerance;

    /// <summary>H, the share of the domain that is poor (incidence).</summary>
    public Linearised Headcount(Domain domain) => Linearised.Mean(_sample, domain, row => IsPoor(row) ? 1 : 0);

    /// <summary>M0, the mean censored score: H times A.</summary>
    public Linearised AdjustedHeadcount(Domain domain) => Linearised.Mean(_sample, domain, Censored);

    /// <summary>A, the mean score of the poor (intensity); undefined where nobody is poor.</summary>
    public Linearised Intensity(Domain domain) => Linearised.Ratio(_sample, domain, Censored, row => IsPoor(row) ? 1 : 0);

    /// <summary>hd, the share deprived in an indicator, poor or not.</summary>
    public Linearised Uncensored(Domain domain, int indicator) =>
        Linearised.Mean(_sample, domain, row => table.IsDeprived(indicator, row) ? 1 : 0);

    /// <summary>hdk, the share that is poor and deprived in an indicator.</summary>
    public Linearised Censored(Domain domain, int indicator) =>
        Linearised.Mean(_sample, domain, row => table.IsDeprived(indicator, row) && IsPoor(row) ? 1 : 0);

    /// <summary>pctb, what an indicator contributes to M0, in percent: 100 times its weight times hdk over M0; undefined where nobody is poor.</summary>
    public Linearised Contribution(Domain domain, int indicator)
    {
        double weight = 100 * table.Weight(indicator);
        return Linearised.Ratio(_sample, domain, row => table.IsDeprived(indicator, row) && IsPoor(row) ? weight : 0, Censored);
    }

    private double Censored(int row) => IsPoor(row) ? table.Score(row) : 0;
}
