namespace Anise.Rules.Language;

/// <summary>What an expression gave and why.</summary>
/// <param name="Value">The value.</param>
/// <param name="Lines">What it rests on.</param>
/// <param name="Members">The members that count in it, by index.</param>
/// <param name="Missing">The inputs whose absence keeps it unknown, with the member (or -1).</param>
internal sealed record Trace(
    Value Value, IReadOnlyList<Explanation> Lines, IReadOnlyList<int> Members, IReadOnlyList<(Input Input, int Member)> Missing)
{
    public static Trace Of(Value value) => new(value, [], [], []);
}

/// <summary>Evaluates expressions one by one and keeps the reasons; gives the same values as the compiled rules.</summary>
internal sealed class Interpreter(Frame frame, IReadOnlyList<string> memberKeys, Func<Parameter, int, DatedNumber> at, Input members)
{
    private static readonly Explanation NoLine = new("", default, null, null, null, null, RuleStatus.Confirmed, null, [], []);

    private readonly Dictionary<Rule, (Trace Trace, Explanation Line)> rules = [];
    private readonly Dictionary<(Rule Rule, int Member), Trace> memberRules = [];

    // While an aggregate walks over members only values, members and missing answers are wanted, not a line for each.
    private bool quiet;

    public Trace Run(Expr expression) => expression switch
    {
        ConstantExpr x => Trace.Of(Value.Of(x.Number)),
        InputExpr x => Input(x),
        ParameterExpr x => ParameterValue(x),
        RuleExpr x => Reference(x),
        NotExpr x => Unary(Run(x.Inner), Value.Not),
        AndExpr x => Both(Run(x.Left), Run(x.Right), Value.And, decided: static v => v.IsNo),
        OrExpr x => Both(Run(x.Left), Run(x.Right), Value.Or, decided: static v => v.IsYes),
        CompareExpr x => Both(Run(x.Left), Run(x.Right), CompareWith(x.Comparison), decided: static _ => false),
        InExpr x => Unary(Run(x.Inner), v => Compiler.IsIn(v, x.Options)),
        ChooseExpr x => Choose(x),
        HasExpr x => Unary(Run(x.Inner), v => Value.HasBit(v, x.Bit)),
        KnownExpr x => Trace.Of(Value.Of(Run(x.Inner).Value.IsKnown)),
        ArithmeticExpr x => Both(Run(x.Left), Run(x.Right), ArithmeticWith(x.Operator), decided: static _ => false),
        MembersExpr x => Members(x),
        ScoreExpr x => Score(x.Table),
        DeprivationsExpr x => Deprivations(x),
        _ => throw new ArgumentException($"No such expression: {expression.GetType().Name}", nameof(expression)),
    };

    /// <summary>The line of a rule with everything it rests on.</summary>
    public Explanation Explain(Rule rule) => Of(rule).Line;

    public Trace Of(Rule rule, out Explanation line)
    {
        (var trace, line) = Of(rule);
        return trace;
    }

    private (Trace Trace, Explanation Line) Of(Rule rule)
    {
        if (rule.Scope == Scope.Member)
        {
            var key = (rule, frame.Member);
            if (!memberRules.TryGetValue(key, out var member))
                memberRules.Add(key, member = Run(rule.Body));
            return (member, quiet ? NoLine : Line(rule, member));
        }

        if (rules.TryGetValue(rule, out var known))
            return known;
        var outer = quiet;
        quiet = false;
        var trace = frame.RulesDone[rule.Slot] ? Trace.Of(frame.Rules[rule.Slot]) : Run(rule.Body);
        var result = (trace, Line(rule, trace));
        quiet = outer;
        rules.Add(rule, result);
        return result;
    }

