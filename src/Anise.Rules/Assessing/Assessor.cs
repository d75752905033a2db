using Anise.Rules.Answering;
using Anise.Rules.Language;
using Anise.Rules.Sets;

namespace Anise.Rules.Assessing;

/// <summary>Puts an assessment together from the interpreted rules.</summary>
internal sealed class Assessor(RuleSet set, Frame frame, Answers answers, DateOnly on)
{
    private readonly Interpreter interpreter = new(
        frame, [.. answers.Members.Select(x => x.Key)], (parameter, @case) => set.Parts.ValueAt(parameter, @case, on), Builtins.MembersInput);

    public Assessment Run(IReadOnlyList<AnswerFault> faults)
    {
        var parts = set.Parts;
        var missing = new Dictionary<(string, string?), bool>();
        var classes = parts.Classes.Select(x => (Rule: x, Trace: interpreter.Of(x, out var line), Line: line)).ToList();
        foreach (var one in classes)
            Note(one.Trace, decides: true);

        var deprivations = new List<DeprivationResult>();
        foreach (var (rule, service) in parts.Indicators)
        {
            var trace = interpreter.Of(rule, out var line);
            Note(trace, decides: false);
            deprivations.Add(new(rule.Name, service, parts.Services[service], rule.Label, line.Holds, line));
        }

        var (b1, b2) = (Number("b1"), Number("b2"));
        RequiredButMissing(missing);
        var possible = classes.Where(x => !x.Trace.Value.IsNo).ToList();
        var decided = classes.Find(x => x.Trace.Value.IsYes);
        var why = decided.Rule is not null ? decided.Line : parts.Classes.Count == 0 ? Outputs() : Open(possible.ConvertAll(x => x.Line));
        return new(
            decided.Rule?.Name,
            b1,
            b2,
            deprivations.TrueForAll(x => x.Deprived is not null) && deprivations.Count > 0 ? deprivations.Count(x => x.Deprived == true) : null,
            deprivations,
            [.. missing.Select(x => new MissingAnswer(x.Key.Item1, x.Key.Item2, x.Value)).OrderByDescending(x => x.DecidesClass)],
            faults,
            decided.Rule is not null ? [decided.Rule.Name] : [.. possible.Select(x => x.Rule.Name)],
            why);

        Explanation Outputs() => new(
            parts.Subject.Code, parts.Label, null, null, null, parts.Reference, parts.Status, null, [],
            [.. parts.Rules.Where(x => x.IsOutput && x.Scope == Scope.Household).Select(x =>
            {
                Note(interpreter.Of(x, out var line), decides: true);
                return line;
            })]);

        decimal? Number(string name)
        {
            if (!set.TryRule(name, out var rule))
                return null;
            var trace = interpreter.Of(rule, out _);
            Note(trace, decides: false);
            return trace.Value.IsKnown ? ValueText.Scaled(rule.Shown, trace.Value.Low) : null;
        }

        void Note(Trace trace, bool decides)
        {
            foreach (var (input, member) in trace.Missing)
            {
                var code = input.Name switch { Builtins.Age or Builtins.AgeMonths or Builtins.BirthYear => Builtins.BirthDate, Builtins.Head => "relationship", _ => input.Name };
                var key = (code, member < 0 ? null : answers.Members[member].Key);
                missing[key] = decides || missing.GetValueOrDefault(key);
            }
        }
    }

    // A question that is asked but not answered keeps the form incomplete, even when the class is already certain.
    private void RequiredButMissing(Dictionary<(string, string?), bool> missing)
    {
        foreach (var question in set.Form.Questions.Where(x => x.Required))
        {
            var input = set.Parts.Names.Inputs[question.Code];
            var members = question.PerMember ? frame.MembersCount : 1;
            for (var i = 0; i < members; i++)
            {
                frame.Member = i;
                if (frame.Read(input).IsKnown)
                    continue;
                if (set.Parts.AskedWhen.TryGetValue(question.Code, out var asked) && interpreter.Run(asked).Value.IsNo)
                    continue;
                missing.TryAdd((question.Code, question.PerMember ? answers.Members[i].Key : null), false);
            }
        }

        frame.Member = 0;
    }

    private static Explanation Open(List<Explanation> possible) => new(
        "class", Texts.Get("class-open"), null, null, null, null, RuleStatus.Confirmed, null, [], possible);
}
