using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Journal;
using Anise.Plans.Targets;
using Anise.Procedures;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Plans.Following;

/// <summary>Issues a follow-up report on the targets of a directive: from then on its numbers stay as they were.</summary>
public sealed class IssueFollowUp(AniseDb db, JournalBook journal, PlacesOfPlans places, FollowTargets follow)
{
    /// <summary>Issues it. Needs <c>Permission.SetTargets</c> for the place of the directive.</summary>
    /// <param name="rights">Who issues it.</param>
    /// <param name="id">The directive, which was sent.</param>
    /// <param name="until">The last day that it tells of: the last of a month of its year.</param>
    /// <param name="document">The number of the paper.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<FollowUpId>> RunAsync(Rights rights, DirectiveId id, DateOnly? until, string? document, CancellationToken cancel = default)
    {
        if (await db.Set<Directive>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } directive) return Texts.Problem("directive-none", null);
        rights.Demand(Permission.SetTargets, await places.ScopeAsync(directive.PlaceId, directive.On, cancel));
        if (directive.SentOn is not { } sent) return Texts.Problem("follow-up-not-sent", null, directive.Number);
        if ((TextLengths.Missing("document", document) ?? TextLengths.OfLines(("document", document))) is { } paper) return paper;
        if (until is not { } last || last.Year != directive.Year || last.AddDays(1).Day != 1) return Texts.Problem("follow-up-month", "until", directive.Year);
        if (last > places.Today) return Texts.Problem("plan-day-in-future", "until", last);
        if (last < sent) return Texts.Problem("follow-up-before-sent", "until", last, sent);
        // Read before the write begins: what is kept for reading is not used within one.
        IReadOnlyList<FollowedTarget> targets = await follow.RunAsync(rights, new FollowQuery { Directive = id, Year = directive.Year, On = last }, cancel);
        if (targets.Count == 0) return Texts.Problem("directive-empty", null);
        long known = (await db.Set<JournalHead>().AsNoTracking().SingleAsync(cancel)).Count;
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, PlansActs.IssueFollowUp, null, cancel);
        // Somebody wrote while it was read: what it says might not be what is stored.
        if (write.Revision != known + 1) return Texts.Problem("follow-up-again", null);
        if (await db.Set<FollowUp>().AnyAsync(f => f.DirectiveId == id && f.Until == last, cancel)) return Texts.Problem("follow-up-known", "until", last);
        var report = new FollowUp
        {
            Id = new FollowUpId(await db.ReserveAsync("follow-up", 1, cancel)), DirectiveId = id, PlaceId = directive.PlaceId, Year = directive.Year, Until = last, IssuedOn = places.Today, Document = document!.Trim(),
            Person = rights.Actor.SignsAs, LastEntry = known,
        };
        db.Add(report);
        foreach (FollowedTarget target in targets)
            db.Add(new FollowUpRow
            {
                FollowUpId = report.Id, TargetId = target.Target.Id, PlaceId = target.Target.PlaceId, Version = target.Now.Version.Number, Value = target.Now.Version.Value, Actual = target.Measured,
                Expected = target.Now.Expected, State = target.Now.State, FirstState = target.First.State, BehindSince = target.Now.BehindSince,
            });
        await write.CommitAsync(cancel);
        return report.Id;
    }
}
