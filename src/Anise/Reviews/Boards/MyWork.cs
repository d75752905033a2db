using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Reviews.Steps;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Boards;

/// <summary>Something that waits for the reader.</summary>
/// <param name="Kind">What.</param>
/// <param name="Text">In their language, with the place.</param>
/// <param name="ReviewId">The review; null where it is the year's of the whole province.</param>
/// <param name="Year">Its year.</param>
/// <param name="Commune">Its commune, or the province.</param>
/// <param name="Count">How many things.</param>
/// <param name="Due">The last day, where there is one.</param>
/// <param name="Overdue">Whether it has passed.</param>
public sealed record WorkItem(WorkKind Kind, string Text, CommuneReviewId? ReviewId, int Year, MappedPlace Commune, int Count, DateOnly? Due, bool Overdue)
{
    /// <summary>Where it is done.</summary>
    public string Address
    {
        get
        {
            string board = string.Create(CultureInfo.InvariantCulture, $"/reviews/{Year}/{Commune.Code}");
            return Kind switch
            {
                WorkKind.MakeList => $"{board}/make-list",
                WorkKind.MyForms => $"{board}/next",
                WorkKind.Post => $"{board}/post",
                WorkKind.PostAgain => $"{board}/post-again",
                WorkKind.Complaints => $"{board}/complaints",
                WorkKind.AskForOpinion => $"{board}/send",
                WorkKind.GiveOpinion => $"{board}/opinion",
                WorkKind.Decide => $"{board}/decide",
                WorkKind.ApproveYear => string.Create(CultureInfo.InvariantCulture, $"/reviews/{Year}/approval"),
                WorkKind.YearReturned => $"{board}/decision",
                WorkKind.Forms or WorkKind.Meetings or WorkKind.Returned or WorkKind.WaitFor => board,
                _ => throw new InvalidOperationException($"Unknown work {Kind}."),
            };
        }
    }
}

/// <summary>Kinds of work.</summary>
public enum WorkKind
{
    /// <summary>The list has to be made.</summary>
    MakeList,
    /// <summary>Forms assigned to the reader are open.</summary>
    MyForms,
    /// <summary>Forms of the commune are open.</summary>
    Forms,
    /// <summary>Households wait for a meeting.</summary>
    Meetings,
    /// <summary>The list can be posted.</summary>
    Post,
    /// <summary>The list was corrected after complaints and has to be posted again.</summary>
    PostAgain,
    /// <summary>Complaints are open.</summary>
    Complaints,
    /// <summary>The results can be sent to the higher level.</summary>
    AskForOpinion,
    /// <summary>The higher level has to answer.</summary>
    GiveOpinion,
    /// <summary>The chair has to decide.</summary>
    Decide,
    /// <summary>The province has to approve the totals of the year.</summary>
    ApproveYear,
    /// <summary>The province sent the totals of the year back: the chair has to look at the decided list again.</summary>
    YearReturned,
    /// <summary>The review was sent back to an earlier step, with its reason.</summary>
    Returned,
    /// <summary>What a chair waits for, or the province where it is overdue: others have to act.</summary>
    WaitFor,
}

