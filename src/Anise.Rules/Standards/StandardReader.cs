using System.Globalization;
using Anise.Rules.Files;

namespace Anise.Rules.Standards;

/// <summary>Reads the files <c>criteria.yaml</c>: one set of standards each.</summary>
internal sealed class StandardReader(string path, FaultList faults)
{
    private readonly List<UnconfirmedRule> uncertain = [];
    private string family = "";
    private string name = "";
    private string reference = "";
    private IReadOnlyList<string> endsRegions = [];
    private string endsReference = "";
    private DateOnly from;
    private Dictionary<string, StandardGroup> groups = [];

    /// <summary>The sets of all files, by family and first day.</summary>
    public static IReadOnlyList<StandardSet> Read(IRuleFiles files, FaultList faults)
    {
        var sets = new List<StandardSet>();
        foreach (var path in files.Paths.Where(x => x.EndsWith("/criteria.yaml", StringComparison.Ordinal)))
        {
            if (YamlFile.Open(files, path, faults)?.Map() is { } map && new StandardReader(path, faults).ReadSet(map) is { } set)
                sets.Add(set);
        }

        sets = [.. sets.OrderBy(x => x.Family, StringComparer.Ordinal).ThenBy(x => x.From)];
        foreach (var (one, next) in sets.Zip(sets.Skip(1)).Where(x => x.First.Family == x.Second.Family && (x.First.UsedTo is null || x.First.UsedTo >= x.Second.From)))
            faults.Add(next.File, 1, "overlapping-dates", next.Name, next.From, one.UsedTo ?? DateOnly.MaxValue);
        foreach (var set in sets.Where(x => x.MovedFrom is not null))
            CheckMoves(set, sets.Find(x => x.Family == set.Family && x.Name == set.MovedFrom), faults);
        return sets;
    }

    private StandardSet? ReadSet(YamlMap map)
    {
        var parts = path.Split('/');
        (family, name) = (string.Join('/', parts[..^2]), parts[^2]);
        var label = map.RequireText("label");
        var first = map.Require("applies-from")?.Date();
        var to = map.Find("applies-to")?.Date();
        reference = map.Text("reference") ?? "";
        Note(map.Status(), "set", label, reference, map.Line);
        var usedTo = UsedTo(map.Find("goes-on")?.Map(), to);
        var decimals = Rounding(map.Require("rounding")?.Map());
        var criteriaOwed = (int)(map.Require("criteria-owed")?.Number() ?? 0);
        var subCriteriaOwed = (int)(map.Require("sub-criteria-owed")?.Number() ?? 0);
        groups = map.Find("groups")?.Map()?.Entries().Where(x => x.Value.IsMap || Missing(x.Value)).ToDictionary(x => x.Key, x => Group(x.Value.Map()!), StringComparer.Ordinal) ?? [];
        var months = Held(map.Require("values-hold")?.Map());
        var (votes, votesReference) = Votes(map.Require("recognition")?.Map());
        if (first is null)
            return null;
        if (to < first)
            map.Fail("overlapping-dates", label, first, to);
        from = first.Value;
        var criteria = Criteria(map.Require("criteria")?.Map());
        var poverty = map.Find("poverty-criteria")?.List() ?? [];
        foreach (var odd in poverty.Where(x => !criteria.Exists(c => c.Code == x.Text)))
            odd.Fail("unknown-name", odd.Text, string.Join(", ", criteria.Select(x => x.Code)));
        var (movedFrom, moves) = Moves(map.Find("moves")?.Map());
        map.NoMore();
        Owed(map.Line, criteria.Count, criteriaOwed, "standard-criteria");
        Owed(map.Line, criteria.Sum(x => x.SubCriteria.Count), subCriteriaOwed, "standard-sub-criteria");
        return new(family, name, label, from, to, decimals, groups, criteria, criteriaOwed, subCriteriaOwed, movedFrom, moves, reference, path, uncertain)
        {
            UsedTo = usedTo, HoldsMonths = months, VotesAtLeast = votes, VotesReference = votesReference, EndsRegions = endsRegions, EndsReference = endsReference, PovertyCriteria = [.. poverty.Select(x => x.Text)],
        };
    }

    private static bool Missing(YamlValue value)
    {
        value.Fail("map-expected");
        return false;
    }

    private static StandardGroup Group(YamlMap map)
    {
        StandardGroup group = new(map.RequireText("label"), [.. map.Find("regions")?.List().Select(x => x.Text) ?? []]);
        map.NoMore();
        return group;
    }

