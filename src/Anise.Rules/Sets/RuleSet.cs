using System.Diagnostics.CodeAnalysis;
using Anise.Rules.Answering;
using Anise.Rules.Forms;
using Anise.Rules.Language;

namespace Anise.Rules.Sets;

/// <summary>One dated set of rules: forms, parameters, indicators, classes. Immutable; safe to share between threads.</summary>
public sealed class RuleSet
{
    private readonly SetParts parts;
    private readonly Compiler compiler;
    private readonly AnswerReader reader;

    internal RuleSet(SetParts parts)
    {
        this.parts = parts;
        compiler = new(parts.Rules);
        reader = new(parts.Names, parts.YearOnlyBirth);
        Classes = [.. parts.Classes.Select(x => new ClassDefinition(x.Name, x.Label, x.Reference, x.Status))];
        Deprivations =
        [
            .. parts.Indicators.Select(x => new Deprivation(
                x.Rule.Name, x.Service, parts.Services[x.Service], x.Rule.Label, x.Rule.Reference, x.Rule.Status)),
        ];
        Outputs =
        [
            .. parts.Rules.Where(x => x.IsOutput).Select(x => new RuleOutput(
                x.Name, x.Label, x.Type.Kind == Kind.Number ? x.Shown.ToString() : null,
                x.Type.Domain is { } domain ? [.. domain.Options.Zip(domain.Labels, (code, label) => new Option(code, label))] : [], x.Reference, x.Status)),
        ];
        ScoreTables = [.. parts.Names.Tables.Values.Select(x => new ScoreTableFacts(x))];
    }

    /// <summary>The family: the country and the subject, such as <c>vn/poverty</c>.</summary>
    public string Family => parts.Family;

    /// <summary>The name within the family, such as <c>2021-2025</c>.</summary>
    public string Name => parts.Name;

    /// <summary>The title.</summary>
    public LocalText Label => parts.Label;

    /// <summary>What it speaks of.</summary>
    public Subject Subject => parts.Subject;

    /// <summary>The results that it is there to give, in the order of the file; besides, where it has classes, the class.</summary>
    public IReadOnlyList<RuleOutput> Outputs { get; }

    /// <summary>The first day it applies.</summary>
    public DateOnly AppliesFrom => parts.From;

    /// <summary>The last day it applies, or null while open.</summary>
    public DateOnly? AppliesTo => parts.To;

    /// <summary>The day whose parameters are taken for a date: the date itself, or the nearest day on which the set holds. Ages are always those of the date.</summary>
    public DateOnly DayIn(DateOnly on) => parts.DayIn(on);

    /// <summary>The act it comes from.</summary>
    public string Reference => parts.Reference;

    /// <summary>How sure its dates and its whole are.</summary>
    public RuleStatus Status => parts.Status;

    /// <summary>The full form (form B in poverty reviews); without sections when the set asks nothing.</summary>
    public Form Form => parts.Form;

    /// <summary>The quick form (form A), or null.</summary>
    public Form? QuickForm => parts.QuickForm;

    /// <summary>The indicators of deprivation in the order of the law.</summary>
    public IReadOnlyList<Deprivation> Deprivations { get; }

    /// <summary>The classes, poorest first.</summary>
    public IReadOnlyList<ClassDefinition> Classes { get; }

    /// <summary>The score tables, such as <c>b1-scores</c>.</summary>
    public IReadOnlyList<ScoreTableFacts> ScoreTables { get; }

    /// <summary>The steps of a review, in order; empty in other sets.</summary>
    public IReadOnlyList<ReviewStep> Steps => parts.Steps;

    /// <summary>The policies of support, in the order of the file; empty in other sets.</summary>
    public IReadOnlyList<Policy> Policies => parts.Policies;

    internal SetParts Parts => parts;

    internal Compiler Compiler => compiler;

    internal AnswerReader Reader => reader;

    /// <summary>Whether a question is asked, given the other answers: yes, no, or null while they leave it open.</summary>
    /// <param name="question">The code of the question.</param>
    /// <param name="answers">The answers so far.</param>
    /// <param name="memberIndex">The member, for a question asked per member; else 0.</param>
    /// <param name="on">The day of the interview.</param>
    public bool? IsAsked(string question, Answers answers, int memberIndex, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(answers);
        if (!parts.AskedWhen.TryGetValue(question, out var condition))
            return true;
        var frame = parts.NewFrame(on);
        reader.Fill(frame, answers, on, []);
        frame.Member = memberIndex;
        var value = compiler.Compile(condition)(frame);
        return value.IsKnown ? value.IsYes : null;
    }

