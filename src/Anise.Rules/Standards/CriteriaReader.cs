using System.Globalization;
using Anise.Rules.Files;

namespace Anise.Rules.Standards;

/// <summary>Reads the criteria of one set of standards with their sub-criteria, thresholds and figures.</summary>
/// <param name="path">The file.</param>
/// <param name="faults">What is wrong with it.</param>
/// <param name="reference">The document of the set.</param>
/// <param name="from">The first day of the set.</param>
/// <param name="groups">The groups of communes, by code.</param>
/// <param name="note">Notes what is not confirmed: status, code, name, article, line.</param>
internal sealed class CriteriaReader(string path, FaultList faults, string reference, DateOnly from, IReadOnlyDictionary<string, StandardGroup> groups, Action<RuleStatus, string, LocalText, string, int> note)
{
    /// <summary>The criteria, in the order of the file.</summary>
    public List<StandardCriterion> Read(YamlMap? map)
    {
        var criteria = new List<StandardCriterion>();
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (code, entry, _) in map?.Entries() ?? [])
        {
            if (entry.Map() is not { } fields)
                continue;
            var label = fields.RequireText("label");
            var subs = new List<StandardSubCriterion>();
            foreach (var (subCode, subEntry, line) in fields.Require("sub-criteria")?.Map()?.Entries() ?? [])
            {
                if (!codes.Add(subCode))
                    faults.Add(path, line, "duplicate-name", subCode);
                else if (subEntry.Map() is { } subFields && SubCriterion(subCode, subFields, line) is { } sub)
                    subs.Add(sub);
            }

            fields.NoMore();
            criteria.Add(new(code, label, subs));
        }

