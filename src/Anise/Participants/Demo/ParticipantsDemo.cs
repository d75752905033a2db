using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Participants.Changes;
using Anise.Places;
using Anise.Projects;
using Anise.Store;
using Anise.Tables.Values;
using Anise.Works;
using Microsoft.EntityFrameworkCore;
using static Anise.Access.DemoPart;

namespace Anise.Participants.Demo;

/// <summary>Households of the demo province in the models of 2023: those that had a code in the communes of each model when it began. All of it is invented.</summary>
internal sealed class ParticipantsDemo(AniseDb db, WorksPlaces places, JoinProject join, LeaveProject leave, RecordInput input) : IDemoPart
{
    private const int Each = 6, Received = 3;
    private static readonly DateOnly Joined = new(2023, 2, 10), Given = new(2023, 3, 6), Left = new(2024, 1, 15);

    public async Task MakeAsync(Rights rights, CancellationToken cancel)
    {
        Dictionary<string, string> data = YamlWords.Load<Dictionary<string, string>>("Anise.Participants.Data.participants-demo");
        PlaceMap then = await places.OnAsync(Joined, cancel);
        foreach (Project project in await db.Set<Project>().AsNoTracking().OrderBy(p => p.Id).ToListAsync(cancel))
        {
            var who = new List<NewParticipant>();
            foreach (PlaceId commune in await db.Set<ProjectCommune>().AsNoTracking().Where(c => c.ProjectId == project.Id).OrderBy(c => c.PlaceId).Select(c => c.PlaceId).ToListAsync(cancel))
            {
                if (then.Find(commune) is null) continue;
                List<PlaceId> villages = [.. then.VillagesIn(commune).Select(v => v.Id)];
                List<HouseholdFact> facts = await db.HouseholdFactsOn(Joined).AsNoTracking().Where(f => f.Ended == null && f.Code != null && EF.Parameter(villages).Contains(f.VillageId)).OrderBy(f => f.HouseholdId).ToListAsync(cancel);
                List<HouseholdId> ids = [.. facts.Select(f => f.HouseholdId)];
                HashSet<HouseholdId> listed = [.. (await db.Households.AsNoTracking().Where(h => EF.Parameter(ids).Contains(h.Id) && h.ClassCode != null).Select(h => h.Id).ToListAsync(cancel))];
                who.AddRange(facts.GroupBy(f => f.Code).Where(g => g.Count() == 1).Select(g => g.Single()).OrderBy(f => listed.Contains(f.HouseholdId) ? 0 : 1).ThenBy(f => f.HouseholdId.Value).Take(Each)
                    .Select((f, i) => new NewParticipant(f.Code, Joined) { ContributionVnd = 2_000_000 + (i * 500_000) }));
            }
            if (who.Count == 0) continue;
            (IReadOnlyList<ParticipantId> made, IReadOnlyList<JoiningFault> faults) = await join.RunAsync(rights, project.Id, who, null, true, cancel);
            if (faults.Count > 0) throw new InvalidOperationException("The demo was refused: " + string.Join("; ", faults.Select(f => f.Problem.Message)));
            foreach (var (id, n) in made.Take(Received).Select((id, n) => (id, n)))
                Must(await input.RunAsync(rights, new NewInput(id, data["what"], Given.AddDays(n)) { Quantity = 200, Unit = data["unit"], Supplier = data["supplier"], Lot = data["lot"], ValueVnd = 1_400_000, ReceivedBy = data["received-by"] }, cancel));
            if (made.Count > Received) Must(await leave.RunAsync(rights, made[^1], Left, data["left-because"], cancel));
        }
    }
}
