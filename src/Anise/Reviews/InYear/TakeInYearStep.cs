using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Procedures;
using Anise.Reviews.Steps;
using Anise.Rules.Answering;
using Anise.Rules.Assessing;
using Anise.Rules.Sets;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.InYear;

/// <summary>Stores form B of an application. With answers missing it is kept, and the step stays open.</summary>
public sealed class AssessApplication(InYearWork work)
{
    /// <summary>Stores the answers; the members are those of the paper's day.</summary>
    public async Task<Result<InYearCase>> RunAsync(Rights rights, InYearId id, Answers answers, StepPaper paper, CancellationToken cancel = default)
    {
        await using InYearWrite open = await work.BeginAsync(rights, Permission.RunReview, id, ReviewsActs.AssessApplication, paper.Note, cancel);
        if ((open.NotAt(InYearStep.Form) ?? open.Days.BadOfStep(paper.On) ?? TextLengths.Of(paper)) is { } unfit) return unfit;
        InYearCase one = open.Case;
        var people = await Registry.PeopleAsync(work.Db, [one.HouseholdId], cancel);
        List<MemberFact> members = Registry.MembersOn(people.GetValueOrDefault(one.HouseholdId, []), one.HouseholdId, paper.On);
        if (members.Count == 0) return Texts.Problem("no-members", null, paper.On);
        RuleSet rules = work.RulesOf(one);
        string area = (await work.MapAsync(cancel))[one.CommuneId].IsUrban ? Registry.Urban : Registry.Rural;
        Answers whole = Registry.WithMembers(answers, members, area);
        Rules.Assessing.Assessment computed = rules.Assess(whole, paper.On);
        if (computed.Faults.Count > 0)
        {
            return Result<InYearCase>.Refused([.. computed.Faults.Select(f => new Problem(f.Code, f.Message.ToString(),
                f.MemberKey is null ? f.QuestionCode : string.Create(CultureInfo.InvariantCulture, $"{f.QuestionCode}[{f.MemberKey}]")))]);
        }
        (one.AssessedOn, one.Enumerator, one.AnswersJson) = (paper.On, open.PersonOf(paper.Person), whole.ToJson());
        (one.B1, one.B2, one.ClassCode) = (computed.B1, computed.B2, computed.Missing.Count == 0 ? computed.Class : null);
        if (one.ClassCode is not null)
        {
            open.Record(InYearStep.Form, paper);
            one.Step = InYearStep.Meeting;
        }
        await open.CommitAsync(cancel);
        return one;
    }
}

/// <summary>The village meets on an application. With fewer than the rules ask of those present, form B is filled again.</summary>
public sealed class MeetOnApplication(InYearWork work)
{
    /// <summary>Records the meeting; the paper's person presided.</summary>
    public async Task<Result<InYearCase>> RunAsync(Rights rights, InYearId id, int present, int agreeing, StepPaper paper, CancellationToken cancel = default)
    {
        await using InYearWrite open = await work.BeginAsync(rights, Permission.RunReview, id, ReviewsActs.MeetOnApplication, paper.Note, cancel);
        InYearCase one = open.Case;
        if ((open.NotAt(InYearStep.Meeting) ?? open.Days.BadOfStep(paper.On, one.AssessedOn) ?? TextLengths.Of(paper)) is { } unfit) return unfit;
        if (present <= 0) return Texts.Problem("meeting-nobody", "present");
        if (agreeing < 0 || agreeing > present) return Texts.Problem("in-year-votes", "agreeing", agreeing, present);
        open.Record(InYearStep.Meeting, paper);
        bool agreed = work.Terms.IsAgreed(paper.On, present, agreeing);
        (one.Present, one.Agreeing, one.MetOn) = (present, agreeing, agreed ? paper.On : null);
        one.Step = agreed ? InYearStep.Posting : InYearStep.Form;
        await open.CommitAsync(cancel);
        return one;
    }
}

