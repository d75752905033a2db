using Anise.Basics;
using Anise.Measures;

namespace Anise.Measuring;

/// <summary>Measures multidimensional poverty of a survey file as a spec says (see docs/reference/measure.md).</summary>
public static class MeasureMultidimensional
{
    /// <summary>Runs the spec over the data.</summary>
    /// <param name="inputFile">The CSV file.</param>
    /// <param name="specFile">The YAML file, <c>method: alkire-foster</c>.</param>
    /// <param name="by">Columns whose groups are measured, each column by itself.</param>
    /// <returns>Per level and cutoff: H, M0, A, then hd, hdk, pctb of each indicator; or the problems of the two files.</returns>
    public static Result<Measured> Run(string inputFile, string specFile, IReadOnlyList<string> by)
    {
        var file = new SpecFile(specFile);
        if (MultidimensionalSpec.Read(file) is not { } spec) return Result<Measured>.Refused(file.Problems);
        Result<SurveySample> sample = Open(inputFile, specFile, spec, by);
        if (!sample.Ok) return Result<Measured>.Refused(sample.Problems);
        Measured measured = Measure(spec, sample.Value);
        return measured with { Notes = [.. file.Notes, .. measured.Notes] };
    }

    internal static Result<SurveySample> Open(string inputFile, string specFile, MultidimensionalSpec spec, IReadOnlyList<string> by) =>
        SurveySample.Open(inputFile, specFile, spec.Survey, by, [.. spec.Indicators.Select(static i => i.Column)], static (survey, name) => survey.Indicator(name));

    internal static Measured Measure(MultidimensionalSpec spec, SurveySample sample)
    {
        string[] names = [.. spec.Indicators.Select(static i => i.Column)];
        var deprivations = new DeprivationTable([.. spec.Indicators.Select(static i => i.Weight)], [.. sample.Columns.Select(static c => Array.ConvertAll(c, static x => x == 1))]);
        var rows = new List<MeasureRow>();
        foreach (var (level, domain) in sample.Levels)
        {
            foreach (var (text, percent) in spec.Cutoffs)
                rows.AddRange(Rows(level, domain, text, new AlkireFoster(sample.Design, deprivations, percent / 100), names, sample.Design));
        }

        sample.Tell(rows);
        return new(rows, sample.Survey.Notes);
    }

    private static IEnumerable<MeasureRow> Rows(string level, Domain domain, string k, AlkireFoster measures, string[] indicators, SampleDesign sample)
    {
        yield return new(level, "H", "", k, sample.Estimate(measures.Headcount(domain)));
        yield return new(level, "M0", "", k, sample.Estimate(measures.AdjustedHeadcount(domain)));
        yield return new(level, "A", "", k, sample.Estimate(measures.Intensity(domain)));
        for (int j = 0; j < indicators.Length; j++)
        {
            yield return new(level, "hd", indicators[j], k, sample.Estimate(measures.Uncensored(domain, j)));
            yield return new(level, "hdk", indicators[j], k, sample.Estimate(measures.Censored(domain, j)));

            // Percent contributions are published without errors, as by mpitb and in the reference.
            yield return new(level, "pctb", indicators[j], k, new(measures.Contribution(domain, j).Value, double.NaN));
        }
    }
}
