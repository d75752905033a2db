namespace Anise.Rules;

/// <summary>How sure a value, table or condition is against the text of the law.</summary>
public enum RuleStatus
{
    /// <summary>Checked against the legal text or well known.</summary>
    Confirmed,

    /// <summary>Believed; to be confirmed by the office.</summary>
    Unconfirmed,
}

/// <summary>The outcome of the rules for one household on one date.</summary>
/// <param name="Class">The class code (<c>poor</c>, <c>near-poor</c>, <c>not-poor</c>), or null while missing answers leave it open.</param>
/// <param name="B1">The B1 points, or null when unknown or when the set has none.</param>
/// <param name="B2">The B2 points, or null when unknown or when the set has none.</param>
/// <param name="DeprivationCount">The number of deprivations, or null while one of them is unknown.</param>
/// <param name="Deprivations">Every indicator of the set, in its order.</param>
/// <param name="Missing">Unanswered questions that matter; those that keep the class open are marked.</param>
/// <param name="Faults">Answers that cannot be.</param>
/// <param name="PossibleClasses">The classes that the unknown answers leave open; one when the class is known.</param>
/// <param name="Why">The tree of conditions, values and articles.</param>
public sealed record Assessment(
    string? Class,
    decimal? B1,
    decimal? B2,
    int? DeprivationCount,
    IReadOnlyList<DeprivationResult> Deprivations,
    IReadOnlyList<MissingAnswer> Missing,
    IReadOnlyList<AnswerFault> Faults,
    IReadOnlyList<string> PossibleClasses,
    Explanation Why);

/// <summary>Whether a household is deprived in one indicator.</summary>
/// <param name="Code">The code of the indicator.</param>
/// <param name="Service">The code of the basic social service.</param>
/// <param name="ServiceLabel">The name of the service.</param>
/// <param name="Label">The name of the indicator.</param>
/// <param name="Deprived">Yes, no, or null when answers are missing.</param>
/// <param name="Why">The explanation with the members that count.</param>
public sealed record DeprivationResult(string Code, string Service, LocalText ServiceLabel, LocalText Label, bool? Deprived, Explanation Why);

/// <summary>A question without an answer that matters for the result.</summary>
/// <param name="QuestionCode">The code of the question, or of a fact of the member: <c>area</c>, <c>sex</c>, <c>birth-date</c>, <c>members</c>.</param>
/// <param name="MemberKey">The member's key, or null for the household.</param>
/// <param name="DecidesClass">Whether the class is open because of it.</param>
public sealed record MissingAnswer(string QuestionCode, string? MemberKey, bool DecidesClass);

/// <summary>An answer that cannot be: it is treated as missing.</summary>
/// <param name="QuestionCode">The code of the question.</param>
/// <param name="MemberKey">The member's key, or null for the household.</param>
/// <param name="Code"><c>unknown-question</c>, <c>unknown-option</c>, <c>not-a-number</c>, <c>out-of-range</c>, <c>too-many-decimals</c>, <c>not-yes-no</c>.</param>
/// <param name="Message">What is wrong, in both languages.</param>
public sealed record AnswerFault(string QuestionCode, string? MemberKey, string Code, LocalText Message);

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
