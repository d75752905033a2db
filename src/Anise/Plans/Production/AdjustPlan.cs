using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Plans.Targets;
using Anise.Procedures;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Plans.Production;

/// <summary>Adjusts a production plan: a further version with a reason. One that is still a draft is drawn up anew; what was approved stays.</summary>
public sealed class AdjustPlan(AniseDb db, JournalBook journal, PlacesOfPlans places, PlanWriting writing)
{
    /// <summary>Adjusts it, and returns the number of the version. Needs <c>Permission.EditPlans</c> for its place.</summary>
    /// <param name="rights">Who adjusts it.</param>
    /// <param name="id">The plan.</param>
    /// <param name="reason">Why; not asked for the first draft.</param>
    /// <param name="lines">All that it plans then.</param>
    /// <param name="draftedOn">The day of the draft of a further version; today where it is null.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    /// <exception cref="ChangedMeanwhileException">Somebody else changed the plan since the form was made.</exception>
    public async Task<Result<int>> RunAsync(Rights rights, ProductionPlanId id, string? reason, IReadOnlyList<NewPlanLine> lines, DateOnly? draftedOn = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(lines);
        if (await db.Set<ProductionPlan>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } plan) return Texts.Problem("plan-none", null);
        rights.Demand(Permission.EditPlans, await places.ScopeAsync(plan.PlaceId, new DateOnly(plan.Year, 1, 1), cancel));
        List<Problem> faults = [.. await writing.FaultsAsync(plan.PlaceId, plan.Year, lines, cancel)];
        if (draftedOn > places.Today) faults.Add(Texts.Problem("plan-day-in-future", "drafted-on", draftedOn));
        if (TextLengths.OfTexts(("reason", reason)) is { } longer) faults.Add(longer);
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, PlansActs.AdjustPlan, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), cancel);
        _ = await db.Set<ProductionPlan>().SingleAsync(p => p.Id == id, cancel);   // tells the journal the place
        PlanVersion last = await db.Set<PlanVersion>().Where(v => v.PlanId == id).OrderByDescending(v => v.Number).FirstAsync(cancel);
        if (last.Step == PlanStep.Reviewed) return Texts.Problem("plan-reviewed", null, last.Number);
        bool further = last.Step == PlanStep.Approved;
        if ((further || last.Number > 1) && TextLengths.Missing("reason", reason) is { } why) faults.Add(why);
        if (faults.Count > 0) return Result<int>.Refused(faults);
        int number = further ? last.Number + 1 : last.Number;
        if (further)
        {
            int step = await db.Set<PlanStepRecord>().Where(s => s.PlanId == id).MaxAsync(s => s.Number, cancel);
            db.Add(new PlanVersion { PlanId = id, Number = number, Reason = reason!.Trim() });
            db.Add(new PlanStepRecord { PlanId = id, Version = number, Number = step + 1, Step = PlanStep.Drafted, On = draftedOn ?? places.Today, Person = rights.Actor.SignsAs, Note = reason.Trim() });
        }
        else
        {
            if (number > 1) last.Reason = reason!.Trim();
            db.RemoveRange(await db.Set<PlanLine>().Where(l => l.PlanId == id && l.Version == number).ToListAsync(cancel));
            await write.FlushAsync(cancel);
            _ = await db.Set<ProductionPlan>().SingleAsync(p => p.Id == id, cancel);
        }
        writing.Add(id, number, lines);
        await write.CommitAsync(cancel);
        return number;
    }
}
