using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Places;
using Anise.Procedures;
using Anise.Households.Import.Reading;
using Anise.Reviews.Steps;
using Anise.Reviews.Figures;
using Anise.Reviews.Results;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tests.Figures;

/// <summary>Figures agree with the records they open to, on every map, and what was decided stays.</summary>
[Trait("needs", "demo")]
public sealed class FigureTests(DemoProvince demo)
{
    private static readonly int[] Years = [2022, 2023, 2024, 2025, 2026];

    private static readonly DateOnly BeforeTheMerger = new(2024, 12, 31);

    [Fact]
    public async Task Every_figure_equals_the_recount_of_its_records_at_every_place_and_period()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        var recounted = await services.ServiceProvider.GetRequiredService<RecountFigures>().RunAsync(DemoProvince.All, Years);
        Assert.Empty(recounted.Value);
        Assert.Equal(Years, await services.ServiceProvider.GetRequiredService<FigurePeriods>().YearsAsync());
    }

    [Fact]
    public async Task A_record_changed_behind_its_back_is_found_and_its_figures_are_named()
    {
        var (services, file) = await demo.CopyAsync();
        await using var scope = services;
        var db = scope.ServiceProvider.GetRequiredService<AniseDb>();
        await db.Database.ExecuteSqlRawAsync(
            "UPDATE decided_household SET class_code = 'not-poor' WHERE rowid = (SELECT d.rowid FROM decided_household d JOIN commune_review r ON r.id = d.review_id WHERE r.year = 2024 AND d.class_code = 'poor' LIMIT 1)");
        var recounted = await scope.ServiceProvider.GetRequiredService<RecountFigures>().RunAsync(DemoProvince.All, [2023, 2024]);
        Assert.Contains(recounted.Value, d => d.Code == "poor-households" && d.Year == 2024 && d.Shown == d.Counted + 1);
        Assert.All(recounted.Value, d => Assert.Equal(2024, d.Year));
        File.Delete(file);
    }

    [Fact]
    public async Task A_removed_decided_household_is_found_too()
    {
        var (services, file) = await demo.CopyAsync();
        await using var scope = services;
        var db = scope.ServiceProvider.GetRequiredService<AniseDb>();
        await db.Database.ExecuteSqlRawAsync(
            "DELETE FROM decided_household WHERE rowid = (SELECT d.rowid FROM decided_household d JOIN commune_review r ON r.id = d.review_id WHERE r.year = 2023 AND d.class_code = 'near-poor' LIMIT 1)");
        var recounted = await scope.ServiceProvider.GetRequiredService<RecountFigures>().RunAsync(DemoProvince.All, [2023], "near-poor-households");
        Assert.NotEmpty(recounted.Value);
        File.Delete(file);
    }

    [Fact]
    public async Task Totals_are_the_same_on_the_map_of_today_and_on_that_before_the_merger()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        string[] codes = ["households", "people", "poor-households", "near-poor-people", "poor-deprived-water", "poor-cause-no-capital", "listed-households"];
        foreach (int year in Years)
        {
            Dictionary<string, double?[]> sums = [];
            foreach (DateOnly? day in (DateOnly?[])[null, BeforeTheMerger])
            {
                FigureGrid grid = await ReadAsync(services, codes, year, day, FigureQuery.ByCommune);
                foreach (string code in codes)
                {
                    Assert.Equal(grid[code, year].Of, grid.Splits.Sum(s => grid[code, year, s].Of));
                    sums[code] = [.. sums.GetValueOrDefault(code, []), grid[code, year].Value];
                }
            }
            Assert.All(sums.Values, both => Assert.Equal(both[0], both[1]));
            Assert.True(sums["households"][0] > 0);
        }
    }

    [Fact]
    public async Task Movements_balance_at_every_place_on_both_maps()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        foreach (int year in (int[])[2023, 2024, 2025])
        {
            foreach (DateOnly? day in (DateOnly?[])[null, BeforeTheMerger])
            {
                foreach (string level in (string[])[FigureQuery.ByVillage, FigureQuery.ByCommune])
                {
                    FigureGrid grid = await ReadAsync(services, ["poor-at-start", "poor-in", "poor-out", "poor-at-end", "near-poor-at-start", "near-poor-in", "near-poor-out", "near-poor-at-end"], year, day, level);
                    foreach (string cls in (string[])["poor", "near-poor"])
                        Assert.All(grid.Splits, s => Assert.Equal(grid[$"{cls}-at-start", year, s].Of + grid[$"{cls}-in", year, s].Of - grid[$"{cls}-out", year, s].Of, grid[$"{cls}-at-end", year, s].Of));
                }
            }
        }
    }

    [Fact]
    public async Task Breakdowns_add_up_to_the_whole()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        var catalogue = services.ServiceProvider.GetRequiredService<FigureCatalogue>();
        foreach (Figure figure in catalogue.All.Where(f => !f.IsShare))
        {
            foreach (Breakdown by in figure.Kind.Breakdowns)
            {
                FigureGrid grid = await ReadAsync(services, [figure.Code], 2024, null, by.Code), whole = await ReadAsync(services, [figure.Code], 2024, null, null);
                Assert.Equal(whole[figure.Code, 2024].Of, Math.Round(grid.Splits.Sum(s => grid[figure.Code, 2024, s].Of), 6));   // kept at the decision, against computed from the records
                Assert.Equal(whole[figure.Code, 2024].Value, grid[figure.Code, 2024].Value);
            }
        }
    }

    [Fact]
    public async Task A_figure_opens_to_records_that_add_up_to_it()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        FigureGrid grid = await ReadAsync(services, ["poor-people"], 2025, null, FigureQuery.ByCommune);
        var open = services.ServiceProvider.GetRequiredService<OpenFigure>();
        foreach (FigureSplit split in grid.Splits)
        {
            var opened = await open.RunAsync(DemoProvince.All, new RecordQuery("poor-people", split.Place!.Id, 2025) { Take = 5 });
            Assert.Equal(grid["poor-people", 2025, split].Of, opened.Value.Sum);
            Assert.True(opened.Value.Records.Count <= 5);
            Assert.All(opened.Value.Records, r => Assert.Equal("poor", r["class"]));
        }
    }

    /// <summary>Every figure of the catalogue, at every level and on both maps: what it opens to adds up to it.</summary>
    [Theory]
    [InlineData(2024, null)]
    [InlineData(2024, "2025-06-30")]
    [InlineData(2025, null)]
    [InlineData(2026, null)]
    public async Task Every_figure_opens_to_records_that_add_up_to_it(int year, string? mapDay)
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        DateOnly? day = mapDay is null ? null : DateOnly.Parse(mapDay, System.Globalization.CultureInfo.InvariantCulture);
        PlaceMap map = await services.ServiceProvider.GetRequiredService<PlaceMaps>().OnAsync(day ?? new DateOnly(2026, 11, 1));
        var open = services.ServiceProvider.GetRequiredService<OpenFigure>();
        var read = services.ServiceProvider.GetRequiredService<ReadFigures>();
        Figure[] figures = [.. services.ServiceProvider.GetRequiredService<FigureCatalogue>().All];
        MappedPlace[] communes = [.. map.Communes.Where(c => map.VillagesIn(c.Id).Count > 0).OrderBy(c => c.Code, StringComparer.Ordinal)];
        MappedPlace[] places = [map.Province, .. communes.Take(2), communes[^1], map.VillagesIn(communes[0].Id)[0]];
        int counted = 0;
        foreach (MappedPlace place in places)
        {
            string by = place.Kind == PlaceKind.Province ? FigureQuery.ByCommune : FigureQuery.ByVillage;
            FigureGrid grid = (await read.RunAsync(DemoProvince.All, new FigureQuery([.. figures.Select(f => f.Code)], place.Id, [year]) { MapDay = day, By = by })).Value;
            foreach (Figure figure in figures)
            {
                var opened = await open.RunAsync(DemoProvince.All, new RecordQuery(figure.Code, place.Id, year) { MapDay = day, By = by, Take = 3 });
                FigureValue value = grid[figure.Code, year];
                Assert.True(value.Of == opened.Value.Sum, $"{figure.Code} at {place.Name}: {value.Of}, opens to {opened.Value.Sum}");
                Assert.True(opened.Value.Count >= opened.Value.Records.Count);
                if (value.Of > 0) counted++;
            }
        }
        Assert.True(counted > 100, $"{counted} figures with something to open");
    }

    /// <summary>A village that went to another commune after the decision counts where it lies on the map, whether the commune is one of a split or asked for itself.</summary>
    [Fact]
    public async Task A_village_that_moved_counts_in_the_commune_where_it_lies()
    {
        var (services, file) = await demo.CopyAsync();
        await using var scope = services;
        var maps = scope.ServiceProvider.GetRequiredService<PlaceMaps>();
        PlaceMap map = await maps.OnAsync(new DateOnly(2026, 11, 1));
        PlaceId[] two = [.. map.Communes.Where(c => map.VillagesIn(c.Id).Count > 1).OrderBy(c => c.Code, StringComparer.Ordinal).Take(2).Select(c => c.Id)];
        MappedPlace village = map.VillagesIn(two[0])[0];
        string old = map[two[0]].Code, young = map[two[1]].Code;
        var before = (await OfAsync(old), await OfAsync(young));
        Assert.True((await scope.ServiceProvider.GetRequiredService<TransferPlace>().RunAsync(DemoProvince.All, village.Id, two[1], new DateOnly(2026, 10, 1), "QĐ 1")).Ok);
        await using AsyncServiceScope again = DemoProvince.Open(file);
        FigureGrid split = (await again.ServiceProvider.GetRequiredService<ReadFigures>().RunAsync(DemoProvince.All, new FigureQuery(["poor-households"], map.Province.Id, [2025]) { By = FigureQuery.ByCommune })).Value;
        foreach (FigureSplit commune in split.Splits.Where(s => s.Code == old || s.Code == young))
        {
            FigureGrid own = (await again.ServiceProvider.GetRequiredService<ReadFigures>().RunAsync(DemoProvince.All, new FigureQuery(["poor-households"], commune.Place!.Id, [2025]))).Value;
            Assert.Equal(split["poor-households", 2025, commune].Of, own["poor-households", 2025].Of);
            Assert.Equal(own["poor-households", 2025].Of, (await again.ServiceProvider.GetRequiredService<OpenFigure>().RunAsync(DemoProvince.All, new RecordQuery("poor-households", commune.Place.Id, 2025))).Value.Sum);
            Assert.NotEqual(commune.Code == old ? before.Item1 : before.Item2, own["poor-households", 2025].Of);
            Assert.Equal(split.Coverage[2025].IsComplete, own.Coverage[2025].IsComplete);
        }
        File.Delete(file);

        async Task<double> OfAsync(string code) => (await scope.ServiceProvider.GetRequiredService<ReadFigures>()
            .RunAsync(DemoProvince.All, new FigureQuery(["poor-households"], map.FindByCode(code)!.Id, [2025]))).Value["poor-households", 2025].Of;
    }

    [Fact]
    public async Task A_correction_changes_what_is_corrected_since_and_not_what_was_decided()
    {
        var (services, file) = await demo.CopyAsync();
        await using var scope = services;
        var db = scope.ServiceProvider.GetRequiredService<AniseDb>();
        double decided = await PeopleAsync(scope, FigureBasis.Decided), corrected = await PeopleAsync(scope, FigureBasis.Corrected);
        var member = await db.Set<Anise.Households.MemberFact>().AsNoTracking().Where(m => m.Relationship == "child").OrderBy(m => m.MemberId).FirstAsync();
        var removed = await scope.ServiceProvider.GetRequiredService<Anise.Households.Changes.RemoveMember>().RunAsync(DemoProvince.All, member.HouseholdId, member.MemberId, "recorded-twice", [], new DateOnly(2022, 2, 1), "counted twice");
        Assert.True(removed.Ok);
        Assert.Equal(decided, await PeopleAsync(scope, FigureBasis.Decided));
        Assert.Equal(corrected - 1, await PeopleAsync(scope, FigureBasis.Corrected));
        File.Delete(file);

        async Task<double> PeopleAsync(AsyncServiceScope s, FigureBasis basis)
        {
            var maps = s.ServiceProvider.GetRequiredService<PlaceMaps>();
            PlaceId province = (await maps.OnAsync(BeforeTheMerger)).Province.Id;
            return (await s.ServiceProvider.GetRequiredService<ReadFigures>().RunAsync(DemoProvince.All, new FigureQuery(["people"], province, [2024]) { Basis = basis })).Value["people", 2024].Of;
        }
    }

    [Fact]
    public async Task What_an_imported_review_does_not_say_is_unknown_and_not_zero()
    {
        var (services, file) = await demo.CopyAsync();
        await using var scope = services;
        PlaceId commune = (await scope.ServiceProvider.GetRequiredService<PlaceMaps>().OnAsync(new DateOnly(2026, 1, 1))).FindByCode("06001")!.Id;
        // The province has approved the totals of 2025: it sends them back before another commune is added.
        Assert.True((await scope.ServiceProvider.GetRequiredService<ApproveYear>().ReturnAsync(DemoProvince.All, 2025, null, "a commune is missing", new StepPaper(new DateOnly(2026, 11, 25), "12/TB"))).Ok);
        var imported = await scope.ServiceProvider.GetRequiredService<ImportReviewResults>().RunAsync(DemoProvince.All, commune, 2025, new ReviewResultFile(2025, [Row(1, "poor"), Row(2, "poor"), Row(3, "near-poor")], []));
        Assert.True(imported.Ok, string.Join("; ", imported.Problems.Select(p => p.Message)));
        var read = scope.ServiceProvider.GetRequiredService<ReadFigures>();
        FigureGrid grid = (await read.RunAsync(DemoProvince.All, new FigureQuery(["poor-households", "poor-deprived-water", "poor-cause-no-capital", "poor-children", "m0"], commune, [2025]))).Value;
        Assert.Equal(2, grid["poor-households", 2025].Value);
        Assert.All((string[])["poor-deprived-water", "poor-cause-no-capital", "poor-children", "m0"], code => Assert.Null(grid[code, 2025].Value));
        Assert.Empty((await scope.ServiceProvider.GetRequiredService<RecountFigures>().RunAsync(DemoProvince.All, [2025])).Value);
        File.Delete(file);

        static ReviewResultRow Row(int row, string cls) => new(
            "Sheet1", row, $"06001000{row}", $"Nguyễn Văn {row}", new DateOnly(2025, 10, row), true, Anise.Households.Sex.Male, 4, true, 100, cls == "poor" ? 40 : 10, cls, "A", null);
    }

    [Fact]
    public async Task An_officer_of_today_s_commune_reads_its_figures_on_the_map_before_the_merger()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        var maps = services.ServiceProvider.GetRequiredService<PlaceMaps>();
        PlaceMap before = await maps.OnAsync(BeforeTheMerger), today = await maps.OnAsync(new DateOnly(2026, 11, 25));
        MappedPlace commune = today.FindByCode("06505")!, other = today.FindByCode("06463")!;
        Rights officer = new(new Anise.Journal.Actor("officer", "test", 7), [new Grant { UserId = 7, Role = Role.CommuneOfficer, Place = commune.Id }]);
        Rights elsewhere = new(new Anise.Journal.Actor("officer", "test", 8), [new Grant { UserId = 8, Role = Role.CommuneOfficer, Place = other.Id }]);
        MappedPlace old = before.FindByCode("06505")!;
        Assert.NotEqual(commune.Id, old.Id);
        var read = services.ServiceProvider.GetRequiredService<ReadFigures>();
        Assert.True((await read.RunAsync(officer, new FigureQuery(["households"], old.Id, [2024]) { MapDay = BeforeTheMerger })).Value["households", 2024].Value > 0);
        await Assert.ThrowsAsync<NoAccessException>(() => read.RunAsync(elsewhere, new FigureQuery(["households"], old.Id, [2024]) { MapDay = BeforeTheMerger }));
    }

    [Fact]
    public async Task Coverage_counts_the_communes_of_the_map_that_lie_in_the_place()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        PlaceMap today = await services.ServiceProvider.GetRequiredService<PlaceMaps>().OnAsync(new DateOnly(2026, 11, 25));
        var read = services.ServiceProvider.GetRequiredService<ReadFigures>();
        foreach (string code in (string[])["poverty-rate", "escaped", "listed-households"])
        {
            Assert.Equal(new FigureCoverage(1, 1), (await read.RunAsync(DemoProvince.All, new FigureQuery([code], today.FindByCode("06463")!.Id, [2024]))).Value.Coverage[2024]);
            Assert.Equal(new FigureCoverage(6, 6), (await read.RunAsync(DemoProvince.All, new FigureQuery([code], today.Province.Id, [2024]))).Value.Coverage[2024]);
            Assert.Equal(new FigureCoverage(1, 6), (await read.RunAsync(DemoProvince.All, new FigureQuery([code], today.Province.Id, [2026]))).Value.Coverage[2026]);
        }
    }

    [Fact]
    public async Task A_group_that_there_is_not_is_refused()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        PlaceId province = (await services.ServiceProvider.GetRequiredService<PlaceMaps>().OnAsync(BeforeTheMerger)).Province.Id;
        var open = services.ServiceProvider.GetRequiredService<OpenFigure>();
        Assert.Equal("figure-group-unknown", Assert.Single((await open.RunAsync(DemoProvince.All, new RecordQuery("poor-households", province, 2024) { By = "head-sex", Group = "nope" })).Problems).Code);
        Assert.Contains("09 (Dao)", Assert.Single((await open.RunAsync(DemoProvince.All, new RecordQuery("poor-households", province, 2024) { By = "ethnic-group", Group = "Dao" })).Problems).Message, StringComparison.Ordinal);
        Assert.Equal("figure-group-without", Assert.Single((await open.RunAsync(DemoProvince.All, new RecordQuery("poor-households", province, 2024) { Group = "female" })).Problems).Code);
    }

    [Fact]
    public async Task An_unknown_figure_or_breakdown_is_refused()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        var read = services.ServiceProvider.GetRequiredService<ReadFigures>();
        PlaceId province = (await services.ServiceProvider.GetRequiredService<PlaceMaps>().OnAsync(BeforeTheMerger)).Province.Id;
        Assert.Equal("figure-unknown", Assert.Single((await read.RunAsync(DemoProvince.All, new FigureQuery(["no-such"], province, [2024]))).Problems).Code);
        Assert.Equal("figure-split-unknown", Assert.Single((await read.RunAsync(DemoProvince.All, new FigureQuery(["people"], province, [2024]) { By = "moon" })).Problems).Code);
    }

    private static async Task<FigureGrid> ReadAsync(AsyncServiceScope services, string[] codes, int year, DateOnly? day, string? by)
    {
        PlaceId province = (await services.ServiceProvider.GetRequiredService<PlaceMaps>().OnAsync(BeforeTheMerger)).Province.Id;
        var read = await services.ServiceProvider.GetRequiredService<ReadFigures>().RunAsync(DemoProvince.All, new FigureQuery(codes, province, [year]) { MapDay = day, By = by });
        Assert.True(read.Ok, string.Join("; ", read.Problems.Select(p => p.Message)));
        return read.Value;
    }
}
