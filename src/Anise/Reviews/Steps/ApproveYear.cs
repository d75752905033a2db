using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Procedures;
using Anise.Reviews.Results;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Steps;

/// <summary>The sums that somebody saw before approving: what is signed is what was seen.</summary>
/// <param name="Poor">Poor households of the province.</param>
/// <param name="NearPoor">Near-poor households of the province.</param>
public sealed record SeenTotals(int Poor, int NearPoor);

/// <summary>
/// The province approves the totals of a year after every commune has decided, or sends them back with a reason. The figures do not change by it; what was approved
/// is kept as signed. A commune answers a way back by amending its decision; then the totals are approved anew.
/// </summary>
public sealed class ApproveYear(AniseDb db, JournalBook journal, ReviewWork work, ReadYearApproval read)
{
    /// <summary>Approves on the paper's day; its document is the number of the province's decision, its person who signs.</summary>
    /// <param name="rights">Who acts.</param>
    /// <param name="year">The year.</param>
    /// <param name="paper">The decision.</param>
    /// <param name="seen">What was seen before signing; null where nobody looks (the command line, the demo).</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="KeyNotFoundException">The year has no campaign.</exception>
    public async Task<Result<YearStepRecord>> RunAsync(Rights rights, int year, StepPaper paper, SeenTotals? seen = null, CancellationToken cancel = default)
    {
        Campaign campaign = await DemandAsync(rights, year, cancel);
        // Counted before the write: a whole province must not wait for it. What was decided or amended in between is noticed below.
        var (decided, open, amended) = await StateAsync(year, cancel);
        IReadOnlyList<CommuneTotal> totals = await read.TotalsAsync(campaign, cancel);
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, ReviewsActs.ApproveYear, paper.Note, cancel);
        List<YearStepRecord> steps = await ReadYearApproval.StepsAsync(db, year, cancel);
        if (steps is [.., { Step: YearStep.Approval } approved]) return Texts.Problem("year-approved", null, year, approved.On, approved.Document);
        if (open > 0 || decided == 0) return Texts.Problem("year-open", null, open);
        DateOnly last = await db.CommuneReviews.Where(r => r.Year == year).MaxAsync(r => r.DecidedOn!.Value, cancel);
        if ((TextLengths.Missing("document", paper.Document) ?? TextLengths.Of(paper) ?? Days(campaign, steps).BadOfStep(paper.On, last)) is { } unfit) return unfit;
        if ((decided, open, amended) != await StateAsync(year, cancel) || (seen is not null && seen != new SeenTotals(totals.Sum(t => t.Poor), totals.Sum(t => t.NearPoor))))
            return Texts.Problem("totals-changed");
        YearStepRecord step = Record(rights, campaign, steps, YearStep.Approval, paper);
        db.Add(step);
        db.AddRange(totals.Select(t => new ApprovedTotal
        {
            Year = year, Number = step.Number, CommuneId = t.Commune.Id, Households = t.Households, Poor = t.Poor, NearPoor = t.NearPoor,
            EscapedPoverty = t.EscapedPoverty, EscapedNearPoverty = t.EscapedNearPoverty,
        }));
        await write.CommitAsync(cancel);
        return step;
    }

    /// <summary>Sends the totals back, before or after they were approved.</summary>
    /// <param name="rights">Who acts.</param>
    /// <param name="year">The year.</param>
    /// <param name="commune">The commune whose list is to be looked at again; null where no one commune is meant.</param>
    /// <param name="reason">Why.</param>
    /// <param name="paper">Its document, day and person.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="KeyNotFoundException">The year has no campaign.</exception>
    public async Task<Result<YearStepRecord>> ReturnAsync(Rights rights, int year, PlaceId? commune, string reason, StepPaper paper, CancellationToken cancel = default)
    {
        Campaign campaign = await DemandAsync(rights, year, cancel);
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, ReviewsActs.ReturnYear, reason, cancel);
        List<YearStepRecord> steps = await ReadYearApproval.StepsAsync(db, year, cancel);
        var (decided, open, _) = await StateAsync(year, cancel);
        if (open > 0 || decided == 0) return Texts.Problem("year-open", null, open);
        if (steps is [.., { ReturnedBecause: not null } back]) return Texts.Problem("year-returned", null, back.On);
        if ((TextLengths.Missing("reason", reason) ?? TextLengths.OfTexts(("reason", reason)) ?? TextLengths.Of(paper)) is { } unfit) return unfit;
        if (commune is { } one && !await db.CommuneReviews.AnyAsync(r => r.Year == year && r.CommuneId == one, cancel)) return Texts.Problem("year-no-commune", "commune");
        if (Days(campaign, steps).BadOfStep(paper.On, steps.LastOrDefault()?.On) is { } day) return day;
        YearStepRecord step = Record(rights, campaign, steps, YearStep.Communes, paper) with { CommuneId = commune, ReturnedBecause = reason.Trim() };
        db.Add(step);
        await write.CommitAsync(cancel);
        return step;
    }

    private async Task<Campaign> DemandAsync(Rights rights, int year, CancellationToken cancel)
    {
        PlaceMap map = await work.TodaysMapAsync(cancel);
        rights.Demand(Permission.ApproveYear, map.ScopeOf(map.Province.Id));
        return await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Year == year, cancel) ?? throw new KeyNotFoundException($"No campaign {year}.");
    }

    /// <summary>What the totals rest on: how many communes have decided, how many have not, and how many households were amended.</summary>
    private async Task<(int Decided, int Open, int Amended)> StateAsync(int year, CancellationToken cancel)
    {
        IQueryable<CommuneReview> reviews = db.CommuneReviews.AsNoTracking().Where(r => r.Year == year);
        IQueryable<CommuneReviewId> counted = db.CommuneReviews.Where(r => r.Year == year || r.Year == year - 1).Select(r => r.Id);
        return (await reviews.CountAsync(r => r.DecidedOn != null, cancel), await reviews.CountAsync(r => r.DecidedOn == null, cancel),
            await db.AmendedHouseholds.CountAsync(a => counted.Contains(a.ReviewId), cancel));
    }

    private StepDays Days(Campaign campaign, List<YearStepRecord> steps) =>
        new(work.Today, campaign.Opens, steps.Where(s => s.ReturnedBecause is not null).Max(s => (DateOnly?)s.On));

    private static YearStepRecord Record(Rights rights, Campaign campaign, List<YearStepRecord> steps, YearStep step, StepPaper paper) => new()
    {
        Year = campaign.Year,
        ProvinceId = campaign.ProvinceId,
        Number = steps.Count + 1,
        Step = step,
        On = paper.On,
        Person = string.IsNullOrWhiteSpace(paper.Person) ? rights.Actor.SignsAs : paper.Person.Trim(),
        Document = paper.Document?.Trim(),
        Note = paper.Note,
    };
}
