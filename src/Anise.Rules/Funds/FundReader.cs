using System.Globalization;
using Anise.Rules.Files;

namespace Anise.Rules.Funds;

/// <summary>Reads <c>*/funds/sources.yaml</c>, <c>programmes.yaml</c> and <c>items.yaml</c>.</summary>
internal sealed class FundReader(IRuleFiles files, FaultList faults)
{
    private readonly List<FundSource> sources = [];
    private readonly List<FundProgramme> programmes = [];
    private readonly List<FundComponent> components = [];
    private readonly List<UnconfirmedRule> uncertain = [];
    private readonly List<IReadOnlyList<string>> similar = [];
    private readonly Dictionary<string, LocalText> works = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LocalText> support = new(StringComparer.Ordinal);

    public static FundRules Read(IRuleFiles files, FaultList faults)
    {
        var reader = new FundReader(files, faults);
        foreach (var map in reader.Maps("sources.yaml"))
            reader.Each(map, "sources", reader.ReadSource);
        foreach (var map in reader.Maps("programmes.yaml"))
            reader.Each(map, "programmes", reader.ReadProgramme);
        foreach (var map in reader.Maps("items.yaml"))
        {
            ReadWords(map, "works", reader.works);
            ReadWords(map, "support", reader.support);
            reader.ReadSimilar(map);
            map.NoMore();
        }

        return new(reader.sources, reader.programmes, reader.components, reader.works, reader.support, reader.uncertain) { Similar = reader.similar };
    }

    private IEnumerable<YamlMap> Maps(string name) => files.Paths.Where(x => x.EndsWith("/funds/" + name, StringComparison.Ordinal))
        .Select(x => YamlFile.Open(files, x, faults)?.Map()).OfType<YamlMap>();

    private static void ReadWords(YamlMap map, string key, Dictionary<string, LocalText> into)
    {
        foreach (var (code, value, _) in map.Require(key)?.Map()?.Entries() ?? [])
            into[code] = value.LocalText();
    }

    private void ReadSimilar(YamlMap map)
    {
        foreach (var group in map.Find("similar")?.List() ?? [])
        {
            var kinds = group.List();
            foreach (var kind in kinds.Where(x => !support.ContainsKey(x.Text)))
                kind.Fail("unknown-option", kind.Text, string.Join(", ", support.Keys));
            similar.Add([.. kinds.Select(x => x.Text)]);
        }
    }

    private void Each(YamlMap map, string key, Action<string, YamlMap, int> read)
    {
        foreach (var (code, value, line) in map.Require(key)?.Map()?.Entries() ?? [])
        {
            if (value.Map() is not { } fields)
                continue;
            read(code, fields, line);
            fields.NoMore();
        }

        map.NoMore();
    }

    private void ReadSource(string code, YamlMap fields, int line)
    {
        var unit = fields.Find("unit")?.Text;
        var source = new FundSource(
            code, fields.RequireText("label"), Giver(fields), Year(fields.Require("from")), fields.Find("to") is { } to ? Year(to) : null,
            fields.Text("reference") ?? "", fields.Status(), fields.File, line)
        {
            Unit = unit,
            InKind = unit is not null || fields.Find("in-kind")?.YesNo() == true,
            Rates = [.. Rates(fields)],
        };
        sources.Add(source);
        Note(code, source.Label, source.Reference, source.Status, fields.File, line);
        foreach (var rate in source.Rates)
            Note(code, source.Label, rate.Reference, rate.Status, fields.File, rate.Line);
        if (unit is not null && source.Rates.Count == 0)
            fields.Fail("missing-key", "rates");
    }

    private static FundGiver Giver(YamlMap fields)
    {
        var value = fields.Require("given-by");
        if (Enum.TryParse(value?.Text, ignoreCase: true, out FundGiver giver))
            return giver;
        value?.Fail("unknown-key", value.Text, "province, commune, contributors");
        return FundGiver.Contributors;
    }

    private static int Year(YamlValue? value) => (int)(value?.Number() ?? 0);

    private IEnumerable<FundRate> Rates(YamlMap fields)
    {
        var rates = new List<FundRate>();
        foreach (var (key, value, line) in fields.Find("rates")?.Map()?.Entries() ?? [])
        {
            if (!DateOnly.TryParseExact(key, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from))
                faults.Add(fields.File, line, "bad-date", key);
            else if (value.Map() is { } rate)
            {
                rates.Add(new(from, rate.Require("value")?.Number() ?? 0, rate.Text("reference") ?? "", rate.Status(), line));
                rate.NoMore();
            }
        }

        return rates.OrderBy(x => x.From);
    }

    private void ReadProgramme(string code, YamlMap fields, int line)
    {
        var to = Year(fields.Require("to"));
        var label = fields.RequireText("label");
        var until = to;
        if (fields.Find("carried-until") is { } carried && carried.Map() is { } carrying)
        {
            until = Year(carrying.Require("year"));
            Note(code, label, carrying.Text("reference") ?? "", carrying.Status(), fields.File, carried.Line);
            carrying.NoMore();
        }

        var programme = new FundProgramme(code, label, Year(fields.Require("from")), to, until);
        Note(code, label, fields.Text("reference") ?? "", fields.Status(), fields.File, line);
        programmes.Add(programme);
        foreach (var (key, value, at) in fields.Require("components")?.Map()?.Entries() ?? [])
        {
            if (components.Exists(x => x.Code == key))
                faults.Add(fields.File, at, "duplicate-name", key);
            components.Add(new(key, value.LocalText(), programme));
        }
    }

    private void Note(string code, LocalText label, string reference, RuleStatus status, string file, int line)
    {
        if (status == RuleStatus.Unconfirmed)
            uncertain.Add(new("funds", code, label, reference, file, line));
    }
}