/// <summary>Reads what of reviews waits for somebody, by the roles they hold.</summary>
public sealed class MyWork(AniseDb db, ReviewWork work, Deadlines deadlines, ReviewFigures figures, KeptReads kept) : IWaitingWork
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<WaitingWork>> ForAsync(Rights rights, CancellationToken cancel) =>
        [.. (await RunAsync(rights, cancel)).Select(i => new WaitingWork(i.Text, i.Address, i.Due, i.Overdue))];

    private static readonly Permission[] Acts = [Permission.RunReview, Permission.GiveOpinion, Permission.Decide];

    /// <summary>What waits, the overdue and the earliest due first.</summary>
    public Task<IReadOnlyList<WorkItem>> RunAsync(Rights rights, CancellationToken cancel = default)
    {
        // Every page shows how much waits: it is looked up anew only after something was written.
        string grants = string.Join(' ', rights.Grants.Select(g => (g.Role, g.Place)));
        var key = (typeof(WorkItem), rights.Actor.UserId, rights.Console, grants, work.Today, CultureInfo.CurrentUICulture.Name);
        return kept.GetAsync(db, key, () => ReadAsync(rights, cancel), cancel);
    }

    private async Task<IReadOnlyList<WorkItem>> ReadAsync(Rights rights, CancellationToken cancel)
    {
        List<CommuneReview> open = await db.CommuneReviews.AsNoTracking().Where(r => r.DecidedOn == null).ToListAsync(cancel);
        PlaceMap today = await work.TodaysMapAsync(cancel);
        var maps = new Dictionary<int, PlaceMap>();
        foreach (Campaign campaign in await db.Campaigns.AsNoTracking().ToListAsync(cancel)) maps[campaign.Year] = await work.MapOfAsync(campaign, cancel);
        // Asked for on every page: only what the reader can act on is read.
        long? me = rights.Actor.UserId;
        List<CommuneReviewId> assigned = me is null ? [] : await db.ListedHouseholds
            .Where(l => l.AssignedTo == me && l.RemovedOn == null && l.Form != FormState.Complete).Select(l => l.ReviewId).Distinct().ToListAsync(cancel);
        open = [.. open.Where(r => assigned.Contains(r.Id) || Acts.Any(p => rights.May(p, today.ScopeOf(r.CommuneId, maps[r.Year]))))];
        List<CommuneReviewId> ids = [.. open.Where(r => assigned.Contains(r.Id) || rights.May(Permission.RunReview, today.ScopeOf(r.CommuneId, maps[r.Year]))).Select(r => r.Id)];
        var listed = (await db.ListedHouseholds.Where(l => EF.Parameter(ids).Contains(l.ReviewId) && l.RemovedOn == null && (l.Form != FormState.Complete || l.AgreedOn == null))
            .GroupBy(l => new { l.ReviewId, l.VillageId, l.Form, l.AssignedTo }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel))
            .Select(g => new OpenWork(g.Key.ReviewId, g.Key.VillageId, g.Key.Form, g.Key.AssignedTo, g.Count)).ToLookup(l => l.ReviewId);
        // What boards and the progress say of a commune is a figure: so is what its officer reads here.
        var counts = new Dictionary<CommuneReviewId, ReviewCounts>();
        foreach (var year in open.Where(r => ids.Contains(r.Id) && r.StepOn(work.Today) == ReviewStep.Assessing).GroupBy(r => r.Year))
            foreach (var (id, of) in await figures.OfYearAsync([.. year], maps[year.Key], cancel)) counts.Add(id, of);
        var due = await deadlines.OfAsync(open, cancel);
        Dictionary<CommuneReviewId, StepRecord> returns = await Returns.OfAsync(db, [.. open.Select(r => r.Id)], cancel);
        List<CommuneReviewId> posted = [.. open.Where(r => ids.Contains(r.Id) && r is { Step: ReviewStep.Posting, PostedUntil: not null }).Select(r => r.Id)];
        HashSet<CommuneReviewId> corrected = posted.Count == 0 ? [] : await Corrections.OfAsync(db, posted, cancel);
        List<WorkItem> items = await OfYearsAsync(rights, today, maps, cancel);
        foreach (CommuneReview review in open)
        {
            PlaceMap map = maps[review.Year];
            Scope scope = today.ScopeOf(review.CommuneId, map);
            List<Deadline> last = [.. due[review.Id]];
            int mine = listed[review.Id].Where(l => l.Form != FormState.Complete && l.AssignedTo is not null && l.AssignedTo == me).Sum(l => l.Count);
            if (mine > 0) Add(WorkKind.MyForms, mine, DeadlineKind.Meet);
            bool acts = Acts.Any(p => rights.May(p, scope));
            if (acts && returns.GetValueOrDefault(review.Id) is { } back) Add(WorkKind.Returned, 1, null, ReviewNames.Of(back.Step), back.ReturnedBecause);
            if (rights.May(Permission.RunReview, scope)) ForOfficer(review, counts.GetValueOrDefault(review.Id), [.. listed[review.Id]], last, corrected.Contains(review.Id), (kind, count, until) => Add(kind, count, until));
            if (rights.May(Permission.GiveOpinion, scope) && review.Step == ReviewStep.Opinion) Add(WorkKind.GiveOpinion, 1, DeadlineKind.GiveOpinion);
            bool chair = rights.May(Permission.Decide, scope);
            if (chair && review.Step == ReviewStep.Decision) Add(WorkKind.Decide, 1, DeadlineKind.DecideReview);
            else if (!rights.May(Permission.RunReview, scope) && last.Count > 0 && (chair || (last[0].Overdue && rights.May(Permission.GiveOpinion, scope) && review.Step != ReviewStep.Opinion)))
                Add(WorkKind.WaitFor, 1, last[0].Kind, ReviewNames.Of(review.StepOn(work.Today)));

            void Add(WorkKind kind, int count, DeadlineKind? until, params object?[] more)
            {
                Deadline? next = last.Find(d => d.Kind == until);
                MappedPlace commune = map[review.CommuneId];
                items.Add(new(kind, Texts.Get("work-" + kind, [count, commune.Name, review.Year, .. more]), review.Id, review.Year, commune, count, next?.Due, next?.Overdue == true));
            }
        }
        return [.. items.OrderByDescending(i => i.Overdue).ThenBy(i => i.Due ?? DateOnly.MaxValue).ThenBy(i => i.Commune.Code, StringComparer.Ordinal)];
    }

    /// <summary>The last step of years that were reviewed here (years of imported results were approved elsewhere), and its ways back.</summary>
    private async Task<List<WorkItem>> OfYearsAsync(Rights rights, PlaceMap today, Dictionary<int, PlaceMap> maps, CancellationToken cancel)
    {
        var items = new List<WorkItem>();
        if (!rights.MayAnywhere(Permission.ApproveYear) && !rights.MayAnywhere(Permission.Decide)) return items;
        IQueryable<CommuneReviewId> here = db.ReviewDecisions.Where(d => d.Origin == DecisionOrigin.Review).Select(d => d.ReviewId);
        List<int> years = await db.CommuneReviews.Where(r => here.Contains(r.Id)).Select(r => r.Year).Distinct().ToListAsync(cancel);
        ILookup<int, YearStepRecord> steps = (await db.YearSteps.AsNoTracking().OrderBy(s => s.Year).ThenBy(s => s.Number).ToListAsync(cancel)).ToLookup(s => s.Year);
        HashSet<int> undecided = [.. await db.CommuneReviews.Where(r => r.DecidedOn == null).Select(r => r.Year).Distinct().ToListAsync(cancel)];
        foreach (int year in years.Order())
        {
            PlaceMap map = maps[year];
            YearStepRecord? last = steps[year].LastOrDefault();
            if (last is { Step: YearStep.Approval }) continue;
            if (rights.May(Permission.ApproveYear, today.ScopeOf(today.Province.Id)) && !undecided.Contains(year))
                items.Add(new(WorkKind.ApproveYear, Texts.Get("work-ApproveYear", 1, map.Province.Name, year), null, year, map.Province, 1, null, false));
            if (last is not { ReturnedBecause: { } because, CommuneId: { } back } || !rights.May(Permission.Decide, today.ScopeOf(back, map))) continue;
            items.Add(new(WorkKind.YearReturned, Texts.Get("work-YearReturned", 1, map[back].Name, year, because), null, year, map[back], 1, null, false));
        }
        return items;
    }

    /// <summary>Households of one village that are not settled.</summary>
    private sealed record OpenWork(CommuneReviewId ReviewId, PlaceId VillageId, FormState Form, long? AssignedTo, int Count);

    private void ForOfficer(CommuneReview review, ReviewCounts? counts, List<OpenWork> listed, List<Deadline> due, bool corrected, Action<WorkKind, int, DeadlineKind?> add)
    {
        int complaints = due.Count(d => d.Kind == DeadlineKind.AnswerComplaint);
        switch (review.StepOn(work.Today))
        {
            case ReviewStep.Listing: add(WorkKind.MakeList, 1, DeadlineKind.Meet); break;
            case ReviewStep.Assessing: add(WorkKind.Forms, counts!.Listed - counts.Assessed, DeadlineKind.Meet); break;
            case ReviewStep.Meeting: add(WorkKind.Meetings, listed.Select(l => l.VillageId).Distinct().Count(), DeadlineKind.Meet); break;
            case ReviewStep.Posting when review.PostedUntil is null: add(WorkKind.Post, 1, DeadlineKind.Post); break;
            case ReviewStep.Posting or ReviewStep.Complaints when complaints > 0: add(WorkKind.Complaints, complaints, DeadlineKind.AnswerComplaint); break;
            case ReviewStep.Posting or ReviewStep.Complaints when corrected: add(WorkKind.PostAgain, 1, DeadlineKind.AskForOpinion); break;
            case ReviewStep.Complaints: add(WorkKind.AskForOpinion, 1, DeadlineKind.AskForOpinion); break;
            case ReviewStep.Posting or ReviewStep.Opinion or ReviewStep.Decision: break;
            default: throw new InvalidOperationException($"Unknown step {review.Step}.");
        }
    }
}
