using Anise.Rules.Answering;
using Anise.Rules.Language;
using Anise.Rules.Sets;

namespace Anise.Rules.Assessing;

/// <summary>
/// Runs the compiled rules of a set for one household after another: names are looked up once, then only slots are read. Not for use by
/// two threads at a time; make one per thread.
/// </summary>
public sealed class RuleEvaluator
{
    private readonly RuleSet set;
    private readonly Rule[] classes;
    private readonly Frame frame;
    private readonly List<AnswerFault> faults = [];

    internal RuleEvaluator(RuleSet set, DateOnly on)
    {
        this.set = set;
        classes = [.. set.Parts.Classes];
        frame = set.Parts.NewFrame(on);
        Next();
    }

    /// <summary>The handle of a rule or an indicator of the household; throws on an unknown name.</summary>
    public RuleHandle Rule(string name) => set.TryRule(name, out var rule) && rule.Scope == Scope.Household
        ? new(rule)
        : throw new ArgumentException($"No rule '{name}' in {set.Family}/{set.Name}.", nameof(name));

    /// <summary>Changes a parameter for this evaluator only ("what if the line were 2,200,000"), in its unit.</summary>
    public void SetParameter(string code, string? @case, decimal value)
    {
        if (!set.Parts.Names.Parameters.TryGetValue(code, out var parameter))
            throw new ArgumentException($"No parameter '{code}' in {set.Family}/{set.Name}.", nameof(code));
        var index = parameter.Cases?.IndexOf(@case ?? "") ?? 0;
        if (index < 0)
            throw new ArgumentException($"No case '{@case}' of '{code}'.", nameof(@case));
        frame.Parameters[parameter.Slot + index] = (double)(value * parameter.Unit.Scale);
    }

    /// <summary>Forgets the household at hand: everything is unknown again.</summary>
    public void Next()
    {
        frame.Start(0);
        foreach (var input in set.Parts.Names.Inputs.Values)
        {
            if (input.Scope == Scope.Household)
                frame.Household[input.Slot] = input.Unanswered;
        }
    }

    /// <summary>Takes the answers of a household as they were on a day; answers that cannot be stay unknown.</summary>
    public void Take(Answers answers, DateOnly on)
    {
        faults.Clear();
        set.Reader.Fill(frame, answers, on, faults);
    }

    /// <summary>Gives the area by the index of its option: 0 rural, 1 urban. Forgets computed rules.</summary>
    public void Area(int area)
    {
        frame.Forget();
        frame.Household[0] = Value.Of(area);
    }

    /// <summary>Gives the value of a rule directly, such as b1 points or the flag of an indicator (see <see cref="Value.Of(bool)"/>).</summary>
    public void Give(RuleHandle rule, Value value) => frame.Give(rule.Rule, value);

    /// <summary>The value of a rule.</summary>
    public Value Run(RuleHandle rule) => set.Compiler.Run(rule.Rule, frame);

    /// <summary>The index of the class in <see cref="RuleSet.Classes"/>, or -1 while it is open.</summary>
    public int ClassIndex()
    {
        for (var i = 0; i < classes.Length; i++)
        {
            if (set.Compiler.Run(classes[i], frame).IsYes)
                return i;
        }

        return -1;
    }
}

/// <summary>A rule found by name, for use with the evaluator of the same set.</summary>
public readonly record struct RuleHandle
{
    internal RuleHandle(Rule rule) => Rule = rule;

    internal Rule Rule { get; }
}
