using System.Text;
using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Households;
using Anise.Households.Changes;
using Anise.Journal;
using Anise.Links;
using Anise.Links.Changes;
using Anise.Links.Lists;
using Anise.Participants;
using Anise.Participants.Changes;
using Anise.Participants.Lists;
using Anise.Places;
using Anise.Projects;
using Anise.Reviews;
using Anise.Store;
using Anise.Tests.Store;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace Anise.Tests.Participants;

/// <summary>A participant has the class of the day on which it joined, whatever becomes of it. On the demo, whose models began in February 2023.</summary>
[Trait("needs", "demo")]
public sealed class ParticipantTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);
    private static readonly Rights Console = Rights.ForConsole();

    [Fact]
    public async Task The_class_is_that_of_the_last_decision_before_the_day_and_survives_moves_splits_and_mergers()
    {
        await using TestServices anise = await TestServices.DemoAsync();
        List<Participant> all = await anise.DoAsync<AniseDb, List<Participant>>(db => db.Set<Participant>().AsNoTracking().OrderBy(p => p.Id).ToListAsync());
        Assert.NotEmpty(all);
        Dictionary<long, Standing> before = await StandingsAsync(anise);
        // A second way: the decided lists themselves, read here.
        foreach (Participant one in all.Take(40))
        {
            string? listed = await anise.DoAsync<AniseDb, string?>(async db => (await db.DecidedHouseholds.Where(d => d.HouseholdId == one.HouseholdId).Join(db.ReviewDecisions, d => d.ReviewId, r => r.ReviewId, (d, r) => new { d.ClassCode, r.On }).ToListAsync())
                .Where(d => d.On <= one.JoinedOn).OrderBy(d => d.On).LastOrDefault()?.ClassCode);
            if (ClassCodes.IsListed(listed)) Assert.Equal(listed == ClassCodes.Poor ? Standing.Poor : Standing.NearPoor, before[one.Id.Value]);
            else Assert.False(before[one.Id.Value] is Standing.Poor or Standing.NearPoor);
        }
        Assert.Contains(Standing.Poor, before.Values);
        // Some were classed otherwise since: the standing is not the class of today.
        Dictionary<HouseholdId, string?> now = await anise.DoAsync<AniseDb, Dictionary<HouseholdId, string?>>(db => db.Households.ToDictionaryAsync(h => h.Id, h => h.ClassCode));
        Assert.Contains(all, p => before[p.Id.Value] == Standing.Poor && now[p.HouseholdId] != ClassCodes.Poor);
        double?[] figures = await FiguresAsync(anise);
        DateOnly day = new(2026, 1, 10);
        int done = 0;
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, all.Count - 1], Gen.Int[0, 99]).Array[8].Sample(acts =>
        {
            foreach (var (act, who, other) in acts)
            {
                day = day.AddDays(3);
                if (ActAsync(anise, act, all[who].HouseholdId, other, day).GetAwaiter().GetResult()) done++;
            }
        }, iter: 1, threads: 1);
        Assert.True(done > 0);
        Assert.Equal(before, await StandingsAsync(anise));
        Assert.Equal(figures, await FiguresAsync(anise));
        ProjectParticipants seen = (await anise.DoAsync<ReadParticipants, ProjectParticipants?>(r => r.RunAsync(Console, all[0].ProjectId)))!;
        Assert.All(seen.Lines.Where(l => l.Standing != Standing.Unknown), l => Assert.StartsWith("/reviews/", seen.Papers[l.Participant.Id].Address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_is_taken_as_a_whole_or_told_row_by_row_and_of_two_at_once_one_joins()
    {
        await using TestServices anise = await TestServices.DemoAsync();
        (string code, string elsewhere, PlaceId place) = await anise.DoAsync<AniseDb, (string, string, PlaceId)>(async db =>
        {
            ProjectId project = await db.Set<Project>().Where(p => p.Code == "NA-2023").Select(p => p.Id).SingleAsync();
            HashSet<HouseholdId> taken = [.. await db.Set<Participant>().Select(p => p.HouseholdId).ToListAsync()];
            PlaceId village = await db.Set<Participant>().Where(p => p.ProjectId == project).Select(p => p.PlaceId).FirstAsync();
            HashSet<PlaceId> own = [.. await db.Set<Participant>().Where(p => p.ProjectId == project).Select(p => p.PlaceId).ToListAsync()];
            List<Household> all = await db.Households.Where(h => !h.Ended && h.Code != null).OrderBy(h => h.Id).ToListAsync();
            List<PlaceId> others = await db.Set<Participant>().Where(p => p.ProjectId != project).Select(p => p.PlaceId).Distinct().ToListAsync();
            return (all.First(h => h.VillageId == village && !taken.Contains(h.Id)).Code!, all.First(h => others.Contains(h.VillageId) && !own.Contains(h.VillageId)).Code!, village);
        });
        int before = await CountAsync(anise);
        ParticipantsImported read = await ImportAsync(anise, $"STT;Mã hộ;Ngày tham gia;Vốn đối ứng (đồng)\n1;{code};05/03/2024;2.000.000\n2;999999999;05/03/2024;\n3;{elsewhere};05/03/2024;\n4;{code};05/03/2027;\n5;{code};05/03/2024;nhiều\n");
        Assert.Null(read.Added);
        Assert.Equal([3, 4, 5, 6], read.Faults.Select(f => f.Row).Distinct().Order());
        Assert.Equal(before, await CountAsync(anise));
        Assert.Equal(1, (await ImportAsync(anise, $"household code,joined on,own contribution\n{code},2024-03-05,2000000\n")).Added);
        Assert.Equal(before + 1, await CountAsync(anise));
        ProjectId id = await anise.DoAsync<AniseDb, ProjectId>(db => db.Set<Project>().Where(p => p.Code == "NA-2023").Select(p => p.Id).SingleAsync());
        Assert.Equal("participant-known", await anise.RefusedAsync<JoinProject, ParticipantId>(j => j.RunAsync(Console, id, new NewParticipant(code, new DateOnly(2025, 1, 1)))));
        // Out, and in again by two officers at once.
        ParticipantId first = await anise.DoAsync<AniseDb, ParticipantId>(db => db.Set<Participant>().OrderByDescending(p => p.Id).Select(p => p.Id).FirstAsync());
        Assert.Equal("participant-no-reason", await anise.RefusedAsync<LeaveProject, ParticipantId>(l => l.RunAsync(Console, first, new DateOnly(2024, 12, 31), " ")));
        Assert.Equal("participant-left-before", await anise.RefusedAsync<LeaveProject, ParticipantId>(l => l.RunAsync(Console, first, new DateOnly(2024, 3, 4), "Chuyển đi")));
        _ = await anise.RunAsync<LeaveProject, ParticipantId>(l => l.RunAsync(Console, first, new DateOnly(2024, 12, 31), "Chuyển đi"));
        Result<ParticipantId>[] two = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => anise.DoAsync<JoinProject, Result<ParticipantId>>(j => j.RunAsync(Console, id, new NewParticipant(code, new DateOnly(2025, 1, 1))))));
        Assert.Single(two, r => r.Ok);
        ParticipantId again = two.Single(r => r.Ok).Value;
        Assert.Equal("input-before-joining", await anise.RefusedAsync<RecordInput, ProjectInputId>(r => r.RunAsync(Console, Seedlings(again, new DateOnly(2024, 12, 31)))));
        _ = await anise.RunAsync<RecordInput, ProjectInputId>(r => r.RunAsync(Console, Seedlings(again, new DateOnly(2025, 1, 1))));
        await Assert.ThrowsAsync<NoAccessException>(() => anise.DoAsync<RecordInput, Result<ProjectInputId>>(r => r.RunAsync(new Rights(new Actor("chair", "test", 7), [new Grant { UserId = 7, Role = Role.CommuneChair, Place = place }]), Seedlings(again, Today))));
    }

    [Fact]
    public async Task What_came_of_a_project_for_a_household_is_what_it_sold_less_what_it_brought_in()
    {
        await using TestServices anise = await TestServices.DemoAsync();
        LinkSale sold = await anise.DoAsync<AniseDb, LinkSale>(db => db.Set<LinkSale>().AsNoTracking().Where(s => s.ParticipantId != null).OrderBy(s => s.Id).FirstAsync());
        ParticipantId id = sold.ParticipantId!.Value;
        Participant one = await anise.DoAsync<AniseDb, Participant>(db => db.Set<Participant>().AsNoTracking().SingleAsync(p => p.Id == id));
        HouseholdResult before = await ResultAsync();
        Assert.Equal((sold.Kg, (long)(sold.Kg * sold.PriceVnd), one.ContributionVnd), (before.Sold.Kg, before.Sold.Vnd, before.Contribution));
        async Task<string?> SellAsync(ParticipantId household, DateOnly day) =>
            (await anise.DoAsync<RecordSale, Result<LinkSaleId>>(r => r.RunAsync(Console, sold.LinkId, day, "Chủ hộ", 10, null, 25_000, household))) is { Ok: false } refused ? refused.Problems[0].Code : null;
        Assert.Null(await SellAsync(id, sold.Date));
        HouseholdResult after = await ResultAsync();
        Assert.Equal((before.Sold.Kg + 10, before.Vnd + 250_000), (after.Sold.Kg, after.Vnd));
        // A household of another project, one that had left, and one that joined later.
        (ParticipantId other, Participant left) = await anise.DoAsync<AniseDb, (ParticipantId, Participant)>(async db => (await db.Set<Participant>().Where(p => p.ProjectId != one.ProjectId).Select(p => p.Id).FirstAsync(), await db.Set<Participant>().AsNoTracking().FirstAsync(p => p.ProjectId == one.ProjectId && p.LeftOn != null)));
        Assert.Equal(("sale-participant-other", "sale-after-leaving"), (await SellAsync(other, sold.Date), await SellAsync(left.Id, sold.Date)));
        await Assert.ThrowsAsync<NoAccessException>(() => anise.DoAsync<ReadResults, HouseholdResult?>(r => r.RunAsync(new Rights(new Actor("analyst", "test", 7), [new Grant { UserId = 7, Role = Role.Analyst, Place = one.PlaceId }]), id)));

        async Task<HouseholdResult> ResultAsync() => (await anise.DoAsync<ReadResults, HouseholdResult?>(r => r.RunAsync(Console, id)))!;
    }

    private static NewInput Seedlings(ParticipantId to, DateOnly day) => new(to, "Cây giống na", day) { Quantity = 50, Unit = "cây", Supplier = "HTX", Lot = "L1", ReceivedBy = "Chủ hộ" };

    private static Task<ParticipantsImported> ImportAsync(TestServices anise, string csv) =>
        anise.RunAsync<ImportParticipants, ParticipantsImported>(i => i.RunAsync(Console, "NA-2023", new MemoryStream(Encoding.UTF8.GetBytes(csv)), "ho-tham-gia.csv"));

    private static Task<int> CountAsync(TestServices anise) => anise.DoAsync<AniseDb, int>(db => db.Set<Participant>().CountAsync());

    private static async Task<Dictionary<long, Standing>> StandingsAsync(TestServices anise)
    {
        List<ProjectId> projects = await anise.DoAsync<AniseDb, List<ProjectId>>(db => db.Set<Participant>().Select(p => p.ProjectId).Distinct().ToListAsync());
        var all = new Dictionary<long, Standing>();
        foreach (ProjectId project in projects)
            foreach (ParticipantLine line in (await anise.DoAsync<ReadParticipants, ProjectParticipants?>(r => r.RunAsync(Console, project)))!.Lines) all.Add(line.Participant.Id.Value, line.Standing);
        return all;
    }

    private static Task<double?[]> FiguresAsync(TestServices anise) => anise.DoAsync<ReadFigures, double?[]>(async read =>
    {
        string[] codes = ["project-households", "project-households-aimed", "project-households-aimed-share", "project-contribution"];
        PlaceId province = (await anise.MapAsync(Today)).Province.Id;
        var grid = (await read.RunAsync(Console, new FigureQuery(codes, province, [2023, 2024, 2026]))).Value;
        return [.. codes.SelectMany(c => ((int[])[2023, 2024, 2026]).Select(y => grid[c, y].Value))];
    });

    private static async Task<bool> ActAsync(TestServices anise, int act, HouseholdId who, int other, DateOnly day)
    {
        PlaceMap map = await anise.MapAsync(day);
        Household now = await anise.DoAsync<AniseDb, Household>(db => db.Households.AsNoTracking().SingleAsync(h => h.Id == who));
        MappedPlace[] villages = [.. map.All.Where(p => p.Kind == PlaceKind.Village && map.CommuneOf(p.Id) == map.CommuneOf(now.VillageId)).OrderBy(p => p.Id.Value)];
        PlaceId to = villages[other % villages.Length].Id;
        switch (act)
        {
            case 0:
                return (await anise.DoAsync<MoveHouseholds, Result<long>>(m => m.RunAsync(Console, [who], to, day, "Chuyển thôn"))).Ok;
            case 1:
                if (to == now.VillageId) return false;
                return (await anise.DoAsync<MergeVillages, Result<PlaceId>>(m => m.RunAsync(Console, [now.VillageId, to], $"Gộp {day:yyyyMMdd}", day, "test"))).Ok;
            default:
                List<MemberId> members = await anise.DoAsync<AniseDb, List<MemberId>>(db => db.MemberFactsOn(day).Where(m => m.HouseholdId == who && m.Left == null && m.Relationship != "head").OrderBy(m => m.MemberNo).Select(m => m.MemberId).ToListAsync());
                return members.Count > 1 && (await anise.DoAsync<SplitHousehold, Result<HouseholdId>>(s => s.RunAsync(Console, who, [new Leaving(members[^1], "head")], [], new HouseholdChange(), day, "Tách hộ"))).Ok;
        }
    }
}
