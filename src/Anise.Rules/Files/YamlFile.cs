using System.Globalization;
using Anise.Rules.Units;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Anise.Rules.Files;

/// <summary>The faults found so far.</summary>
internal sealed class FaultList
{
    private readonly List<RuleFault> faults = [];

    public IReadOnlyList<RuleFault> Sorted =>
        [.. faults.Distinct().OrderBy(x => x.File, StringComparer.Ordinal).ThenBy(x => x.Line)];

    public bool IsEmpty => faults.Count == 0;

    /// <summary>Whether a file could not be read at all: names of it are then missing everywhere.</summary>
    public bool HasUnreadableFile => faults.Exists(x => x.Code is "invalid-yaml" or "duplicate-key" or "empty-file");

    public void Add(RuleFault fault) => faults.Add(fault);

    public void Add(string file, long line, string code, params object[] arguments) =>
        faults.Add(new(file, (int)line, code, Texts.Get("fault-" + code, arguments)));
}

/// <summary>One value of a YAML file with its place.</summary>
internal sealed class YamlValue(string file, YamlNode node, FaultList faults)
{
    public string File => file;

    public int Line => (int)node.Start.Line;

    public bool IsScalar => node is YamlScalarNode;

    public bool IsMap => node is YamlMappingNode;

    public string Text => (node as YamlScalarNode)?.Value ?? "";

    /// <summary>The fields of a map, or null after a fault.</summary>
    public YamlMap? Map()
    {
        if (node is YamlMappingNode map)
            return new(file, map, faults);
        Fail("map-expected");
        return null;
    }

    public IReadOnlyList<YamlValue> List()
    {
        if (node is YamlSequenceNode list)
            return [.. list.Children.Select(x => new YamlValue(file, x, faults))];
        Fail("list-expected");
        return [];
    }

    public LocalText LocalText()
    {
        if (node is not YamlMappingNode || Map() is not { } map)
        {
            if (node is not YamlMappingNode)
                Fail("text-expected");
            return default;
        }

        var text = new LocalText(map.Text("vi") ?? "", map.Text("en") ?? "");
        map.NoMore();
        return text;
    }

    public decimal? Number()
    {
        if (decimal.TryParse(Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return number;
        Fail("bad-number", Text);
        return null;
    }

    public DateOnly? Date()
    {
        if (DateOnly.TryParseExact(Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        Fail("bad-date", Text);
        return null;
    }

    public RuleStatus Status()
    {
        if (Text == "confirmed")
            return RuleStatus.Confirmed;
        if (Text != "unconfirmed")
            Fail("bad-status", Text);
        return RuleStatus.Unconfirmed;
    }

    public bool? YesNo()
    {
        if (Text is "yes" or "no")
            return Text == "yes";
        Fail("bad-yes-no", Text);
        return null;
    }

    public Unit? Unit()
    {
        if (Units.Unit.TryParse(Text, out var unit))
            return unit;
        Fail("unknown-unit", Text);
        return null;
    }

    public void Fail(string code, params object[] arguments) => faults.Add(file, Line, code, arguments);
}

/// <summary>A map of a YAML file; remembers which keys were read, so that a misspelt one is noticed.</summary>
internal sealed class YamlMap(string file, YamlMappingNode node, FaultList faults)
{
    private readonly HashSet<string> read = new(StringComparer.Ordinal);

    public string File => file;

    public int Line => (int)node.Start.Line;

    public FaultList Faults => faults;

    /// <summary>All entries in the order of the file; for maps whose keys are names.</summary>
    public IEnumerable<(string Key, YamlValue Value, int Line)> Entries()
    {
        foreach (var (key, value) in node.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            read.Add(name);
            yield return (name, new(file, value, faults), (int)key.Start.Line);
        }
    }

    public YamlValue? Find(string key)
    {
        read.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? new(file, value, faults) : null;
    }

    public YamlValue? Require(string key)
    {
        var value = Find(key);
        if (value is null)
            Fail("missing-key", key);
        return value;
    }

    public string? Text(string key) => Require(key)?.Text;

    public LocalText? FindText(string key) => Find(key)?.LocalText();

    public LocalText RequireText(string key) => Require(key)?.LocalText() ?? default;

    /// <summary>The status: required.</summary>
    public RuleStatus Status() => Require("status")?.Status() ?? RuleStatus.Unconfirmed;

    /// <summary>Reports keys that nothing read.</summary>
    public void NoMore()
    {
        foreach (var key in node.Children.Keys.OfType<YamlScalarNode>().Where(x => !read.Contains(x.Value ?? "")))
            faults.Add(file, key.Start.Line, "unknown-key", key.Value ?? "", string.Join(", ", read.Order(StringComparer.Ordinal)));
    }

    public void Fail(string code, params object[] arguments) => faults.Add(file, Line, code, arguments);
}

/// <summary>Opens YAML files.</summary>
internal static class YamlFile
{
    /// <summary>The top of a file, or null after a fault.</summary>
    public static YamlValue? Open(IRuleFiles files, string path, FaultList faults)
    {
        var text = files.Read(path);
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count == 1)
                return new(path, stream.Documents[0].RootNode, faults);
            faults.Add(path, 1, "empty-file");
        }
        catch (YamlException exception) when (exception.Message.Contains("uplicate", StringComparison.Ordinal))
        {
            faults.Add(path, exception.Start.Line, "duplicate-key");
        }
        catch (YamlException exception)
        {
            faults.Add(path, exception.Start.Line, "invalid-yaml", exception.Message);
        }

        catch (InvalidOperationException)
        {
            // The reader answers so when a list or map is still open at the end of the file.
            faults.Add(path, text.AsSpan().Count('\n') + 1, "invalid-yaml", Texts.Get("unclosed"));
        }

        return null;
    }
}
