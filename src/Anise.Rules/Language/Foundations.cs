namespace Anise.Rules.Language;

/// <summary>Walks all that a rule is worked out from.</summary>
internal static class Foundations
{
    /// <summary>The statuses of a rule, and of the rules, parameters and tables under it.</summary>
    public static IReadOnlySet<RuleStatus> Of(Rule rule)
    {
        var seen = new HashSet<Rule>();
        var statuses = new HashSet<RuleStatus>();
        Walk(rule);
        return statuses;

        void Walk(Rule one)
        {
            if (!seen.Add(one)) return;
            statuses.Add(one.Status);
            Under(one.Body);
        }

        void Under(Expr? expression)
        {
            switch (expression)
            {
                case RuleExpr x: Walk(x.Rule); break;
                case DeprivationsExpr x: foreach (var indicator in x.Indicators) Walk(indicator); break;
                case ParameterExpr x: statuses.UnionWith(x.Parameter.Values.SelectMany(values => values).Select(v => v.Status)); break;
                case ScoreExpr x: statuses.Add(x.Table.Status); break;
                case NotExpr x: Under(x.Inner); break;
                case AndExpr x: Under(x.Left); Under(x.Right); break;
                case OrExpr x: Under(x.Left); Under(x.Right); break;
                case CompareExpr x: Under(x.Left); Under(x.Right); break;
                case ArithmeticExpr x: Under(x.Left); Under(x.Right); break;
                case InExpr x: Under(x.Inner); break;
                case ChooseExpr x: foreach (var condition in x.Conditions) Under(condition); break;
                case HasExpr x: Under(x.Inner); break;
                case KnownExpr x: Under(x.Inner); break;
                case MembersExpr x: Under(x.Amount); Under(x.Where); break;
                default: break;
            }
        }
    }
}
