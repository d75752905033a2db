using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Procedures;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Works.Days;

/// <summary>Looks over what somebody else corrected or withdrew: the journal then says who corrected, why, and who looked it over.</summary>
public sealed class LookOverWorksDay(AniseDb db, JournalBook journal, WorksPlaces places)
{
    /// <summary>Whether somebody may look over what is open of a day: not who corrected it.</summary>
    public static bool May(Rights rights, Scope scope, WorksDay day)
    {
        ArgumentNullException.ThrowIfNull(rights);
        ArgumentNullException.ThrowIfNull(day);
        return day.CorrectedBy is not null && rights.May(Permission.LookOverWorks, scope) && !IsOwn(rights, day);
    }

    /// <summary>Notes that the correction was looked over. Needs <c>Permission.LookOverWorks</c> for the place of the day, and another person than the one who corrected.</summary>
    /// <param name="rights">Who looked it over.</param>
    /// <param name="id">The day.</param>
    /// <param name="found">What was found, in words.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    /// <exception cref="ChangedMeanwhileException">It was corrected again since the page was made.</exception>
    public async Task<Result<WorksDayId>> RunAsync(Rights rights, WorksDayId id, string? found, CancellationToken cancel = default)
    {
        if (await db.Set<WorksDay>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } stored) return Texts.Problem("works-day-none", null);
        rights.Demand(Permission.LookOverWorks, await places.ScopeAsync(stored.PlaceId, stored.Date, cancel));
        if (string.IsNullOrWhiteSpace(found)) return Texts.Problem("works-nothing-found", "found");
        if (TextLengths.OfTexts(("found", found)) is { } longer) return longer;
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, WorksActs.LookOverWorksDay, found.Trim(), cancel);
        write.Judges = true;
        WorksDay day = await db.Set<WorksDay>().SingleAsync(d => d.Id == id, cancel);
        if (day.CorrectedBy is null) return Texts.Problem("works-not-corrected", null);
        if (IsOwn(rights, day)) return Texts.Problem("works-own-correction", null);
        (day.CorrectedBy, day.CorrectedById) = (null, null);
        await write.CommitAsync(cancel);
        return id;
    }

    private static bool IsOwn(Rights rights, WorksDay day) => day.CorrectedById == rights.Actor.UserId && (day.CorrectedById is not null || day.CorrectedBy == rights.Actor.Name);
}

/// <summary>Corrections that wait to be looked over by somebody who did not make them.</summary>
internal sealed class OpenCorrections(AniseDb db, WorksPlaces places, WaitingPlaces waiting) : IWaitingWork
{
    public Task<IReadOnlyList<WaitingWork>> ForAsync(Rights rights, CancellationToken cancel) => waiting.EachAsync(rights, Permission.LookOverWorks, (typeof(OpenCorrections), rights.Actor.UserId), (map, at) => CountAsync(map, at, rights.Actor.UserId, cancel),
        (count, at) => count > 0 ? new WaitingWork(Texts.Get("waiting-corrections", count, at.Name), $"/works?place={at.Code}&corrected=open&withdrawn=1", null, false) : null, cancel);

    private async Task<int> CountAsync(PlaceMap map, PlaceId at, long? reader, CancellationToken cancel)
    {
        IQueryable<WorksDay> open = db.Set<WorksDay>().Where(d => d.CorrectedBy != null && (d.CorrectedById == null || d.CorrectedById != reader));
        if (!await open.AnyAsync(cancel)) return 0;
        List<PlaceId> within = await places.WithinAsync(map, at, cancel);
        return await open.CountAsync(d => EF.Parameter(within).Contains(d.PlaceId), cancel);
    }
}
