using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Plans.Targets;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Plans.Following;

/// <summary>A directive with its targets, the cascade and the reports on it.</summary>
/// <param name="Directive">The directive.</param>
/// <param name="Place">Its place.</param>
/// <param name="Map">The map of its day.</param>
/// <param name="Scope">What rights at it are checked against.</param>
/// <param name="Targets">Its targets that the reader may see.</param>
/// <param name="Cascades">Targets laid over those of the places in them.</param>
/// <param name="Reports">The reports issued on it.</param>
public sealed record SeenDirective(
    Directive Directive, MappedPlace Place, PlaceMap Map, Scope Scope, IReadOnlyList<FollowedTarget> Targets, IReadOnlyList<Cascade> Cascades, IReadOnlyList<FollowUp> Reports);

/// <summary>Reads a directive, or one of its targets.</summary>
public sealed class ReadDirective(AniseDb db, PlacesOfPlans places, FollowTargets follow, ReadCascades cascades)
{
    /// <summary>The directive; null where there is none. Needs <c>Permission.SeePlans</c> at its place or at one in it: who sees a commune sees what it was given and the directive, not the targets of others.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<SeenDirective?> RunAsync(Rights rights, DirectiveId id, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(rights);
        if (await db.Set<Directive>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } directive) return null;
        Scope scope = await places.ScopeAsync(directive.PlaceId, directive.On, cancel);
        bool whole = rights.May(Permission.SeePlans, scope);
        if (!whole) rights.Demand(Permission.SeePlans, Scope.Anywhere);
        IReadOnlyList<FollowedTarget> targets = await follow.RunAsync(rights, new FollowQuery { Directive = id }, cancel);
        if (!whole && targets.Count == 0) rights.Demand(Permission.SeePlans, scope);
        PlaceMap map = await places.MapOfAsync(directive.PlaceId, directive.On, cancel) ?? await places.NowAsync(cancel);
        return new SeenDirective(directive, map[directive.PlaceId], map, scope, targets, whole ? await cascades.RunAsync(directive, cancel) : [],
            whole ? await db.Set<FollowUp>().AsNoTracking().Where(f => f.DirectiveId == id).OrderBy(f => f.Until).ToListAsync(cancel) : []);
    }

    /// <summary>A target; null where there is none. Needs <c>Permission.SeePlans</c> for its place.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<FollowedTarget?> TargetAsync(Rights rights, TargetId id, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(rights);
        if (await db.Set<Target>().AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, cancel) is not { } target) return null;
        Directive directive = await db.Set<Directive>().AsNoTracking().SingleAsync(d => d.Id == target.DirectiveId, cancel);
        rights.Demand(Permission.SeePlans, await places.ScopeAsync(target.PlaceId, directive.On, cancel));
        return await follow.RunAsync(rights, new FollowQuery { Target = id }, cancel) is [var followed, ..] ? followed : null;
    }

    /// <summary>Whether somebody may set a target anew, and note on it.</summary>
    public async Task<(bool Set, bool Note)> MayAsync(Rights rights, FollowedTarget target, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(rights);
        ArgumentNullException.ThrowIfNull(target);
        return (rights.May(Permission.SetTargets, await places.ScopeAsync(target.Directive.PlaceId, target.Directive.On, cancel)),
            rights.May(Permission.EditPlans, await places.ScopeAsync(target.Target.PlaceId, target.Directive.On, cancel)));
    }
}

/// <summary>Directives carry evidence: the paper itself.</summary>
internal sealed class EvidencedDirectives(AniseDb db) : Evidence.IEvidencedRecords
{
    public SubjectKind Kind => PlansSubjects.Directive;

    public Permission See => Permission.SeePlans;

    public Permission Change => Permission.SetTargets;

    public async Task<IReadOnlyDictionary<string, Evidence.EvidencedRecord>> FindAsync(IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        List<DirectiveId> asked = [.. ids.Numbers().Select(id => new DirectiveId(id))];
        List<Directive> found = await db.Set<Directive>().AsNoTracking().Where(d => EF.Parameter(asked).Contains(d.Id)).ToListAsync(cancel);
        return found.ToDictionary(d => d.Id.Value.Key(), d => new Evidence.EvidencedRecord(d.PlaceId, d.Number, "/plans/directives/" + d.Id.Value.Key()));
    }
}
