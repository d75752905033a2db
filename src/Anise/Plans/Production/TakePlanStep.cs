using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Plans.Targets;
using Anise.Procedures;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Plans.Production;

/// <summary>Takes a version of a production plan one step on: reviewed, then approved and in force from a day; or sends it back.</summary>
public sealed class TakePlanStep(AniseDb db, JournalBook journal, PlacesOfPlans places)
{
    /// <summary>Takes the next step of the last version. Needs <c>Permission.EditPlans</c> for its place to review it, <c>Permission.ApprovePlans</c> to approve it.</summary>
    /// <param name="rights">Who takes it.</param>
    /// <param name="id">The plan.</param>
    /// <param name="step">The step.</param>
    /// <param name="paper">Its day, number and person.</param>
    /// <param name="from">Of an approval, the first day on which the version is in force; the day of the paper where it is null.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    /// <exception cref="ChangedMeanwhileException">Somebody else took a step since the form was made.</exception>
    public async Task<Result<ProductionPlanId>> RunAsync(Rights rights, ProductionPlanId id, PlanStep step, StepPaper paper, DateOnly? from = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(paper);
        if (await db.Set<ProductionPlan>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } plan) return Texts.Problem("plan-none", null);
        rights.Demand(step == PlanStep.Approved ? Permission.ApprovePlans : Permission.EditPlans, await places.ScopeAsync(plan.PlaceId, new DateOnly(plan.Year, 1, 1), cancel));
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, PlansActs.TakePlanStep, null, cancel);
        (PlanVersion version, List<PlanStepRecord> taken) = await LastAsync(id, cancel);
        if (step == PlanStep.Drafted || step != version.Step + 1) return Texts.Problem("plan-step-not-next", "step", PlanWords.Of(version.Step));
        var faults = new List<Problem>();
        if (TextLengths.Missing("document", paper.Document) is { } missing) faults.Add(missing);
        if (TextLengths.Of(paper) is { } longer) faults.Add(longer);
        if (DaysOf(taken, paper).BadOfStep(paper.On, taken.LastOrDefault(s => s.Version == version.Number && s.Step > PlanStep.Drafted)?.On, "on") is { } day) faults.Add(day);
        DateOnly since = from ?? paper.On;
        if (step == PlanStep.Approved)
        {
            DateOnly? before = await db.Set<PlanVersion>().Where(v => v.PlanId == id && v.Number < version.Number).MaxAsync(v => v.From, cancel);
            if (since < before) faults.Add(Texts.Problem("plan-from-before", "from", since, before));
            if (since < new DateOnly(plan.Year, 1, 1).AddYears(-1) || since > new DateOnly(plan.Year, 12, 31)) faults.Add(Texts.Problem("plan-from-odd", "from", since, plan.Year));
        }
        if (faults.Count > 0) return Result<ProductionPlanId>.Refused(faults);
        version.Step = step;
        if (step == PlanStep.Approved) version.From = since;
        Add(rights, version, taken, step, paper, null);
        await write.CommitAsync(cancel);
        return id;
    }

    /// <summary>Sends a reviewed version back to its draft, with the reason. One that was approved stays. Needs <c>Permission.ApprovePlans</c> for its place.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<ProductionPlanId>> ReturnAsync(Rights rights, ProductionPlanId id, string? reason, StepPaper paper, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(paper);
        if (await db.Set<ProductionPlan>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } plan) return Texts.Problem("plan-none", null);
        rights.Demand(Permission.ApprovePlans, await places.ScopeAsync(plan.PlaceId, new DateOnly(plan.Year, 1, 1), cancel));
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, PlansActs.ReturnPlan, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), cancel);
        (PlanVersion version, List<PlanStepRecord> taken) = await LastAsync(id, cancel);
        if (version.Step == PlanStep.Approved) return Texts.Problem("plan-approved-stays", "step", version.Number);
        if (new StepReturn<PlanStep>(PlanStep.Drafted, reason ?? "", paper).Forbidden(version.Step, again: false, DaysOf(taken, paper), PlanWords.Of) is { } forbidden) return forbidden;
        version.Step = PlanStep.Drafted;
        Add(rights, version, taken, PlanStep.Drafted, paper, reason!.Trim());
        await write.CommitAsync(cancel);
        return id;
    }

    private async Task<(PlanVersion Version, List<PlanStepRecord> Taken)> LastAsync(ProductionPlanId id, CancellationToken cancel)
    {
        _ = await db.Set<ProductionPlan>().SingleAsync(p => p.Id == id, cancel);   // tells the journal the place
        return (await db.Set<PlanVersion>().Where(v => v.PlanId == id).OrderByDescending(v => v.Number).FirstAsync(cancel),
            await db.Set<PlanStepRecord>().AsNoTracking().Where(s => s.PlanId == id).OrderBy(s => s.Number).ToListAsync(cancel));
    }

    // A plan may be written down long after its papers: they are not bound to the day on which its draft was.
    private StepDays DaysOf(List<PlanStepRecord> taken, StepPaper paper) => new(places.Today, new DateOnly(RecordDirective.FirstYear - 1, 1, 1), taken.LastOrDefault(s => s.ReturnedBecause is not null) is { } back && back.Version == taken[^1].Version ? back.On : null);

    private void Add(Rights rights, PlanVersion version, List<PlanStepRecord> taken, PlanStep step, StepPaper paper, string? because) => db.Add(new PlanStepRecord
    {
        PlanId = version.PlanId, Version = version.Number, Number = taken[^1].Number + 1, Step = step, On = paper.On, Person = Said(paper.Person) ?? rights.Actor.SignsAs, Document = Said(paper.Document),
        Note = Said(paper.Note), ReturnedBecause = because,
    });

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
