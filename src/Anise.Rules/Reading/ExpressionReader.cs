using Anise.Rules.Files;
using Anise.Rules.Language;
using Anise.Rules.Units;

namespace Anise.Rules.Reading;

/// <summary>Reads expressions of YAML values and reports their mistakes with the line.</summary>
internal sealed class ExpressionReader(Names names, FaultList faults)
{
    private readonly Dictionary<Rule, IReadOnlyList<(Syntax? Syntax, YamlValue Source)>> sources = [];
    private readonly Dictionary<Rule, Domain> domains = [];
    private readonly Dictionary<Rule, bool> bound = [];
    private readonly List<Rule> open = [];

    /// <summary>Adds a rule whose body is read when a name asks for it.</summary>
    public void Declare(Rule rule, YamlValue source) => sources[rule] = [(Parse(source), source)];

    /// <summary>Adds a rule that is one of some options: the first whose condition holds, the last of all others.</summary>
    public void Declare(Rule rule, Domain domain, IReadOnlyList<YamlValue> conditions)
    {
        sources[rule] = [.. conditions.Select(x => (Parse(x), x))];
        domains[rule] = domain;
    }

    /// <summary>Reads the bodies of all declared rules.</summary>
    public void BindAll()
    {
        foreach (var rule in sources.Keys)
            Body(rule);
    }

    public Expr? Read(YamlValue source, Scope scope, bool condition)
    {
        if (Parse(source) is not { } syntax)
            return null;
        var binder = new Binder(names, scope, Body);
        var expression = condition ? binder.Condition(syntax) : binder.Bind(syntax);
        Report(source, binder);
        return expression;
    }

    /// <summary>A name in braces of an explanation.</summary>
    public Expr? Name(string name, YamlValue source, Scope scope)
    {
        var binder = new Binder(names, scope, Body);
        var expression = binder.Bind(new NameSyntax(0, name));
        foreach (var fault in binder.Faults.Where(x => !IsConsequence(x)))
            faults.Add(source.File, source.Line, fault.Code, fault.Arguments);
        return expression;
    }

    private Expr? Body(Rule rule)
    {
        if (bound.TryGetValue(rule, out var good))
            return good ? rule.Body : null;
        if (open.IndexOf(rule) is >= 0 and var begins)
        {
            faults.Add(rule.File, rule.Line, "circular", string.Join(" → ", [.. open[begins..].Select(x => x.Name), rule.Name]));
            return null;
        }

        open.Add(rule);

        var expression = domains.TryGetValue(rule, out var domain) ? Choice(rule, domain) : Single(rule);
        open.Remove(rule);
        bound[rule] = expression is not null;
        if (expression is not null)
        {
            rule.Body = expression;
            rule.Type = expression.Type;
        }

        return expression;
    }

    private Expr? Single(Rule rule)
    {
        var (syntax, source) = sources[rule][0];
        var binder = new Binder(names, rule.Scope, Body);
        var expression = syntax is null ? null : binder.Bind(syntax);
        Report(source, binder);
        return expression;
    }

    private ChooseExpr? Choice(Rule rule, Domain domain)
    {
        var conditions = new List<Expr>();
        foreach (var (syntax, source) in sources[rule])
        {
            var binder = new Binder(names, rule.Scope, Body);
            if (syntax is not null && binder.Condition(syntax) is { } condition)
                conditions.Add(condition);
            Report(source, binder);
        }

        return conditions.Count < sources[rule].Count ? null : new(new(Kind.Choice, Unit.None, domain), conditions);
    }

    private Syntax? Parse(YamlValue source)
    {
        if (Grammar.TryParse(source.Text, out var syntax, out var stopped))
            return syntax;
        var near = source.Text.Length == 0 ? "" : source.Text[Math.Min(stopped, source.Text.Length - 1)..];
        faults.Add(source.File, source.Line + LinesBefore(source, stopped), "bad-expression", near.Split('\n')[0]);
        return null;
    }

    private void Report(YamlValue source, Binder binder)
    {
        foreach (var fault in binder.Faults.Where(x => !IsConsequence(x)))
            faults.Add(source.File, source.Line + LinesBefore(source, fault.At), fault.Code, fault.Arguments);
    }

    // One mistake, one message: a name that could not be read where it is defined is not reported again where it is used.
    private bool IsConsequence(ExpressionFault fault) =>
        fault.Code == "unknown-name" && (faults.HasUnreadableFile || names.Broken.Contains((string)fault.Arguments[0]));

    // A block scalar begins on the line after its key; a plain one keeps no line breaks.
    private static int LinesBefore(YamlValue source, int at)
    {
        if (!source.Text.Contains('\n', StringComparison.Ordinal))
            return 0;
        return 1 + source.Text.AsSpan(0, Math.Min(at, source.Text.Length)).Count('\n');
    }
}
