using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Procedures;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Works.Infrastructure;

/// <summary>Sends an infrastructure work back to an earlier step, with the reason: what was fixed after that step is open again. What was handed over stays.</summary>
public sealed class ReturnWork(AniseDb db, JournalBook journal, WorksPlaces places)
{
    /// <summary>Goes back. Needs <c>Permission.EditWorks</c> for the place of the work.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    /// <exception cref="ChangedMeanwhileException">Somebody else took a step since the form was made.</exception>
    public async Task<Result<InfrastructureWorkId>> RunAsync(Rights rights, InfrastructureWorkId id, StepReturn<WorkStep> back, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(back);
        if (await db.Set<InfrastructureWork>().AsNoTracking().SingleOrDefaultAsync(w => w.Id == id, cancel) is not { } stored) return Texts.Problem("work-none", null);
        rights.Demand(Permission.EditWorks, await places.ScopeAsync(stored.PlaceId, places.Today, cancel));
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, WorksActs.ReturnWork, back.Reason, cancel);
        InfrastructureWork work = await db.Set<InfrastructureWork>().SingleAsync(w => w.Id == id, cancel);
        List<WorkStepRecord> taken = await db.Set<WorkStepRecord>().AsNoTracking().Where(s => s.WorkId == id).OrderBy(s => s.Number).ToListAsync(cancel);
        if (work.Step == WorkStep.HandedOver) return Texts.Problem("work-handed-over", "step");
        var days = new StepDays(places.Today, work.NeededOn, taken.LastOrDefault(s => s.ReturnedBecause is not null)?.On);
        if (back.Forbidden(work.Step, again: false, days, InfrastructureWords.Of) is { } forbidden) return forbidden;
        if (days.BadOfStep(back.Paper.On, taken[^1].On) is { } early) return early;
        work.Step = back.To;
        if (back.To < WorkStep.Appraised) work.Estimate = null;
        if (back.To < WorkStep.Planned) (work.PlanYear, work.Priority) = (null, null);
        if (back.To < WorkStep.Contracted) (work.Price, work.DueOn, work.Contractor, work.Supervisor) = (null, null, null, null);
        if (back.To < WorkStep.Underway) work.Progress = null;
        if (back.To < WorkStep.Accepted) (work.AcceptedOn, work.Cost) = (null, null);
        db.Add(new WorkStepRecord
        {
            WorkId = id, Number = taken[^1].Number + 1, Step = back.To, On = back.Paper.On, Person = back.Paper.Person is { Length: > 0 } person ? person.Trim() : rights.Actor.SignsAs,
            Document = back.Paper.Document is { Length: > 0 } document ? document.Trim() : null, ReturnedBecause = back.Reason.Trim(),
        });
        await write.CommitAsync(cancel);
        return id;
    }
}
