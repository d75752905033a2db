namespace Anise.Rules.Answering;

/// <summary>An answer that cannot be: it is treated as missing.</summary>
/// <param name="QuestionCode">The code of the question.</param>
/// <param name="MemberKey">The member's key, or null for the household.</param>
/// <param name="Code"><c>unknown-question</c>, <c>unknown-option</c>, <c>not-a-number</c>, <c>out-of-range</c>, <c>too-many-decimals</c>, <c>not-yes-no</c>.</param>
/// <param name="Message">What is wrong, in both languages.</param>
public sealed record AnswerFault(string QuestionCode, string? MemberKey, string Code, LocalText Message);
