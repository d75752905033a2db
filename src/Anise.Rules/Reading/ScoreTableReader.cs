using Anise.Rules.Files;
using Anise.Rules.Language;
using Anise.Rules.Units;

namespace Anise.Rules.Reading;

/// <summary>Reads score tables: items, each with a row for every case and points for every area.</summary>
internal sealed class ScoreTableReader(IRuleFiles files, FaultList faults, Names names, ExpressionReader expressions)
{
    private readonly List<(ScoreTable Table, List<ScoreItem> Items, YamlMap Map)> open = [];

    public void Declare(string path)
    {
        foreach (var (code, value, line) in YamlFile.Open(files, path, faults)?.Map()?.Entries() ?? [])
        {
            if (value.Map() is not { } map)
                continue;
            var items = new List<ScoreItem>();
            var table = new ScoreTable
            {
                Code = code,
                Label = map.RequireText("label"),
                Unit = map.Require("unit")?.Unit() ?? Unit.None,
                Reference = map.Text("reference") ?? "",
                Status = map.Status(),
                File = path,
                Column = names.Inputs[Builtins.Area],
                Items = items,
            };
            if (names.IsTaken(code))
            {
                faults.Add(path, line, "duplicate-name", code);
                continue;
            }

            names.Tables.Add(code, table);
            open.Add((table, items, map));
        }
    }

    public void Bind()
    {
        foreach (var (_, items, map) in open)
        {
            foreach (var (code, value, line) in map.Require("items")?.Map()?.Entries() ?? [])
            {
                if (items.Exists(x => x.Code == code))
                    faults.Add(map.File, line, "duplicate-name", code);
                else if (value.Map() is { } fields && Item(code, fields) is { } item)
                    items.Add(item);
            }

            map.NoMore();
        }
    }

    private ScoreItem? Item(string code, YamlMap map)
    {
        var label = map.RequireText("label");
        var of = map.Require("of") is { } source ? expressions.Read(source, Scope.Household, condition: false) : null;
        var read = (map.Require("rows")?.Map()?.Entries() ?? []).ToList();
        map.NoMore();
        if (of is null)
            return null;
        var rows = of.Type.Kind switch
        {
            Kind.Number => Bands(code, map, of.Type.Unit, read),
            Kind.YesNo => ByOption(code, map, ["no", "yes"], [Texts.Get("no"), Texts.Get("yes")], read),
            Kind.Choice => ByOption(code, map, of.Type.Domain!.Options, of.Type.Domain.Labels, read),
            _ => null,
        };
        if (rows is null && of.Type.Kind is Kind.Choices or Kind.Date)
            map.Fail("wrong-type", Texts.Get("type-yes-no"), of.Type.Describe());
        return rows is null ? null : new() { Code = code, Label = label, Of = of, Rows = rows };
    }

    private List<ScoreRow>? ByOption(
        string item, YamlMap map, IReadOnlyList<string> options, IReadOnlyList<LocalText> labels, List<(string Key, YamlValue Value, int Line)> read)
    {
        foreach (var (key, _, line) in read.Where(x => !options.Contains(x.Key)))
            faults.Add(map.File, line, "unknown-option", key, item);
        var rows = new List<ScoreRow>();
        for (var i = 0; i < options.Count; i++)
        {
            var row = read.Find(x => x.Key == options[i]);
            if (row.Value is null)
            {
                map.Fail("uncovered-case", item, options[i]);
                return null;
            }

            if (row.Value.Map() is not { } fields)
                return null;
            rows.Add(new(options[i], labels[i], double.PositiveInfinity, Points(fields)));
            fields.NoMore();
        }

        return rows;
    }

    private List<ScoreRow> Bands(string item, YamlMap map, Unit unit, List<(string Key, YamlValue Value, int Line)> read)
    {
        var rows = new List<ScoreRow>();
        var last = double.NegativeInfinity;
        var ordered = true;
        foreach (var (key, value, line) in read)
        {
            if (value.Map() is not { } fields)
                continue;
            var upTo = double.PositiveInfinity;
            if (fields.Find("up-to") is { } bound)
                upTo = Bound(bound, unit);
            if (!(upTo > last))
            {
                faults.Add(map.File, line, "score-order", item, key);
                ordered = false;
            }

            last = upTo;
            rows.Add(new(key, fields.RequireText("label"), upTo, Points(fields)));
            fields.NoMore();
        }

        if (ordered && !double.IsPositiveInfinity(last))
            map.Fail("score-gap", item, last);
        return rows;
    }

    private double Bound(YamlValue value, Unit unit)
    {
        if (expressions.Read(value, Scope.Household, condition: false) is not ConstantExpr constant)
            return double.NaN;
        if (!constant.Type.Unit.Equals(unit))
            value.Fail("wrong-unit", unit, constant.Type.Unit);
        return constant.Number;
    }

    private static double[] Points(YamlMap fields)
    {
        var areas = Builtins.Areas.Options;
        var points = new double[areas.Count];
        for (var i = 0; i < points.Length; i++)
            points[i] = (double)(fields.Require(areas[i])?.Number() ?? 0);
        return points;
    }
}
