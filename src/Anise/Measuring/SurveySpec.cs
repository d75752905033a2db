using YamlDotNet.RepresentationModel;

namespace Anise.Measuring;

/// <summary>An expression of a spec with its place.</summary>
internal sealed record SpecExpression(string Key, string Text, YamlNode At);

/// <summary>How the sample was drawn, by the names of columns.</summary>
internal sealed record SampleSpec(string? Strata, string? Unit, bool Nested, string Lonely);

/// <summary>What both kinds of spec say about the rows.</summary>
internal sealed record SurveySpec(SpecExpression? Where, SpecExpression? Weight, bool DropMissing, SampleSpec? Sample)
{
    public static readonly string[] Keys = ["where", "missing", "weight", "sample"];

    public static SurveySpec Read(SpecFile file, YamlMappingNode top)
    {
        SampleSpec? sample = null;
        if (file.Map(top, "sample") is { } map)
        {
            file.KnowOnly(map, "strata", "psu", "nested", "lonely-psu");
            sample = new(
                file.Text(map, "strata"), file.Text(map, "psu"), file.OneOf(map, "nested", "false", "true") == "true",
                file.OneOf(map, "lonely-psu", "adjust", "certainty", "remove", "average", "fail"));
        }

        return new(
            Expression(file, top, "where"), Expression(file, top, "weight"),
            file.OneOf(top, "missing", "refuse", "drop-row") == "drop-row", sample);
    }

    public static SpecExpression? Expression(SpecFile file, YamlMappingNode top, string key, bool required = false) =>
        file.Find(top, key, required) is { } node ? new(key, SpecFile.Scalar(node), node) : null;
}

/// <summary>A spec of Alkire-Foster measures.</summary>
internal sealed record MultidimensionalSpec(SurveySpec Survey, IReadOnlyList<(string Text, double Percent)> Cutoffs, IReadOnlyList<(string Column, double Weight)> Indicators)
{
    public static MultidimensionalSpec? Read(SpecFile file)
    {
        if (file.Open("alkire-foster", [.. SurveySpec.Keys, "cutoffs", "dimensions"]) is not { } top) return null;
        var survey = SurveySpec.Read(file, top);
        var cutoffs = file.Percents(top, "cutoffs", "expected-cutoff");
        var indicators = new List<(string Column, double Weight)>();
        if (file.Map(top, "dimensions", required: true) is { } dimensions)
        {
            foreach (var (key, node) in dimensions.Children) Dimension(file, SpecFile.Scalar(key), node, indicators);
            double sum = indicators.Sum(static i => i.Weight);
            if (file.Problems.Count == 0 && Math.Abs(sum - 1) > Measures.AlkireFoster.Tolerance) file.Add("weights-sum", dimensions, Short(sum));
        }

        return file.Problems.Count == 0 ? new(survey, cutoffs, indicators) : null;
    }

    private static void Dimension(SpecFile file, string name, YamlNode node, List<(string Column, double Weight)> indicators)
    {
        if (file.AsMap(node, name) is not { } map) return;
        file.KnowOnly(map, "weight", "indicators");
        double? weight = file.Find(map, "weight") is { } given ? file.Number(given, "weight", "expected-weight", static w => w is >= 0 and <= 1) : null;
        if (file.Map(map, "indicators", required: true) is not { } inner) return;
        double sum = 0;
        foreach (var (key, value) in inner.Children)
        {
            string column = SpecFile.Scalar(key);
            if (indicators.Exists(i => i.Column == column)) file.Add("indicator-twice", key, column);
            double own = file.Number(value, column, "expected-weight", static w => w is >= 0 and <= 1) ?? 0;
            indicators.Add((column, own));
            sum += own;
        }

        if (weight is { } whole && Math.Abs(whole - sum) > Measures.AlkireFoster.Tolerance)
            file.Add("dimension-sum", map, name, Short(sum), Short(whole));
    }

    private static string Short(double number) => number.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A spec of monetary measures.</summary>
internal sealed record MonetarySpec(
    SurveySpec Survey, SpecExpression Welfare, IReadOnlyList<(string Text, double Line)> Lines, IReadOnlyList<(string Text, double Epsilon)> Atkinson)
{
    public static MonetarySpec? Read(SpecFile file)
    {
        if (file.Open("monetary", [.. SurveySpec.Keys, "welfare", "lines", "atkinson"]) is not { } top) return null;
        var survey = SurveySpec.Read(file, top);
        SpecExpression? welfare = SurveySpec.Expression(file, top, "welfare", required: true);
        var lines = file.Numbers(top, "lines", "expected-positive", static x => x > 0);
        var atkinson = file.Numbers(top, "atkinson", "expected-positive", static x => x > 0);
        return file.Problems.Count == 0 ? new(survey, welfare!, lines, atkinson) : null;
    }
}
