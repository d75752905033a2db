using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Procedures;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Plans.Targets;

/// <summary>Sends a directive to those whom it gives targets. From then on a target changes by a further version only.</summary>
public sealed class SendDirective(AniseDb db, JournalBook journal, PlacesOfPlans places, ReadCascades cascades)
{
    /// <summary>Sends it. Where parts do not reach their whole, a reason is asked for. Needs <c>Permission.SetTargets</c> for its place.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    /// <exception cref="ChangedMeanwhileException">Somebody else sent it since the form was made.</exception>
    public async Task<Result<DirectiveId>> RunAsync(Rights rights, DirectiveId id, DateOnly? on, string? reason = null, CancellationToken cancel = default)
    {
        if (await db.Set<Directive>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } seen) return Texts.Problem("directive-none", null);
        rights.Demand(Permission.SetTargets, await places.ScopeAsync(seen.PlaceId, seen.On, cancel));
        string? because = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, PlansActs.SendDirective, because, cancel);
        Directive directive = await db.Set<Directive>().SingleAsync(d => d.Id == id, cancel);
        if (directive.SentOn is { } already) return Texts.Problem("directive-sent", null, directive.Number, already);
        if (on is not { } day) return Texts.Problem("plan-no-day", "on");
        if (day > places.Today) return Texts.Problem("plan-day-in-future", "on", day);
        if (day < directive.On) return Texts.Problem("send-before", "on", day, directive.On);
        if (TextLengths.OfTexts(("reason", reason)) is { } longer) return longer;
        if (!await db.Set<Target>().AnyAsync(t => t.DirectiveId == id, cancel)) return Texts.Problem("directive-empty", null);
        List<Cascade> shortOf = [.. (await cascades.RunAsync(directive, cancel)).Where(c => c.FallsShort)];
        if (shortOf.Count > 0 && because is null)
            return Texts.Problem("cascade-gap", "reason", string.Join(" ", shortOf.Take(5).Select(c => $"{c.Figure.Name}, {c.Place.Name}: {c.Said}")));
        directive.SentOn = day;
        directive.SentBecause = shortOf.Count > 0 ? because : null;
        await write.CommitAsync(cancel);
        return id;
    }
}
