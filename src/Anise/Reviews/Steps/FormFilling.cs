using System.Globalization;
using Anise.Basics;
using Anise.Households;
using Anise.Rules.Answering;
using Anise.Rules.Assessing;
using Anise.Rules.Sets;
using Anise.Store;

namespace Anise.Reviews.Steps;

/// <summary>A form B as somebody filled it.</summary>
/// <param name="HouseholdId">The household.</param>
/// <param name="On">The day at the door.</param>
/// <param name="Answers">The answers; members by their id as key. Who the members are comes from the registry of that day.</param>
/// <param name="Enumerator">Who filled it; null for the user.</param>
/// <param name="ComplaintId">The complaint it answers; null for the review itself.</param>
public sealed record FilledForm(HouseholdId HouseholdId, DateOnly On, Answers Answers, string? Enumerator = null, ComplaintId? ComplaintId = null);

/// <summary>Puts forms into a review: the same for one from a page and thousands from a file.</summary>
internal sealed class FormFilling(ReviewWrite open, RuleSet rules)
{
    private static readonly string[] Lists = ["causes", "groups", "needs"];

    private Dictionary<HouseholdId, List<List<MemberFact>>> _people = [];

    public async Task PrepareAsync(AniseDb db, IReadOnlyList<FilledForm> forms, CancellationToken cancel) =>
        _people = await Registry.PeopleAsync(db, [.. forms.Select(f => f.HouseholdId)], cancel);

    /// <summary>The assessment of a form, or what is wrong with its answers.</summary>
    public Result<(Assessment Stored, Rules.Assessing.Assessment Computed)> Fill(FilledForm form, PlaceId village, AssessmentId id)
    {
        List<MemberFact> members = Registry.MembersOn(_people.GetValueOrDefault(form.HouseholdId, []), form.HouseholdId, form.On);
        if (members.Count == 0) return Texts.Problem("no-members", null, form.On);
        Answers answers = Registry.WithMembers(form.Answers, members, open.Area);
        HashSet<string> keys = [.. answers.Members.Select(m => m.Key)];
        List<Problem> problems = [.. form.Answers.Members.Where(m => !keys.Contains(m.Key)).Select(m => Texts.Problem("not-a-member", FieldOf("members", m.Key), m.Name ?? m.Key))];
        Rules.Assessing.Assessment computed = rules.Assess(answers, form.On);
        problems.AddRange(computed.Faults.Select(f => new Problem(f.Code, f.Message.ToString(), FieldOf(f.QuestionCode, f.MemberKey))));
        if (problems.Count > 0) return Result<(Assessment, Rules.Assessing.Assessment)>.Refused(problems);
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
            RuleFamily = rules.Family,
            RuleSet = rules.Name,
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

    private static string FieldOf(string question, string? member) =>
        member is null ? question : string.Create(CultureInfo.InvariantCulture, $"{question}[{member}]");
}
