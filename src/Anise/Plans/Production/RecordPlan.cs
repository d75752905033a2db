using System.Text.RegularExpressions;
using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Plans.Targets;
using Anise.Procedures;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Plans.Production;

/// <summary>Draws up a production plan: its first version, as a draft.</summary>
public sealed partial class RecordPlan(AniseDb db, JournalBook journal, PlacesOfPlans places, PlanWriting writing)
{
    /// <summary>Draws it up. Needs <c>Permission.EditPlans</c> for its place.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<ProductionPlanId>> RunAsync(Rights rights, NewPlan given, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(given);
        bool yearly = given.Year is { } y && y >= RecordDirective.FirstYear && y <= places.Today.Year + RecordDirective.MostAhead;
        rights.Demand(Permission.EditPlans, given.Place is { } asked ? await places.ScopeAsync(asked, yearly ? new DateOnly(given.Year!.Value, 1, 1) : places.Today, cancel) : Scope.Anywhere);
        var faults = new List<Problem>();
        if (given.Code is not { } code || !Codes().IsMatch(code.Trim())) faults.Add(Texts.Problem("plan-code-wrong", "code"));
        if ((TextLengths.Missing("name", given.Name) ?? TextLengths.OfLines(("name", given.Name))) is { } wrong) faults.Add(wrong);
        if (!yearly) faults.Add(Texts.Problem("plan-year-wrong", "year", RecordDirective.FirstYear, places.Today.Year + RecordDirective.MostAhead));
        else if (given.Place is not { } place || ((await writing.MapAsync(given.Year!.Value, cancel)).Find(place) ?? (await places.NowAsync(cancel)).Find(place)) is not { Kind: not PlaceKind.Village }) faults.Add(Texts.Problem("plan-place-not-then", "place"));
        else faults.AddRange(await writing.FaultsAsync(place, given.Year.Value, given.Lines, cancel));
        if (given.DraftedOn > places.Today) faults.Add(Texts.Problem("plan-day-in-future", "drafted-on", given.DraftedOn));
        if (faults.Count > 0) return Result<ProductionPlanId>.Refused(faults);
        string key = given.Code!.Trim().ToUpperInvariant();
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, PlansActs.RecordPlan, null, cancel);
        if (await db.Set<ProductionPlan>().AnyAsync(p => p.Code == key, cancel)) return Texts.Problem("plan-known", "code", key);
        var plan = new ProductionPlan { Id = new ProductionPlanId(await db.ReserveAsync("production-plan", 1, cancel)), Code = key, Name = given.Name!.Trim(), PlaceId = given.Place!.Value, Year = given.Year!.Value };
        db.Add(plan);
        db.Add(new PlanVersion { PlanId = plan.Id, Number = 1 });
        db.Add(new PlanStepRecord { PlanId = plan.Id, Version = 1, Number = 1, Step = PlanStep.Drafted, On = given.DraftedOn ?? places.Today, Person = rights.Actor.SignsAs });
        writing.Add(plan.Id, 1, given.Lines);
        await write.CommitAsync(cancel);
        return plan.Id;
    }

    [GeneratedRegex(@"^[\p{L}\d][\p{L}\d.\-/]{1,39}$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Codes();
}
