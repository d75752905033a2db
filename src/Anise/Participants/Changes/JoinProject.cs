using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Journal;
using Anise.Places;
using Anise.Projects;
using Anise.Store;
using Anise.Works;
using Microsoft.EntityFrameworkCore;

namespace Anise.Participants.Changes;

/// <summary>A household that joins, as somebody states it.</summary>
/// <param name="Code">The household code.</param>
/// <param name="JoinedOn">The day on which it joined.</param>
public sealed record NewParticipant(string? Code, DateOnly? JoinedOn)
{
    /// <summary>What it brings in itself, in VND.</summary>
    public long? ContributionVnd { get; init; }
}

/// <summary>What speaks against a row.</summary>
/// <param name="Number">Its number among those stated, from 0.</param>
/// <param name="Problem">What.</param>
public sealed record JoiningFault(int Number, Problem Problem);

/// <summary>Households join a project: one, or those of a file, all or none.</summary>
public sealed class JoinProject(AniseDb db, JournalBook journal, WorksPlaces places, Joining joining)
{
    private const long MostVnd = 100_000_000_000;

    /// <summary>Records one. Needs <c>Permission.EditParticipants</c> for the village it lives in.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<ParticipantId>> RunAsync(Rights rights, ProjectId project, NewParticipant given, CancellationToken cancel = default)
    {
        (IReadOnlyList<ParticipantId> made, IReadOnlyList<JoiningFault> faults) = await RunAsync(rights, project, [given], null, true, cancel);
        return faults.Count > 0 ? Result<ParticipantId>.Refused([.. faults.Select(f => f.Problem)]) : made[0];
    }

    /// <summary>Records several in one write, all or none.</summary>
    /// <param name="rights">Needs <c>Permission.EditParticipants</c> for the villages they live in.</param>
    /// <param name="id">The project.</param>
    /// <param name="given">Who joins.</param>
    /// <param name="file">The file that they come from, or null.</param>
    /// <param name="store">False only judges them.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<(IReadOnlyList<ParticipantId> Made, IReadOnlyList<JoiningFault> Faults)> RunAsync(
        Rights rights, ProjectId id, IReadOnlyList<NewParticipant> given, string? file, bool store, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(given);
        rights.Demand(Permission.EditParticipants, Scope.Anywhere);
        if (await db.Set<Project>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } project) return ([], [new(0, Texts.Problem("project-none", null))]);
        var faults = new List<JoiningFault>();
        HashSet<PlaceId> here = await VillagesOfAsync(id, cancel);
        var found = new List<(NewParticipant Given, DateOnly Day, HouseholdId Household, PlaceId Village)>();
        // Judged with the lock in hand: of two who write at once, the second sees what the first wrote.
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, file is null ? ParticipantsActs.Join : ParticipantsActs.Import, file, cancel);
        ILookup<HouseholdId, (DateOnly JoinedOn, DateOnly? LeftOn)> known = (await db.Set<Participant>().Where(p => p.ProjectId == id).Select(p => new { p.HouseholdId, p.JoinedOn, p.LeftOn }).ToListAsync(cancel)).ToLookup(p => p.HouseholdId, p => (p.JoinedOn, p.LeftOn));
        var taken = new HashSet<HouseholdId>();
        for (int i = 0; i < given.Count; i++)
        {
            var (problem, household, village, day) = await FindAsync(rights, project, given[i], here, cancel);
            if (problem is null && (!taken.Add(household) || known[household].Any(k => k.LeftOn is null || k.LeftOn >= day))) problem = Texts.Problem("participant-known", "code", given[i].Code);
            if (problem is not null) faults.Add(new(i, problem));
            else found.Add((given[i], day, household, village));
        }
        if (faults.Count > 0 || !store || found.Count == 0) return ([], faults);
        IReadOnlyList<JoiningPapers> papers = await joining.OfAsync([.. found.Select(f => (f.Household, f.Day))], cancel);
        long next = await db.ReserveAsync("participant", found.Count, cancel);
        var made = new List<ParticipantId>();
        foreach (var (one, n) in found.Select((f, n) => (f, n)))
        {
            made.Add(new ParticipantId(next + n));
            db.Add(new Participant
            {
                Id = made[^1],
                ProjectId = id,
                HouseholdId = one.Household,
                PlaceId = one.Village,
                JoinedOn = one.Day,
                Paper = papers[n].Paper?.Key,
                FormerPaper = papers[n].Former?.Key,
                ContributionVnd = one.Given.ContributionVnd,
            });
        }
        await write.CommitAsync(cancel);
        return (made, []);
    }

    /// <summary>The villages of any time that lie in the communes of a project.</summary>
    private async Task<HashSet<PlaceId>> VillagesOfAsync(ProjectId id, CancellationToken cancel)
    {
        var here = new HashSet<PlaceId>();
        foreach (PlaceId commune in await db.Set<ProjectCommune>().AsNoTracking().Where(c => c.ProjectId == id).Select(c => c.PlaceId).ToListAsync(cancel))
            foreach (MappedPlace now in await places.CommunesThenAsync(commune, places.Today, cancel))
                here.UnionWith(await places.WithinAsync(await places.NowAsync(cancel), now.Id, cancel));
        return here;
    }

    private async Task<(Problem? Problem, HouseholdId Household, PlaceId Village, DateOnly Day)> FindAsync(Rights rights, Project project, NewParticipant given, HashSet<PlaceId> here, CancellationToken cancel)
    {
        static (Problem?, HouseholdId, PlaceId, DateOnly) No(Problem problem) => (problem, default, default, default);
        string code = given.Code?.Trim() ?? "";
        if (code.Length == 0) return No(Texts.Problem("participant-no-code", "code"));
        if (given.JoinedOn is not { } day) return No(Texts.Problem("participant-no-day", "joined-on"));
        if (day > places.Today) return No(Texts.Problem("participant-day-future", "joined-on", day));
        if (given.ContributionVnd is < 0 or > MostVnd) return No(Texts.Problem("participant-money-wrong", "contribution", given.ContributionVnd, MostVnd));
        List<HouseholdFact> facts = await db.HouseholdFactsOn(day).AsNoTracking().Where(f => f.Code == code && f.Ended == null).OrderBy(f => f.HouseholdId).ToListAsync(cancel);
        List<HouseholdFact> ours = [.. facts.Where(f => here.Contains(f.VillageId))];
        if (facts.Count == 0) return No(Texts.Problem("participant-household-unknown", "code", code, day));
        if (ours.Count == 0) return No(Texts.Problem("participant-elsewhere", "code", code, project.Code, day));
        if (ours.Count > 1) return No(Texts.Problem("participant-several", "code", code, ours.Count));
        rights.Demand(Permission.EditParticipants, await places.ScopeAsync(ours[0].VillageId, day, cancel));
        return (null, ours[0].HouseholdId, ours[0].VillageId, day);
    }
}

