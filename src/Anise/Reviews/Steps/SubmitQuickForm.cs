using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Places;
using Anise.Procedures;
using Anise.Reviews.Results;
using Anise.Rules.Answering;
using Anise.Rules.Sets;

namespace Anise.Reviews.Steps;

/// <summary>What quick form A said.</summary>
/// <param name="NeedsFormB">Whether the household has to be reviewed by form B; null while answers are missing.</param>
/// <param name="Listed">Its line on the list; null when it is not listed.</param>
public sealed record QuickFormResult(bool? NeedsFormB, ListedHousehold? Listed);

/// <summary>
/// Stores quick form A of a household that applied (form 01), by whoever runs the review or may assess in its village; one that needs form B is put on the
/// list as an applicant. Who is on the commune's list goes straight to form B.
/// </summary>
public sealed class SubmitQuickForm(ReviewWork work)
{
    /// <summary>The rule of the set that reads form A.</summary>
    public const string Rule = "needs-form-b";

    /// <summary>Stores the answers of form A; the rule set says whether form B is needed.</summary>
    public async Task<Result<QuickFormResult>> RunAsync(
        Rights rights, CommuneReviewId id, HouseholdId household, Answers answers, StepPaper paper, CancellationToken cancel = default)
    {
        var (review, campaign, map) = await work.FindAsync(id, cancel);
        PlaceMap today = await work.TodaysMapAsync(cancel);
        if (!rights.May(Permission.RunReview, today.ScopeOf(review.CommuneId, map)))
        {
            PlaceId? lives = await Registry.VillageOfAsync(work.Db, household, paper.On, cancel);
            rights.Demand(Permission.Assess, today.ScopeOf(lives ?? review.CommuneId, map));
        }
        await using ReviewWrite open = await work.OpenAsync(rights, id, campaign, map, ReviewsActs.SubmitQuickForm, paper.Note, cancel);
        if (open.NotAt(ReviewStep.Listing, ReviewStep.Assessing, ReviewStep.Meeting, ReviewStep.Posting) is { } step) return step;
        if (open.Review.PostedUntil is not null) return Texts.Problem("already-posted");
        if ((open.BadDay(paper.On) ?? TextLengths.Of(paper)) is { } day) return day;
        RuleSet rules = work.RulesOf(open.Campaign);
        if (rules.QuickForm is null || !rules.HasRule(Rule)) return Texts.Problem("no-quick-form", null, rules.Label);
        if (await Registry.VillageOfAsync(work.Db, household, paper.On, cancel) is not { } village || !open.IsHere(village))
            return Texts.Problem("household-elsewhere", "household");
        if (open.Find(household) is { RemovedOn: null, Source: ListingSource.LastYearPoor or ListingSource.LastYearNearPoor }
            || ClassCodes.IsListed(await ClassesBefore.OfAsync(work.Db, open.Review.Year, household, cancel)))
            return Texts.Problem("quick-form-for-applicants", "household");
        Dictionary<string, string?> inputs = rules.QuickForm.Questions.Where(q => !q.PerMember).ToDictionary(q => q.Code, q => answers[q.Code]);
        inputs["area"] = open.Area;
        Evaluation evaluated = rules.Evaluate(Rule, inputs, paper.On);
        if (evaluated.Faults.Count > 0)
            return Result<QuickFormResult>.Refused([.. evaluated.Faults.Select(f => new Problem(f.Code, f.Message.ToString(), f.QuestionCode))]);
        bool? needs = evaluated.Value switch { "yes" => true, "no" => false, _ => null };
        answers.Area = open.Area;
        work.Db.Add(new QuickFormFilled
        {
            ReviewId = id,
            HouseholdId = household,
            Revision = open.Write.Revision,
            VillageId = village,
            On = paper.On,
            Enumerator = open.PersonOf(paper.Person),
            AnswersJson = answers.ToJson(),
            NeedsFormB = needs,
        });
        ListedHousehold? listed = open.Find(household) is { RemovedOn: null } standing ? standing : null;
        if (needs == true && listed is null)
        {
            Result<ListedHousehold> added = await Listing.AddAsync(open, household, ListingSource.Application, paper.On, paper.Document, cancel);
            if (!added.Ok) return Result<QuickFormResult>.Refused(added.Problems);
            listed = added.Value;
        }
        await open.CommitAsync(cancel);
        return new QuickFormResult(needs, listed);
    }
}
