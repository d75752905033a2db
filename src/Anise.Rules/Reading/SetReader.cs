using Anise.Rules.Answering;
using Anise.Rules.Files;
using Anise.Rules.Forms;
using Anise.Rules.Language;
using Anise.Rules.Sets;
using Anise.Rules.Units;

namespace Anise.Rules.Reading;

/// <summary>Reads one dated set: the directory that holds a <c>set.yaml</c>.</summary>
internal sealed class SetReader(IRuleFiles files, FaultList faults)
{
    public RuleSet? Read(string path)
    {
        var directory = path[..path.LastIndexOf('/')];
        if (YamlFile.Open(files, path, faults)?.Map() is not { } map)
            return null;
        var label = map.RequireText("label");
        var from = map.Require("applies-from")?.Date();
        var to = map.Find("applies-to")?.Date();
        var reference = map.Text("reference") ?? "";
        var status = map.Status();
        var services = Services(map);
        var subject = SubjectOf(map);
        var birth = YearOnlyBirth(map);
        var include = map.Find("include")?.List() ?? [];
        map.NoMore();
        if (from is null)
            return null;
        if (to < from)
            map.Fail("overlapping-dates", label, from, to);

        var names = new Names();
        var forms = new FormReader(files, faults);
        var form = Optional(directory, "form.yaml") is { } b ? forms.Read(b) : null;
        var quick = Optional(directory, "quick-form.yaml") is { } a ? forms.Read(a) : null;
        var facts = Optional(directory, "inputs.yaml") is { } inputs ? forms.ReadInputs(inputs) : [];
        var (household, member) = Inputs(names, forms, subject, [.. facts, .. form?.Questions ?? [], .. quick?.Questions ?? []]);

        var parameters = new ParameterReader(files, faults, from.Value, to);
        foreach (var shared in include)
        {
            if (files.Paths.Contains(shared.Text))
                parameters.Read(shared.Text, names);
            else
                shared.Fail("no-such-file", shared.Text);
        }

        if (Optional(directory, "parameters.yaml") is { } own)
            parameters.Read(own, names);

        var expressions = new ExpressionReader(names, faults);
        var tables = new ScoreTableReader(files, faults, names, expressions);
        foreach (string scores in new[] { "b1-scores.yaml", "a-scores.yaml" }.Select(name => Optional(directory, name)).OfType<string>())
            tables.Declare(scores);
        var rules = new RuleReader(files, faults, names, expressions, subject);
        if (Optional(directory, "rules.yaml") is { } helpers)
            rules.ReadRules(helpers);
        var indicators = Optional(directory, "deprivations.yaml") is { } deprivations ? rules.ReadIndicators(deprivations, services) : [];
        var classes = Optional(directory, "classes.yaml") is { } classFile ? rules.ReadClasses(classFile) : [];
        var policies = new PolicyReader(files, faults, rules, names, subject, from.Value);
        if (Optional(directory, "policies.yaml") is { } policyFile)
            policies.Read(policyFile);
        rules.Bind();
        policies.Check();
        tables.Bind();
        var asked = forms.AskedWhen.ToDictionary(
            x => x.Key, x => expressions.Read(x.Value, names.Inputs[x.Key].Scope, condition: true), StringComparer.Ordinal);
        var steps = Optional(directory, "steps.yaml") is { } stepFile ? Steps(stepFile, names) : [];
        if (!faults.IsEmpty)
            return null;

        if (Cycles.Find(rules.All) is { } circular)
        {
            faults.Add(circular[0].File, circular[0].Line, "circular", string.Join(" → ", circular.Select(x => x.Name)));
            return null;
        }

        var parts = new SetParts(names, rules.All, household, member, rules.HouseholdRules, rules.MemberRules, parameters.Slots)
        {
            Family = directory[..directory.LastIndexOf('/')],
            Name = directory[(directory.LastIndexOf('/') + 1)..],
            Label = label,
            Subject = subject,
            From = from.Value,
            To = to,
            Reference = reference,
            Status = status,
            Services = services,
            YearOnlyBirth = birth,
            Form = form ?? new Form("", default, []),
            QuickForm = quick,
            Indicators = indicators,
            Classes = classes,
            AskedWhen = asked.ToDictionary(x => x.Key, x => x.Value!, StringComparer.Ordinal),
            Steps = steps,
            Policies = policies.All,
        };
        ClassCheck.Run(parts, faults);
        return faults.IsEmpty ? new RuleSet(parts) : null;
    }

