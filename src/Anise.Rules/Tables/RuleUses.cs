using Anise.Rules.Language;

namespace Anise.Rules.Tables;

/// <summary>What each rule of a set reads, directly and through other rules: known once, before any household.</summary>
internal sealed class RuleUses
{
    private readonly Dictionary<Rule, Direct> direct = [];
    private readonly Dictionary<Rule, HashSet<Parameter>> read = [];

    /// <summary>What a rule's own text names.</summary>
    public Direct Of(Rule rule)
    {
        if (!direct.TryGetValue(rule, out var uses))
        {
            direct.Add(rule, uses = new());
            Walk(rule.Body, uses);
        }

        return uses;
    }

    /// <summary>The parameters that a rule reads, also through other rules.</summary>
    public HashSet<Parameter> ParametersOf(Rule rule)
    {
        if (read.TryGetValue(rule, out var known))
            return known;
        var all = new HashSet<Parameter>(Of(rule).Parameters);
        foreach (var used in Of(rule).Rules)
            all.UnionWith(ParametersOf(used));
        read.Add(rule, all);
        return all;
    }

    /// <summary>The rules and all that they rest on.</summary>
    public IReadOnlyCollection<Rule> Reach(IEnumerable<Rule> from)
    {
        var reached = new HashSet<Rule>();
        var open = new Stack<Rule>(from);
        while (open.TryPop(out var rule))
        {
            if (!reached.Add(rule))
                continue;
            foreach (var used in Of(rule).Rules)
                open.Push(used);
        }

        return reached;
    }

    /// <summary>The parameters read on the way from some rules, without entering score tables and the indicators that are counted: the lines of a class.</summary>
    public HashSet<Parameter> LinesOf(IEnumerable<Rule> from)
    {
        var lines = new HashSet<Parameter>();
        var seen = new HashSet<Rule>();
        var open = new Stack<Rule>(from);
        while (open.TryPop(out var rule))
        {
            if (!seen.Add(rule))
                continue;
            var uses = new Direct();
            Walk(rule.Body, uses, enter: false);
            lines.UnionWith(uses.Parameters);
            foreach (var used in uses.Rules)
                open.Push(used);
        }

        return lines;
    }

    private static void Walk(Expr expression, Direct uses, bool enter = true)
    {
        switch (expression)
        {
            case RuleExpr x:
                uses.Rules.Add(x.Rule);
                return;
            case InputExpr x:
                uses.Inputs.Add(x.Input);
                return;
            case ParameterExpr x:
                uses.Parameters.Add(x.Parameter);
                if (x.Case is not null)
                    uses.Inputs.Add(x.Case);
                return;
            case ScoreExpr or DeprivationsExpr or MembersExpr when !enter:
                return;
            case ScoreExpr x:
                uses.Inputs.Add(x.Table.Column);
                break;
            case MembersExpr:
                uses.WalksMembers = true;
                break;
        }

        foreach (var part in Cycles.Parts(expression))
            Walk(part, uses, enter);
    }

    /// <summary>What one text names.</summary>
    internal sealed class Direct
    {
        public HashSet<Rule> Rules { get; } = [];

        public HashSet<Input> Inputs { get; } = [];

        public HashSet<Parameter> Parameters { get; } = [];

        /// <summary>Whether it walks over the members of the household.</summary>
        public bool WalksMembers { get; set; }
    }
}
