using Anise.Rules.Units;

namespace Anise.Rules.Language;

/// <summary>A mistake in an expression.</summary>
internal sealed record ExpressionFault(int At, string Code, object[] Arguments);

/// <summary>Finds what names mean and checks types and units: from syntax to expressions.</summary>
internal sealed class Binder(Names names, Scope scope, Func<Rule, Expr?> body)
{
    public List<ExpressionFault> Faults { get; } = [];

    /// <summary>The checked expression, or null after a fault.</summary>
    public Expr? Bind(Syntax syntax) => syntax switch
    {
        NumberSyntax x => Number(x),
        DateSyntax x => Date(x),
        NameSyntax { Name: "yes" } => new ConstantExpr(ExprType.YesNo, 1),
        NameSyntax { Name: "no" } => new ConstantExpr(ExprType.YesNo, 0),
        NameSyntax x => Name(x),
        NotSyntax x => Condition(x.Inner) is { } inner ? new NotExpr(inner) : null,
        BinarySyntax { Operator: "and" or "or" } x => Logic(x),
        BinarySyntax { Operator: "has" } x => Has(x),
        BinarySyntax { Operator: "+" or "-" or "*" or "/" } x => Arithmetic(x),
        BinarySyntax x => Compare(x),
        InSyntax x => In(x),
        CallSyntax { Function: "score" } x => Score(x),
        CallSyntax { Function: not "is-known" } x => Fail(x, "unknown-name", x.Function, Texts.Get("nothing-near")),
        CallSyntax x => Bind(x.Argument) is { } inner ? new KnownExpr(inner) : null,
        MembersSyntax x => Members(x),
        _ => throw new ArgumentException($"No such syntax: {syntax.GetType().Name}", nameof(syntax)),
    };

    public Expr? Condition(Syntax syntax)
    {
        var bound = Bind(syntax);
        return bound is null || bound.Type.Kind == Kind.YesNo ? bound : Fail(syntax, "wrong-type", Texts.Get("type-yes-no"), bound.Type.Describe());
    }

    private ConstantExpr? Number(NumberSyntax x)
    {
        var unit = Unit.None;
        if (x.Unit is not null && !Unit.TryParse(x.Unit, out unit))
            return Fail<ConstantExpr>(x, "unknown-unit", x.Unit);
        var type = ExprType.Number(unit.Name == "%" ? Unit.None : unit);
        return new(type, (double)(x.Number * unit.Scale));
    }

    private ConstantExpr? Date(DateSyntax x) =>
        DateOnly.TryParseExact(x.Text, "yyyy-MM-dd", out var date)
            ? new(ExprType.Date, date.DayNumber)
            : Fail<ConstantExpr>(x, "bad-date", x.Text);

    private Expr? Name(NameSyntax x)
    {
        if (x.Name == Builtins.DeprivedIndicators)
            return Unit.TryParse("indicator", out var unit) ? new DeprivationsExpr(ExprType.Number(unit), names.Indicators) : null;
        if (names.Inputs.TryGetValue(x.Name, out var input))
            return InScope(x, input.Scope) ? new InputExpr(input) : null;
        if (names.Parameters.TryGetValue(x.Name, out var parameter))
            return ParameterOf(x, parameter);
        if (names.Rules.TryGetValue(x.Name, out var rule))
            return InScope(x, rule.Scope) && body(rule) is not null ? new RuleExpr(rule) : null;
        return Fail(x, "unknown-name", x.Name, Nearest(x.Name));
    }

    private ParameterExpr? ParameterOf(NameSyntax x, Parameter parameter)
    {
        var type = ExprType.Number(parameter.Unit.Name == "%" ? Unit.None : parameter.Unit);
        if (parameter.Cases is null)
            return new(type, parameter, null);
        var input = names.Inputs[parameter.Cases.Name];
        return InScope(x, input.Scope) ? new(type, parameter, input) : null;
    }

    private bool InScope(NameSyntax x, Scope of)
    {
        if (of == Scope.Household || scope == Scope.Member)
            return true;
        Fail(x, "member-name-outside", x.Name);
        return false;
    }

    private Expr? Logic(BinarySyntax x)
    {
        var left = Condition(x.Left);
        var right = Condition(x.Right);
        if (left is null || right is null)
            return null;
        return x.Operator == "and" ? new AndExpr(left, right) : new OrExpr(left, right);
    }

    private Expr? Has(BinarySyntax x)
    {
        if (Bind(x.Left) is not { } left)
            return null;
        if (left.Type.Kind != Kind.Choices)
            return Fail(x.Left, "wrong-type", Texts.Get("type-choices", "…"), left.Type.Describe());
        var option = (NameSyntax)x.Right;
        var bit = left.Type.Domain!.IndexOf(option.Name);
        return bit < 0 ? Fail(option, "unknown-option", option.Name, left.Type.Domain.Name) : new HasExpr(left, bit);
    }

