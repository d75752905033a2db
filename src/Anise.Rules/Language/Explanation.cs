using Anise.Rules.Units;

namespace Anise.Rules.Language;

/// <summary>One line of an explanation: a condition, a value, a score item or an answer, with what it rests on.</summary>
/// <param name="Code">The name of the rule, parameter, item or question.</param>
/// <param name="Text">The line, with its values filled in.</param>
/// <param name="Value">The value as an invariant text (number with a point, option code, <c>yes</c>/<c>no</c>), or null when unknown.</param>
/// <param name="Unit">The unit of a number, or null.</param>
/// <param name="Holds">For a condition: yes, no or unknown; null for other lines too.</param>
/// <param name="Reference">The article of law, or null.</param>
/// <param name="Status">The status of this line itself; see <see cref="HasUnconfirmed"/> for what it rests on.</param>
/// <param name="QuestionCode">The question that it reads directly, or null.</param>
/// <param name="MemberKeys">The members that count in it.</param>
/// <param name="Children">What it rests on.</param>
public sealed record Explanation(
    string Code,
    LocalText Text,
    string? Value,
    string? Unit,
    bool? Holds,
    string? Reference,
    RuleStatus Status,
    string? QuestionCode,
    IReadOnlyList<string> MemberKeys,
    IReadOnlyList<Explanation> Children)
{
    /// <summary>Whether the text itself says that the condition does not hold, so that no "not" goes before it.</summary>
    public bool SaysNot { get; init; }

    /// <summary>Whether this line or one that it rests on is unconfirmed.</summary>
    public bool HasUnconfirmed => Status == RuleStatus.Unconfirmed || Children.Any(x => x.HasUnconfirmed);
}
