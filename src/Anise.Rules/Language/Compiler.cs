namespace Anise.Rules.Language;

/// <summary>Turns expressions into delegates over a frame: no names, no reflection, nothing allocated while they run.</summary>
internal sealed class Compiler
{
    private readonly Func<Frame, Value>[] householdRules;
    private readonly Func<Frame, Value>[] memberRules;

    public Compiler(IReadOnlyList<Rule> rules)
    {
        householdRules = new Func<Frame, Value>[rules.Count(x => x.Scope == Scope.Household)];
        memberRules = new Func<Frame, Value>[rules.Count(x => x.Scope == Scope.Member)];
        foreach (var rule in rules)
            (rule.Scope == Scope.Household ? householdRules : memberRules)[rule.Slot] = Compile(rule.Body);
    }

    public Value Run(Rule rule, Frame frame)
    {
        if (!frame.RulesDone[rule.Slot])
        {
            frame.Rules[rule.Slot] = householdRules[rule.Slot](frame);
            frame.RulesDone[rule.Slot] = true;
        }

        return frame.Rules[rule.Slot];
    }

    public Func<Frame, Value> Compile(Expr expression) => expression switch
    {
        ConstantExpr x => Constant(Value.Of(x.Number)),
        InputExpr x => Input(x.Input),
        ParameterExpr x => Parameter(x),
        RuleExpr x => Rule(x.Rule),
        NotExpr x => Not(Compile(x.Inner)),
        AndExpr x => And(Compile(x.Left), Compile(x.Right)),
        OrExpr x => Or(Compile(x.Left), Compile(x.Right)),
        CompareExpr x => Compare(x.Comparison, Compile(x.Left), Compile(x.Right)),
        InExpr x => In(Compile(x.Inner), x.Options),
        ChooseExpr x => Choose([.. x.Conditions.Select(Compile)]),
        HasExpr x => Has(Compile(x.Inner), x.Bit),
        KnownExpr x => Known(Compile(x.Inner)),
        ArithmeticExpr x => Arithmetic(x.Operator, Compile(x.Left), Compile(x.Right)),
        MembersExpr x => Members(x),
        ScoreExpr x => Score(x.Table),
        DeprivationsExpr x => Deprivations([.. x.Indicators.Select(Rule)]),
        _ => throw new ArgumentException($"No such expression: {expression.GetType().Name}", nameof(expression)),
    };

    private static Func<Frame, Value> Constant(Value value) => _ => value;

    private static Func<Frame, Value> Input(Input input)
    {
        var slot = input.Slot;
        return input.Scope == Scope.Household
            ? f => f.Household[slot]
            : f => f.MemberInputs[f.Member * f.MemberInputSlots + slot];
    }

    private static Func<Frame, Value> Parameter(ParameterExpr x)
    {
        var slot = x.Parameter.Slot;
        if (x.Case is null)
            return f => Value.Of(f.Parameters[slot]);
        var pick = Input(x.Case);
        var cases = x.Parameter.Values.Count;
        return f => Pick(f, slot, cases, pick(f));
    }

    internal static Value Pick(Frame frame, int slot, int cases, Value pick)
    {
        if (pick.IsKnown)
            return Value.Of(frame.Parameters[slot + (int)pick.Low]);
        var value = Value.Of(frame.Parameters[slot]);
        for (var i = 1; i < cases; i++)
            value = Value.Hull(value, Value.Of(frame.Parameters[slot + i]));
        return value;
    }

    private Func<Frame, Value> Rule(Rule rule)
    {
        var slot = rule.Slot;
        if (rule.Scope == Scope.Household)
        {
            var bodies = householdRules;
            return f =>
            {
                if (!f.RulesDone[slot])
                {
                    f.Rules[slot] = bodies[slot](f);
                    f.RulesDone[slot] = true;
                }

                return f.Rules[slot];
            };
        }

        var members = memberRules;
        return f =>
        {
            var at = f.Member * f.MemberRuleSlots + slot;
            if (!f.MemberRulesDone[at])
            {
                f.MemberRules[at] = members[slot](f);
                f.MemberRulesDone[at] = true;
            }

            return f.MemberRules[at];
        };
    }

