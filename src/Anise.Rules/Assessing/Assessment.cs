using Anise.Rules.Answering;
using Anise.Rules.Language;

namespace Anise.Rules.Assessing;

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