        return criteria;
    }

    private StandardSubCriterion? SubCriterion(string code, YamlMap fields, int line)
    {
        var label = fields.RequireText("label");
        var kind = Kind(fields.Require("kind"));
        var unit = fields.Find("unit")?.Unit();
        var countedIn = fields.Find("counted-in")?.Unit();
        var threshold = Threshold(code, fields);
        var besides = Besides(code, fields.Find("besides")?.Map());
        var decimals = fields.Find("decimals")?.Number();
        var max = fields.Find("max")?.Number();
        var notApplicable = NotApplicable(code, label, fields.Find("not-applicable")?.Map());
        var figure = Figure(code, label, kind, fields.Find("figure")?.Map());
        var (cost, costReference) = UnitCost(code, label, fields.Find("unit-cost")?.Map());
        List<string> hints = [.. fields.Find("hints")?.List().Select(x => x.Text) ?? []];
        var own = fields.Find("reference")?.Text ?? $"{reference}, {code}";
        var status = fields.Status();
        fields.NoMore();
        if (kind is null)
            return null;
        if (kind == StandardKind.Judgement && (threshold is not null || unit is not null || countedIn is not null || max is not null || decimals is not null || besides.Count > 0))
            faults.Add(path, line, "threshold-of-judgement", code);
        if (kind == StandardKind.Value && unit is null)
            fields.Fail("missing-key", "unit");
        if (kind == StandardKind.Value && max is null)
            fields.Fail("missing-key", "max");
        if (kind != StandardKind.Judgement && threshold is null && status == RuleStatus.Confirmed)
            faults.Add(path, line, "no-threshold", code);
        note(status, code, label, own, line);
        return new(
            code, label, kind.Value, kind == StandardKind.Ratio ? "%" : unit?.Name ?? "", countedIn?.Name, threshold, besides, (int?)decimals, max ?? 100, notApplicable, own, status, line)
        {
            Figure = figure, UnitCost = cost, UnitCostReference = costReference, Hints = hints,
        };
    }

    private static StandardKind? Kind(YamlValue? value)
    {
        StandardKind? kind = value?.Text switch { "judgement" => StandardKind.Judgement, "ratio" => StandardKind.Ratio, "value" => StandardKind.Value, _ => null };
        if (kind is null)
            value?.Fail("unknown-name", value.Text, "judgement, ratio, value");
        return kind;
    }

    private StandardThreshold? Threshold(string code, YamlMap fields)
    {
        var least = fields.Find("at-least");
        var most = fields.Find("at-most");
        if (least is not null && most is not null)
            most.Fail("two-thresholds", code);
        if ((least ?? most) is not { } value)
            return null;
        var values = new List<(DateOnly, string?, decimal)>();
        if (value.IsMap && value.Map()!.Entries().All(x => DateOnly.TryParseExact(x.Key, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)))
        {
            foreach (var (day, dated, _) in value.Map()!.Entries())
                Numbers(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), dated, values);
            if (values.Count > 0 && values.Min(x => x.Item1) > from)
                value.Fail("missing-dates", code, from, values.Min(x => x.Item1).AddDays(-1));
        }
        else
        {
            Numbers(from, value, values);
        }

        return new(least is not null, values);
    }

    /// <summary>One number for all groups, or one for each.</summary>
    private void Numbers(DateOnly day, YamlValue value, List<(DateOnly, string?, decimal)> values)
    {
        if (!value.IsMap)
        {
            if (value.Number() is { } number)
                values.Add((day, null, number));
            return;
        }

        List<(string Key, YamlValue Value, int Line)> entries = [.. value.Map()!.Entries()];
        foreach (var (group, entry, line) in entries)
        {
            if (!groups.ContainsKey(group))
                faults.Add(path, line, "unknown-name", group, string.Join(", ", groups.Keys));
            else if (entry.Number() is { } number)
                values.Add((day, group, number));
        }

        foreach (var missing in groups.Keys.Except(entries.Select(x => x.Key)))
            value.Fail("uncovered-case", value.Text, missing);
    }

    private List<StandardPart> Besides(string code, YamlMap? map)
    {
        var parts = new List<StandardPart>();
        foreach (var (part, entry, _) in map?.Entries() ?? [])
        {
            if (entry.Map() is not { } fields)
                continue;
            var label = fields.RequireText("label");
            var threshold = Threshold($"{code}:{part}", fields);
            if (threshold is null)
                fields.Fail("missing-key", "at-least");
            else
                parts.Add(new(part, label, threshold));
            fields.NoMore();
        }

        return parts;
    }

    private string? NotApplicable(string code, LocalText label, YamlMap? map)
    {
        if (map is null)
            return null;
        var article = map.Text("reference") ?? "";
        note(map.Status(), code, Texts.Get("standard-not-applicable", label), article, map.Line);
        map.NoMore();
        return article;
    }

    private StandardFigure? Figure(string sub, LocalText label, StandardKind? kind, YamlMap? map)
    {
        if (map?.Text("code") is not { } code)
            return null;
        StandardFigure figure = new(code, map.Find("times")?.Number() ?? 1, map.Find("known")?.Text, map.Find("of")?.Text) { MetFrom = map.Find("met-from")?.Number() };
        if (kind == StandardKind.Judgement)
        {
            if (figure.MetFrom is null)
                map.Fail("missing-key", "met-from");
            note(map.Status(), sub, Texts.Get("standard-met-from", label), map.Text("reference") ?? "", map.Line);
        }
        else if (figure.MetFrom is not null)
        {
            map.Fail("threshold-of-judgement", sub);
        }

        if (figure.Known is null != figure.Of is null)
            map.Fail("missing-key", figure.Known is null ? "known" : "of");
        map.NoMore();
        return figure;
    }

    private (decimal?, string) UnitCost(string code, LocalText label, YamlMap? map)
    {
        if (map is null)
            return (null, "");
        var cost = map.Require("vnd")?.Number();
        var article = map.Text("reference") ?? "";
        note(map.Status(), code, Texts.Get("standard-unit-cost", label), article, map.Line);
        map.NoMore();
        return (cost, article);
    }
}
