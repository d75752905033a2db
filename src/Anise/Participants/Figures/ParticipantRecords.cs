using System.Globalization;
using Anise.Basics;
using Anise.Figures;
using Anise.Journal;
using Anise.Projects;
using Anise.Projects.Figures;
using Anise.Store;
using Anise.Works;
using Microsoft.EntityFrameworkCore;

namespace Anise.Participants.Figures;

/// <summary>Reads the participants of running projects, at the place where they lived when they joined.</summary>
public sealed class ParticipantRecords(AniseDb db, RecordChanges changes, WorksPlaces places, Joining joining) : ProjectYearRecords(db, changes, places)
{
    /// <inheritdoc/>
    public override RecordKind Kind => ParticipantKinds.Participant;

    /// <inheritdoc/>
    protected override async Task<List<PlaceId>> PlacesAsync(CancellationToken cancel) => await Db.Set<Participant>().Select(p => p.PlaceId).Distinct().ToListAsync(cancel);

    /// <inheritdoc/>
    public override async Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        DateOnly last = LastOf(scope);
        var running = await RunningAsync(last, cancel);
        List<Participant> rows = [.. (await Db.Set<Participant>().AsNoTracking().Where(p => p.JoinedOn <= last && (p.LeftOn == null || p.LeftOn >= last)).OrderBy(p => p.Id).ToListAsync(cancel)).Where(p => running.ContainsKey(p.ProjectId))];
        var said = await joining.SaidAsync([.. rows.Select(r => r.HouseholdId).Distinct()], cancel);
        var heads = await ParticipantHeads.OfAsync(Db, [.. rows.Select(r => r.HouseholdId)], cancel);
        Standing[] standings = [.. rows.Select(r => Joining.StandingOf(r, said))];
        return new RecordTable([.. rows.Select(r => r.Id.Value.Key())], [.. rows.Select(r => r.PlaceId)],
            new Dictionary<string, double[]> { ["contribution"] = [.. rows.Select(r => (double?)r.ContributionVnd ?? double.NaN)] },
            new Dictionary<string, string[]>
            {
                ["household"] = [.. rows.Select(r => r.HouseholdId.Value.Key())],
                ["standing"] = [.. standings.Select(ParticipantWords.Code)],
                ["aimed"] = [.. standings.Select(s => ParticipantWords.IsAimedAt(s) ? "yes" : "no")],
                ["project"] = [.. rows.Select(r => r.ProjectId.Value.Key())],
                ["project-code"] = [.. rows.Select(r => running[r.ProjectId].Project.Code)],
                ["head"] = [.. rows.Select(r => heads.GetValueOrDefault(r.HouseholdId, ""))],
                ["joined-on"] = [.. rows.Select(r => ProjectWords.Day(r.JoinedOn))],
                ["paper"] = [.. rows.Select(r => r.Paper ?? "")],
            });
    }
}

/// <summary>Reads what participants received: a part a month.</summary>
public sealed class InputRecords(AniseDb db, RecordChanges changes, KeptReads kept) : MonthlyRecords(db, changes, kept)
{
    /// <inheritdoc/>
    public override RecordKind Kind => ParticipantKinds.Input;

    /// <inheritdoc/>
    protected override IQueryable<MonthAndPlace> Months => Db.Set<ProjectInput>().Select(r => new MonthAndPlace { Year = r.ReceivedOn.Year, Month = r.ReceivedOn.Month, Place = r.PlaceId, Counts = true });

    /// <inheritdoc/>
    public override async Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        var (first, last) = DaysOf(scope);
        var rows = await Db.Set<ProjectInput>().AsNoTracking().Where(i => i.ReceivedOn >= first && i.ReceivedOn <= last).Join(Db.Set<Participant>(), i => i.ParticipantId, p => p.Id, (i, p) => new { Input = i, p.HouseholdId })
            .Join(Db.Set<Project>(), i => i.Input.ProjectId, p => p.Id, (i, p) => new { i.Input, i.HouseholdId, p.Code }).OrderBy(i => i.Input.Id).ToListAsync(cancel);
        var heads = await ParticipantHeads.OfAsync(Db, [.. rows.Select(r => r.HouseholdId)], cancel);
        return new RecordTable([.. rows.Select(r => r.Input.Id.Value.Key())], [.. rows.Select(r => r.Input.PlaceId)],
            new Dictionary<string, double[]> { ["value"] = [.. rows.Select(r => (double?)r.Input.ValueVnd ?? double.NaN)] },
            new Dictionary<string, string[]>
            {
                ["project"] = [.. rows.Select(r => r.Input.ProjectId.Value.Key())],
                ["project-code"] = [.. rows.Select(r => r.Code)],
                ["head"] = [.. rows.Select(r => heads.GetValueOrDefault(r.HouseholdId, ""))],
                ["what"] = [.. rows.Select(r => r.Input.What)],
                ["quantity"] = [.. rows.Select(r => ProjectWords.Amount(r.Input.Quantity))],
                ["unit-text"] = [.. rows.Select(r => r.Input.Unit)],
                ["received-on"] = [.. rows.Select(r => ProjectWords.Day(r.Input.ReceivedOn))],
            });
    }
}

/// <summary>The heads of households as they are now.</summary>
internal static class ParticipantHeads
{
    public static async Task<Dictionary<Households.HouseholdId, string>> OfAsync(AniseDb db, IReadOnlyCollection<Households.HouseholdId> households, CancellationToken cancel)
    {
        List<Households.HouseholdId> ids = [.. households.Distinct()];
        return await db.Set<Households.Household>().AsNoTracking().Where(h => EF.Parameter(ids).Contains(h.Id)).ToDictionaryAsync(h => h.Id, h => h.HeadName, cancel);
    }
}
