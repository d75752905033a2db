using System.Globalization;
using System.Text.RegularExpressions;
using Anise.Rules.Answering;
using Anise.Rules.Forms;
using Anise.Web.Components;

namespace Anise.Web.Reviews;

/// <summary>Answers between a form of the rules and the fields of a page. What is left blank stays unknown.</summary>
internal static partial class FormAnswers
{
    /// <summary>The box that says "none of these", so that nothing ticked still means "not answered".</summary>
    public const string NoneOfThese = "none-of-these";

    /// <summary>The name of a question's field: that of the problems that come back.</summary>
    public static string NameOf(Question question, string? member = null) => member is null ? question.Code : $"{question.Code}[{member}]";

    /// <summary>Reads a form as it was sent.</summary>
    public static Answers Read(PostedForm posted, Form form, IEnumerable<MemberAnswers> members)
    {
        var answers = new Answers();
        foreach (Question question in form.Questions.Where(q => !q.PerMember)) answers[question.Code] = Read(posted, question, null);
        foreach (MemberAnswers member in members)
        {
            var own = new MemberAnswers { Key = member.Key };
            foreach (Question question in form.Questions.Where(q => q.PerMember)) own[question.Code] = Read(posted, question, member.Key);
            answers.Members.Add(own);
        }
        return answers;
    }

    /// <summary>A stored answer as the field shows it: numbers with the decimal sign of the language.</summary>
    public static string Shown(Question question, string? stored) => question.Kind is QuestionKind.Number or QuestionKind.Money
        && decimal.TryParse(stored, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
            ? number.ToString(question.Kind == QuestionKind.Money ? "#,0" : "0.######", CultureInfo.CurrentCulture)
            : stored ?? "";

    private static string? Read(PostedForm posted, Question question, string? member)
    {
        string name = NameOf(question, member);
        if (question.Kind != QuestionKind.Choices) return posted[name] is { Length: > 0 } text ? Stored(question, text) : null;
        IReadOnlyList<string> ticked = posted.All(name);
        return ticked.Count == 0 ? null : string.Join(',', ticked.Where(t => t != NoneOfThese));
    }

    /// <summary>A number as people write it (1.500.000; 45,5) as rules read it; anything else as it is, for the rules to refuse.</summary>
    private static string Stored(Question question, string text)
    {
        if (question.Kind is not (QuestionKind.Number or QuestionKind.Money)) return text;
        string number = text.Replace(" ", "", StringComparison.Ordinal);
        string group = CultureInfo.CurrentCulture.NumberFormat.NumberGroupSeparator;
        if (Grouped().IsMatch(number) && number.Contains(group, StringComparison.Ordinal)) number = number.Replace(group, "", StringComparison.Ordinal);
        return number.Replace(',', '.');
    }

    [GeneratedRegex(@"^-?\d{1,3}([.,]\d{3})+([.,]\d+)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Grouped();
}
