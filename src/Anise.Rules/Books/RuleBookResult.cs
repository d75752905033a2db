using Anise.Rules.Files;

namespace Anise.Rules.Books;

/// <summary>What reading a rules directory gave: a book when there is no fault.</summary>
/// <param name="Book">The rules, or null when a file has a fault.</param>
/// <param name="Faults">All mistakes, by file and line; empty when all is well.</param>
public sealed record RuleBookResult(RuleBook? Book, IReadOnlyList<RuleFault> Faults)
{
    /// <summary>The rules; throws with all faults when there are any (for programs that ship their own rules).</summary>
    public RuleBook Require() => Book ?? throw new InvalidOperationException(string.Join(Environment.NewLine, Faults));
}
