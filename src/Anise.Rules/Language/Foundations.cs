namespace Anise.Rules.Language;

/// <summary>Walks all that a rule is worked out from.</summary>
internal static class Foundations
{
    /// <summary>The names of a rule, and of the rules, parameters and tables under it.</summary>
    public static IReadOnlySet<string> Of(Rule rule)
    {
        var seen = new HashSet<Rule>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        Walk(rule);
        return names;

        void Walk(Rule one)
        {
            if (!seen.Add(one)) return;
            names.Add(one.Name);
            Under(one.Body);
        }

        void Under(Expr? expression)
        {
            switch (expression)
            {
                case RuleExpr x: Walk(x.Rule); break;
                case DeprivationsExpr x: foreach (var indicator in x.Indicators) Walk(indicator); break;
                case ParameterExpr x: names.Add(x.Parameter.Code); break;
                case ScoreExpr x: names.Add(x.Table.Code); break;
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
