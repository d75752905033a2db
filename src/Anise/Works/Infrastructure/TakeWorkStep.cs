using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Procedures;
using Anise.Rules.Books;
using Anise.Rules.Works;
using Anise.Store;
using Anise.Works.Assets;
using Microsoft.EntityFrameworkCore;

namespace Anise.Works.Infrastructure;

/// <summary>A step of an infrastructure work as somebody writes it down. Which of its facts are asked for depends on the step.</summary>
/// <param name="Step">The step.</param>
/// <param name="On">Its day.</param>
/// <param name="Document">The number of its paper.</param>
public sealed record NewWorkStep(WorkStep? Step, DateOnly? On, string? Document)
{
    /// <summary>Who is responsible; null for who writes it down.</summary>
    public string? Person { get; init; }

    /// <summary>Why, or what else is to be said.</summary>
    public string? Note { get; init; }

    /// <summary>Estimate, price or cost in whole VND.</summary>
    public long? Amount { get; init; }

    /// <summary>The budget year of the plan.</summary>
    public int? PlanYear { get; init; }

    /// <summary>Its place among the works of the plan.</summary>
    public int? Priority { get; init; }

    /// <summary>Who builds it.</summary>
    public string? Contractor { get; init; }

    /// <summary>The community's supervision.</summary>
    public string? Supervisor { get; init; }

    /// <summary>The last day of the contract.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>How much is built, in per cent.</summary>
    public int? Progress { get; init; }

    /// <summary>Who keeps it from then on.</summary>
    public string? Owner { get; init; }

    /// <summary>What a line measures in metres.</summary>
    public decimal? LengthMetres { get; init; }
}

/// <summary>Takes an infrastructure work one step on: appraisal, plan, contract, progress, acceptance, handover.</summary>
public sealed class TakeWorkStep(AniseDb db, JournalBook journal, WorksPlaces places, RuleBook rules)
{
    private const int MostPriority = 1000;

