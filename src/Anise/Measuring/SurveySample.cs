using Anise.Basics;
using Anise.Measures;

namespace Anise.Measuring;

/// <summary>A survey file as a spec asks for it: the columns to measure, and the groups.</summary>
internal sealed record SurveySample(Survey Survey, IReadOnlyList<double[]> Columns, IReadOnlyList<(string Level, Domain Domain)> Levels)
{
    public SampleDesign Design => Survey.Sample;

    /// <summary>Reads the data.</summary>
    /// <param name="inputFile">The CSV file.</param>
    /// <param name="specFile">The spec, for messages.</param>
    /// <param name="spec">What it says about the rows.</param>
    /// <param name="by">Columns whose groups are measured, each column by itself.</param>
    /// <param name="names">The columns to measure, for messages.</param>
    /// <param name="column">Gives one of them; null after a problem.</param>
    public static Result<SurveySample> Open(
        string inputFile, string specFile, SurveySpec spec, IReadOnlyList<string> by, IReadOnlyList<string> names, Func<Survey, string, double[]?> column)
    {
        Result<SurveyTable> table = SurveyTable.Open(inputFile);
        if (!table.Ok) return Result<SurveySample>.Refused(table.Problems);
        var survey = new Survey(table.Value, spec, specFile);
        if (survey.Problems.Count > 0) return Result<SurveySample>.Refused(survey.Problems);
        IReadOnlyList<double[]> columns = survey.Complete([.. names.Select(name => (Func<double[]?>)(() => column(survey, name)))], names);
        if (survey.Problems.Count == 0) survey.Draw();
        if (survey.Problems.Count > 0) return Result<SurveySample>.Refused(survey.Problems);
        IReadOnlyList<(string Level, Domain Domain)> levels = survey.Levels([.. by.Distinct(StringComparer.Ordinal)]);
        return survey.Problems.Count > 0 ? Result<SurveySample>.Refused(survey.Problems) : new SurveySample(survey, columns, levels);
    }

    /// <summary>What the reader should know of rows that are empty.</summary>
    public void Tell(IReadOnlyList<MeasureRow> rows)
    {
        Survey.Notes.AddRange(rows.Where(static r => !r.Estimate.IsDefined).Select(Named).Distinct(StringComparer.Ordinal).Select(static n => Texts.Get("undefined", n)));
        if (!Design.HasErrors) return;
        Survey.Notes.AddRange(rows.Where(static r => r.Estimate.IsDefined && !r.Estimate.HasError && r.Measure != "pctb").Select(static r => Texts.Get("no-error", Named(r))));
    }

    private static string Named(MeasureRow row) => row.Measure switch
    {
        "A" or "pctb" => $"{row.Level}, A, pctb (k = {row.Cutoff})",
        _ => $"{row.Level}, {row.Measure}",
    };
}
