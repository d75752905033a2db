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
        Result<SurveyTable> table = SurveyTable.Open(inputFile);
        if (!table.Ok) return Result<Measured>.Refused(table.Problems);
        var survey = new Survey(table.Value, spec.Survey, specFile);
        if (survey.Problems.Count > 0) return Result<Measured>.Refused(survey.Problems);
        IReadOnlyList<double[]> columns = survey.Complete([() => survey.Evaluate(spec.Welfare)], [spec.Welfare.Text]);
        if (survey.Problems.Count == 0) survey.Draw();
        if (survey.Problems.Count > 0) return Result<Measured>.Refused(survey.Problems);
        IReadOnlyList<(string Level, Domain Domain)> levels = survey.Levels(by);
        if (survey.Problems.Count > 0) return Result<Measured>.Refused(survey.Problems);

        var welfare = new WelfareDistribution(survey.Sample, columns[0]);
        MeasureRow[] rows = [.. levels.SelectMany(level => Rows(level.Level, level.Domain, spec, welfare, survey.Sample))];
        survey.Notes.AddRange(rows.Where(static r => !r.Estimate.IsDefined).Select(static r => Texts.Get("undefined", r.Level, r.Measure)).Distinct(StringComparer.Ordinal));
        return new Measured(rows, survey.Notes);
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
