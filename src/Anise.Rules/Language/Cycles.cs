namespace Anise.Rules.Language;

/// <summary>Finds rules that rest on themselves, also through score tables and the count of deprivations.</summary>
internal static class Cycles
{
    /// <summary>The first ring of rules with its path; null where there is none.</summary>
    public static IReadOnlyList<Rule>? Find(IReadOnlyList<Rule> rules) => Rings.Find(rules, x => Uses(x.Body));

    public static IEnumerable<Expr> Parts(Expr expression) => expression switch
    {
        NotExpr x => [x.Inner],
        KnownExpr x => [x.Inner],
        InExpr x => [x.Inner],
        HasExpr x => [x.Inner],
        ChooseExpr x => x.Conditions,
        AndExpr x => [x.Left, x.Right],
        OrExpr x => [x.Left, x.Right],
        CompareExpr x => [x.Left, x.Right],
        ArithmeticExpr x => [x.Left, x.Right],
        MembersExpr x => new[] { x.Amount, x.Where }.OfType<Expr>(),
        ScoreExpr x => x.Table.Items.Select(y => y.Of),
        DeprivationsExpr x => x.Indicators.Select(y => new RuleExpr(y)),
        _ => [],
    };

    private static IEnumerable<Rule> Uses(Expr expression) =>
        expression is RuleExpr x ? [x.Rule] : Parts(expression).SelectMany(Uses);
}