    private Explanation Line(Rule rule, Trace trace)
    {
        var self = new RuleExpr(rule);
        var shown = rule.Shows is null ? (Expression: (Expr)self, trace.Value) : (new RuleExpr(rule.Shows), Of(rule.Shows).Trace.Value);
        var template = trace.Value.IsNo && rule.ExplainNot is not null ? rule.ExplainNot : rule.Explain;
        var text = trace.Value.IsKnown ? template?.Fill(x => x == self ? trace.Value : Run(x).Value) : null;
        bool? holds = rule.Type.Kind != Kind.YesNo || !trace.Value.IsKnown ? null : trace.Value.IsYes;
        return new(
            rule.Name,
            text ?? rule.Label,
            ValueText.Plain(shown.Expression, shown.Value),
            UnitName(shown.Expression),
            holds,
            rule.Reference,
            rule.Status,
            OnlyQuestion(trace.Lines),
            [.. trace.Members.Select(x => memberKeys[x])],
            trace.Lines)
        {
            SaysNot = text is not null && template == rule.ExplainNot,
        };
    }

    private Trace Reference(RuleExpr x)
    {
        var (trace, line) = Of(x.Rule);
        return quiet ? trace : trace with { Lines = [line] };
    }

    private Trace Input(InputExpr x)
    {
        var value = frame.Read(x.Input);
        var member = x.Input.Scope == Scope.Member ? frame.Member : -1;
        if (quiet)
            return value.IsKnown ? Trace.Of(value) : new(value, [], [], [(x.Input, member)]);
        var line = new Explanation(
            x.Input.Name,
            x.Input.Label,
            ValueText.Plain(x, value),
            UnitName(x),
            null,
            x.Input.Question?.Reference,
            RuleStatus.Confirmed,
            x.Input.Question?.Code,
            member < 0 ? [] : [memberKeys[member]],
            []);
        return new(value, [line], [], value.IsKnown ? [] : [(x.Input, member)]);
    }

    private Trace ParameterValue(ParameterExpr x)
    {
        var parameter = x.Parameter;
        var pick = x.Case is null ? Value.Of(0) : frame.Read(x.Case);
        var value = Compiler.Pick(frame, parameter.Slot, parameter.Values.Count, pick);
        if (!pick.IsKnown)
            return new(value, [], [], value.IsKnown ? [] : [(x.Case!, x.Case!.Scope == Scope.Member ? frame.Member : -1)]);

        if (quiet)
            return Trace.Of(value);
        var dated = at(parameter, (int)pick.Low);
        var line = new Explanation(
            parameter.Code, parameter.Label, ValueText.Plain(x, value), UnitName(x), null, dated.Reference, dated.Status, null, [], []);
        return new(value, [line], [], []);
    }

    private Trace Choose(ChooseExpr x)
    {
        var (lines, missing, members) = (new List<Explanation>(), new List<(Input, int)>(), new List<int>());
        var value = Value.First(x.Conditions.Count, i =>
        {
            var trace = Run(x.Conditions[i]);
            lines.AddRange(trace.Lines);
            missing.AddRange(trace.Missing);
            if (trace.Value.IsYes)
                members.AddRange(trace.Members);
            return trace.Value;
        });
        return new(value, [.. lines.Distinct()], members, value.IsKnown ? [] : missing);
    }

    private static Trace Unary(Trace inner, Func<Value, Value> apply)
    {
        var value = apply(inner.Value);
        return inner with { Value = value, Missing = value.IsKnown ? [] : inner.Missing };
    }

    private static Trace Both(Trace left, Trace right, Func<Value, Value, Value> apply, Func<Value, bool> decided)
    {
        var value = apply(left.Value, right.Value);
        // A "no" in an "and" decides alone: what the other side lacks does not matter, and the members of the other side did not count.
        if (decided(left.Value) || decided(right.Value))
        {
            var deciding = decided(left.Value) ? left : right;
            return new(value, Joined(left.Lines, right.Lines), deciding.Members, []);
        }

        return new(
            value,
            Joined(left.Lines, right.Lines),
            left.Members.Count == 0 ? right.Members : right.Members.Count == 0 ? left.Members : [.. left.Members.Union(right.Members)],
            value.IsKnown ? [] : Joined(left.Missing, right.Missing));
    }

    // Most sides are empty: no new list for them.
    private static IReadOnlyList<T> Joined<T>(IReadOnlyList<T> left, IReadOnlyList<T> right) =>
        left.Count == 0 ? right : right.Count == 0 ? left : [.. left, .. right];