    /// <summary>
    /// One rule (<c>class</c>, or the name of a rule or an indicator) from inputs given as text: answers, the area, or rules that are
    /// known directly, such as <c>b1</c>. The result is a code, a number with a point, <c>yes</c>/<c>no</c>, or null when it stays open.
    /// </summary>
    public Evaluation Evaluate(string rule, IReadOnlyDictionary<string, string?> inputs, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var frame = parts.NewFrame(on);
        var faults = new List<AnswerFault>();
        reader.Fill(frame, new Answers(), on, faults);
        foreach (var (name, text) in inputs)
        {
            if (parts.Names.Inputs.TryGetValue(name, out var input) && input.Scope == Scope.Household)
                frame.Household[input.Slot] = AnswerReader.Read(input, text, null, faults);
            else if (parts.Names.Rules.TryGetValue(name, out var given) && given.Scope == Scope.Household && text is not null)
                Give(frame, given, text, faults);
            else if (text is not null)
                faults.Add(new(name, null, "unknown-question", Texts.Get("answer-unknown-question", name)));
        }

        return new(faults.Count > 0 ? null : Result(rule, frame), faults);
    }

    /// <summary>Whether <see cref="Evaluate"/> knows a rule of this name.</summary>
    public bool HasRule(string name) =>
        (name == "class" && parts.Classes.Count > 0) || (parts.Names.Rules.TryGetValue(name, out var rule) && rule.Scope == Scope.Household);

    /// <summary>Whether <see cref="Evaluate"/> takes an input of this name.</summary>
    public bool HasInput(string name) =>
        (parts.Names.Inputs.TryGetValue(name, out var input) && input.Scope == Scope.Household) || (name != "class" && HasRule(name));

    /// <summary>The options of a choice by its name, in order; empty for other names.</summary>
    public IReadOnlyList<string> OptionsOf(string name) => parts.Names.Inputs.TryGetValue(name, out var input) ? input.Type.Domain?.Options ?? [] : [];

    /// <summary>What is wrong with a value of an input; null where nothing is, or where there is no such input.</summary>
    public LocalText? FaultOf(string name, string text)
    {
        var faults = new List<AnswerFault>();
        if (parts.Names.Inputs.TryGetValue(name, out var input))
            _ = AnswerReader.Read(input, text, null, faults);
        return faults.Count > 0 ? faults[0].Message : null;
    }

    /// <summary>What an input is called; its name where there is none.</summary>
    public LocalText LabelOf(string name) => parts.Names.Inputs.TryGetValue(name, out var input) ? input.Label : name == Builtins.BirthDate ? Texts.Get(name) : new(name, name);

    /// <summary>The options of a choice with their labels; empty for other names.</summary>
    public IReadOnlyList<Option> ChoicesOf(string name) =>
        parts.Names.Inputs.TryGetValue(name, out var input) && input.Type.Domain is { } domain ? [.. domain.Options.Zip(domain.Labels, (code, label) => new Option(code, label))] : [];

    /// <summary>The answers that this set asks, without those of other forms: to try one household's answers under another set.</summary>
    public Answers Limit(Answers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var limited = new Answers { Area = answers.Area, Household = Known(answers.Household) };
        foreach (var x in answers.Members)
        {
            limited.Members.Add(new()
            {
                Key = x.Key, Name = x.Name, Sex = x.Sex, BirthDate = x.BirthDate, BirthYear = x.BirthYear,
                Relationship = x.Relationship, Ethnicity = x.Ethnicity, Values = Known(x.Values),
            });
        }

        return limited;

        Dictionary<string, string?> Known(Dictionary<string, string?> given) =>
            given.Where(x => parts.Names.Inputs.GetValueOrDefault(x.Key)?.Question is not null).ToDictionary(x => x.Key, x => x.Value, StringComparer.Ordinal);
    }

    /// <summary>The parameters with their values on a date, in the order of the files.</summary>
    public IEnumerable<ParameterValue> ParametersOn(DateOnly on) =>
        ParameterHistory().Where(x => x.From <= on && (x.To is null || x.To >= on));

    /// <summary>The parameters with all their dated values.</summary>
    public IEnumerable<ParameterValue> ParameterHistory() =>
        from parameter in parts.Names.Parameters.Values
        from index in Enumerable.Range(0, parameter.Values.Count)
        from dated in parameter.Values[index]
        select Known(parameter, index, dated);

