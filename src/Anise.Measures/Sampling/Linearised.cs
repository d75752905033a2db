namespace Anise.Measures;

/// <summary>
/// An estimate with its linearisation: how much each row moves it. Sources: Deville (1999), "Variance estimation for complex statistics";
/// Demnati and Rao (2004): the influence of a row is the derivative of the estimator with respect to the weight of that row.
/// </summary>
/// <param name="Value">The estimate; NaN where it is not defined.</param>
/// <param name="Rows">The rows that have an influence: those of the domain. Empty where the measure is not defined or the sample gives no errors.</param>
/// <param name="Scores">Of each of these rows: its weight times its influence.</param>
public sealed record Linearised(double Value, int[] Rows, double[] Scores)
{
    /// <summary>A measure that is not defined for these data.</summary>
    public static readonly Linearised Undefined = new(double.NaN, [], []);

    /// <summary>Whether there is a value.</summary>
    public bool IsDefined => !double.IsNaN(Value);

    /// <summary>
    /// A ratio of two weighted totals over a domain, sum(w y) / sum(w x), linearised as (w / sum(w x)) (y - R x).
    /// A mean is the ratio with x = 1. Undefined where the denominator is 0, or a total is more than a number holds.
    /// </summary>
    /// <param name="sample">The weights.</param>
    /// <param name="domain">The rows to count.</param>
    /// <param name="numerator">y of a row.</param>
    /// <param name="denominator">x of a row.</param>
    public static Linearised Ratio(SampleDesign sample, Domain domain, Func<int, double> numerator, Func<int, double> denominator)
    {
        double top = 0, bottom = 0;
        foreach (int row in domain.Rows)
        {
            if (sample.Weights[row] == 0) continue;
            top += sample.Weights[row] * numerator(row);
            bottom += sample.Weights[row] * denominator(row);
        }

        double ratio = top / bottom;
        if (bottom == 0 || !double.IsFinite(top) || !double.IsFinite(bottom) || !double.IsFinite(ratio)) return Undefined;
        return From(sample, domain, ratio, row => (numerator(row) - ratio * denominator(row)) / bottom);
    }

    /// <summary>A weighted mean over a domain; undefined where the domain weighs nothing.</summary>
    public static Linearised Mean(SampleDesign sample, Domain domain, Func<int, double> value) => Ratio(sample, domain, value, static _ => 1);

    /// <summary>An estimate whose influence function is known.</summary>
    /// <param name="sample">The weights.</param>
    /// <param name="domain">The rows that have an influence.</param>
    /// <param name="value">The estimate.</param>
    /// <param name="influence">The derivative of the estimate with respect to the weight of a row.</param>
    public static Linearised From(SampleDesign sample, Domain domain, double value, Func<int, double> influence)
    {
        if (!sample.HasErrors) return new(value, [], []);
        int[] rows = domain.Rows;
        var scores = new double[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            double weight = sample.Weights[rows[i]];
            if (weight > 0) scores[i] = weight * influence(rows[i]);
        }

        return new(value, rows, scores);
    }
}