    private string? Optional(string directory, string name)
    {
        var path = directory + "/" + name;
        return files.Paths.Contains(path) ? path : null;
    }

    private static Dictionary<string, LocalText> Services(YamlMap map) =>
        map.Find("services")?.Map()?.Entries().ToDictionary(x => x.Key, x => x.Value.LocalText(), StringComparer.Ordinal) ?? [];

    private static Subject SubjectOf(YamlMap map)
    {
        if (map.Find("subject")?.Map() is not { } fields)
            return Subject.Household;
        var subject = new Subject(fields.Text("code") ?? "", fields.RequireText("label"));
        fields.NoMore();
        return subject;
    }

    private static YearOnlyBirth? YearOnlyBirth(YamlMap map)
    {
        if (map.Find("year-only-birth") is not { } value || value.Map() is not { } fields)
            return null;
        var month = fields.Require("month")?.Number() ?? 1;
        var day = fields.Require("day")?.Number() ?? 1;
        var birth = new YearOnlyBirth((int)month, (int)day, fields.Text("reference") ?? "", fields.Status(), value.File, value.Line);
        fields.NoMore();
        return birth;
    }

    private (int Household, int Member) Inputs(Names names, FormReader forms, Subject subject, IReadOnlyList<Question> questions)
    {
        foreach (var input in subject.HasMembers ? Builtins.Inputs : [])
            names.Inputs.Add(input.Name, input);
        var slots = new[]
        {
            names.Inputs.Values.Count(x => x.Scope == Scope.Household),
            names.Inputs.Values.Count(x => x.Scope == Scope.Member),
        };
        foreach (var question in questions)
        {
            // A section that both forms share brings the same question twice.
            if (names.Inputs.TryGetValue(question.Code, out var known) && known.Question is { } other && other.Kind == question.Kind && other.Reference == question.Reference)
                continue;
            if (names.IsTaken(question.Code))
            {
                var (file, line) = forms.Places[question.Code];
                faults.Add(file, line, "duplicate-name", question.Code);
                continue;
            }

            if (question.PerMember && !subject.HasMembers)
            {
                var (file, line) = forms.Places[question.Code];
                faults.Add(file, line, "bad-per", "member");
            }

            var scope = question.PerMember ? Scope.Member : Scope.Household;
            names.Inputs.Add(question.Code, Input(question, scope, slots[(int)scope]++));
        }

        return (slots[0], slots[1]);
    }

    private static Input Input(Question question, Scope scope, int slot)
    {
        var domain = new Domain(question.Code, [.. question.Options.Select(x => x.Code)], [.. question.Options.Select(x => x.Label)]);
        var unit = Unit.None;
        if (question.Unit is not null && Unit.TryParse(question.Unit, out var parsed))
            unit = parsed;
        var type = question.Kind switch
        {
            QuestionKind.YesNo => ExprType.YesNo,
            QuestionKind.Choice => new ExprType(Kind.Choice, Unit.None, domain),
            QuestionKind.Choices => new ExprType(Kind.Choices, Unit.None, domain),
            _ => ExprType.Number(unit),
        };
        var unanswered = type.Kind == Kind.Number
            ? new Value((double)(question.Min ?? decimal.MinValue), (double)(question.Max ?? decimal.MaxValue))
            : type.Unknown;
        return new()
        {
            Name = question.Code, Scope = scope, Slot = slot, Type = type, Label = question.Label, Question = question, Unanswered = unanswered,
        };
    }

    private List<ReviewStep> Steps(string path, Names names)
    {
        var steps = new List<ReviewStep>();
        foreach (var (code, value, line) in YamlFile.Open(files, path, faults)?.Map()?.Entries() ?? [])
        {
            if (value.Map() is not { } map)
                continue;
            var days = map.Find("days");
            if (days is not null && !names.Parameters.ContainsKey(days.Text))
                days.Fail("unknown-name", days.Text, Texts.Get("nothing-near"));
            steps.Add(new(code, map.RequireText("label"), map.RequireText("document"), days?.Text, map.Text("reference") ?? "", map.Status(), path, line));
            map.NoMore();
        }

        return steps;
    }
}
