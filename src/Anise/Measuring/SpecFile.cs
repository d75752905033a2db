using System.Globalization;
using Anise.Basics;
using Anise.Rules.Columns;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Anise.Measuring;

/// <summary>Reads a spec: YAML whose mistakes are told with their line.</summary>
internal sealed class SpecFile(string file)
{
    private readonly string _name = Path.GetFileName(file);

    public List<Problem> Problems { get; } = [];

    public List<string> Notes { get; } = [];

    /// <summary>The top of the file, or null after a problem.</summary>
    public YamlMappingNode? Open(string method, params string[] keys)
    {
        if (Open([method]) is not { } top) return null;
        KnowOnly(top, ["method", .. keys]);
        return top;
    }

    /// <summary>Which of the methods the spec asks for; null after a problem.</summary>
    public string? Method(params string[] methods) => Open(methods) is { } top && Problems.Count == 0 ? Text(top, "method") : null;

    private YamlMappingNode? Open(string[] methods)
    {
        if (!File.Exists(file))
        {
            Problems.Add(Texts.Problem("file-missing", file));
            return null;
        }

        try
        {
            var yaml = new YamlStream();
            using var text = new StreamReader(file);
            yaml.Load(text);
            if (yaml.Documents.Count == 1 && yaml.Documents[0].RootNode is YamlMappingNode top)
            {
                if (Text(top, "method", required: true) is { } given && Array.IndexOf(methods, given) < 0)
                    Add("spec-method", top.Children[new YamlScalarNode("method")], given, string.Join(", ", methods));
                return top;
            }

            // An empty file holds no document, or one that is a bare nothing.
            bool empty = yaml.Documents.Count == 0 || (yaml.Documents.Count == 1 && yaml.Documents[0].RootNode is YamlScalarNode { Value: null or "" });
            Problems.Add(Texts.Problem(empty ? "spec-empty" : yaml.Documents.Count > 1 ? "spec-many" : "spec-no-keys", _name, 1));
        }
        catch (YamlException wrong)
        {
            Problems.Add(Fault(wrong));
        }

        return null;
    }

    public void Add(string code, YamlNode at, params object?[] args) => Problems.Add(Texts.Problem(code, [_name, at.Start.Line, .. args]));

    private Problem Fault(YamlException wrong)
    {
        // The library tells a key that stands twice, and the name of an anchor, in its words only, and an anchor without its line.
        string[] lines = File.ReadAllLines(file), quoted = wrong.Message.Split('\'');
        if (wrong is AnchorNotFoundException && quoted.Length > 2)
            return Texts.Problem("spec-anchor", _name, Math.Max(Array.FindIndex(lines, l => l.Contains($"*{quoted[1]}", StringComparison.Ordinal)), 0) + 1, quoted[1]);
        int line = (int)wrong.Start.Line;
        if (wrong.Message.StartsWith("Duplicate key", StringComparison.OrdinalIgnoreCase)) return Texts.Problem("spec-twice", _name, line);

        // It reads an anchored value between braces only where no other key follows.
        bool anchored = line <= lines.Length && lines[line - 1].Contains('&') && lines[line - 1].Contains('{');
        return Texts.Problem(anchored ? "spec-anchor-braces" : "spec-broken", _name, line);
    }

    public void KnowOnly(YamlMappingNode map, params string[] keys)
    {
        foreach (YamlNode key in map.Children.Keys)
        {
            if (Scalar(key) == "<<") Add("spec-merge", key);
            else if (Array.IndexOf(keys, Scalar(key)) < 0) Add("spec-unknown", key, Scalar(key));
        }
    }