    private Expr? In(InSyntax x)
    {
        if (Bind(x.Inner) is not { } inner)
            return null;
        if (inner.Type.Kind != Kind.Choice)
            return Fail(x.Inner, "wrong-type", Texts.Get("type-choice", "…"), inner.Type.Describe());
        var options = new double[x.Options.Count];
        for (var i = 0; i < options.Length; i++)
        {
            options[i] = inner.Type.Domain!.IndexOf(x.Options[i].Name);
            if (options[i] < 0)
                return Fail(x.Options[i], "unknown-option", x.Options[i].Name, inner.Type.Domain.Name);
        }

        return new InExpr(inner, options);
    }

    private Expr? Arithmetic(BinarySyntax x)
    {
        var left = Bind(x.Left);
        var right = Bind(x.Right);
        if (left is null || right is null)
            return null;
        foreach (var (side, syntax) in new[] { (left, x.Left), (right, x.Right) })
        {
            if (side.Type.Kind != Kind.Number)
                return Fail(syntax, "wrong-type", Texts.Get("type-any-number"), side.Type.Describe());
        }

        var (l, r) = (left.Type.Unit, right.Type.Unit);
        if (x.Operator is "+" or "-" && !l.Equals(r))
            return Fail(x, "wrong-unit", l, r);
        var unit = x.Operator switch { "*" => l * r, "/" => l / r, _ => l };
        return new ArithmeticExpr(ExprType.Number(unit), x.Operator[0], left, right);
    }

    private Expr? Compare(BinarySyntax x)
    {
        var left = Bind(x.Left);
        if (left is null)
            return null;
        var right = left.Type.Kind == Kind.Choice && x.Right is NameSyntax option ? OptionOf(left, option) : Bind(x.Right);
        if (right is null)
            return null;
        if (left.Type.Kind != right.Type.Kind || left.Type.Kind == Kind.Choices || left.Type.Domain != right.Type.Domain)
            return Fail(x, "wrong-type", left.Type.Describe(), right.Type.Describe());
        if (!left.Type.Unit.Equals(right.Type.Unit))
            return Fail(x, "wrong-unit", left.Type.Unit, right.Type.Unit);
        if (x.Operator is not ("=" or "!=") && left.Type.Kind is Kind.YesNo or Kind.Choice)
            return Fail(x, "wrong-type", Texts.Get("type-any-number"), left.Type.Describe());
        return x.Operator switch
        {
            "<" => new CompareExpr(Comparison.Less, left, right),
            ">" => new CompareExpr(Comparison.Less, right, left),
            "<=" => new CompareExpr(Comparison.AtMost, left, right),
            ">=" => new CompareExpr(Comparison.AtMost, right, left),
            "=" => new CompareExpr(Comparison.Same, left, right),
            _ => new NotExpr(new CompareExpr(Comparison.Same, left, right)),
        };
    }

    private Expr? OptionOf(Expr choice, NameSyntax option)
    {
        var index = choice.Type.Domain!.IndexOf(option.Name);
        return index < 0 ? Fail(option, "unknown-option", option.Name, choice.Type.Domain.Name) : new ConstantExpr(choice.Type, index);
    }

    private Expr? Score(CallSyntax x)
    {
        if (x.Argument is not NameSyntax name || !names.Tables.TryGetValue(name.Name, out var table))
            return Fail(x, "unknown-name", (x.Argument as NameSyntax)?.Name ?? "…", Texts.Get("nothing-near"));
        return new ScoreExpr(ExprType.Number(table.Unit), table);
    }

    private Expr? Members(MembersSyntax x)
    {
        if (scope == Scope.Member)
            return Fail(x, "members-inside", x.Function);
        var inner = new Binder(names, Scope.Member, body);
        var where = x.Where is null ? null : inner.Condition(x.Where);
        var amount = x.Amount is null ? null : inner.Bind(x.Amount);
        Faults.AddRange(inner.Faults);
        if ((x.Where is not null && where is null) || (x.Amount is not null && amount is null))
            return null;
        return x.Function switch
        {
            "count" => new MembersExpr(ExprType.Number(Unit.Person), Aggregate.Count, null, where),
            "sum" when amount!.Type.Kind != Kind.Number => Fail(x, "wrong-type", Texts.Get("type-any-number"), amount.Type.Describe()),
            "sum" => new MembersExpr(amount!.Type, Aggregate.Sum, amount, where),
            _ when where is null => Fail(x, "where-missing", x.Function),
            "any" => new MembersExpr(ExprType.YesNo, Aggregate.Any, null, where),
            _ => new MembersExpr(ExprType.YesNo, Aggregate.All, null, where),
        };
    }

    private LocalText Nearest(string name)
    {
        var known = names.Inputs.Keys.Concat(names.Parameters.Keys).Concat(names.Rules.Keys);
        var nearest = known.Select(x => (Name: x, Distance: Distance(x, name))).OrderBy(x => x.Distance).FirstOrDefault();
        return nearest.Name is not null && nearest.Distance <= 3 ? Texts.Get("nearest", nearest.Name) : Texts.Get("nothing-near");
    }

    internal static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }

    private Expr? Fail(Syntax at, string code, params object[] arguments) => Fail<Expr>(at, code, arguments);

    private T? Fail<T>(Syntax at, string code, params object[] arguments)
        where T : Expr
    {
        Faults.Add(new(at.At, code, arguments));
        return null;
    }
}