    /// <summary>Takes the step. Needs <c>Permission.EditWorks</c> for the place of the work.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    /// <exception cref="ChangedMeanwhileException">Somebody else took a step since the form was made.</exception>
    public async Task<Result<InfrastructureWorkId>> RunAsync(Rights rights, InfrastructureWorkId id, NewWorkStep given, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(given);
        if (await db.Set<InfrastructureWork>().AsNoTracking().SingleOrDefaultAsync(w => w.Id == id, cancel) is not { } stored) return Texts.Problem("work-none", null);
        rights.Demand(Permission.EditWorks, await places.ScopeAsync(stored.PlaceId, places.Today, cancel));
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, WorksActs.TakeWorkStep, null, cancel);
        InfrastructureWork work = await db.Set<InfrastructureWork>().SingleAsync(w => w.Id == id, cancel);
        List<WorkStepRecord> taken = await db.Set<WorkStepRecord>().AsNoTracking().Where(s => s.WorkId == id).OrderBy(s => s.Number).ToListAsync(cancel);
        if (Faults(work, taken, given) is { Count: > 0 } faults) return Result<InfrastructureWorkId>.Refused(faults);
        WorkStep step = given.Step!.Value;
        await FillAsync(work, step, given, cancel);
        db.Add(new WorkStepRecord
        {
            WorkId = id,
            Number = taken[^1].Number + 1,
            Step = work.Step = step,
            On = given.On!.Value,
            Person = Said(given.Person) ?? rights.Actor.SignsAs,
            Document = Said(given.Document),
            Note = Said(given.Note),
            Amount = step is WorkStep.Appraised or WorkStep.Contracted or WorkStep.Accepted ? given.Amount : null,
            Progress = step == WorkStep.Underway ? given.Progress : null,
            DueOn = step == WorkStep.Contracted ? given.DueOn : null,
        });
        await write.CommitAsync(cancel);
        return id;
    }

    /// <summary>The steps that may follow one: the next; progress is reported again and again.</summary>
    public static IReadOnlyList<WorkStep> After(InfrastructureWork work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return work.Step switch
        {
            WorkStep.HandedOver => [],
            WorkStep.Underway => [WorkStep.Underway, WorkStep.Accepted],
            _ => [work.Step + 1],
        };
    }

    private List<Problem> Faults(InfrastructureWork work, List<WorkStepRecord> taken, NewWorkStep given)
    {
        var problems = new List<Problem>();
        void Add(Problem? problem)
        {
            if (problem is not null) problems.Add(problem);
        }
        if (given.Step is not { } step || !After(work).Contains(step))
        {
            Add(Texts.Problem("work-step-not-next", "step", InfrastructureWords.Of(work.Step)));
            return problems;
        }
        if (given.On is not { } on) Add(Texts.Problem("works-no-date", "date"));
        else Add(new StepDays(places.Today, work.NeededOn, taken.LastOrDefault(s => s.ReturnedBecause is not null)?.On).BadOfStep(on, taken.Last(s => s.ReturnedBecause is null).On));
        if (step != WorkStep.Underway) Add(TextLengths.Missing("document", given.Document));
        Add(TextLengths.OfLines(("document", given.Document), ("person", given.Person), ("contractor", given.Contractor), ("supervisor", given.Supervisor), ("owner", given.Owner)));
        Add(TextLengths.OfTexts(("remark", given.Note)));
        switch (step)
        {
            case WorkStep.Appraised or WorkStep.Accepted:
                Money();
                if (step == WorkStep.Accepted && work.Progress != 100) Add(Texts.Problem("work-not-done", "step", work.Progress ?? 0));
                break;
            case WorkStep.Planned:
                if (given.PlanYear is not { } year || year < work.NeededOn.Year || year > places.Today.Year + 5) Add(Texts.Problem("work-plan-year", "plan-year", work.NeededOn.Year, places.Today.Year + 5));
                if (given.Priority is not (>= 1 and <= MostPriority)) Add(Texts.Problem("work-priority", "priority", MostPriority));
                Add(TextLengths.Missing("remark", given.Note));
                break;
            case WorkStep.Contracted:
                Money();
                Add(TextLengths.Missing("contractor", given.Contractor));
                Add(TextLengths.Missing("supervisor", given.Supervisor));
                if (given.DueOn is not { } due) Add(Texts.Problem("work-no-due", "due-on"));
                else if (due < given.On) Add(Texts.Problem("work-due-before", "due-on", due, given.On));
                break;
            case WorkStep.Underway:
                if (given.Progress is not (>= 0 and <= 100)) Add(Texts.Problem("work-progress", "progress"));
                else if (given.Progress < work.Progress) Add(Texts.Problem("work-progress-less", "progress", given.Progress, work.Progress));
                break;
            case WorkStep.HandedOver:
                Add(TextLengths.Missing("owner", given.Owner));
                if (rules.Works.Asset(work.Kind)?.Shape == AssetShape.Line && given.LengthMetres is not (> 0 and <= RecordAssets.MostLength)) Add(Texts.Problem("asset-no-length", "length", rules.Works.NameOfAsset(work.Kind)));
                break;
        }
        return problems;

        void Money()
        {
            if (given.Amount is not (> 0 and <= 100_000_000_000_000)) Add(Texts.Problem("work-amount", "amount"));
        }
    }

    private async Task FillAsync(InfrastructureWork work, WorkStep step, NewWorkStep given, CancellationToken cancel)
    {
        switch (step)
        {
            case WorkStep.Appraised:
                work.Estimate = given.Amount;
                break;
            case WorkStep.Planned:
                (work.PlanYear, work.Priority) = (given.PlanYear, given.Priority);
                break;
            case WorkStep.Contracted:
                (work.Price, work.DueOn, work.Contractor, work.Supervisor) = (given.Amount, given.DueOn, Said(given.Contractor), Said(given.Supervisor));
                break;
            case WorkStep.Underway:
                work.Progress = given.Progress;
                break;
            case WorkStep.Accepted:
                (work.AcceptedOn, work.Cost) = (given.On, given.Amount);
                break;
            case WorkStep.HandedOver:
                work.AssetId = new AssetId(await db.ReserveAsync("asset", 1, cancel));
                db.Add(new Asset
                {
                    Id = work.AssetId.Value, Kind = work.Kind, Name = work.Name, NameKey = work.NameKey, PlaceId = work.PlaceId, BuiltOn = work.AcceptedOn,
                    LengthMetres = rules.Works.Asset(work.Kind)?.Shape == AssetShape.Line ? given.LengthMetres : null, Owner = Said(given.Owner),
                });
                break;
        }
    }

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
