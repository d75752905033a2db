using Anise.Rules.Files;
using Anise.Rules.Language;
using Anise.Rules.Sets;

namespace Anise.Rules.Reading;

/// <summary>Reads <c>policies.yaml</c>: grades are rules like all others, so that they are bound, checked and explained by the same code.</summary>
internal sealed class PolicyReader(IRuleFiles files, FaultList faults, RuleReader rules, Names names, Subject subject, DateOnly setFrom)
{
    private static readonly Dictionary<string, PolicyPeriod> Periods = Enum.GetValues<PolicyPeriod>().ToDictionary(Policy.NameOf, StringComparer.Ordinal);
    private static readonly Dictionary<string, PolicyFollows> Holders = Enum.GetValues<PolicyFollows>().ToDictionary(x => x.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    private readonly List<(Policy Policy, YamlMap Map)> read = [];

    public IReadOnlyList<Policy> All => [.. read.Select(x => x.Policy)];

    public void Read(string path)
    {
        foreach (var (code, value, line) in YamlFile.Open(files, path, faults)?.Map()?.Entries() ?? [])
        {
            if (value.Map() is not { } map)
                continue;
            var of = map.Find("of");
            if (of is not null && (of.Text != "member" || !subject.HasMembers))
                of.Fail("bad-per", of.Text);
            var scope = of?.Text == "member" ? Scope.Member : Scope.Household;
            var beside = map.Find("not-beside");
            var label = map.RequireText("label");
            var unit = map.Find("unit");
            if (unit is not null && unit.Text is not ("VND" or "%"))
                unit.Fail("unknown-option", unit.Text, "VND, %");
            var (per, paid) = (OneOf(map.Require("per"), Periods), OneOf(map.Require("paid"), Periods));
            var follows = OneOf(map.Require("follows"), Holders);
            var (from, to) = (map.Find("from")?.Date() ?? setFrom, map.Find("to")?.Date());
            if (to < from)
                map.Fail("overlapping-dates", code, from, to);
            PolicyFollows? once = map.Find("once") is { } holder ? OneOf(holder, Holders) : null;
            var instalments = Instalments(map.Find("instalments"), paid);
            var grades = Grades(code, map, scope);
            read.Add((new(
                code, label, scope == Scope.Member, unit?.Text, per, paid, follows, from, to, once, map.Find("higher-of")?.Text, [.. beside?.List().Select(x => x.Text) ?? []],
                [.. grades.Select(x => x.Grade)], map.Text("reference") ?? "", map.Status(), path, line) { Rules = [.. grades.Select(x => (x.When, x.Amount))], MonthsAYear = map.Find("months-a-year")?.Text, PaidAs = map.Find("paid-as")?.Text, Instalments = instalments }, map));
            map.NoMore();
        }
    }

    // Shares of what is given once: they make up the whole.
    private static List<decimal> Instalments(YamlValue? value, PolicyPeriod paid)
    {
        List<decimal> shares = [.. value?.List().Select(x => x.Number() ?? 0) ?? []];
        if (value is not null && (shares.Count < 2 || shares.Exists(x => x <= 0) || shares.Sum() != 100 || paid != PolicyPeriod.Once))
            value.Fail("bad-instalments");
        return shares;
    }

    /// <summary>After the rules are bound: units of amounts, the policies that are named, and rings of policies that give way to each other.</summary>
    public void Check()
    {
        foreach (var (policy, map) in read)
        {
            if (policy.MonthsAYear is { } months && !names.Parameters.ContainsKey(months))
                map.Find("months-a-year")!.Fail("unknown-name", months, Texts.Get("nothing-near"));
            foreach (var name in map.Find("not-beside")?.List() ?? [])
            {
                if (!read.Exists(x => x.Policy.Code == name.Text && x.Policy.PerMember == policy.PerMember))
                    name.Fail("unknown-name", name.Text, Texts.Get("nothing-near"));
            }

            var expected = policy.Unit is null or "%" ? "" : policy.Per == PolicyPeriod.Once ? policy.Unit : $"{policy.Unit}/{Policy.NameOf(policy.Per)}";
            foreach (var amount in policy.Rules.Select(x => x.Amount).OfType<Rule>().Where(x => x.Type.Kind != Kind.Number || x.Type.Unit.Name != expected))
                faults.Add(amount.File, amount.Line, "wrong-unit", expected, amount.Type.Describe());
        }

        var byCode = read.ToDictionary(x => x.Policy.Code, x => x.Policy, StringComparer.Ordinal);
        if (Rings.Find(byCode.Values, x => x.NotBeside.Select(y => byCode.GetValueOrDefault(y)).OfType<Policy>()) is { } ring)
            faults.Add(ring[0].File, ring[0].Line, "circular", string.Join(" → ", ring.Select(x => x.Code)));
    }

    private List<(PolicyGrade Grade, Rule When, Rule? Amount)> Grades(string policy, YamlMap map, Scope scope)
    {
        var grades = new List<(PolicyGrade, Rule, Rule?)>();
        foreach (var (code, value, line) in map.Require("grades")?.Map()?.Entries() ?? [])
        {
            if (value.Map() is not { } fields)
                continue;
            var (from, to) = (fields.Find("from")?.Date(), fields.Find("to")?.Date());
            var when = rules.Declare($"{policy}.{code}", line, fields, scope, "when", condition: true);
            var amount = fields.Find("amount") is null ? null : rules.Declare($"{policy}.{code}.amount", line, fields, scope, "amount", condition: false, RuleStatus.Confirmed);
            if (when is not null)
                grades.Add((new(code, when.Label, from, to, when.Reference ?? "", when.Status), when, amount));
            fields.NoMore();
        }

        return grades;
    }

    private static T OneOf<T>(YamlValue? value, Dictionary<string, T> options)
        where T : struct
    {
        if (value is null)
            return default;
        if (options.TryGetValue(value.Text, out var found))
            return found;
        value.Fail("unknown-option", value.Text, string.Join(", ", options.Keys));
        return default;
    }
}
