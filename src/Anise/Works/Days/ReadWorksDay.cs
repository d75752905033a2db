using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Works.Days;

/// <summary>A works day with its place as it was then.</summary>
/// <param name="Day">The day.</param>
/// <param name="Place">Its place on the map of its date.</param>
/// <param name="Commune">The commune, ward or town, on that map.</param>
/// <param name="Scope">What rights on it are checked against.</param>
public sealed record SeenWorksDay(WorksDay Day, MappedPlace Place, MappedPlace Commune, Scope Scope)
{
    /// <summary>What was done with it, the last first.</summary>
    public required IReadOnlyList<WorksDayEvent> History { get; init; }

    /// <summary>What nobody else has looked over yet, the first correction first: each with what it changed, before and after. Empty where nothing is open.</summary>
    public required IReadOnlyList<(JournalEntry Entry, IReadOnlyList<ChangedThing> Things)> Corrections { get; init; }
}

/// <summary>A write that touched a works day.</summary>
/// <param name="At">The moment, UTC, as the journal writes it.</param>
/// <param name="UserName">Who.</param>
/// <param name="Action">The code of the act.</param>
/// <param name="Reason">Why.</param>
/// <param name="Revision">The number of the write.</param>
public sealed record WorksDayEvent(string At, string UserName, string Action, string? Reason, long Revision);

/// <summary>Reads one works day.</summary>
public sealed class ReadWorksDay(AniseDb db, WorksPlaces places, JournalChanges changes)
{
    /// <summary>Fields that follow from others, or say that a correction is open: no values of the day.</summary>
    private static readonly string[] Unsaid = [nameof(WorksDay.OrganiserKey), nameof(Participation.BodyKey), nameof(NamedParticipant.NameKey), nameof(WorksDay.CorrectedBy), nameof(WorksDay.CorrectedById)];

    /// <summary>The day with all that belongs to it; null where there is none. Needs <c>Permission.SeeWorks</c> for its place.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<SeenWorksDay?> RunAsync(Rights rights, WorksDayId id, CancellationToken cancel = default)
    {
        if (await db.WithAllAsync(db.Set<WorksDay>().Where(d => d.Id == id), cancel) is not [var day]) return null;
        Scope scope = await places.ScopeAsync(day.PlaceId, day.Date, cancel);
        rights.Demand(Permission.SeeWorks, scope);
        PlaceMap then = await places.OnAsync(day.Date, cancel);
        string key = id.Value.Key();
        List<WorksDayEvent> history = await db.Set<JournalEntry>().AsNoTracking().Where(e => e.Subject == WorksSubjects.WorksDay.Code && e.SubjectId == key).OrderByDescending(e => e.Number)
            .Select(e => new WorksDayEvent(e.At, e.UserName, e.Action, e.Reason, e.Revision)).ToListAsync(cancel);
        return new SeenWorksDay(day, then[day.PlaceId], then.CommuneOf(day.PlaceId), scope) { History = history, Corrections = day.CorrectedBy is null ? [] : await OpenAsync(key, history, cancel) };
    }

    private async Task<IReadOnlyList<(JournalEntry Entry, IReadOnlyList<ChangedThing> Things)>> OpenAsync(string key, List<WorksDayEvent> history, CancellationToken cancel)
    {
        List<long> open = [.. history.TakeWhile(e => e.Action != WorksActs.LookOverWorksDay.Code).Where(e => e.Action == WorksActs.ChangeWorksDay.Code || e.Action == WorksActs.WithdrawWorksDay.Code).Select(e => e.Revision)];
        List<JournalEntry> entries = await db.Set<JournalEntry>().AsNoTracking().Where(e => EF.Parameter(open).Contains(e.Revision) && e.Subject == WorksSubjects.WorksDay.Code && e.SubjectId == key).OrderBy(e => e.Number).ToListAsync(cancel);
        return [.. entries.Select(e => (e, Said(changes.Of(e)))).Where(e => e.Item2.Count > 0)];
    }

    private static IReadOnlyList<ChangedThing> Said(IReadOnlyList<ChangedThing> things) =>
        [.. things.Select(t => t with { Values = [.. t.Values.Where(v => !Unsaid.Contains(v.Field))] }).Where(t => t.Values.Any(v => v.Before != v.After))];
}

/// <summary>Reads works days with all that belongs to them.</summary>
internal static class WholeDays
{
    /// <summary>The days in the order of their ids, with bodies, names and outputs: one question for each, whatever their number.</summary>
    public static async Task<List<WorksDay>> WithAllAsync(this AniseDb db, IQueryable<WorksDay> days, CancellationToken cancel)
    {
        await using IAsyncDisposable? moment = await db.ReadOneMomentAsync(cancel);
        List<WorksDay> all = await days.AsNoTracking().OrderBy(d => d.Id).ToListAsync(cancel);
        ILookup<WorksDayId, Participation> bodies = (await days.AsNoTracking().SelectMany(d => d.Participations).ToListAsync(cancel)).ToLookup(p => p.DayId);
        ILookup<WorksDayId, NamedParticipant> named = (await days.AsNoTracking().SelectMany(d => d.Named).ToListAsync(cancel)).ToLookup(n => n.DayId);
        ILookup<WorksDayId, WorksOutput> outputs = (await days.AsNoTracking().SelectMany(d => d.Outputs).ToListAsync(cancel)).ToLookup(o => o.DayId);
        foreach (WorksDay day in all)
        {
            day.Participations.AddRange(bodies[day.Id]);
            day.Named.AddRange(named[day.Id]);
            day.Outputs.AddRange(outputs[day.Id]);
        }
        return all;
    }
}

/// <summary>Works days as the journal calls them: the organiser and the date.</summary>
internal sealed class WorksDayNames(AniseDb db) : IRecordNames
{
    public Type Of => typeof(WorksDayId);

    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        List<WorksDayId> ids = [.. keys.Numbers().Select(id => new WorksDayId(id))];
        return (await db.Set<WorksDay>().AsNoTracking().Where(d => ids.Contains(d.Id)).Select(d => new { d.Id, d.Organiser, d.Date }).ToListAsync(cancel))
            .ToDictionary(d => d.Id.Value.Key(), d => Texts.Get("works-day-name", d.Organiser, d.Date));
    }

    public string? AddressOf(string key) => "/works/days/" + key;
}
