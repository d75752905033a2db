using Anise.Rules.Files;
using Anise.Rules.Language;
using Anise.Rules.Sets;

namespace Anise.Rules.Reading;

/// <summary>
/// Proves that every household has exactly one class: the conditions compare named values with constants, so one point below, at and
/// above each constant stands for all values there are.
/// </summary>
internal static class ClassCheck
{
    public static void Run(SetParts set, FaultList faults)
    {
        if (set.Classes.Count == 0)
            return;
        var compiler = new Compiler(set.Rules);
        var dates = set.Names.Parameters.Values.SelectMany(x => x.Values).SelectMany(x => x).Select(x => x.From)
            .Where(x => x > set.From && (set.To is null || x <= set.To)).Append(set.From).Distinct().Order();
        foreach (var date in dates)
        {
            var areas = set.Names.Inputs.TryGetValue(Builtins.Area, out var input) && input.Question is null ? Builtins.Areas.Options.Count : 1;
            for (var area = 0; area < areas; area++)
            {
                var frame = set.NewFrame(date);
                frame.Start(0);
                if (areas > 1)
                    frame.Household[input!.Slot] = Value.Of(area);
                if (!Check(set, compiler, frame, area, faults))
                    return;
            }
        }
    }

    private static bool Check(SetParts set, Compiler compiler, Frame frame, int area, FaultList faults)
    {
        var points = new Dictionary<Rule, SortedSet<double>>();
        foreach (var rule in set.Classes)
        {
            if (!Collect(rule.Body, points, compiler, frame))
            {
                faults.Add(rule.File, rule.Line, "class-condition", rule.Name);
                return false;
            }
        }

        var axes = points.Select(x => (Rule: x.Key, Samples: Samples(x.Key, x.Value))).ToArray();
        return Walk(set, compiler, frame, area, axes, new double[axes.Length], 0, faults);
    }

    private static bool Walk(
        SetParts set, Compiler compiler, Frame frame, int area, (Rule Rule, double[] Samples)[] axes, double[] at, int axis, FaultList faults)
    {
        if (axis < axes.Length)
        {
            foreach (var sample in axes[axis].Samples)
            {
                at[axis] = sample;
                if (!Walk(set, compiler, frame, area, axes, at, axis + 1, faults))
                    return false;
            }

            return true;
        }

        frame.Forget();
        for (var i = 0; i < axes.Length; i++)
            frame.Give(axes[i].Rule, Value.Of(at[i]));
        var hold = set.Classes.Where(x => compiler.Run(x, frame).IsYes).ToList();
        if (hold.Count == 1)
            return true;

        var where = string.Join(", ", axes.Select((x, i) => $"{x.Rule.Name} = {ValueText.Scaled(x.Rule.Shown, at[i])}").Prepend($"area = {Builtins.Areas.Options[area]}"));
        if (hold.Count == 0)
            faults.Add(set.Classes[0].File, set.Classes[0].Line, "class-gap", where);
        else
            faults.Add(hold[1].File, hold[1].Line, "class-overlap", where, hold[0].Name, hold[1].Name);
        return false;
    }

    // Conditions are followed through named yes/no rules down to comparisons of a named number with a constant.
    private static bool Collect(Expr expression, Dictionary<Rule, SortedSet<double>> points, Compiler compiler, Frame frame)
    {
        switch (expression)
        {
            case RuleExpr x when x.Rule.Type.Kind == Kind.YesNo:
                return Collect(x.Rule.Body, points, compiler, frame);
            case NotExpr or AndExpr or OrExpr:
                return Cycles.Parts(expression).All(x => Collect(x, points, compiler, frame));
            case CompareExpr { Left: RuleExpr x, Right: var constant } when IsConstant(constant):
                return Add(x.Rule, constant, points, compiler, frame);
            case CompareExpr { Right: RuleExpr x, Left: var constant } when IsConstant(constant):
                return Add(x.Rule, constant, points, compiler, frame);
            case CompareExpr { Left: InputExpr { Input.Name: Builtins.Area }, Right: ConstantExpr }:
                return true;
            default:
                return false;
        }
    }

    private static bool IsConstant(Expr expression) =>
        expression is ConstantExpr or ParameterExpr || (expression is ArithmeticExpr x && IsConstant(x.Left) && IsConstant(x.Right));

    private static bool Add(Rule rule, Expr constant, Dictionary<Rule, SortedSet<double>> points, Compiler compiler, Frame frame)
    {
        if (!points.TryGetValue(rule, out var set))
            points.Add(rule, set = []);
        set.Add(compiler.Compile(constant)(frame).Low);
        return true;
    }

    private static double[] Samples(Rule rule, SortedSet<double> constants)
    {
        // Indicators are counted in whole numbers; everything else is continuous.
        var step = rule.Type.Unit.Name is "indicator" ? 1 : 0.001;
        return [.. constants.SelectMany(x => new[] { x - step, x, x + step }).Distinct().Order()];
    }
}
