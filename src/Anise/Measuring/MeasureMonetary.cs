using Anise.Basics;
using Anise.Measures;

namespace Anise.Measuring;

/// <summary>Measures monetary poverty and inequality of a survey file as a spec says (see docs/reference/measure.md).</summary>
public static class MeasureMonetary
{
    /// <summary>Runs the spec over the data.</summary>
    /// <param name="inputFile">The CSV file.</param>
    /// <param name="specFile">The YAML file, <c>method: monetary</c>.</param>
    /// <param name="by">Columns whose groups are measured, each column by itself.</param>
    /// <returns>Per level: fgt0, fgt1, fgt2 and watts of each line, then mean, gini, theil, mld and the Atkinson measures asked for; or the problems of the two files.</returns>
    public static Result<Measured> Run(string inputFile, string specFile, IReadOnlyList<string> by)
    {
        var file = new SpecFile(specFile);
        if (MonetarySpec.Read(file) is not { } spec) return Result<Measured>.Refused(file.Problems);
        Result<SurveySample> sample = Open(inputFile, specFile, spec, by);
        return sample.Ok ? Measure(spec, sample.Value) : Result<Measured>.Refused(sample.Problems);
    }

    internal static Result<SurveySample> Open(string inputFile, string specFile, MonetarySpec spec, IReadOnlyList<string> by) =>
        SurveySample.Open(inputFile, specFile, spec.Survey, by, [spec.Welfare.Text], (survey, _) => survey.Evaluate(spec.Welfare));

    internal static Measured Measure(MonetarySpec spec, SurveySample sample)
    {
        var welfare = new WelfareDistribution(sample.Design, sample.Columns[0]);
        MeasureRow[] rows = [.. sample.Levels.SelectMany(level => Rows(level.Level, level.Domain, spec, welfare, sample.Design))];
        sample.Tell(rows);
        return new(rows, sample.Survey.Notes);
    }

    private static IEnumerable<MeasureRow> Rows(string level, Domain domain, MonetarySpec spec, WelfareDistribution welfare, SampleDesign sample)
    {
        foreach (var (text, line) in spec.Lines)
        {
            for (int alpha = 0; alpha <= 2; alpha++)
                yield return new(level, $"fgt{alpha}", "", text, sample.Estimate(welfare.Fgt(domain, line, alpha)));
            yield return new(level, "watts", "", text, sample.Estimate(welfare.Watts(domain, line)));
        }

        yield return new(level, "mean", "", "", sample.Estimate(welfare.Mean(domain)));
        yield return new(level, "gini", "", "", sample.Estimate(welfare.Gini(domain)));
        yield return new(level, "theil", "", "", sample.Estimate(welfare.Theil(domain)));
        yield return new(level, "mld", "", "", sample.Estimate(welfare.MeanLogDeviation(domain)));
        foreach (var (text, epsilon) in spec.Atkinson)
            yield return new(level, $"atkinson-{text}", "", "", sample.Estimate(welfare.Atkinson(domain, epsilon)));
    }
}
