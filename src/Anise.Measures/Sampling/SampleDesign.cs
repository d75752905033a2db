namespace Anise.Measures;

/// <summary>What to do with a stratum of which only one primary sampling unit was drawn, whose spread cannot be seen.</summary>
public enum LonelyUnit
{
    /// <summary>Its total is compared with the mean of the whole sample instead of that of its stratum: errs to the safe side. The default.</summary>
    Adjust,

    /// <summary>It counts as drawn with certainty and adds nothing to the error.</summary>
    Certainty,

    /// <summary>It adds what the other strata add on average.</summary>
    Average,
}

/// <summary>
/// How a sample was drawn: the weight of each row, the strata and the primary sampling units; with it the standard errors by Taylor linearisation.
/// Units are taken as drawn with replacement, the usual choice for household surveys. Sources: Lumley (2004), "Analysis of complex survey samples",
/// and his R package survey (same results to rounding); Särndal, Swensson and Wretman (1992), section 5.5.
/// </summary>
public sealed class SampleDesign
{
    private readonly int[] _unitOfRow;
    private readonly int[] _stratumOfUnit;
    private readonly int[] _unitsInStratum;
    private readonly LonelyUnit _lonely;

    private SampleDesign(double[] weights, int[] unitOfRow, int[] stratumOfUnit, int[] unitsInStratum, LonelyUnit lonely) =>
        (Weights, _unitOfRow, _stratumOfUnit, _unitsInStratum, _lonely) = (weights, unitOfRow, stratumOfUnit, unitsInStratum, lonely);

    /// <summary>The weight of each row: the people or households it stands for. Not negative.</summary>
    public double[] Weights { get; }

    /// <summary>The number of rows.</summary>
    public int Count => Weights.Length;

    /// <summary>The number of strata; 0 where there is no design.</summary>
    public int Strata => _unitsInStratum.Length;

    /// <summary>The number of primary sampling units; 0 where there is no design.</summary>
    public int Units => _stratumOfUnit.Length;

    /// <summary>The number of strata with one primary sampling unit.</summary>
    public int LonelyStrata => _unitsInStratum.Count(static n => n == 1);

    /// <summary>Whether errors can be estimated: there is a design with at least two primary sampling units.</summary>
    public bool HasErrors => Units > 1;

    /// <summary>Rows that were not sampled, or whose design is not known: estimates without errors.</summary>
    /// <param name="weights">The weight of each row; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or no number.</exception>
    public static SampleDesign WithoutErrors(double[] weights) => new(Checked(weights), [], [], [], LonelyUnit.Adjust);

    /// <summary>A drawn sample.</summary>
    /// <param name="weights">The weight of each row; not negative.</param>
    /// <param name="strata">The stratum of each row; null where there is one stratum.</param>
    /// <param name="units">The primary sampling unit of each row, its name unique within its stratum; null where each row was drawn by itself.</param>
    /// <param name="lonely">What to do with strata of one unit.</param>
    /// <param name="unmeasured">
    /// Stratum and unit of each row of the sample that is not measured, such as those that a filter leaves out: what is measured is then a part of the sample, and
    /// units that hold none of it count, with nothing in them.
    /// </param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or no number.</exception>
    public static SampleDesign Of(double[] weights, IReadOnlyList<string>? strata, IReadOnlyList<string>? units, LonelyUnit lonely = LonelyUnit.Adjust,
        IReadOnlyList<(string? Stratum, string? Unit)>? unmeasured = null)
    {
        int count = Checked(weights).Length;
        if ((strata is not null && strata.Count != count) || (units is not null && units.Count != count))
            throw new ArgumentException("Weights, strata and units must have the same number of rows.", nameof(strata));
        var stratumIds = new Dictionary<string, int>(StringComparer.Ordinal);
        var unitIds = new Dictionary<(int, string), int>();
        var unitOfRow = new int[count];
        var stratumOfUnit = new List<int>();
        var unitsInStratum = new List<int>();
        for (var i = 0; i < count; i++) unitOfRow[i] = UnitOf(strata?[i], units?[i]);
        foreach (var (stratum, unit) in unmeasured ?? []) UnitOf(stratum, unit);
        return new(weights, unitOfRow, [.. stratumOfUnit], [.. unitsInStratum], lonely);

        int UnitOf(string? stratumName, string? unitName)
        {
            int stratum = IdOf(stratumIds, stratumName ?? "", unitsInStratum);
            var key = (stratum, unitName ?? "");
            if (units is not null && unitIds.TryGetValue(key, out int known)) return known;
            if (units is not null) unitIds.Add(key, stratumOfUnit.Count);
            stratumOfUnit.Add(stratum);
            unitsInStratum[stratum]++;
            return stratumOfUnit.Count - 1;
        }
    }

    /// <summary>The estimate with its standard error; without one where its square is more than a number holds.</summary>
    public Estimate Estimate(Linearised measure)
    {
        if (!measure.IsDefined) return Measures.Estimate.Undefined;
        double variance = Covariance(measure, measure);
        return new(measure.Value, double.IsFinite(variance) ? Math.Sqrt(variance) : double.NaN);
    }

    /// <summary>The covariance of two estimates from this sample; NaN where there are no errors.</summary>
    public double Covariance(Linearised first, Linearised second)
    {
        if (!HasErrors || !first.IsDefined || !second.IsDefined) return double.NaN;
        double[] a = UnitTotals(first);
        double[] b = ReferenceEquals(first, second) ? a : UnitTotals(second);
        double[] meanA = StratumMeans(a);
        double[] meanB = ReferenceEquals(a, b) ? meanA : StratumMeans(b);
        double sum = 0;
        for (var unit = 0; unit < a.Length; unit++)
        {
            int stratum = _stratumOfUnit[unit];
            double n = _unitsInStratum[stratum];
            if (n > 1) sum += n / (n - 1) * (a[unit] - meanA[stratum]) * (b[unit] - meanB[stratum]);
            else if (_lonely == LonelyUnit.Adjust) sum += a[unit] * b[unit]; // the mean of all scores is 0
        }

        return _lonely == LonelyUnit.Average ? sum * Strata / (Strata - LonelyStrata) : sum;
    }

    private double[] UnitTotals(Linearised measure)
    {
        var totals = new double[Units];
        for (var i = 0; i < measure.Rows.Length; i++) totals[_unitOfRow[measure.Rows[i]]] += measure.Scores[i];
        return totals;
    }

    private double[] StratumMeans(double[] totals)
    {
        var means = new double[Strata];
        for (var unit = 0; unit < totals.Length; unit++) means[_stratumOfUnit[unit]] += totals[unit];
        for (var stratum = 0; stratum < means.Length; stratum++) means[stratum] /= _unitsInStratum[stratum];
        return means;
    }

    private static int IdOf(Dictionary<string, int> ids, string name, List<int> counts)
    {
        if (ids.TryGetValue(name, out int id)) return id;
        ids.Add(name, counts.Count);
        counts.Add(0);
        return counts.Count - 1;
    }

    private static double[] Checked(double[] weights)
    {
        foreach (double weight in weights)
        {
            if (!(weight >= 0) || double.IsInfinity(weight)) throw new ArgumentOutOfRangeException(nameof(weights), weight, "A weight is not negative.");
        }

        return weights;
    }
}
