namespace Anise.Measures;

/// <summary>
/// Poverty and inequality of a welfare column such as income per person. Each measure carries its linearisation.
/// Sources: Foster, Greer and Thorbecke (1984); Watts (1968); Atkinson (1970); Theil (1967); Haughton and Khandker (2009), chapters 4 and 6;
/// linearisation: Deville (1999), Demnati and Rao (2004), Langel and Tillé (2013) for Gini.
/// What exceeds the range of a number on the way is undefined, never infinite.
/// </summary>
/// <param name="sample">How the rows were drawn; weights are of people where welfare is per person.</param>
/// <param name="welfare">One finite number per row, in any money unit; may be 0 or negative where the measure says so.</param>
public sealed class WelfareDistribution(SampleDesign sample, double[] welfare)
{
    private readonly double[] _welfare = welfare.Length == sample.Count && welfare.All(double.IsFinite)
        ? welfare
        : throw new ArgumentException("One finite number per row of the sample.", nameof(welfare));

    /// <summary>FGT(alpha): mean of ((z - x) / z)^alpha over everyone, those over the line counting 0. At the line is poor. alpha 0 is the headcount ratio, 1 the gap, 2 the squared gap.</summary>
    /// <param name="domain">Who to count.</param>
    /// <param name="line">z, over 0, in the unit of welfare.</param>
    /// <param name="alpha">Aversion to depth, 0 or more.</param>
    public Linearised Fgt(Domain domain, double line, double alpha)
    {
        CheckLine(line);
        ArgumentOutOfRangeException.ThrowIfNegative(alpha);
        return Linearised.Mean(sample, domain, row => Gap(_welfare[row], line, alpha));
    }

    /// <summary>The Watts index: mean of ln(z / x) of the poor over everyone; undefined where someone has 0 or less.</summary>
    /// <param name="domain">Who to count.</param>
    /// <param name="line">z, over 0, in the unit of welfare.</param>
    public Linearised Watts(Domain domain, double line)
    {
        CheckLine(line);
        return Least(domain) > 0
            ? Linearised.Mean(sample, domain, row => IsPoor(_welfare[row], line) ? Math.Max(0, Math.Log(line / _welfare[row])) : 0)
            : Linearised.Undefined;
    }

    /// <summary>The weighted mean.</summary>
    public Linearised Mean(Domain domain) => Linearised.Mean(sample, domain, row => _welfare[row]);

    /// <summary>
    /// The Gini coefficient (a share of 1), sum(w_i w_j max(x_i, x_j)) / (W Y) - 1; with negative values it may exceed 1; undefined where the mean is 0 or less.
    /// </summary>
    public Linearised Gini(Domain domain)
    {
        int[] rows = [.. domain.Rows];
        var keys = new double[rows.Length];
        for (var i = 0; i < rows.Length; i++) keys[i] = _welfare[rows[i]];
        Array.Sort(keys, rows);
        var (weight, total) = Totals(domain);
        if (!(weight > 0) || !(total > 0)) return Linearised.Undefined;

        // Half the derivative of the double sum by the weight of a row: x C(x) + Y(over x), C and Y cumulated over all who have up to x.
        var half = new double[sample.Count];
        double upTo = 0, over = total, sum = 0;
        for (int start = 0, end; start < rows.Length; start = end)
        {
            double x = keys[start], here = 0;
            for (end = start; end < rows.Length && keys[end] == x; end++) here += sample.Weights[rows[end]];
            sum += x * here * (2 * upTo + here);
            upTo += here;
            over -= x * here;
            for (int i = start; i < end; i++) half[rows[i]] = x * upTo + over;
        }

        double ratio = sum / (weight * total);
        if (!double.IsFinite(sum) || !double.IsFinite(weight * total)) return Linearised.Undefined;
        return Linearised.From(sample, domain, ratio - 1, row => 2 * half[row] / (weight * total) - ratio * (1 / weight + _welfare[row] / total));
    }

    /// <summary>Theil T: mean of (x / mean) ln(x / mean), 0 counting as 0; undefined where someone has less than 0 or nobody has anything.</summary>
    public Linearised Theil(Domain domain)
    {
        var (weight, total) = Totals(domain);
        if (!(weight > 0) || !(total > 0) || Least(domain) < 0) return Linearised.Undefined;
        double logs = Sum(domain, XLogX);
        if (!double.IsFinite(logs)) return Linearised.Undefined;
        return Linearised.From(
            sample, domain, logs / total - Math.Log(total / weight),
            row => XLogX(_welfare[row]) / total - _welfare[row] * (logs / total + 1) / total + 1 / weight);
    }

