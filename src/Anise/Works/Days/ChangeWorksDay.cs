using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Procedures;
using Anise.Rules.Books;
using Anise.Store;
using Anise.Works.Assets;
using Microsoft.EntityFrameworkCore;

namespace Anise.Works.Days;

/// <summary>Corrects a works day, with a reason.</summary>
public sealed class ChangeWorksDay(AniseDb db, JournalBook journal, WorksPlaces places, DayChecks checks, DayWriting writing, RuleBook rules)
{
    /// <summary>Makes the day what is given. Needs <c>Permission.EditWorks</c> for the place where it stood and for that where it stands then.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    /// <exception cref="ChangedMeanwhileException">Somebody else corrected the same since the form was made.</exception>
    public async Task<Result<WorksDayId>> RunAsync(Rights rights, WorksDayId id, NewWorksDay given, string? reason, CancellationToken cancel = default)
    {
        if (await db.Set<WorksDay>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } stored) return Texts.Problem("works-day-none", null);
        rights.Demand(Permission.EditWorks, await places.ScopeAsync(stored.PlaceId, stored.Date, cancel));
        if (given is { Place: { } place, Date: { } date }) rights.Demand(Permission.EditWorks, await places.ScopeAsync(place, date, cancel));
        List<Problem> faults = [.. await checks.FaultsAsync(given, cancel)];
        if (string.IsNullOrWhiteSpace(reason)) faults.Add(Texts.Problem("works-no-reason", "reason"));
        else if (TextLengths.OfTexts(("reason", reason)) is { } longer) faults.Add(longer);
        if (faults.Count > 0) return Result<WorksDayId>.Refused(faults);
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, WorksActs.ChangeWorksDay, reason!.Trim(), cancel);
        WorksDay day = await db.Set<WorksDay>().SingleAsync(d => d.Id == id, cancel);
        await db.Entry(day).Collection(d => d.Participations).LoadAsync(cancel);
        await db.Entry(day).Collection(d => d.Named).LoadAsync(cancel);
        await db.Entry(day).Collection(d => d.Outputs).LoadAsync(cancel);
        if (day.Withdrawn) return Texts.Problem("works-day-withdrawn", null);
        IReadOnlyList<Problem> asked = await checks.QuestionsAsync(given, id, rights, cancel);
        if (asked.Count > 0) return Result<WorksDayId>.Refused(asked);
        if (await LinkedAsync(day, given, cancel) is { } linked) return linked;
        await writing.FillAsync(day, given, cancel);
        (day.CorrectedBy, day.CorrectedById) = (rights.Actor.Name, rights.Actor.UserId);
        await write.CommitAsync(cancel);
        return id;
    }

    /// <summary>What went into an asset cannot be less than it was linked with: the link is taken back first.</summary>
    private async Task<Problem?> LinkedAsync(WorksDay day, NewWorksDay given, CancellationToken cancel)
    {
        WorksOutputId[] ids = [.. day.Outputs.Select(o => o.Id)];
        var links = await db.Set<AssetWork>().AsNoTracking().Where(w => EF.Parameter(ids).Contains(w.OutputId)).Join(db.Set<Asset>(), w => w.AssetId, a => a.Id, (w, a) => new { w.OutputId, w.Quantity, a.Name }).ToListAsync(cancel);
        foreach (var link in links.GroupBy(l => l.OutputId))
        {
            WorksOutput output = day.Outputs.Single(o => o.Id == link.Key);
            if ((given.Outputs.FirstOrDefault(o => o.Kind == output.Kind)?.Quantity ?? 0) < link.Sum(l => l.Quantity))
                return Texts.Problem("works-output-linked", "output-" + output.Kind, rules.Works.NameOfOutput(output.Kind), link.Sum(l => l.Quantity), string.Join(", ", link.Select(l => l.Name)));
        }
        return null;
    }
}

/// <summary>Withdraws a works day that never was, or that stands twice, with a reason. It stays readable and counts nowhere.</summary>
public sealed class WithdrawWorksDay(AniseDb db, JournalBook journal, WorksPlaces places)
{
    /// <summary>Withdraws it. Needs <c>Permission.EditWorks</c> for its place.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    /// <exception cref="ChangedMeanwhileException">Somebody else changed it since the form was made.</exception>
    public async Task<Result<WorksDayId>> RunAsync(Rights rights, WorksDayId id, string? reason, CancellationToken cancel = default)
    {
        if (await db.Set<WorksDay>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } stored) return Texts.Problem("works-day-none", null);
        rights.Demand(Permission.EditWorks, await places.ScopeAsync(stored.PlaceId, stored.Date, cancel));
        if (string.IsNullOrWhiteSpace(reason)) return Texts.Problem("works-no-reason", "withdraw-reason");
        if (TextLengths.OfTexts(("withdraw-reason", reason)) is { } longer) return longer;
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, WorksActs.WithdrawWorksDay, reason.Trim(), cancel);
        WorksDay day = await db.Set<WorksDay>().SingleAsync(d => d.Id == id, cancel);
        if (day.Withdrawn) return Texts.Problem("works-day-withdrawn", null);
        day.Withdrawn = true;
        (day.CorrectedBy, day.CorrectedById) = (rights.Actor.Name, rights.Actor.UserId);
        await write.CommitAsync(cancel);
        return id;
    }
}
