using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Plans.Targets;

/// <summary>Ties a target to another of the same place and year, such as one on poverty to one on a standard of communes, so that they are shown together.</summary>
public sealed class TieTargets(AniseDb db, JournalBook journal, PlacesOfPlans places)
{
    /// <summary>Ties it, or unties it where <paramref name="to"/> is null. Needs <c>Permission.SetTargets</c> for the place of its directive.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<TargetId>> RunAsync(Rights rights, TargetId id, TargetId? to, CancellationToken cancel = default)
    {
        if (await db.Set<Target>().AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, cancel) is not { } seen) return Texts.Problem("target-none", null);
        Directive directive = await db.Set<Directive>().AsNoTracking().SingleAsync(d => d.Id == seen.DirectiveId, cancel);
        rights.Demand(Permission.SetTargets, await places.ScopeAsync(directive.PlaceId, directive.On, cancel));
        if (to == id) return Texts.Problem("tie-itself", "to");
        if (to is { } other && (await db.Set<Target>().AsNoTracking().SingleOrDefaultAsync(t => t.Id == other, cancel) is not { } with || with.PlaceId != seen.PlaceId || with.Year != seen.Year)) return Texts.Problem("tie-elsewhere", "to");
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, PlansActs.TieTargets, null, cancel);
        (await db.Set<Target>().SingleAsync(t => t.Id == id, cancel)).TiedTo = to;
        await write.CommitAsync(cancel);
        return id;
    }
}