    /// <summary>Mean log deviation: mean of ln(mean / x); undefined where someone has 0 or less.</summary>
    public Linearised MeanLogDeviation(Domain domain)
    {
        var (weight, total) = Totals(domain);
        if (!(weight > 0) || !(total > 0) || !(Least(domain) > 0)) return Linearised.Undefined;
        double logs = Sum(domain, Math.Log);
        if (!double.IsFinite(logs)) return Linearised.Undefined;
        return Linearised.From(
            sample, domain, Math.Log(total / weight) - logs / weight,
            row => _welfare[row] / total - 1 / weight - Math.Log(_welfare[row]) / weight + logs / weight / weight);
    }

    /// <summary>Atkinson(epsilon): 1 minus the equally distributed equivalent over the mean; undefined where someone has less than 0, or 0 when epsilon is 1 or more.</summary>
    /// <param name="domain">Who to count.</param>
    /// <param name="epsilon">Aversion to inequality, over 0.</param>
    public Linearised Atkinson(Domain domain, double epsilon)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(epsilon);
        var (weight, total) = Totals(domain);
        double least = Least(domain);
        if (!(weight > 0) || !(total > 0) || least < 0 || (least == 0 && epsilon >= 1)) return Linearised.Undefined;
        if (epsilon == 1)
        {
            double logs = Sum(domain, Math.Log) / weight;
            double one = Math.Exp(logs) * weight / total;
            if (!double.IsFinite(one)) return Linearised.Undefined;
            return Linearised.From(
                sample, domain, 1 - one,
                row => one * (_welfare[row] / total - 1 / weight - (Math.Log(_welfare[row]) - logs) / weight));
        }

        double power = 1 - epsilon;
        double unit = power < 0 ? least : 1; // powers of 0 and less are taken of x over the least, so that none is more than 1
        double powers = Sum(domain, x => Math.Pow(x / unit, power));
        double equal = unit * Math.Pow(powers / weight, 1 / power) * weight / total;
        if (!double.IsFinite(powers) || !double.IsFinite(equal)) return Linearised.Undefined;
        return Linearised.From(
            sample, domain, 1 - equal,
            row => -equal * ((Math.Pow(_welfare[row] / unit, power) / powers - 1 / weight) / power - _welfare[row] / total + 1 / weight));
    }

    /// <summary>
    /// Whether a welfare is at or under a line: what is equal to it to nine decimals is at it, and what only the binary form of decimals holds apart (0.1 + 0.2 and 0.3).
    /// </summary>
    /// <param name="welfare">x.</param>
    /// <param name="line">z, in the unit of welfare.</param>
    public static bool IsPoor(double welfare, double line) => welfare <= line || welfare - line <= Math.Max(0.5e-9, 1e-15 * Math.Abs(welfare));

    private static double Gap(double x, double line, double alpha) => !IsPoor(x, line) ? 0 : alpha switch
    {
        0 => 1,
        1 => Short(x, line),
        2 => Short(x, line) * Short(x, line),
        _ => Math.Pow(Short(x, line), alpha),
    };

    private static double Short(double x, double line) => Math.Max(0, line - x) / line;

    private static double XLogX(double x) => x == 0 ? 0 : x * Math.Log(x);

    private static void CheckLine(double line) => ArgumentOutOfRangeException.ThrowIfNegativeOrZero(line);

    // Rows of weight 0 stand for nobody: they make no measure undefined.
    private double Least(Domain domain) =>
        domain.Rows.Where(row => sample.Weights[row] > 0).Select(row => _welfare[row]).DefaultIfEmpty(double.NaN).Min();

    // Not a number where a total is more than one holds, so that no measure takes it for over 0.
    private (double Weight, double Total) Totals(Domain domain)
    {
        double weight = Sum(domain, static _ => 1), total = Sum(domain, static x => x);
        return double.IsFinite(weight) && double.IsFinite(total) ? (weight, total) : (double.NaN, double.NaN);
    }

    private double Sum(Domain domain, Func<double, double> value)
    {
        double sum = 0;
        foreach (int row in domain.Rows)
        {
            if (sample.Weights[row] > 0) sum += sample.Weights[row] * value(_welfare[row]);
        }

        return sum;
    }
}
