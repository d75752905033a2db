using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Procedures;
using Anise.Reviews.InYear;
using Anise.Reviews.Results;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Steps;

/// <summary>
/// The chair amends a decided list because of an error: the decided list and its figures stay as decided, figures as corrected follow the amendment, and
/// the household has its right class from now on.
/// </summary>
public sealed class AmendDecision(ReviewWork work)
{
    /// <summary>Amends the class of one household on the paper's day; its document is the number of the amending decision, its person who signs.</summary>
    /// <param name="rights">Who acts.</param>
    /// <param name="id">The review.</param>
    /// <param name="household">A household of the decided list, or one of the commune that should have stood on it.</param>
    /// <param name="classCode">The right class; null to take it off the list.</param>
    /// <param name="reason">What the error was.</param>
    /// <param name="paper">The amending decision.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Result<Amendment>> RunAsync(
        Rights rights, CommuneReviewId id, HouseholdId household, string? classCode, string reason, StepPaper paper, CancellationToken cancel = default)
    {
        await using ReviewWrite open = await work.BeginAsync(rights, Permission.Decide, id, ReviewsActs.AmendDecision, reason, cancel);
        if (open.Review.DecidedOn is not { } decided) return Texts.Problem("not-decided");
        if ((TextLengths.Missing("document", paper.Document) ?? TextLengths.Missing("reason", reason) ?? TextLengths.OfTexts(("reason", reason)) ?? TextLengths.Of(paper)) is { } unfit) return unfit;
        Amendment? last = await work.Db.Amendments.AsNoTracking().Where(a => a.ReviewId == id).OrderByDescending(a => a.Number).FirstOrDefaultAsync(cancel);
        if (await DecisionNumbers.UsedAsync(work.Db, open.Review.CommuneId, new(NumberedKind.Amendment, paper.Document!, paper.On), cancel) is { } used) return used;
        if (open.Days.Bad(paper.On, last?.On ?? decided) is { } day) return day;
        if (classCode is not null && !work.RulesOf(open.Campaign).Classes.Any(c => c.Code == classCode)) return Texts.Problem("no-class", "class");
        DecidedHousehold? line = await work.Db.DecidedHouseholds.AsNoTracking().FirstOrDefaultAsync(d => d.ReviewId == id && d.HouseholdId == household, cancel);
        PlaceId? village = line?.VillageId ?? await Registry.VillageOfAsync(work.Db, household, decided, cancel);
        if (village is not { } lives || !open.IsHere(lives)) return Texts.Problem("household-elsewhere", "household");
        string? before = (await AmendedClasses.OfAsync(work.Db, id, cancel)).TryGetValue(household, out AmendedHousehold? amended) ? amended.ClassCode : line?.ClassCode;
        if (before == classCode) return Texts.Problem("amends-nothing", "class");
        Household row = await work.Db.Households.SingleAsync(h => h.Id == household, cancel);
        var amendment = new Amendment
        {
            ReviewId = id,
            Number = 1 + (last?.Number ?? 0),
            Document = paper.Document!.Trim(),
            On = paper.On,
            SignedBy = open.PersonOf(paper.Person),
            Reason = reason.Trim(),
        };
        work.Db.Add(amendment);
        work.Db.Add(new AmendedHousehold
        {
            ReviewId = id, Number = amendment.Number, HouseholdId = household, VillageId = lives, Head = row.HeadName, Code = row.Code, Before = before, ClassCode = classCode,
            MembersJson = line is null ? DecidedMember.Freeze(Registry.MembersOn((await Registry.PeopleAsync(work.Db, [household], cancel)).GetValueOrDefault(household, []), household, paper.On)) : null,
        });
        // Whom a later year, or a decision within the year, has judged since keeps that.
        bool judgedSince = row.ClassYear > open.Review.Year
            || await work.Db.InYearCases.AnyAsync(c => c.HouseholdId == household && c.Granted == true && c.ClassCode != null && c.DecidedOn > decided, cancel);
        if (!judgedSince) (row.ClassCode, row.ClassYear) = (classCode, open.Review.Year);
        await open.CommitAsync(cancel);
        return amendment;
    }
}
