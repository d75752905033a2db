namespace Anise.Rules.Language;

/// <summary>A checked expression: names are slots, units agree.</summary>
internal abstract record Expr(ExprType Type);

internal sealed record ConstantExpr(ExprType Type, double Number) : Expr(Type);

/// <summary>A fact or an answer of the household or of the member at hand.</summary>
internal sealed record InputExpr(Input Input) : Expr(Input.Type);

/// <summary>A parameter; <c>Case</c> picks its value when it has cases.</summary>
internal sealed record ParameterExpr(ExprType Type, Parameter Parameter, Input? Case) : Expr(Type);

internal sealed record RuleExpr(Rule Rule) : Expr(Rule.Type);

internal sealed record NotExpr(Expr Inner) : Expr(ExprType.YesNo);

internal sealed record AndExpr(Expr Left, Expr Right) : Expr(ExprType.YesNo);

internal sealed record OrExpr(Expr Left, Expr Right) : Expr(ExprType.YesNo);

internal enum Comparison
{
    Less,
    AtMost,
    Same,
}

internal sealed record CompareExpr(Comparison Comparison, Expr Left, Expr Right) : Expr(ExprType.YesNo);

internal sealed record InExpr(Expr Inner, double[] Options) : Expr(ExprType.YesNo);

/// <summary>The first option whose condition holds; the last one has none and holds for all others.</summary>
internal sealed record ChooseExpr(ExprType Type, IReadOnlyList<Expr> Conditions) : Expr(Type);

internal sealed record HasExpr(Expr Inner, int Bit) : Expr(ExprType.YesNo);

internal sealed record KnownExpr(Expr Inner) : Expr(ExprType.YesNo);

internal sealed record ArithmeticExpr(ExprType Type, char Operator, Expr Left, Expr Right) : Expr(Type);

internal enum Aggregate
{
    Count,
    Any,
    All,
    Sum,
}

internal sealed record MembersExpr(ExprType Type, Aggregate Aggregate, Expr? Amount, Expr? Where) : Expr(Type);

internal sealed record ScoreExpr(ExprType Type, ScoreTable Table) : Expr(Type);

/// <summary>The number of deprivations of the set: those that are certain up to those that may be.</summary>
internal sealed record DeprivationsExpr(ExprType Type, IReadOnlyList<Rule> Indicators) : Expr(Type);