    private static string? OnlyQuestion(IReadOnlyList<Explanation> lines)
    {
        string? only = null;
        foreach (var line in lines)
        {
            if (line.QuestionCode is not null && only is not null && only != line.QuestionCode)
                return null;
            only ??= line.QuestionCode;
        }

        return only;
    }

    private Trace Members(MembersExpr x)
    {
        if (!frame.MembersKnown)
            return new(x.Type.Unknown, [], [], [(members, -1)]);

        var (outer, loud) = (frame.Member, !quiet);
        quiet = true;
        var counted = new List<int>();
        var missing = new List<(Input, int)>();
        var result = x.Aggregate == Aggregate.All ? Value.Yes : Value.No;
        for (var i = 0; i < frame.MembersCount; i++)
        {
            frame.Member = i;
            var where = x.Where is null ? Trace.Of(Value.Yes) : Run(x.Where);
            missing.AddRange(where.Missing);
            if (x.Where is not null && (x.Aggregate == Aggregate.All ? where.Value.IsNo : where.Value.IsYes))
                counted.Add(i);
            result = x.Aggregate switch
            {
                Aggregate.Any => Value.Or(result, where.Value),
                Aggregate.All => Value.And(result, where.Value),
                Aggregate.Count => Value.Add(result, where.Value),
                _ => Value.Add(result, Value.Multiply(where.Value, Amount(x.Amount!, where.Value, missing))),
            };
        }

        frame.Member = outer;
        quiet = !loud;
        return new(result, [], counted, result.IsKnown ? [] : missing);
    }

    private Value Amount(Expr amount, Value where, List<(Input, int)> missing)
    {
        var trace = Run(amount);
        if (!where.IsNo)
            missing.AddRange(trace.Missing);
        return trace.Value;
    }

    private Trace Score(ScoreTable table)
    {
        var column = Run(new InputExpr(table.Column));
        var total = Value.Of(0);
        var lines = new List<Explanation>();
        var missing = new List<(Input, int)>(column.Missing);
        foreach (var item in table.Items)
        {
            var of = Run(item.Of);
            var points = ScoreTable.Points(item, of.Value, column.Value);
            total = Value.Add(total, points);
            if (!points.IsKnown)
                missing.AddRange(of.Missing);
            var (first, last) = item.RowsOf(of.Value);
            var text = first == last
                ? new LocalText($"{item.Label.Vi}: {item.Rows[first].Label.Vi}", $"{item.Label.En}: {item.Rows[first].Label.En}")
                : item.Label;
            var question = of.Lines.Count == 1 ? of.Lines[0].QuestionCode : null;
            lines.Add(new(
                item.Code, text, points.IsKnown ? ValueText.Scaled(table.Unit, points.Low).ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
                table.Unit.Name, null, table.Reference, table.Status, question, [.. of.Members.Select(x => memberKeys[x])], of.Lines));
        }

        var line = new Explanation(
            table.Code, table.Label, total.IsKnown ? ValueText.Scaled(table.Unit, total.Low).ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
            table.Unit.Name, null, table.Reference, table.Status, null, [], lines);
        return new(total, [line], [], total.IsKnown ? [] : missing);
    }

    private Trace Deprivations(DeprivationsExpr x)
    {
        var total = Value.Of(0);
        var lines = new List<Explanation>();
        var missing = new List<(Input, int)>();
        foreach (var indicator in x.Indicators)
        {
            var (trace, line) = Of(indicator);
            total = Value.Add(total, trace.Value);
            lines.Add(line);
            missing.AddRange(trace.Missing);
        }

        return new(total, lines, [], total.IsKnown ? [] : missing);
    }

    private static string? UnitName(Expr expression)
    {
        var name = expression.Type.Kind == Kind.Number ? ValueText.ShownUnit(expression).Name : "";
        return name.Length == 0 ? null : name;
    }

    private static Func<Value, Value, Value> CompareWith(Comparison comparison) => comparison switch
    {
        Comparison.Less => Value.Less,
        Comparison.AtMost => Value.AtMost,
        _ => Value.Same,
    };

    private static Func<Value, Value, Value> ArithmeticWith(char op) => op switch
    {
        '+' => Value.Add,
        '-' => Value.Subtract,
        '*' => Value.Multiply,
        _ => Value.Divide,
    };
}
