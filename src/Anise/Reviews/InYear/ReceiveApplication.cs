using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Journal;
using Anise.Places;
using Anise.Procedures;
using Anise.Rules.Sets;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.InYear;

/// <summary>An application as it came.</summary>
/// <param name="HouseholdId">The household.</param>
/// <param name="Request">What it applies for.</param>
/// <param name="Way">How it came: an option of the question <c>in-year-way</c>.</param>
/// <param name="Why">Why: an option of the question <c>in-year-reason</c>.</param>
/// <param name="On">The day.</param>
/// <param name="Document">Its number.</param>
public sealed record NewApplication(HouseholdId HouseholdId, InYearRequest Request, string Way, string Why, DateOnly On, string? Document = null);

/// <summary>The commune takes an application to be reviewed within the year; the rules say when the review begins and until when it is decided.</summary>
public sealed class ReceiveApplication(InYearWork work)
{
    /// <summary>Takes it.</summary>
    public async Task<Result<InYearCase>> RunAsync(Rights rights, PlaceId commune, NewApplication given, CancellationToken cancel = default)
    {
        await using JournaledWrite write = await work.OpenAsync(rights, Permission.RunReview, commune, ReviewsActs.ReceiveApplication, null, cancel);
        if (given.On > work.Today) return new StepDays(work.Today, DateOnly.MinValue).Bad(given.On)!;
        if (!Enum.IsDefined(given.Request)) return Texts.Problem("in-year-request", "request");
        if (!work.Rules.TryFind(ReviewTerms.Family, given.On, out RuleSet? procedure)) return Texts.Problem("no-rule-set", "date", given.On);
        if (!IsOption(procedure, "in-year-way", given.Way)) return Texts.Problem("in-year-choose", "way");
        if (!IsOption(procedure, "in-year-reason", given.Why)) return Texts.Problem("in-year-choose", "why");
        if (TextLengths.OfLines(("document", given.Document)) is { } longer) return longer;
        PlaceMap map = await work.MapAsync(cancel);
        if (await Registry.VillageOfAsync(work.Db, given.HouseholdId, given.On, cancel) is not { } village || map.Find(village) is null || map.CommuneOf(village).Id != commune)
            return Texts.Problem("household-elsewhere", "household");
        Household household = await work.Db.Households.AsNoTracking().SingleAsync(h => h.Id == given.HouseholdId, cancel);
        if (given.Request == InYearRequest.Recognise && household.ClassCode == ClassCodes.Poor) return Texts.Problem("in-year-already", "household");
        if (given.Request == InYearRequest.Escape && !ClassCodes.IsListed(household.ClassCode)) return Texts.Problem("in-year-not-listed", "household");
        if (await work.Db.InYearCases.AnyAsync(c => c.HouseholdId == given.HouseholdId && c.DecidedOn == null, cancel)) return Texts.Problem("in-year-open", "household");
        DateOnly start = work.Terms.InYearStart(given.On);
        if (!work.Rules.TryFind(ReviewTerms.Standard, start, out RuleSet? rules)) return Texts.Problem("no-rule-set", "date", start);
        var one = new InYearCase
        {
            Id = new(await work.Db.ReserveAsync("in-year", 1, cancel)),
            CommuneId = commune,
            HouseholdId = given.HouseholdId,
            VillageId = village,
            Request = given.Request,
            Way = given.Way,
            Why = given.Why,
            ReceivedOn = given.On,
            Document = given.Document,
            StartsOn = start,
            Due = work.Terms.InYearDue(start),
            RuleSet = rules.Name,
            Before = household.ClassCode,
            Step = InYearStep.Form,
        };
        work.Db.Add(one);
        await write.CommitAsync(cancel);
        return one;
    }

    private static bool IsOption(RuleSet procedure, string question, string code) =>
        procedure.Form?.Questions.FirstOrDefault(q => q.Code == question)?.Options.Any(o => o.Code == code) == true;
}
