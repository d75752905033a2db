namespace Anise.Rules.Language;

/// <summary>Finds rules that rest on themselves, also through score tables and the count of deprivations.</summary>
internal static class Cycles
{
    public static Rule? Find(IReadOnlyList<Rule> rules)
    {
        var state = new Dictionary<Rule, bool>();
        return rules.FirstOrDefault(x => IsCircular(x, state));
    }

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

    private static bool IsCircular(Rule rule, Dictionary<Rule, bool> state)
    {
        if (state.TryGetValue(rule, out var done))
            return !done;
        state[rule] = false;
        var circular = Uses(rule.Body).Any(x => IsCircular(x, state));
        state[rule] = !circular;
        return circular;
    }

    private static IEnumerable<Rule> Uses(Expr expression) =>
        expression is RuleExpr x ? [x.Rule] : Parts(expression).SelectMany(Uses);
}
