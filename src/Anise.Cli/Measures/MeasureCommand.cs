using System.CommandLine;
using System.Globalization;
using Anise.Basics;
using Anise.Measuring;

namespace Anise.Cli.Measures;

/// <summary><c>anise measure multidimensional|monetary --input FILE.csv --spec SPEC.yaml [--by a,b]</c>.</summary>
internal static class MeasureCommand
{
    public static Command Build() => new("measure", Texts.Get("measure"))
    {
        Measure("multidimensional", ["level", "measure", "indicator", "k", "est", "se"], MeasureMultidimensional.Run,
            static row => [row.Level, row.Measure, row.Indicator, row.Cutoff, Number(row.Estimate.Value), Number(row.Estimate.StandardError)]),
        Measure("monetary", ["level", "measure", "line", "est", "se"], MeasureMonetary.Run,
            static row => [row.Level, row.Measure, row.Cutoff, Number(row.Estimate.Value), Number(row.Estimate.StandardError)]),
    };

    private static Command Measure(
        string name, string[] columns, Func<string, string, IReadOnlyList<string>, Result<Measured>> run, Func<MeasureRow, IReadOnlyList<object?>> cells)
    {
        var input = new Option<string>("--input") { Description = Texts.Get("measure-input"), HelpName = "FILE.csv", Required = true };
        var spec = new Option<string>("--spec") { Description = Texts.Get("measure-spec"), HelpName = "SPEC.yaml", Required = true };
        var by = new Option<string[]>("--by") { Description = Texts.Get("measure-by"), HelpName = "COLUMN,COLUMN", AllowMultipleArgumentsPerToken = true };
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command(name, Texts.Get($"measure-{name}")) { input, spec, by, format };
        command.SetAction(parsed =>
        {
            string[] groups = [.. (parsed.GetValue(by) ?? [])
                .SelectMany(static g => g.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.Ordinal)];
            Result<Measured> measured = run(parsed.GetRequiredValue(input), parsed.GetRequiredValue(spec), groups);
            if (!measured.Ok) return parsed.Refuse(measured.Problems);
            foreach (string note in measured.Value.Notes) parsed.InvocationConfiguration.Error.WriteLine(note);
            Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format), columns, measured.Value.Rows.Select(cells));
            return 0;
        });
        return command;
    }

    // Rounded to 15 significant digits, so that the shortest text that gives the number back has no more.
    private static double? Number(double number) =>
        double.IsNaN(number) ? null : double.Parse(number.ToString("G15", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
