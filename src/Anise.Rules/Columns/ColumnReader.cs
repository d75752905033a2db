using System.Globalization;
using Anise.Rules.Language;
using Anise.Rules.Units;

namespace Anise.Rules.Columns;

/// <summary>From the syntax of the language to functions over columns.</summary>
internal sealed class ColumnReader(IReadOnlyCollection<string> columns)
{
    private readonly SortedSet<string> numbers = new(StringComparer.Ordinal);
    private readonly SortedSet<string> texts = new(StringComparer.Ordinal);
    private ColumnFault? fault;

    public ColumnExpression? Finish(Syntax syntax, out ColumnFault? found)
    {
        var bound = Bind(syntax);
        found = fault;
        return bound is null ? null : new(bound.Make, bound.IsCondition, [.. numbers], [.. texts]);
    }

    private Bound? Bind(Syntax syntax) => syntax switch
    {
        NumberSyntax { Unit: null } x => Constant((double)x.Number),
        NumberSyntax { Unit: "%" } x => Constant((double)(x.Number / 100)),
        NumberSyntax x => Fail("unknown-unit", x.Unit!),
        NameSyntax { Name: "yes" or "no" } x when !columns.Contains(x.Name) => new(_ => Always(x.Name == "yes" ? 1 : 0), IsCondition: true),
        NameSyntax x => Column(x),
        NotSyntax x => Bind(x.Inner) is { } inner ? Combine(inner, inner, condition: true, operands: true, static (a, _) => 1 - a) : null,
        BinarySyntax { Operator: "has" } x => Unusable(x),
        BinarySyntax { Operator: "=" or "!=" } x when Text(x) is { } text => text,
        BinarySyntax x => Binary(x),
        InSyntax x => In(x),
        CallSyntax x => Call(x),
        _ => Unusable(syntax),
    };

    private Bound? Column(NameSyntax x)
    {
        if (!columns.Contains(x.Name))
            return UnknownName(x.Name);
        numbers.Add(x.Name);
        return new(from =>
        {
            var column = from.Number(x.Name);
            return row => column[row];
        }, IsCondition: false);
    }

    // A column against a text: 'quoted', or a bare word that is no column, as the options of a choice are written.
    private Bound? Text(BinarySyntax x)
    {
        if (x.Left is not NameSyntax left || !columns.Contains(left.Name))
            return null;
        var wanted = x.Right switch
        {
            DateSyntax quoted => quoted.Text,
            NameSyntax word when !columns.Contains(word.Name) => word.Name,
            _ => null,
        };
        return wanted is null ? null : OneOf(left.Name, [wanted], x.Operator == "!=");
    }

    private Bound? In(InSyntax x) => x.Inner is not NameSyntax name
        ? Unusable(x)
        : columns.Contains(name.Name) ? OneOf(name.Name, [.. x.Options.Select(static o => o.Name)], not: false) : UnknownName(name.Name);

    private Bound OneOf(string column, string[] options, bool not)
    {
        texts.Add(column);
        return new(from =>
        {
            var values = from.Text(column);
            return row => values[row].Length == 0 ? double.NaN : (Array.IndexOf(options, values[row]) >= 0) != not ? 1 : 0;
        }, IsCondition: true);
    }

    private Bound? Binary(BinarySyntax x)
    {
        var left = Bind(x.Left);
        var right = left is null ? null : Bind(x.Right);
        if (left is null || right is null)
            return null;
        return x.Operator switch
        {
            "and" => Combine(left, right, condition: true, operands: true, And),
            "or" => Combine(left, right, condition: true, operands: true, static (a, b) => 1 - And(1 - a, 1 - b)),
            "+" => Combine(left, right, condition: false, operands: false, static (a, b) => a + b),
            "-" => Combine(left, right, condition: false, operands: false, static (a, b) => a - b),
            "*" => Combine(left, right, condition: false, operands: false, static (a, b) => a == 0 || b == 0 ? 0 : a * b),
            "/" => Combine(left, right, condition: false, operands: false, static (a, b) => b == 0 ? double.NaN : a / b),
            "<" => Compare(left, right, Value.IsLess),
            "<=" => Compare(left, right, static (a, b) => !Value.IsLess(b, a)),
            ">" => Compare(left, right, static (a, b) => Value.IsLess(b, a)),
            ">=" => Compare(left, right, static (a, b) => !Value.IsLess(a, b)),
            "=" => Compare(left, right, IsSame),
            "!=" => Compare(left, right, static (a, b) => !IsSame(a, b)),
            _ => Unusable(x),
        };
    }