/// <summary>The result of an application hangs out, for the working days of the rules.</summary>
public sealed class PostApplication(InYearWork work)
{
    /// <summary>Posts it from the paper's day.</summary>
    public async Task<Result<InYearCase>> RunAsync(Rights rights, InYearId id, string where, StepPaper paper, CancellationToken cancel = default)
    {
        await using InYearWrite open = await work.BeginAsync(rights, Permission.RunReview, id, ReviewsActs.PostApplication, paper.Note, cancel);
        InYearCase one = open.Case;
        if ((open.NotAt(InYearStep.Posting) ?? open.Days.BadOfStep(paper.On, one.MetOn) ?? TextLengths.Missing("where", where) ?? TextLengths.OfLines(("where", where)) ?? TextLengths.Of(paper)) is { } unfit) return unfit;
        (one.PostedFrom, one.PostedUntil, one.PostedAt) = (paper.On, work.Terms.PostedUntil(paper.On), where.Trim());
        one.Step = InYearStep.Decision;
        open.Record(InYearStep.Posting, paper);
        await open.CommitAsync(cancel);
        return one;
    }
}

/// <summary>The chair grants an application, and the household has its class from that day; or refuses it in writing, with the reasons.</summary>
public sealed class DecideApplication(InYearWork work)
{
    /// <summary>Decides on the paper's day; its document is the number of the decision or of the letter.</summary>
    public async Task<Result<InYearCase>> RunAsync(Rights rights, InYearId id, bool grant, string? reason, StepPaper paper, CancellationToken cancel = default)
    {
        await using InYearWrite open = await work.BeginAsync(rights, Permission.Decide, id, ReviewsActs.DecideApplication, reason, cancel);
        InYearCase one = open.Case;
        if ((open.NotAt(InYearStep.Decision) ?? open.Days.BadOfStep(paper.On) ?? TextLengths.Of(paper) ?? TextLengths.Missing("document", paper.Document)) is { } unfit) return unfit;
        if (paper.On <= one.PostedUntil) return Texts.Problem("posting-not-over", "date", one.PostedUntil);
        if (grant && !one.Earned) return Texts.Problem("in-year-not-earned", "granted");
        if (!grant && (TextLengths.Missing("reason", reason) ?? TextLengths.OfTexts(("reason", reason))) is { } missing) return missing;
        if (await DecisionNumbers.UsedAsync(work.Db, one.CommuneId, new(NumberedKind.InYear, paper.Document!, paper.On), cancel) is { } used) return used;
        (one.DecidedOn, one.Granted, one.Number, one.SignedBy, one.RefusedBecause) = (paper.On, grant, paper.Document!.Trim(), open.PersonOf(paper.Person), grant ? null : reason!.Trim());
        open.Record(InYearStep.Decision, paper);
        // One that is recorded late, after the year's list was decided, held until that decision: the list has judged the household since.
        if (grant && !await ListedSinceAsync(one, paper.On, cancel))
        {
            Household household = await work.Db.Households.SingleAsync(h => h.Id == one.HouseholdId, cancel);
            household.ClassCode = one.ClassCode;
            household.ClassYear ??= paper.On.Year - 1;   // the list of the last review, as it holds since
        }
        await open.CommitAsync(cancel);
        return one;
    }

    private async Task<bool> ListedSinceAsync(InYearCase one, DateOnly on, CancellationToken cancel)
    {
        IQueryable<CommuneReviewId> own = work.Db.CommuneReviews.Where(r => r.CommuneId == one.CommuneId).Select(r => r.Id);
        IQueryable<CommuneReviewId> listed = work.Db.DecidedHouseholds.Where(d => d.HouseholdId == one.HouseholdId).Select(d => d.ReviewId);
        return await work.Db.ReviewDecisions.AnyAsync(d => d.On > on && (own.Contains(d.ReviewId) || listed.Contains(d.ReviewId)), cancel);
    }
}

/// <summary>Sends an application back to an earlier step, with the reason: the officer, or the chair at the decision.</summary>
public sealed class ReturnApplication(InYearWork work)
{
    /// <summary>Goes back.</summary>
    public async Task<Result<InYearCase>> RunAsync(Rights rights, InYearId id, StepReturn<InYearStep> back, bool chair = false, CancellationToken cancel = default)
    {
        await using InYearWrite open = await work.BeginAsync(rights, chair ? Permission.Decide : Permission.RunReview, id, ReviewsActs.ReturnApplication, back.Reason, cancel);
        InYearCase one = open.Case;
        if (open.Closed is { } closed) return closed;
        if (back.Forbidden(one.Step, again: false, open.Days, InYearNames.Of) is { } forbidden) return forbidden;
        one.Step = back.To;
        (one.PostedFrom, one.PostedUntil, one.PostedAt) = (null, null, null);
        if (back.To <= InYearStep.Meeting) one.MetOn = null;
        open.Record(back.To, back.Paper, back.Reason.Trim());
        await open.CommitAsync(cancel);
        return one;
    }
}
