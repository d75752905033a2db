using Anise.Basics;
using Anise.Figures;
using Anise.Places;
using Anise.Works;
using Anise.Works.Days;
using CsCheck;

namespace Anise.Tests.Works;

public sealed class WorksFigureTests
{
    [Fact]
    public async Task Participations_and_people_are_two_figures()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        NewNamed hai = new("Nông Văn Hải", 1985), binh = new("Vi Văn Bình", null);
        await world.RecordAsync(world.Day(world.NaLung, WorksWorld.Sunday, 0) with { Participations = [new(null, 20, [hai, binh]), new("Hội Phụ nữ", 15, [])] });
        await world.RecordAsync(world.Day(world.CocCut, WorksWorld.Sunday.AddDays(7), 0) with { Participations = [new(null, null, [hai])] });
        Assert.Equal(36, await world.FigureAsync("works-participations"));
        Assert.Equal(35, await world.FigureAsync("works-people"));   // Hải once
        Assert.Equal(35, await world.FigureAsync("works-people", month: 3));
        Assert.Null(await world.FigureAsync("works-people", month: 4));
    }

    [Fact]
    public async Task A_body_that_two_organisers_report_for_one_day_and_place_is_counted_once()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        await world.RecordAsync(world.Day(world.NaLung, WorksWorld.Sunday, 0) with { Participations = [new("Hội Phụ nữ", 15, [])] });
        await world.RecordAsync(world.Day(world.NaLung, WorksWorld.Sunday, 0) with { Organiser = "UBND xã", Participations = [new("hội phụ nữ", 18, [])] });
        Assert.Equal(33, await world.FigureAsync("works-participations"));
        Assert.Equal(18, await world.FigureAsync("works-people"));
    }

    [Fact]
    public async Task Removing_one_day_one_participation_or_one_tank_changes_exactly_the_figures_concerned()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        NewWorksDay full = world.Day(world.NaLung, WorksWorld.Sunday, 0, ("pesticide-tank", 3), ("road-built", 120.5m)) with { Participations = [new(null, 20, []), new("Hội Phụ nữ", 15, [])] };
        WorksDayId id = await world.RecordAsync(full);
        WorksDayId other = await world.RecordAsync(world.Day(world.OtherCommune, WorksWorld.Sunday, 30, ("landfill", 1)));
        Dictionary<string, double?> before = await world.FiguresAsync();
        Assert.Equal((2, 65, 3, 120.5, 1), (before["works-days"], before["works-participations"], before["pesticide-tanks"], before["road-metres-built"], before["landfills"]));

        NewWorksDay fewer = full with { Outputs = [new("pesticide-tank", 2), new("road-built", 120.5m)] };
        await ChangeAsync(fewer);
        Differ(before, await world.FiguresAsync(), ("pesticide-tanks", 2), ("works-outputs-pieces", 3));

        await ChangeAsync(full with { Participations = [new(null, 20, [])] });
        Differ(before, await world.FiguresAsync(), ("works-participations", 50), ("works-people", 50));

        await ChangeAsync(full);
        Differ(before, await world.FiguresAsync());

        await world.Store.RunAsync<WithdrawWorksDay, WorksDayId>(w => w.RunAsync(world.Console, other, "test"));
        Differ(before, await world.FiguresAsync(), ("works-days", 1), ("works-labour-days", 0), ("works-participations", 35), ("works-people", 35), ("landfills", 0), ("works-outputs", 2), ("works-outputs-pieces", 3), ("works-land-donated", 0), ("works-cash-donated", 0));

        Task<WorksDayId> ChangeAsync(NewWorksDay to) => world.Store.RunAsync<ChangeWorksDay, WorksDayId>(c => c.RunAsync(world.Console, id, to, "test"));
    }

    [Fact]
    public async Task A_day_counts_where_it_took_place_on_any_map_and_in_its_month()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        await world.RecordAsync(world.Day(world.NaLung, WorksWorld.Sunday, 25, ("canal-dredged", 1200)));
        await world.RecordAsync(world.Day(world.CommuneId, new DateOnly(2023, 4, 2), 10, ("canal-dredged", 100)));
        await world.RecordAsync(world.Day(world.OtherCommune, new DateOnly(2023, 4, 9), 10, ("canal-dredged", 50)));
        DateOnly today = new(2026, 11, 25);
        Assert.Equal((1350, 1300, 1200), (await world.FigureAsync("canal-metres-dredged"), await world.FigureAsync("canal-metres-dredged", WorksWorld.Commune), await world.FigureAsync("canal-metres-dredged", month: 3)));
        Assert.Equal(1350, await world.FigureAsync("canal-metres-dredged", map: today));
        Assert.Equal(1350, await world.FigureAsync("canal-metres-dredged", "20", map: today));
        Assert.Null(await world.FigureAsync("canal-metres-dredged", year: 2022));
    }

    [Fact]
    public async Task Merging_two_communes_changes_no_figure_of_the_district()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        NewNamed hai = new("Nông Văn Hải", null);
        foreach (PlaceId place in (PlaceId[])[world.CommuneId, world.OtherCommune, world.NaLung])
            await world.RecordAsync(world.Day(place, WorksWorld.Sunday.AddDays((int)place.Value % 5 * 7), 0, ("landfill", 1), ("green-fence", 80)) with { Participations = [new(null, 20, [hai])] });
        Dictionary<string, double?> before = await world.FiguresAsync(map: new DateOnly(2023, 12, 31));
        PlaceMap today = await world.Store.MapAsync(new DateOnly(2026, 11, 25));
        PlaceId[] two = [.. today.Communes.Where(c => today.LiesIn(c.Id, today.FindByCode(WorksWorld.District)!.Id)).Take(2).Select(c => c.Id)];
        await world.Store.RunAsync<MergePlaces, PlaceId>(m => m.RunAsync(world.Console, two, new NewPlace(PlaceKind.Commune, "Xã Gộp", "09999"), new DateOnly(2026, 11, 1), "test"));
        Dictionary<string, double?> after = await world.FiguresAsync(map: new DateOnly(2026, 11, 25));
        Assert.Equal(before, after);
        Assert.Equal(before, await world.FiguresAsync(map: new DateOnly(2023, 12, 31)));
    }

    [Fact]
    public async Task A_recount_finds_no_difference_also_with_fractions()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        for (int i = 0; i < 12; i++)
            await world.RecordAsync(world.Day(i % 2 == 0 ? world.NaLung : world.CocCut, WorksWorld.Sunday.AddDays(7 * i), 10 + i, ("road-built", 0.1m + i), ("waste-collected", 33.3m)));
        var found = await world.Store.RunAsync<RecountFigures, IReadOnlyList<RecountDifference>>(r => r.RunAsync(world.Console, [2023]));
        Assert.Empty(found);
        Assert.Equal(67.2, (await world.FigureAsync("road-metres-built"))!.Value, 9);
    }

    [Fact]
    public async Task A_split_by_kind_and_by_campaign_adds_up()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        await world.RecordAsync(world.Day(world.NaLung, WorksWorld.Sunday, 5, ("road-built", 100), ("green-fence", 50)));
        await world.RecordAsync(world.Day(world.CocCut, WorksWorld.Sunday, 5, ("road-built", 30)) with { Campaign = null });
        PlaceMap map = await world.Store.MapAsync(new DateOnly(2023, 12, 31));
        async Task<Dictionary<string, double?>> SplitAsync(string code, string by)
        {
            FigureGrid grid = await world.Store.RunAsync<ReadFigures, FigureGrid>(r => r.RunAsync(world.Console, new FigureQuery([code], map.FindByCode("187")!.Id, [2023]) { By = by, MapDay = map.Day }));
            return grid.Splits.ToDictionary(s => s.Code, s => grid[code, 2023, s].Value);
        }
        Assert.Equal(new Dictionary<string, double?> { ["green-fence"] = 50, ["road-built"] = 130 }, await SplitAsync("works-outputs-metres", "kind"));
        Assert.Equal(new Dictionary<string, double?> { ["Ngày Chủ nhật đỏ"] = 100, [""] = 30 }, await SplitAsync("road-metres-built", "campaign"));
    }

    /// <summary>Whatever is recorded: there are never more people than participations, and never fewer than any one day had.</summary>
    [Fact]
    public async Task There_are_never_more_people_than_participations()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        PlaceId[] places = [world.NaLung, world.CocCut, world.CommuneId, world.OtherCommune];
        string[] names = ["Nông Văn Hải", "Vi Văn Bình", "Hoàng Thị Lan"], bodies = ["Đoàn", "Hội", "Dân quân"];
        var day = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 40], Gen.Int[0, 2], Gen.Select(Gen.Int[0, 2], Gen.Int[1, 30], Gen.Int[0, 2].Array[0, 2])
            .Select((body, people, named) => new NewParticipation(bodies[body], people + named.Length, [.. named.Distinct().Select(n => new NewNamed(names[n], null))])).Array[1, 3]);
        int tried = 0;
        for (int i = 0; i < 12; i++)
        {
            var (place, week, organiser, parts) = day.Single();
            NewParticipation[] distinct = [.. parts.DistinctBy(p => p.Body)];
            var used = new HashSet<string>();
            distinct = [.. distinct.Select(p => p with { Names = [.. p.Names.Where(n => used.Add(n.Name))] })];
            await world.RecordAsync(new NewWorksDay(places[place], new DateOnly(2023, 1, 1).AddDays(week * 7), bodies[organiser]) { Participations = distinct, Confirmed = DayQuestions.All.ToHashSet() });
            double participations = (await world.FigureAsync("works-participations"))!.Value, people = (await world.FigureAsync("works-people"))!.Value;
            Assert.True(people <= participations && people >= distinct.Sum(p => p.People), $"{people} people, {participations} participations");
            tried++;
        }
        Assert.Equal(12, tried);
    }

    private static void Differ(Dictionary<string, double?> before, Dictionary<string, double?> after, params (string Code, double Value)[] only)
    {
        var expected = new Dictionary<string, double?>(before);
        foreach (var (code, value) in only) expected[code] = value;
        Assert.Equal(expected.OrderBy(e => e.Key), after.OrderBy(e => e.Key));
    }
}
