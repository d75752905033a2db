namespace Anise.Rules;

/// <summary>One mistake in a rule file.</summary>
/// <param name="File">The path of the file, relative to the rules root.</param>
/// <param name="Line">The line in the file, from 1.</param>
/// <param name="Code">The kind of mistake, kebab-case, such as <c>unknown-name</c>.</param>
/// <param name="Message">What is wrong and what to do, in both languages.</param>
public sealed record RuleFault(string File, int Line, string Code, LocalText Message)
{
    /// <summary>The place and the message in the current language.</summary>
    public override string ToString() => $"{File}:{Line}: {Message}";
}

/// <summary>What reading a rules directory gave: a book when there is no fault.</summary>
/// <param name="Book">The rules, or null when a file has a fault.</param>
/// <param name="Faults">All mistakes, by file and line; empty when all is well.</param>
public sealed record RuleBookResult(RuleBook? Book, IReadOnlyList<RuleFault> Faults)
{
    /// <summary>The rules; throws with all faults when there are any (for programs that ship their own rules).</summary>
    public RuleBook Require() => Book ?? throw new InvalidOperationException(string.Join(Environment.NewLine, Faults));
}