    private DateOnly? UsedTo(YamlMap? map, DateOnly? to)
    {
        if (map is null)
            return to;
        var day = map.Require("to")?.Date();
        if (to is null || day <= to)
            map.Fail("overlapping-dates", Texts.Get("standard-goes-on"), to ?? DateOnly.MaxValue, day ?? DateOnly.MinValue);
        Note(map.Status(), "goes-on", Texts.Get("standard-goes-on"), map.Text("reference") ?? "", map.Line);
        map.NoMore();
        return day ?? to;
    }

    private int Held(YamlMap? map)
    {
        if (map is null)
            return 0;
        var months = map.Require("months")?.Number() ?? 0;
        Note(map.Status(), "values-hold", Texts.Get("standard-values-hold"), map.Text("reference") ?? "", map.Line);
        map.NoMore();
        return (int)months;
    }

    private (decimal, string) Votes(YamlMap? map)
    {
        if (map is null)
            return (0, "");
        var votes = map.Require("votes-at-least")?.Number() ?? 0;
        var article = map.Text("reference") ?? "";
        Note(map.Status(), "recognition", Texts.Get("standard-votes"), article, map.Line);
        if (map.Find("ends-regions")?.Map() is { } ends)
        {
            endsRegions = [.. ends.Require("regions")?.List().Select(x => x.Text) ?? []];
            endsReference = ends.Text("reference") ?? "";
            Note(ends.Status(), "ends-regions", Texts.Get("standard-ends-regions"), endsReference, ends.Line);
            ends.NoMore();
        }

        map.NoMore();
        return (votes, article);
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
            Note(map.Status(), sub, Texts.Get("standard-met-from", label), map.Text("reference") ?? "", map.Line);
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
        Note(map.Status(), code, Texts.Get("standard-unit-cost", label), article, map.Line);
        map.NoMore();
        return (cost, article);
    }

    private int? Rounding(YamlMap? map)
    {
        if (map is null)
            return null;
        var rule = map.Require("rule");
        int? decimals = int.TryParse(rule?.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var places) && places <= 6 ? places : null;
        if (rule is { Text: not "exact" } && decimals is null)
            rule.Fail("unknown-rounding", rule.Text);
        Note(map.Status(), "rounding", Texts.Get("standard-rounding"), map.Text("reference") ?? "", map.Line);
        map.NoMore();
        return decimals;
    }

    private List<StandardCriterion> Criteria(YamlMap? map)
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
        Note(status, code, label, own, line);
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
        Note(map.Status(), code, Texts.Get("standard-not-applicable", label), article, map.Line);
        map.NoMore();
        return article;
    }

    private (string?, List<StandardMove>) Moves(YamlMap? map)
    {
        if (map is null)
            return (null, []);
        var older = map.Text("from");
        Note(map.Status(), "moves", Texts.Get("standard-moves", older ?? ""), map.Text("reference") ?? "", map.Line);
        var moves = new List<StandardMove>();
        foreach (var (code, entry, _) in map.Require("sub-criteria")?.Map()?.Entries() ?? [])
        {
            if (entry.Map() is not { } fields)
                continue;
            var to = fields.Text("to");
            var kind = fields.Require("as");
            if (kind is { Text: not ("equal" or "part") })
                kind.Fail("unknown-name", kind.Text, "equal, part");
            fields.NoMore();
            if (to is not null)
                moves.Add(new(code, to, kind?.Text == "equal" ? StandardMoveKind.Equal : StandardMoveKind.Part));
        }

        map.NoMore();
        return (older, moves);
    }

    private static void CheckMoves(StandardSet set, StandardSet? older, FaultList faults)
    {
        if (older is null)
        {
            faults.Add(set.File, 1, "unknown-name", set.MovedFrom!, set.Family);
            return;
        }

        foreach (var move in set.Moves)
        {
            if (older.Find(move.From) is null)
                faults.Add(set.File, 1, "unknown-name", move.From, older.FullName);
            if (set.Find(move.To) is null)
                faults.Add(set.File, 1, "unknown-name", move.To, set.FullName);
        }
    }

    private void Owed(int line, int found, int owed, string what)
    {
        if (found > owed)
            faults.Add(path, line, "too-many-items", found, Texts.Get(what), owed);
        else if (found < owed)
            uncertain.Add(new($"{family}/{name}", what["standard-".Length..], Texts.Get("standard-items-owed", found, Texts.Get(what), owed), reference, path, line));
    }

    private void Note(RuleStatus status, string code, LocalText label, string article, int line)
    {
        if (status == RuleStatus.Unconfirmed)
            uncertain.Add(new($"{family}/{name}", code, label, article, path, line));
    }
}
