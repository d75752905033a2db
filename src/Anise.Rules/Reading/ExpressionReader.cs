namespace Anise.Rules;

/// <summary>Reads expressions of YAML values and reports their mistakes with the line.</summary>
internal sealed class ExpressionReader(Names names, FaultList faults)
{
    private readonly Dictionary<Rule, (Syntax? Syntax, YamlValue Source, LocalText Place)> sources = [];
    private readonly Dictionary<Rule, bool> bound = [];
    private readonly HashSet<Rule> open = [];

    /// <summary>Adds a rule whose body is read when a name asks for it.</summary>
    public void Declare(Rule rule, YamlValue source) => sources[rule] = (Parse(source), source, default);

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
        if (!open.Add(rule))
        {
            faults.Add(rule.File, rule.Line, "circular", rule.Name);
            return null;
        }

        var (syntax, source, _) = sources[rule];
        var binder = new Binder(names, rule.Scope, Body);
        var expression = syntax is null ? null : binder.Bind(syntax);
        Report(source, binder);
        open.Remove(rule);
        bound[rule] = expression is not null;
        if (expression is not null)
        {
            rule.Body = expression;
            rule.Type = expression.Type;
        }

        return expression;
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