    private Bound? Call(CallSyntax x)
    {
        if (x.Function == "score")
            return Unusable(x);
        if (Bind(x.Argument) is not { } argument)
            return null;
        return x.Function switch
        {
            "exp" => Combine(argument, argument, condition: false, operands: false, static (a, _) => Math.Exp(a) is not 0 and var power ? power : double.PositiveInfinity), // neither is what is too small 0
            "log" => Combine(argument, argument, condition: false, operands: false, static (a, _) => a > 0 ? Math.Log(a) : double.NaN),
            "sqrt" => Combine(argument, argument, condition: false, operands: false, static (a, _) => Math.Sqrt(a)),
            "abs" => Combine(argument, argument, condition: false, operands: false, static (a, _) => Math.Abs(a)),
            _ => new(from => { var inner = argument.Make(from); return row => double.IsNaN(inner(row)) ? 0 : 1; }, IsCondition: true),
        };
    }

    private Bound? Compare(Bound left, Bound right, Func<double, double, bool> holds) =>
        Combine(left, right, condition: true, operands: false, (a, b) => double.IsNaN(a) || double.IsNaN(b) ? double.NaN : holds(a, b) ? 1 : 0);

    private Bound? Combine(Bound left, Bound right, bool condition, bool operands, Func<double, double, double> value)
    {
        if (left.IsCondition != operands || right.IsCondition != operands)
        {
            var (number, yesNo) = (Texts.Get("type-any-number"), Texts.Get("type-yes-no"));
            return operands ? Fail("wrong-type", yesNo, number) : Fail("wrong-type", number, yesNo);
        }

        return new(from =>
        {
            var a = left.Make(from);
            var b = ReferenceEquals(left, right) ? static _ => double.NaN : right.Make(from);
            return condition ? row => value(a(row), b(row)) : row => Reach(a(row), b(row), value);
        }, condition);
    }

    private static bool IsSame(double a, double b) => !Value.IsLess(a, b) && !Value.IsLess(b, a);

    // What has become too large stays so, lest 1 / exp(1000) be 0.
    private static double Reach(double a, double b, Func<double, double, double> value) =>
        double.IsInfinity(a) || double.IsInfinity(b) ? double.PositiveInfinity : value(a, b);

    private static double And(double a, double b) => a == 0 || b == 0 ? 0 : a * b;

    private static Bound Constant(double value) => new(_ => Always(value), IsCondition: false);

    private static Func<int, double> Always(double value) => _ => value;

    private Bound? UnknownName(string name)
    {
        var nearest = columns.MinBy(x => Binder.Distance(x, name));
        object hint = nearest is not null && Binder.Distance(nearest, name) <= 3 ? Texts.Get("nearest", nearest) : Texts.Get("nothing-near");
        return Fail("unknown-name", name, hint);
    }

    private Bound? Unusable(Syntax syntax) => Fail("bad-expression", syntax switch
    {
        CallSyntax x => x.Function,
        MembersSyntax x => x.Function,
        DateSyntax x => $"'{x.Text}'",
        BinarySyntax x => x.Operator,
        _ => syntax.At.ToString(CultureInfo.InvariantCulture),
    });

    private Bound? Fail(string code, params object[] arguments)
    {
        fault ??= new(code, Texts.Get("fault-" + code, arguments));
        return null;
    }

    private sealed record Bound(Func<ColumnExpression.Columns, Func<int, double>> Make, bool IsCondition);
}
