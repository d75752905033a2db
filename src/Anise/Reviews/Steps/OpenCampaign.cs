using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Procedures;
using Anise.Reviews.Results;
using Anise.Rules.Sets;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Steps;

/// <summary>The province opens the review of a year: every commune of the first day of the review gets one, or first those of one (former) district.</summary>
public sealed class OpenCampaign(AniseDb db, JournalBook journal, PlaceMaps maps, ReviewWork work)
{
    /// <summary>Opens the review of <paramref name="year"/> on <paramref name="paper"/>'s day; the rule set is the one in force on the first day of the review.</summary>
    /// <param name="rights">Who acts.</param>
    /// <param name="year">The year.</param>
    /// <param name="paper">The day and document of the opening.</param>
    /// <param name="within">Only the communes in this district or former district; null for all. Open again for the others.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Result<Campaign>> RunAsync(Rights rights, int year, StepPaper paper, PlaceId? within = null, CancellationToken cancel = default)
    {
        PlaceMap map = await work.TodaysMapAsync(cancel);
        rights.Demand(Permission.OpenCampaign, map.ScopeOf(map.Province.Id));
        if (TextLengths.Of(paper) is { } longer) return longer;
        if (new StepDays(work.Today, DateOnly.MinValue).Bad(paper.On) is { } future) return future;
        if (paper.On.Year != year) return Texts.Problem("campaign-other-year", "date", paper.On, year);
        if (!work.Terms.Knows(year)) return Texts.Problem("no-rule-set", "year", paper.On);
        DateOnly opens = work.Terms.Opens(year);
        map = await maps.OnAsync(opens, cancel);
        if (!work.Rules.TryFind(ReviewTerms.Standard, opens, out RuleSet? rules)) return Texts.Problem("no-rule-set", "year", opens);
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, ReviewsActs.OpenCampaign, paper.Note, cancel);
        Campaign? campaign = await db.Campaigns.SingleOrDefaultAsync(c => c.Year == year, cancel);
        List<PlaceId> reviewed = await db.CommuneReviews.Where(r => r.Year == year).Select(r => r.CommuneId).ToListAsync(cancel);
        List<MappedPlace> communes = [.. map.Communes.Where(c => !reviewed.Contains(c.Id) && (within is not { } some || map.ScopeOf(c.Id).Line.Contains(some)))];
        if (await ReadYearApproval.InForceAsync(db, year, cancel) is { } approved) return Texts.Problem("year-approved", "year", year, approved.On, approved.Document);
        if (campaign is not null && communes.Count == 0) return Texts.Problem("campaign-exists", "year", year);
        if (campaign is null) db.Add(campaign = Make(work, rules, year, map.Province.Id, paper.On, paper.Document));
        long id = await db.ReserveAsync("review", communes.Count, cancel);
        foreach (MappedPlace commune in communes)
            db.Add(new CommuneReview { Id = new(id++), Year = year, CommuneId = commune.Id, Step = ReviewStep.Listing });
        await write.CommitAsync(cancel);
        return campaign;
    }

    internal static Campaign Make(ReviewWork work, RuleSet rules, int year, PlaceId province, DateOnly openedOn, string? document) => new()
    {
        Year = year,
        ProvinceId = province,
        OpenedOn = openedOn,
        Opens = work.Terms.Opens(year),
        DecideBy = work.Terms.DecideBy(year),
        RuleFamily = rules.Family,
        RuleSet = rules.Name,
        Document = document,
    };
}
