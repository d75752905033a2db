using Anise.Access;
using Anise.Basics;
using Anise.Journal;

namespace Anise.Works.Days;

/// <summary>Records a works day.</summary>
public sealed class RecordWorksDay(JournalBook journal, WorksPlaces places, DayChecks checks, DayWriting writing)
{
    /// <summary>Records it. Needs <c>Permission.EditWorks</c> for its place. What is asked comes back as a problem until the writer says yes to it.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<WorksDayId>> RunAsync(Rights rights, NewWorksDay day, CancellationToken cancel = default)
    {
        rights.Demand(Permission.EditWorks, day is { Place: { } place, Date: { } date } ? await places.ScopeAsync(place, date, cancel) : Scope.Anywhere);
        IReadOnlyList<Problem> faults = await checks.FaultsAsync(day, cancel);
        if (faults.Count > 0) return Result<WorksDayId>.Refused(faults);
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, WorksActs.RecordWorksDay, null, cancel);
        // Asked with the lock in hand: of two who record the same day at once, the second is asked.
        IReadOnlyList<Problem> asked = await checks.QuestionsAsync(day, null, rights, cancel);
        if (asked.Count > 0) return Result<WorksDayId>.Refused(asked);
        WorksDay made = await writing.AddAsync(day, cancel);
        await write.CommitAsync(cancel);
        return made.Id;
    }

    /// <summary>Records several days in one write, all or none; each is checked and asked about as one by itself.</summary>
    /// <exception cref="NoAccessException">The right is not held for one of the places.</exception>
    public async Task<Result<IReadOnlyList<WorksDayId>>> RunAsync(Rights rights, IReadOnlyList<NewWorksDay> days, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(days);
        var problems = new List<Problem>();
        foreach (NewWorksDay day in days)
        {
            rights.Demand(Permission.EditWorks, day is { Place: { } place, Date: { } date } ? await places.ScopeAsync(place, date, cancel) : Scope.Anywhere);
            problems.AddRange(await checks.FaultsAsync(day, cancel));
        }
        if (problems.Count > 0) return Result<IReadOnlyList<WorksDayId>>.Refused(problems);
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, WorksActs.RecordWorksDay, null, cancel);
        foreach (NewWorksDay day in days) problems.AddRange(await checks.QuestionsAsync(day, null, rights, cancel));
        if (problems.Count > 0) return Result<IReadOnlyList<WorksDayId>>.Refused(problems);
        var made = new List<WorksDayId>(days.Count);
        foreach (NewWorksDay day in days) made.Add((await writing.AddAsync(day, cancel)).Id);
        await write.CommitAsync(cancel);
        return Result<IReadOnlyList<WorksDayId>>.Of(made);
    }
}
