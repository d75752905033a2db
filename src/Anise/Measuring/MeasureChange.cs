using Anise.Basics;
using Anise.Measures;

namespace Anise.Measuring;

/// <summary>Measures two survey files by one spec and compares them (see docs/reference/measure.md). The samples count as drawn independently.</summary>
public static class MeasureChange
{
    /// <summary>Runs the spec over both.</summary>
    /// <param name="beforeFile">The earlier survey, CSV.</param>
    /// <param name="afterFile">The later, with the same columns, money at the same prices.</param>
    /// <param name="specFile">The YAML file, <c>method: alkire-foster</c> or <c>monetary</c>.</param>
    /// <param name="by">Columns whose groups are compared, each column by itself.</param>
    /// <returns>The measures of the method with their change; or the problems of the three files.</returns>
    public static Result<MeasuredChange> Run(string beforeFile, string afterFile, string specFile, IReadOnlyList<string> by)
    {
        var top = new SpecFile(specFile);
        if (top.Method("alkire-foster", "monetary") is not { } method) return Result<MeasuredChange>.Refused(top.Problems);
        var file = new SpecFile(specFile);
        if (method == "monetary")
        {
            return MonetarySpec.Read(file) is { } money
                ? Compare(
                    beforeFile, afterFile, [], input => MeasureMonetary.Open(input, specFile, money, by), sample => MeasureMonetary.Measure(money, sample),
                    (row, b, a) => Decompose(row, b, a, money), isMonetary: true)
                : Result<MeasuredChange>.Refused(file.Problems);
        }

        return MultidimensionalSpec.Read(file) is { } spec
            ? Compare(
                beforeFile, afterFile, file.Notes, input => MeasureMultidimensional.Open(input, specFile, spec, by), sample => MeasureMultidimensional.Measure(spec, sample),
                static (row, _, _) => row, isMonetary: false)
            : Result<MeasuredChange>.Refused(file.Problems);
    }

    private static Result<MeasuredChange> Compare(
        string beforeFile, string afterFile, IReadOnlyList<string> notes, Func<string, Result<SurveySample>> open, Func<SurveySample, Measured> measure,
        Func<ChangeRow, SurveySample, SurveySample, ChangeRow> decompose, bool isMonetary)
    {
        Result<SurveySample> before = open(beforeFile), after = open(afterFile);
        if (!before.Ok || !after.Ok)
            return Result<MeasuredChange>.Refused([.. before.Problems.Select(p => Of(beforeFile, p)), .. after.Problems.Select(p => Of(afterFile, p))]);
        Measured old = measure(before.Value), young = measure(after.Value);
        Dictionary<(string, string, string, string), Estimate> was = old.Rows.ToDictionary(Key, static r => r.Estimate), isNow = young.Rows.ToDictionary(Key, static r => r.Estimate);
        ChangeRow[] rows = [.. old.Rows.Concat(young.Rows.Where(r => !was.ContainsKey(Key(r)))).Select(r =>
        {
            Estimate b = was.GetValueOrDefault(Key(r), Estimate.Undefined), a = isNow.GetValueOrDefault(Key(r), Estimate.Undefined);
            return decompose(new(r.Level, r.Measure, r.Indicator, r.Cutoff, b, a, Change.Difference(b, a)), before.Value, after.Value);
        })];
        return new MeasuredChange(isMonetary, rows,
        [
            .. notes, .. old.Notes.Select(n => Of(beforeFile, n)), .. young.Notes.Select(n => Of(afterFile, n)),
            .. Missing(before.Value, after.Value, afterFile), .. Missing(after.Value, before.Value, beforeFile),
        ]);
    }

    private static ChangeRow Decompose(ChangeRow row, SurveySample before, SurveySample after, MonetarySpec spec)
    {
        int alpha = Array.IndexOf(["fgt0", "fgt1", "fgt2"], row.Measure);
        if (alpha < 0) return row;
        double line = spec.Lines.First(l => l.Text == row.Cutoff).Line;
        if (Round(before, row.Level, line) is not { } old || Round(after, row.Level, line) is not { } young) return row;
        GrowthRedistribution parts = Change.GrowthAndRedistribution(old, young, alpha);
        return row with { Growth = parts.ShapleyGrowth, Redistribution = parts.ShapleyRedistribution };
    }

    // Null where there is no such group, or no mean over 0 that could grow.
    private static WelfareRound? Round(SurveySample sample, string level, double line)
    {
        if (sample.Levels.FirstOrDefault(l => l.Level == level).Domain is not { } domain) return null;
        double[] welfare = sample.Columns[0];
        if (!(new WelfareDistribution(sample.Design, welfare).Mean(domain).Value > 0)) return null;
        return new([.. domain.Rows.Select(row => welfare[row])], [.. domain.Rows.Select(row => sample.Design.Weights[row])], line);
    }

    private static IEnumerable<string> Missing(SurveySample here, SurveySample there, string file) =>
        here.Levels.Select(static l => l.Level).Except(there.Levels.Select(static l => l.Level), StringComparer.Ordinal).Select(level => Texts.Get("no-level", file, level));

    private static (string Level, string Measure, string Indicator, string Cutoff) Key(MeasureRow row) => (row.Level, row.Measure, row.Indicator, row.Cutoff);

    private static Problem Of(string file, Problem problem) => problem with { Message = Of(file, problem.Message) };

    private static string Of(string file, string message) => $"{file}: {message}";
}
