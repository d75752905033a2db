using System.Globalization;
using Anise.Rules.Answering;
using Anise.Rules.Forms;
using Anise.Rules.Sets;

namespace Anise.Scenarios;

/// <summary>What is assumed of a question that the forms did not ask.</summary>
/// <param name="Question">The code of the question.</param>
/// <param name="Answer">The answer that is assumed.</param>
/// <param name="Percent">Of how many households in a hundred; all others give <paramref name="Else"/>.</param>
/// <param name="Else">The answer of the others.</param>
public sealed record Assumption(string Question, string Answer, int Percent, string Else)
{
    /// <summary>Puts it into the answers of a household, where nothing stands. Which households are among the share is drawn by their number: the same ones each time.</summary>
    public void Fill(Answers answers, long household)
    {
        if (string.IsNullOrEmpty(answers[Question])) answers[Question] = Draw(household) < Percent ? Answer : Else;
    }

    // A number from 0 to 99 that is always the same for a household and a question.
    private int Draw(long household)
    {
        uint hash = 2166136261;
        foreach (char c in string.Create(CultureInfo.InvariantCulture, $"{Question}|{household}")) hash = (hash ^ c) * 16777619;
        hash ^= hash >> 15;
        return (int)(hash * 2246822519u >> 8) % 100;
    }

    /// <summary>The questions of a household of which something can be assumed, with the answers there are.</summary>
    public static IEnumerable<(Question Question, IReadOnlyList<Option> Options)> Possible(RuleSet rules) =>
        from question in rules.Form.Questions
        where question is { Required: true, AskedWhen: null, PerMember: false, Kind: QuestionKind.YesNo or QuestionKind.Choice }
        select (question, question.Kind == QuestionKind.Choice ? question.Options : YesNo);

    private static IReadOnlyList<Option> YesNo { get; } = [new("yes", default), new("no", default)];
}
