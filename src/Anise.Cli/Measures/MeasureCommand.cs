using System.CommandLine;
using System.Globalization;
using Anise.Basics;
using Anise.Measuring;

namespace Anise.Cli.Measures;

/// <summary><c>anise measure multidimensional|monetary --input FILE.csv --spec SPEC.yaml [--by a,b]</c> and <c>anise measure change --before A.csv --after B.csv …</c>.</summary>
internal static class MeasureCommand
{
    public static Command Build() => new("measure", Texts.Get("measure"))
    {
        Measure("multidimensional", ["level", "measure", "indicator", "k", "est", "se"], MeasureMultidimensional.Run,
            static row => [row.Level, row.Measure, row.Indicator, row.Cutoff, Number(row.Estimate.Value), Number(row.Estimate.StandardError)]),
        Measure("monetary", ["level", "measure", "line", "est", "se"], MeasureMonetary.Run,
            static row => [row.Level, row.Measure, row.Cutoff, Number(row.Estimate.Value), Number(row.Estimate.StandardError)]),
        BuildChange(),
    };

    private static Command Measure(
        string name, string[] columns, Func<string, string, IReadOnlyList<string>, Result<Measured>> run, Func<MeasureRow, IReadOnlyList<object?>> cells)
    {
        var input = new Option<string>("--input") { Description = Texts.Get("measure-input"), HelpName = "FILE.csv", Required = true };
        var (spec, by, format) = (SpecOption(), ByOption(), Table.FormatOption());
        var command = new Command(name, Texts.Get($"measure-{name}")) { input, spec, by, format };
        command.SetAction(parsed =>
        {
            Result<Measured> measured = run(parsed.GetRequiredValue(input), parsed.GetRequiredValue(spec), Groups(parsed.GetValue(by)));
            if (!measured.Ok) return parsed.Refuse(measured.Problems);
            foreach (string note in measured.Value.Notes) parsed.InvocationConfiguration.Error.WriteLine(note);
            Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format), columns, measured.Value.Rows.Select(cells));
            return 0;
        });
        return command;
    }

    private static Command BuildChange()
    {
        var before = new Option<string>("--before") { Description = Texts.Get("measure-before"), HelpName = "A.csv", Required = true };
        var after = new Option<string>("--after") { Description = Texts.Get("measure-after"), HelpName = "B.csv", Required = true };
        var (spec, by, format) = (SpecOption(), ByOption(), Table.FormatOption());
        var command = new Command("change", Texts.Get("measure-change")) { before, after, spec, by, format };
        command.SetAction(parsed =>
        {
            Result<MeasuredChange> measured = MeasureChange.Run(
                parsed.GetRequiredValue(before), parsed.GetRequiredValue(after), parsed.GetRequiredValue(spec), Groups(parsed.GetValue(by)));
            if (!measured.Ok) return parsed.Refuse(measured.Problems);
            foreach (string note in measured.Value.Notes) parsed.InvocationConfiguration.Error.WriteLine(note);
            bool money = measured.Value.IsMonetary;
            string[] columns = money
                ? ["level", "measure", "line", "before", "after", "change", "se", "growth", "redistribution"]
                : ["level", "measure", "indicator", "k", "before", "after", "change", "se"];
            Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format), columns, measured.Value.Rows.Select(row => Cells(row, money)));
            return 0;
        });
        return command;
    }

    private static IReadOnlyList<object?> Cells(ChangeRow row, bool money)
    {
        double?[] numbers = [Number(row.Before.Value), Number(row.After.Value), Number(row.Difference.Value), Number(row.Difference.StandardError)];
        return money
            ? [row.Level, row.Measure, row.Cutoff, .. numbers, Number(row.Growth), Number(row.Redistribution)]
            : [row.Level, row.Measure, row.Indicator, row.Cutoff, .. numbers];
    }

    private static Option<string> SpecOption() => new("--spec") { Description = Texts.Get("measure-spec"), HelpName = "SPEC.yaml", Required = true };

    private static Option<string[]> ByOption() =>
        new("--by") { Description = Texts.Get("measure-by"), HelpName = "COLUMN,COLUMN", AllowMultipleArgumentsPerToken = true };

    private static string[] Groups(string[]? by) =>
        [.. (by ?? []).SelectMany(static g => g.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.Ordinal)];

    // Rounded to 15 significant digits, so that the shortest text that gives the number back has no more.
    private static double? Number(double number) =>
        double.IsNaN(number) ? null : double.Parse(number.ToString("G15", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
