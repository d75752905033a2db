using Anise.Rules.Files;
using Anise.Rules.Language;
using Anise.Rules.Sets;
using Anise.Rules.Units;

namespace Anise.Rules.Reading;

/// <summary>Reads named rules, indicators of deprivation and classes. Names first, bodies later, so that order in a file means nothing.</summary>
internal sealed class RuleReader(IRuleFiles files, FaultList faults, Names names, ExpressionReader expressions, Subject subject)
{
    private readonly List<(Rule Rule, YamlValue? Explain, YamlValue? ExplainNot, YamlValue? Shows, Unit? Shown, YamlValue Body, bool Condition)> read = [];
    private readonly int[] slots = new int[2];

    public IReadOnlyList<Rule> All => [.. read.Select(x => x.Rule)];

    public int HouseholdRules => slots[(int)Scope.Household];

    public int MemberRules => slots[(int)Scope.Member];

    public void ReadRules(string path)
    {
        foreach (var (name, value, line) in YamlFile.Open(files, path, faults)?.Map()?.Entries() ?? [])
        {
            if (value.Map() is not { } map)
                continue;
            var of = map.Find("of");
            if (of is not null && (of.Text != "member" || !subject.HasMembers))
                of.Fail("bad-per", of.Text);
            var scope = of?.Text == "member" ? Scope.Member : Scope.Household;
            Declare(name, line, map, scope, map.Find("options") is null ? "value" : "options", condition: false);
            map.NoMore();
        }
    }

    /// <summary>Reads indicators with the code of their service.</summary>
    public IReadOnlyList<(Rule Rule, string Service)> ReadIndicators(string path, IReadOnlyDictionary<string, LocalText> services)
    {
        var indicators = new List<(Rule, string)>();
        foreach (var (name, value, line) in YamlFile.Open(files, path, faults)?.Map()?.Entries() ?? [])
        {
            if (value.Map() is not { } map)
                continue;
            var service = map.Require("service");
            if (service is not null && !services.ContainsKey(service.Text))
                service.Fail("unknown-option", service.Text, "services");
            if (Declare(name, line, map, Scope.Household, "deprived-when", condition: true) is { } rule)
            {
                indicators.Add((rule, service?.Text ?? ""));
                names.Indicators.Add(rule);
            }

            map.NoMore();
        }

        return indicators;
    }

    /// <summary>Reads classes with their labels. A class is not a name that expressions may use: it lives in its own list.</summary>
    public IReadOnlyList<Rule> ReadClasses(string path)
    {
        var classes = new List<Rule>();
        foreach (var (name, value, line) in YamlFile.Open(files, path, faults)?.Map()?.Entries() ?? [])
        {
            if (value.Map() is not { } map)
                continue;
            if (Declare(name, line, map, Scope.Household, "when", condition: true) is { } rule)
                classes.Add(rule);
            map.NoMore();
        }

        return classes;
    }

    public void Bind()
    {
        expressions.BindAll();
        foreach (var (rule, explain, explainNot, shows, shown, body, condition) in read)
        {
            if (condition && rule.Type.Kind != Kind.YesNo)
                body.Fail("wrong-type", Texts.Get("type-yes-no"), rule.Type.Describe());
            if (shown is not null && !(rule.Type.Kind == Kind.Number && rule.Type.Unit.Equals(shown.Name == "%" ? Unit.None : shown)))
                body.Fail("wrong-unit", shown, rule.Type.Unit);
            rule.Shown = shown ?? rule.Type.Unit;
            rule.Explain = Template(explain, rule.Scope);
            rule.ExplainNot = Template(explainNot, rule.Scope);
            if (shows is not null)
            {
                if (names.Rules.TryGetValue(shows.Text, out var other) && other.Scope == rule.Scope)
                    rule.Shows = other;
                else
                    shows.Fail("unknown-name", shows.Text, Texts.Get("nothing-near"));
            }
        }
    }

    /// <summary>Declares the rule that a map says; its body is read later. Null after a fault.</summary>
    public Rule? Declare(string name, int line, YamlMap map, Scope scope, string body, bool condition, RuleStatus? status = null)
    {
        var rule = new Rule
        {
            Name = name,
            Scope = scope,
            Slot = slots[(int)scope],
            Label = map.RequireText("label"),
            Reference = map.Find("reference")?.Text,
            Status = status ?? map.Find("status")?.Status() ?? RuleStatus.Confirmed,
            File = map.File,
            Line = line,
            Min = map.Find("min")?.Number(),
            IsOutput = map.Find("output")?.YesNo() == true,
        };
        var (explain, explainNot, shows, unit) = (map.Find("explain"), map.Find("explain-not"), map.Find("shows"), map.Find("unit")?.Unit());
        // What the law says carries its article and its status; a helper inherits them from where it is used.
        if (condition)
        {
            map.Require("reference");
            map.Require("status");
        }

        if (map.Require(body) is not { } source)
        {
            names.Broken.Add(name);
            return null;
        }

        if (names.IsTaken(name))
        {
            map.Faults.Add(map.File, line, "duplicate-name", name);
            return null;
        }

        slots[(int)scope]++;
        names.Rules.Add(name, rule);
        if (body == "options")
            Options(rule, source);
        else
            expressions.Declare(rule, source);
        read.Add((rule, explain, explainNot, shows, unit, source, condition));
        return rule;
    }

    // In the order of the file: the first whose condition holds. The last has none, so that every case has one.
    private void Options(Rule rule, YamlValue source)
    {
        var (codes, labels, conditions) = (new List<string>(), new List<LocalText>(), new List<YamlValue>());
        var open = 0;
        foreach (var (code, value, _) in source.Map()?.Entries() ?? [])
        {
            if (value.Map() is not { } map)
                continue;
            codes.Add(code);
            labels.Add(map.RequireText("label"));
            open = map.Find("when") is null ? open + 1 : 0;
            if (map.Find("when") is { } condition)
                conditions.Add(condition);
            map.NoMore();
        }

        if (codes.Count < 2 || open != 1 || conditions.Count != codes.Count - 1)
            source.Fail("open-choice", rule.Name);
        expressions.Declare(rule, new Domain(rule.Name, codes, labels), conditions);
    }

    private Template? Template(YamlValue? source, Scope scope)
    {
        if (source is null)
            return null;
        var text = source.LocalText();
        var inBraces = new Dictionary<string, Expr>(StringComparer.Ordinal);
        foreach (var name in Language.Template.NamesIn(text.Vi + text.En).Distinct())
        {
            if (expressions.Name(name, source, scope) is { } expression)
                inBraces[name] = expression;
        }

        return new(text, inBraces);
    }
}
