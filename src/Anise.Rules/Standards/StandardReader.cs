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
        var groups = map.Find("groups")?.Map()?.Entries().Where(x => x.Value.IsMap || Missing(x.Value)).ToDictionary(x => x.Key, x => Group(x.Value.Map()!), StringComparer.Ordinal) ?? [];
        var months = Held(map.Require("values-hold")?.Map());
        var (votes, votesReference, endsRegions, endsReference) = Recognition(map.Require("recognition")?.Map());
        if (first is null)
            return null;
        if (to < first)
            map.Fail("overlapping-dates", label, first, to);
        var criteria = new CriteriaReader(path, faults, reference, first.Value, groups, Note).Read(map.Require("criteria")?.Map());
        var poverty = map.Find("poverty-criteria")?.List() ?? [];
        foreach (var odd in poverty.Where(x => !criteria.Exists(c => c.Code == x.Text)))
            odd.Fail("unknown-name", odd.Text, string.Join(", ", criteria.Select(x => x.Code)));
        var (movedFrom, moves) = Moves(map.Find("moves")?.Map());
        map.NoMore();
        Owed(map.Line, criteria.Count, criteriaOwed, "standard-criteria");
        Owed(map.Line, criteria.Sum(x => x.SubCriteria.Count), subCriteriaOwed, "standard-sub-criteria");
        return new(family, name, label, first.Value, to, decimals, groups, criteria, criteriaOwed, subCriteriaOwed, movedFrom, moves, reference, path, uncertain)
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

    private (decimal Votes, string VotesReference, List<string> EndsRegions, string EndsReference) Recognition(YamlMap? map)
    {
        if (map is null)
            return (0, "", [], "");
        List<string> regions = [];
        var endsReference = "";
        var votes = map.Require("votes-at-least")?.Number() ?? 0;
        var article = map.Text("reference") ?? "";
        Note(map.Status(), "recognition", Texts.Get("standard-votes"), article, map.Line);
        if (map.Find("ends-regions")?.Map() is { } ends)
        {
            regions = [.. ends.Require("regions")?.List().Select(x => x.Text) ?? []];
            endsReference = ends.Text("reference") ?? "";
            Note(ends.Status(), "ends-regions", Texts.Get("standard-ends-regions"), endsReference, ends.Line);
            ends.NoMore();
        }

        map.NoMore();
        return (votes, article, regions, endsReference);
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