    private static Func<Frame, Value> Not(Func<Frame, Value> inner) => f => Value.Not(inner(f));

    private static Func<Frame, Value> And(Func<Frame, Value> left, Func<Frame, Value> right) => f =>
    {
        var first = left(f);
        return first.IsNo ? first : Value.And(first, right(f));
    };

    private static Func<Frame, Value> Or(Func<Frame, Value> left, Func<Frame, Value> right) => f =>
    {
        var first = left(f);
        return first.IsYes ? first : Value.Or(first, right(f));
    };

    private static Func<Frame, Value> Compare(Comparison comparison, Func<Frame, Value> left, Func<Frame, Value> right) => comparison switch
    {
        Comparison.Less => f => Value.Less(left(f), right(f)),
        Comparison.AtMost => f => Value.AtMost(left(f), right(f)),
        _ => f => Value.Same(left(f), right(f)),
    };

    private static Func<Frame, Value> In(Func<Frame, Value> inner, double[] options) => f => IsIn(inner(f), options);

    internal static Value IsIn(Value value, double[] options) =>
        value.IsKnown ? Value.Of(Array.IndexOf(options, value.Low) >= 0) : Value.Maybe;

    private static Func<Frame, Value> Choose(Func<Frame, Value>[] conditions) => f => Value.First(conditions.Length, i => conditions[i](f));

    private static Func<Frame, Value> Has(Func<Frame, Value> inner, int bit) => f => Value.HasBit(inner(f), bit);

    private static Func<Frame, Value> Known(Func<Frame, Value> inner) => f => Value.Of(inner(f).IsKnown);

    private static Func<Frame, Value> Arithmetic(char op, Func<Frame, Value> left, Func<Frame, Value> right) => op switch
    {
        '+' => f => Value.Add(left(f), right(f)),
        '-' => f => Value.Subtract(left(f), right(f)),
        '*' => f => Value.Multiply(left(f), right(f)),
        _ => f => Value.Divide(left(f), right(f)),
    };

    private Func<Frame, Value> Members(MembersExpr x)
    {
        var where = x.Where is null ? Constant(Value.Yes) : Compile(x.Where);
        var amount = x.Amount is null ? Constant(Value.Of(1)) : Compile(x.Amount);
        var aggregate = x.Aggregate;
        var unknown = x.Type.Unknown;
        return f =>
        {
            if (!f.MembersKnown)
                return unknown;
            var outer = f.Member;
            var result = aggregate == Aggregate.All ? Value.Yes : Value.No;
            for (var i = 0; i < f.MembersCount; i++)
            {
                f.Member = i;
                result = aggregate switch
                {
                    Aggregate.Any => Value.Or(result, where(f)),
                    Aggregate.All => Value.And(result, where(f)),
                    Aggregate.Count => Value.Add(result, where(f)),
                    _ => Value.Add(result, Value.Multiply(where(f), amount(f))),
                };
            }

            f.Member = outer;
            return result;
        };
    }

    private Func<Frame, Value> Score(ScoreTable table)
    {
        var items = table.Items.ToArray();
        var of = Array.ConvertAll(items, x => Compile(x.Of));
        var column = Input(table.Column);
        return f =>
        {
            var picked = column(f);
            var total = Value.Of(0);
            for (var i = 0; i < items.Length; i++)
                total = Value.Add(total, ScoreTable.Points(items[i], of[i](f), picked));
            return total;
        };
    }

    private static Func<Frame, Value> Deprivations(Func<Frame, Value>[] indicators) => f =>
    {
        var total = Value.Of(0);
        foreach (var indicator in indicators)
            total = Value.Add(total, indicator(f));
        return total;
    };
}
