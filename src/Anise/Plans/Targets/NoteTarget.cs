using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Procedures;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Plans.Targets;

/// <summary>Notes on a day why a target is behind, and what is done.</summary>
public sealed class NoteTarget(AniseDb db, JournalBook journal, PlacesOfPlans places)
{
    /// <summary>Notes it. Needs <c>Permission.EditPlans</c> for the place of the target.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    /// <exception cref="ChangedMeanwhileException">Somebody else noted something since the form was made.</exception>
    public async Task<Result<TargetId>> RunAsync(Rights rights, TargetId id, DateOnly? on, string? text, CancellationToken cancel = default)
    {
        if (await db.Set<Target>().AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, cancel) is not { } seen) return Texts.Problem("target-none", null);
        Directive directive = await db.Set<Directive>().AsNoTracking().SingleAsync(d => d.Id == seen.DirectiveId, cancel);
        rights.Demand(Permission.EditPlans, await places.ScopeAsync(seen.PlaceId, directive.On, cancel));
        if ((TextLengths.Missing("text", text) ?? TextLengths.OfTexts(("text", text))) is { } wrong) return wrong;
        if (on is not { } day) return Texts.Problem("plan-no-day", "on");
        if (day > places.Today) return Texts.Problem("plan-day-in-future", "on", day);
        if (day < directive.On) return Texts.Problem("note-before", "on", day, directive.On);
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, PlansActs.NoteTarget, null, cancel);
        _ = await db.Set<Target>().SingleAsync(t => t.Id == id, cancel);   // tells the journal the place
        int last = await db.Set<TargetNote>().Where(n => n.TargetId == id).MaxAsync(n => (int?)n.Number, cancel) ?? 0;
        db.Add(new TargetNote { TargetId = id, Number = last + 1, On = day, Text = text!.Trim(), Person = rights.Actor.SignsAs });
        await write.CommitAsync(cancel);
        return id;
    }
}
