using System.Globalization;
using Anise.Basics;
using Anise.Households;
using Anise.Rules;
using Anise.Store;

namespace Anise.Reviews;

/// <summary>A form B as somebody filled it.</summary>
/// <param name="HouseholdId">The household.</param>
/// <param name="On">The day at the door.</param>
/// <param name="Answers">The answers; members by their id as key. Who the members are comes from the registry of that day.</param>
/// <param name="Enumerator">Who filled it; null for the user.</param>
/// <param name="ComplaintId">The complaint it answers; null for the review itself.</param>
public sealed record FilledForm(HouseholdId HouseholdId, DateOnly On, Answers Answers, string? Enumerator = null, ComplaintId? ComplaintId = null);

/// <summary>Puts forms into a review: the same for one from a page and thousands from a file.</summary>
internal sealed class FormFilling(ReviewWrite open, RuleBook rules)
{
    private static readonly string[] Lists = ["causes", "groups", "needs"];

    private readonly RuleSet _set = rules.Sets.First(s => s.Family == open.Campaign.RuleFamily && s.Name == open.Campaign.RuleSet);
    private Dictionary<HouseholdId, List<List<MemberFact>>> _people = [];

    public async Task PrepareAsync(AniseDb db, IReadOnlyList<FilledForm> forms, CancellationToken cancel) =>
        _people = await Registry.PeopleAsync(db, [.. forms.Select(f => f.HouseholdId)], cancel);

    /// <summary>The assessment of a form, or what is wrong with its answers.</summary>
    public Result<(Assessment Stored, Rules.Assessment Computed)> Fill(FilledForm form, PlaceId village, AssessmentId id)
    {
        List<MemberFact> members = Registry.MembersOn(_people.GetValueOrDefault(form.HouseholdId, []), form.HouseholdId, form.On);
        if (members.Count == 0) return Texts.Problem("no-members", null, form.On);
        Answers answers = WithRegistry(form.Answers, members, out List<Problem> problems);
        Rules.Assessment computed = _set.Assess(answers, form.On);
        problems.AddRange(computed.Faults.Select(f => new Problem(f.Code, f.Message.ToString(), FieldOf(f.QuestionCode, f.MemberKey))));
        if (problems.Count > 0) return Result<(Assessment, Rules.Assessment)>.Refused(problems);
        string[] lists = [.. Lists.Select(l => answers[l] ?? "")];
        var stored = new Assessment
        {
            Id = id,
            ReviewId = open.Review.Id,
            HouseholdId = form.HouseholdId,
            VillageId = village,
            On = form.On,
            Enumerator = open.PersonOf(form.Enumerator),
            Revision = open.Write.Revision,
            AnswersJson = answers.ToJson(),
            RuleFamily = _set.Family,
            RuleSet = _set.Name,
            B1 = computed.B1,
            B2 = computed.B2,
            ClassCode = computed.Class,
            MissingCount = computed.Missing.Count,
            Deprivations = string.Join(',', computed.Deprivations.Where(d => d.Deprived == true).Select(d => d.Code)),
            Causes = lists[0],
            Groups = lists[1],
            Needs = lists[2],
            ComplaintId = form.ComplaintId,
        };
        return (stored, computed);
    }

    /// <summary>The answers with members as the registry knows them on the day; an answer for somebody who is not there is a problem.</summary>
    private Answers WithRegistry(Answers given, List<MemberFact> members, out List<Problem> problems)
    {
        var answers = new Answers { Area = open.Map[open.Review.CommuneId].IsUrban ? "urban" : "rural", Household = new(given.Household) };
        foreach (MemberFact member in members)
        {
            MemberAnswers known = Registry.ToAnswers(member);
            if (given.Members.FirstOrDefault(m => m.Key == known.Key) is { } filled) known.Values = new(filled.Values);
            answers.Members.Add(known);
        }
        HashSet<string> keys = [.. answers.Members.Select(m => m.Key)];
        problems = [.. given.Members.Where(m => !keys.Contains(m.Key)).Select(m => Texts.Problem("not-a-member", FieldOf("members", m.Key), m.Name ?? m.Key))];
        return answers;
    }

    private static string FieldOf(string question, string? member) =>
        member is null ? question : string.Create(CultureInfo.InvariantCulture, $"{question}[{member}]");
}