/// <summary>A household leaves a project.</summary>
public sealed class LeaveProject(AniseDb db, JournalBook journal, WorksPlaces places)
{
    /// <summary>Notes it. Needs <c>Permission.EditParticipants</c> for the place of the participation.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<ParticipantId>> RunAsync(Rights rights, ParticipantId id, DateOnly? leftOn, string? reason, CancellationToken cancel = default)
    {
        Participant? seen = await db.Set<Participant>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel);
        rights.Demand(Permission.EditParticipants, seen is null ? Scope.Anywhere : await places.ScopeAsync(seen.PlaceId, places.Today, cancel));
        if (seen is null) return Texts.Problem("participant-none", "participant");
        if (leftOn is not { } day) return Texts.Problem("participant-no-left-day", "left-on");
        if (day > places.Today) return Texts.Problem("participant-day-future", "left-on", day);
        if (day < seen.JoinedOn) return Texts.Problem("participant-left-before", "left-on", seen.JoinedOn);
        if (ParticipantTexts.Clean(reason) is not { } why) return Texts.Problem("participant-no-reason", "reason");
        if (Procedures.TextLengths.OfLines(("reason", why)) is { } line) return line;
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, ParticipantsActs.Leave, why, cancel);
        Participant participant = await db.Set<Participant>().SingleAsync(p => p.Id == id, cancel);
        if (participant.LeftOn is { } left) return Texts.Problem("participant-left", "participant", left);
        if (await db.Set<ProjectInput>().Where(i => i.ParticipantId == id).MaxAsync(i => (DateOnly?)i.ReceivedOn, cancel) is { } last && last > day) return Texts.Problem("participant-received-after", "left-on", last);
        (participant.LeftOn, participant.LeftBecause) = (day, why);
        await write.CommitAsync(cancel);
        return id;
    }
}

/// <summary>What is typed.</summary>
internal static class ParticipantTexts
{
    /// <summary>A text in one line without blanks around it; null for none.</summary>
    public static string? Clean(string? text) => Tables.Letters.VietnameseText.Clean(text ?? "").Trim() is { Length: > 0 } clean ? clean : null;
}