    /// <summary>Everything in the set that is not confirmed against the law.</summary>
    public IEnumerable<UnconfirmedRule> Unconfirmed()
    {
        var set = $"{Family}/{Name}";
        var values = ParameterHistory().Where(x => x.Status == RuleStatus.Unconfirmed).Select(NotConfirmed);
        var tables = parts.Names.Tables.Values.Where(x => x.Status == RuleStatus.Unconfirmed).Select(NotConfirmed);
        var rules = parts.Rules.Where(x => x.Status == RuleStatus.Unconfirmed).Select(NotConfirmed);
        var steps = Steps.Where(x => x.Status == RuleStatus.Unconfirmed).Select(x => new UnconfirmedRule(set, x.Code, x.Label, x.Reference, x.File, x.Line));
        UnconfirmedRule[] birth = parts.YearOnlyBirth is { Status: RuleStatus.Unconfirmed } x
            ? [new(set, "year-only-birth", Texts.Get("year-only-birth", x.Day, x.Month), x.Reference, x.File, x.Line)]
            : [];
        var policies = Policies.Where(x => x.Status == RuleStatus.Unconfirmed).Select(x => new UnconfirmedRule(set, x.Code, x.Label, x.Reference, x.File, x.Line));
        return values.Concat(tables).Concat(rules).Concat(policies).Concat(steps).Concat(birth);
    }

    /// <summary>What a rule (or <c>class</c>) is worked out from in a year and is not confirmed against the law: parameters with a value in force, tables, rules.</summary>
    public IReadOnlyList<UnconfirmedRule> UnconfirmedUnder(string rule, int year)
    {
        Rule[] roots = rule == "class" ? [.. parts.Classes] : parts.Names.Rules.TryGetValue(rule, out var one) ? [one] : [];
        HashSet<string> under = [.. roots.SelectMany(Foundations.Of)];
        DateOnly first = new(year, 1, 1), last = new(year, 12, 31);
        return
        [
            .. ParameterHistory().Where(x => x.Status == RuleStatus.Unconfirmed && under.Contains(x.Code) && x.From <= last && (x.To is null || x.To >= first)).Select(NotConfirmed),
            .. parts.Names.Tables.Values.Where(x => x.Status == RuleStatus.Unconfirmed && under.Contains(x.Code)).Select(NotConfirmed),
            .. parts.Names.Rules.Values.Concat(roots).Distinct().Where(x => x.Status == RuleStatus.Unconfirmed && under.Contains(x.Name)).Select(NotConfirmed),
        ];
    }

    private UnconfirmedRule NotConfirmed(ParameterValue x) => new($"{Family}/{Name}", x.Case is null ? x.Code : $"{x.Code} ({x.Case})", x.Label, x.Reference, x.File, x.Line);

    private UnconfirmedRule NotConfirmed(ScoreTable x) => new($"{Family}/{Name}", x.Code, x.Label, x.Reference, x.File, 1);

    private UnconfirmedRule NotConfirmed(Rule x) => new($"{Family}/{Name}", x.Name, x.Label, x.Reference ?? Reference, x.File, x.Line);

    internal ParameterValue Known(Parameter parameter, int index, DatedNumber dated) => new(
        Family, Name, parameter.Code, parameter.Label, parameter.Cases?.Options[index], parameter.Cases?.Labels[index],
        ValueText.Scaled(parameter.Unit, (double)dated.Number), parameter.Unit.ToString(), dated.From, dated.To, dated.Reference,
        dated.Status, dated.File, dated.Line);

    internal string? Result(string rule, Frame frame)
    {
        if (rule != "class")
        {
            if (!parts.Names.Rules.TryGetValue(rule, out var known))
                throw new ArgumentException($"No rule '{rule}' in {Family}/{Name}.", nameof(rule));
            return ValueText.Plain(new RuleExpr(known), compiler.Run(known, frame));
        }

        return parts.Classes.FirstOrDefault(x => compiler.Run(x, frame).IsYes)?.Name;
    }

    internal bool TryRule(string name, [NotNullWhen(true)] out Rule? rule) => parts.Names.Rules.TryGetValue(name, out rule);

    internal void Give(Frame frame, Rule rule, string text, List<AnswerFault> faults)
    {
        var input = new Input
        {
            Name = rule.Name, Scope = Scope.Household, Type = rule.Type, Label = rule.Label, Slot = -1, Unanswered = rule.Type.Unknown,
        };
        var count = faults.Count;
        var value = AnswerReader.Read(input, text, null, faults);
        if (faults.Count == count && text.Length > 0 && rule.Min is { } min && value.Low < (double)min)
            faults.Add(new(rule.Name, null, "too-small", Texts.Get("answer-too-small", rule.Label, text, min)));
        if (faults.Count == count && text.Length > 0)
            frame.Give(rule, rule.Shown.Name == "%" ? Value.Multiply(value, Value.Of(0.01)) : value);
    }
}

/// <summary>The value of one rule, or the inputs that cannot be.</summary>
/// <param name="Value">A code, a number with a point, <c>yes</c>/<c>no</c>, or null when it stays open.</param>
/// <param name="Faults">Inputs that cannot be; the value is then null.</param>
public sealed record Evaluation(string? Value, IReadOnlyList<AnswerFault> Faults);
