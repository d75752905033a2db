using System.Globalization;
using Anise.Basics;
using Anise.Figures;
using Anise.Rules;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Anise.Briefs;

/// <summary>Reads a template of a brief; all that is wrong is told with its line.</summary>
internal sealed class BriefFile(string file, FigureCatalogue catalogue)
{
    private const string Asked = "asked";
    private static readonly string[] ByPlace = [FigureQuery.ByVillage, FigureQuery.ByCommune, FigureQuery.ByDistrict];

    private readonly List<(int Line, Problem Problem)> _faults = [];
    private readonly List<BriefNumber> _numbers = [];
    private readonly HashSet<string> _named = new(StringComparer.Ordinal) { "place", "period" };
    private readonly List<(BriefBlock Block, int Line)> _blocks = [];
    private string? _code, _place;
    private LocalText? _title;
    private Period? _period;
    private DateOnly? _map;
    private bool _asksPeriod, _asksPlace;

    /// <summary>The template, or what is wrong with it.</summary>
    public Result<BriefTemplate> Read(TextReader reader)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(reader);
            if (stream.Documents is [{ RootNode: YamlMappingNode root }]) ReadFile(root);
            else Fault(1, "brief-not-a-map");
        }
        catch (YamlException wrong)
        {
            Fault((int)wrong.Start.Line, "brief-not-yaml", wrong.InnerException?.Message ?? wrong.Message);
        }
        return _faults.Count > 0
            ? Result<BriefTemplate>.Refused([.. _faults.OrderBy(f => f.Line).Select(f => f.Problem)])
            : new BriefTemplate(_code!, _title!.Value, _numbers, [.. _blocks.Select(b => b.Block)]) { File = file, Place = _place, Period = _period, Map = _map };
    }

    private void ReadFile(YamlMappingNode root)
    {
        YamlNode? numbers = null, text = null;
        foreach (var (key, value) in root.Children)
        {
            switch (((YamlScalarNode)key).Value)
            {
                case "code": _code = WordOf(value); break;
                case "title": _title = TextOf(value); break;
                case "place": (_place, _asksPlace) = WordOf(value) is { } place && place != Asked ? (place, false) : (null, true); break;
                case "period": ReadPeriod(value); break;
                case "map": _map = DayOf(value); break;
                case "numbers": numbers = value; break;
                case "text": text = value; break;
                case var other: Fault(LineOf(key), "brief-key-unknown", other); break;
            }
        }
        if (_code is not { Length: > 0 }) Fault(1, "brief-missing", "code");
        if (_title is null) Fault(1, "brief-missing", "title");
        if (numbers is YamlMappingNode map) foreach (var (name, value) in map.Children) ReadNumber(((YamlScalarNode)name).Value ?? "", LineOf(name), value);
        else Fault(numbers is null ? 1 : LineOf(numbers), "brief-missing", "numbers");
        if (text is YamlSequenceNode list) foreach (YamlNode block in list.Children) ReadBlock(block);
        else Fault(text is null ? 1 : LineOf(text), "brief-missing", "text");
        CheckSums();
        CheckTexts();
    }

    private void ReadPeriod(YamlNode value)
    {
        string? word = WordOf(value);
        if (word == Asked) _asksPeriod = true;
        else if ((_period = Period.TryRead(word ?? "")) is null) Fault(LineOf(value), "brief-period-wrong", word);
    }

    private void ReadNumber(string name, int line, YamlNode node)
    {
        if (!_named.Add(name)) Fault(line, "brief-number-twice", name);
        if (node is not YamlMappingNode map)
        {
            Fault(line, "brief-number-without-figure", name);
            return;
        }
        string? code = null, by = null, group = null, place = null;
        Period? period = null;
        List<string> sumOf = [];
        foreach (var (key, value) in map.Children)
        {
            switch (((YamlScalarNode)key).Value)
            {
                case "figure": code = WordOf(value); break;
                case "by": by = WordOf(value); break;
                case "group": group = WordOf(value); break;
                case "place": place = WordOf(value); break;
                case "period": if ((period = Period.TryRead(WordOf(value) ?? "")) is null) Fault(LineOf(value), "brief-period-wrong", WordOf(value)); break;
                case "sum-of" when value is YamlSequenceNode parts: sumOf = [.. parts.Children.Select(WordOf).OfType<string>()]; break;
                case var other: Fault(LineOf(key), "brief-key-unknown", other); break;
            }
        }
        if (code is null) Fault(line, "brief-number-without-figure", name);
        else if (!catalogue.TryFind(code, out Figure? figure)) Fault(line, "brief-figure-unknown", name, code);
        else
        {
            if (period is null && _period is null && !_asksPeriod) Fault(line, "brief-no-period", name);
            if ((period ?? _period) is { } of && !figure.Kind.Has(of)) Fault(line, "brief-no-months", name, code);
            if (place is null && _place is null && !_asksPlace) Fault(line, "brief-no-place", name);
            if (by is null != group is null) Fault(line, "brief-split-half", name);
            else if (by is not null && !ByPlace.Contains(by) && figure.Kind.Breakdowns.All(b => b.Code != by)) Fault(line, "brief-split-unknown", name, by, string.Join(", ", figure.Kind.Breakdowns.Select(b => b.Code)));
            _numbers.Add(new BriefNumber(name, figure, line) { By = by, Group = group, Place = place, Period = period, SumOf = sumOf });
        }
    }

    private void ReadBlock(YamlNode node)
    {
        if (node is YamlMappingNode { Children.Count: 1 } map && map.Children.First() is { Key: YamlScalarNode { Value: "heading" } } heading) Add(TextOf(heading.Value), true);
        else Add(TextOf(node), false);

        void Add(LocalText? text, bool isHeading)
        {
            if (text is { } sound) _blocks.Add((new BriefBlock(sound, isHeading) { Without = isHeading ? null : WithoutOf(node) }, LineOf(node)));
        }
    }

    /// <summary>What stands where all numbers of a block are nought; it has none of its own.</summary>
    private LocalText? WithoutOf(YamlNode block)
    {
        if (block is not YamlMappingNode map || !map.Children.TryGetValue(new YamlScalarNode("without"), out YamlNode? node) || TextOf(node) is not { } text) return null;
        foreach (string name in BriefText.NamesIn(text.Vi).Concat(BriefText.NamesIn(text.En)).Where(n => n is not ("place" or "period")).Distinct()) Fault(LineOf(node), "brief-without-number", name);
        return text;
    }

    private void CheckSums()
    {
        foreach (BriefNumber number in _numbers)
        {
            foreach (string part in number.SumOf)
            {
                if (_numbers.FirstOrDefault(n => n.Name == part) is not { } found) Fault(number.Line, "brief-part-unknown", number.Name, part);
                else if (found.Figure.Unit != number.Figure.Unit) Fault(number.Line, "brief-part-unit", number.Name, part, found.Figure.Unit, number.Figure.Unit);
            }
        }
    }

    private void CheckTexts()
    {
        foreach (var (block, line) in _blocks)
        {
            string[] vi = [.. BriefText.NamesIn(block.Text.Vi)], en = [.. BriefText.NamesIn(block.Text.En)];
            foreach (string name in vi.Concat(en).Distinct().Where(n => !_named.Contains(n))) Fault(line, "brief-name-unknown", name);
            foreach (string name in vi.Except(en).Concat(en.Except(vi)).Distinct()) Fault(line, "brief-one-language", name);
        }
    }

    private DateOnly? DayOf(YamlNode node)
    {
        if (DateOnly.TryParseExact(WordOf(node), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)) return day;
        Fault(LineOf(node), "brief-not-a-day", WordOf(node));
        return null;
    }

    private LocalText? TextOf(YamlNode node)
    {
        string? Said(string language) => node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(language), out YamlNode? said) ? WordOf(said) : null;
        if (Said("vi") is { Length: > 0 } vi && Said("en") is { Length: > 0 } en) return new LocalText(vi, en);
        Fault(LineOf(node), "brief-two-languages");
        return null;
    }

    private static string? WordOf(YamlNode node) => (node as YamlScalarNode)?.Value;

    private static int LineOf(YamlNode node) => (int)node.Start.Line;

    private void Fault(int line, string code, params object?[] found) => _faults.Add((line, Texts.Problem("brief-at", null, file, line, Texts.Get(code, found)) with { Code = code }));
}