    public YamlNode? Find(YamlMappingNode map, string key, bool required = false)
    {
        if (map.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? value)) return value;
        if (required) Add("spec-missing", map, key);
        return null;
    }

    public string? Text(YamlMappingNode map, string key, bool required = false) => Find(map, key, required) is { } node ? Scalar(node) : null;

    public YamlMappingNode? Map(YamlMappingNode map, string key, bool required = false) =>
        Find(map, key, required) is { } node ? AsMap(node, key) : null;

    public YamlMappingNode? AsMap(YamlNode node, string key)
    {
        if (node is YamlMappingNode inner) return inner;
        Add("spec-value", node, Scalar(node), key, Texts.Get("expected-map"));
        return null;
    }

    /// <summary>A list of values as written and as numbers; each within the range. A single value is a list of one.</summary>
    public IReadOnlyList<(string Text, double Number)> Numbers(YamlMappingNode map, string key, string expected, Func<double, bool> fits, bool required = false)
    {
        if (Find(map, key, required) is not { } node) return [];
        if (node is YamlMappingNode)
        {
            Add("spec-value", node, "", key, Texts.Get("expected-list"));
            return [];
        }

        IEnumerable<YamlNode> items = node is YamlSequenceNode list ? list.Children : [node];
        return Once(key, items, [.. items.Select(item => (Scalar(item), Number(item, key, expected, fits) ?? double.NaN))]);
    }

    // A line, cutoff or epsilon that stands twice would give two rows of one name.
    private (string Text, double Number)[] Once(string key, IEnumerable<YamlNode> items, (string Text, double Number)[] read)
    {
        foreach (var (node, i) in items.Select((node, i) => (node, i)))
        {
            if (Array.FindIndex(read, r => r.Number == read[i].Number) < i && !double.IsNaN(read[i].Number)) Add("number-twice", node, read[i].Text, key);
        }

        return read;
    }

    /// <summary>A number, or an expression without columns such as 1/6.</summary>
    public double? Number(YamlNode node, string key, string expected, Func<double, bool> fits)
    {
        string text = Scalar(node);
        double number = Value(text);
        if (double.IsFinite(number) && fits(number)) return number;
        Add("spec-value", node, text, key, Texts.Get(expected));
        return null;
    }

    /// <summary>
    /// Shares as written and in percent. A bare number is in percent, as is one with a percent sign; one under 1, such as 0.333 or 1/3, is taken as a share of 1 and told in
    /// <see cref="Notes"/>, since nobody means a third of a percent. A bare 1 is one percent, told as well, since it might be meant as the whole.
    /// </summary>
    public IReadOnlyList<(string Text, double Percent)> Percents(YamlMappingNode map, string key, string expected)
    {
        if (Find(map, key, required: true) is not { } node) return [];
        YamlNode[] items = node is YamlSequenceNode list ? [.. list.Children] : [node];
        if (items.Length == 0) Add("spec-value", node, "", key, Texts.Get(expected));
        return Once(key, items, [.. items.Select(item => (Scalar(item), Percent(item, key, expected)))]);
    }

    private double Percent(YamlNode node, string key, string expected)
    {
        string text = Scalar(node);
        bool signed = text.EndsWith('%');
        double percent = Value(signed ? text[..^1].Trim() : text);
        if (percent is > 0 and < 1 && !signed)
        {
            percent *= 100;
            Notes.Add(Texts.Get("share-note", key, text, percent.ToString("0.####", CultureInfo.CurrentCulture)));
        }
        else if (percent == 1 && !signed) Notes.Add(Texts.Get("percent-note", key, text));

        if (percent is > 0 and <= 100) return percent;
        Add("spec-value", node, text, key, Texts.Get(expected));
        return double.NaN;
    }

    /// <summary>One of the values that a key may take; the first where the key is absent.</summary>
    public string OneOf(YamlMappingNode map, string key, params string[] values)
    {
        if (Find(map, key) is not { } node) return values[0];
        if (Array.IndexOf(values, Scalar(node)) >= 0) return Scalar(node);
        Add("spec-value", node, Scalar(node), key, string.Join(", ", values));
        return values[0];
    }

    private static double Value(string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)) return number;
        ColumnExpression? expression = ColumnExpression.TryRead(text, [], out _);
        return expression is { IsCondition: false } ? expression.Evaluate(1, static _ => [], static _ => [])[0] : double.NaN;
    }

    public static string Scalar(YamlNode node) => (node as YamlScalarNode)?.Value ?? "";
}
