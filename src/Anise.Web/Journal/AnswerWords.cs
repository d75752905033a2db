using System.Globalization;
using System.Text.Json;
using Anise.Rules.Answering;
using Anise.Rules.Forms;
using Anise.Rules.Sets;
using Anise.Web.Components;

namespace Anise.Web.Journal;

/// <summary>Stored answers of a form, a line each: number, question, answer, in the words of the form.</summary>
internal static class AnswerWords
{
    /// <summary>The answers in the order of the form; only how many there are where the form is not known any more.</summary>
    public static string Of(string json, IEnumerable<RuleSet> sets)
    {
        Answers answers;
        try
        {
            answers = Answers.FromJson(json);
        }
        catch (JsonException)   // written by an older version
        {
            return json;
        }
        Form? form = sets.SelectMany(s => (Form?[])[s.Form, s.QuickForm]).FirstOrDefault(f => f is not null && answers.Household.Keys.All(code => f.Find(code) is not null));
        if (form is null) return Texts.Get("answers", answers.Household.Count + answers.Members.Sum(m => m.Values.Count));
        List<string> lines = [.. form.Questions.Where(q => !q.PerMember && answers[q.Code] is not null).Select(q => Line(q, answers[q.Code]!))];
        foreach (MemberAnswers member in answers.Members)
        {
            lines.Add(Texts.Get("answers-of", member.Name));
            lines.AddRange(form.Questions.Where(q => q.PerMember && member[q.Code] is not null).Select(q => Line(q, member[q.Code]!)));
        }
        return string.Join('\n', lines);
    }

    /// <summary>The questions that two forms answer differently, with both answers; none where the form is not known any more.</summary>
    public static IReadOnlyList<(string Question, string One, string Other)> Differing(string one, string other, IEnumerable<RuleSet> sets)
    {
        Answers first = Answers.FromJson(one), second = Answers.FromJson(other);
        Form? form = sets.SelectMany(s => (Form?[])[s.Form, s.QuickForm]).FirstOrDefault(f => f is not null && first.Household.Keys.Concat(second.Household.Keys).All(code => f.Find(code) is not null));
        if (form is null) return [];
        var rows = new List<(string, string, string)>();
        foreach (Question question in form.Questions.Where(q => !q.PerMember && first[q.Code] != second[q.Code]))
            rows.Add((Texts.Get("answer-of-form", question.Number, question.Label), Answered(question, first[question.Code]), Answered(question, second[question.Code])));
        foreach (MemberAnswers member in first.Members.Concat(second.Members).DistinctBy(m => m.Key))
        {
            MemberAnswers? a = first.Members.FirstOrDefault(m => m.Key == member.Key), b = second.Members.FirstOrDefault(m => m.Key == member.Key);
            foreach (Question question in form.Questions.Where(q => q.PerMember && a?[q.Code] != b?[q.Code]))
                rows.Add((Texts.Get("answer-of-member", question.Number, question.Label, member.Name), Answered(question, a?[question.Code]), Answered(question, b?[question.Code])));
        }
        return rows;
    }

    private static string Line(Question question, string answer) => Texts.Get("answer-line", question.Number, question.Label.ToString().TrimEnd('?'), Answered(question, answer));

    private static string Answered(Question question, string? answer) => answer is null ? "" : question.Kind switch
    {
        QuestionKind.YesNo => Texts.Get(answer == "yes" ? "yes" : "no"),
        QuestionKind.Choice or QuestionKind.Choices => answer.Length == 0 ? Texts.Get("none-of-them")
            : string.Join("; ", answer.Split(',').Select(code => question.Options.FirstOrDefault(o => o.Code == code)?.Label.ToString() ?? code)),
        _ => decimal.TryParse(answer, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number)
            ? $"{Show.Number(number)} {(question.Unit is { } unit ? UnitNames.Of(unit) : "")}".TrimEnd() : answer,
    };
}
