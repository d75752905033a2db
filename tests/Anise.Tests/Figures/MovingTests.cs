using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Households;
using Anise.Households.Changes;
using Anise.Places;
using Anise.Reviews;
using Anise.Store;
using Anise.Tests.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Tests.Figures;

/// <summary>Whoever moves, and whatever becomes of a commune: each day has its households where they lived, and the province has what it had. Nothing that was kept is stale.</summary>
[Trait("needs", "demo")]
public sealed class MovingTests
{
    private const string Living = "households-with-class-in-force";
    private static readonly DateOnly Today = new(2026, 11, 25);
    private static readonly Rights Console = Rights.ForConsole();

    [Fact]
    public async Task A_household_that_moves_in_mid_year_is_counted_on_the_right_side_on_every_day_also_when_that_is_said_late()
    {
        await using TestServices anise = await TestServices.DemoAsync();
        PlaceMap map = await anise.MapAsync(Today);
        PlaceId[] villages = [.. ((string[])["06505", "06517", "06463"]).Select(c => map.VillagesIn(map.FindByCode(c)!.Id)[0].Id)];
        PlaceId[] at = [.. villages.Select(v => map.CommuneOf(v).Id), map.Province.Id];
        DateOnly moved = new(2026, 6, 15), earlier = new(2026, 3, 2);
        DateOnly[] days = [earlier.AddDays(-1), earlier, earlier.AddDays(1), moved.AddDays(-1), moved, moved.AddDays(1)];
        HouseholdId one = await anise.DoAsync<AniseDb, HouseholdId>(async db =>
        {
            HashSet<HouseholdId> living = [.. (await db.HouseholdFactsOn(days[0]).Where(f => f.Ended == null).ToListAsync()).Where(f => map.CommuneOf(f.VillageId).Id == at[0]).Select(f => f.HouseholdId)];
            List<Household> poor = await db.Households.AsNoTracking().Where(h => !h.Ended && h.ClassCode == ClassCodes.Poor).OrderBy(h => h.Id).ToListAsync();
            return poor.First(h => living.Contains(h.Id)).Id;
        });
        double[,] before = await CountAsync(anise, at, days);

        Assert.True((await anise.DoAsync<MoveHouseholds, Result<long>>(m => m.RunAsync(Console, [one], villages[1], moved, "Chuyển đi"))).Ok);
        await MustBeAsync((0, -1), (1, 1));
        // Said later: before that it lived in a third commune. What it is now does not change by that.
        Assert.True((await anise.DoAsync<ChangeHousehold, Result<long>>(c => c.RunAsync(Console, one, new HouseholdChange { VillageId = villages[2] }, earlier, "Ghi nhầm thôn"))).Ok);
        await MustBeAsync((0, -1), (1, 1), (2, 1));

        // Which commune gains or loses on which days, and no other.
        async Task MustBeAsync(params (int Place, int By)[] changes)
        {
            double[,] now = await CountAsync(anise, at, days);
            bool late = changes.Length > 2;
            for (int p = 0; p < at.Length; p++)
                for (int d = 0; d < days.Length; d++)
                {
                    int home = days[d] >= moved ? 1 : late && days[d] >= earlier ? 2 : 0;
                    double expected = before[p, d] + (home == p ? 1 : 0) - (p == 0 ? 1 : 0);
                    Assert.True(expected == now[p, d], $"commune {p} on {days[d]:yyyy-MM-dd}: {now[p, d]}, not {expected}");
                }
        }
    }

    [Fact]
    public async Task Splitting_a_commune_leaves_every_figure_of_the_province_and_its_parts_add_up_to_what_it_had()
    {
        await using TestServices anise = await TestServices.DemoAsync();
        PlaceMap map = await anise.MapAsync(Today);
        MappedPlace commune = map.FindByCode("06505")!;
        PlaceId[] villages = [.. map.VillagesIn(commune.Id).Select(v => v.Id)];
        int[] years = [2023, 2024, 2025, 2026];
        Dictionary<(string, int), FigureValue> before = await AllAsync(anise, map.Province.Id, years), had = await AllAsync(anise, commune.Id, years);
        PlaceId[] parts = [.. await anise.RunAsync<SplitPlace, IReadOnlyList<PlaceId>>(s => s.RunAsync(Console, commune.Id,
            [new NewPart(new NewPlace(PlaceKind.Commune, "Xã Vạn Linh Trên", "99801"), villages[..(villages.Length / 2)]), new NewPart(new NewPlace(PlaceKind.Commune, "Xã Vạn Linh Dưới", "99802"), villages[(villages.Length / 2)..])], new DateOnly(2026, 11, 2), "test"))];
        Dictionary<(string, int), FigureValue> after = await AllAsync(anise, map.Province.Id, years);
        // A figure that counts communes or what each of them did has one more to count from that day on; all others stay to the last digit.
        FigureCatalogue catalogue = await anise.DoAsync<FigureCatalogue, FigureCatalogue>(Task.FromResult);
        Assert.Equal([], before.Keys.Where(k => !IsOfCommunes(catalogue[k.Item1]) && !Same(before[k].Value, after[k].Value)).Select(k => $"{k}: {before[k].Value} {after[k].Value}"));
        // Households live in one part or the other: what is added up of them is what the commune had.
        Dictionary<(string, int), FigureValue> one = await AllAsync(anise, parts[0], years), two = await AllAsync(anise, parts[1], years);
        foreach (string code in (string[])["households", "poor-households", "near-poor-households", "poor-people", "households-with-class-in-force"])
            foreach (int year in years.Where(y => had[(code, y)].Value is not null))
                Assert.Equal(had[(code, year)].Of, one[(code, year)].Of + two[(code, year)].Of);
    }

    private static bool IsOfCommunes(Figure figure) => figure.Unit is "commune" or "review" or "criterion";

    private static bool Same(double? one, double? other) => one is null == other is null && (one is null || Math.Abs(one.Value - other!.Value) <= 1e-9 * Math.Max(1, Math.Abs(one.Value)));

    private static async Task<Dictionary<(string, int), FigureValue>> AllAsync(TestServices anise, PlaceId at, int[] years) => await anise.DoAsync<ReadFigures, Dictionary<(string, int), FigureValue>>(async read =>
    {
        string[] codes = [.. (await read.SeenAsync(Console, at, null)).Select(f => f.Code)];
        FigureGrid grid = (await read.RunAsync(Console, new FigureQuery(codes, at, years))).Value;
        return codes.SelectMany(c => years.Select(y => (c, y))).ToDictionary(k => k, k => grid[k.c, k.y]);
    });

    private static Task<double[,]> CountAsync(TestServices anise, PlaceId[] at, DateOnly[] days) => anise.DoAsync<ReadFigures, double[,]>(async read =>
    {
        var counted = new double[at.Length, days.Length];
        for (int p = 0; p < at.Length; p++)
        {
            FigureGrid grid = (await read.RunAsync(Console, new FigureQuery([Living], at[p], [.. days.Select(Period.Of)]))).Value;
            for (int d = 0; d < days.Length; d++) counted[p, d] = grid[Living, Period.Of(days[d])].Value ?? 0;
        }
        return counted;
    });
}
