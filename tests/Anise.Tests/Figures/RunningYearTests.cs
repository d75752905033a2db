using Anise.Access;
using Anise.Basics;
using Anise.Facts;
using Anise.Figures;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tests.Figures;

/// <summary>Figures of communes that have not decided this year come from the rows of the list of households: these say what the facts say, and where they do not tell enough the facts are read.</summary>
[Trait("needs", "demo")]
public sealed class RunningYearTests(DemoProvince demo)
{
    private const int Year = 2026;

    [Fact]
    public async Task Rows_without_counts_are_left_aside_and_refresh_makes_them_anew()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        var (services, file) = await demo.CopyAsync();
        string[] before;
        int rows;
        await using (services)
        {
            before = await FiguresAsync(services);
            rows = await services.ServiceProvider.GetRequiredService<AniseDb>().Database.ExecuteSqlRawAsync("UPDATE household SET without_birth = NULL", cancel);
            Assert.True(rows > 0);
        }
        await using (AsyncServiceScope without = DemoProvince.Open(file))
        {
            Assert.Equal(before, await FiguresAsync(without));
            var refresh = without.ServiceProvider.GetRequiredService<RefreshDerived>();
            Assert.Equal(rows, (await refresh.RunAsync(Rights.ForConsole(), cancel)).Single(r => r.Name == "households").Changed);
            Assert.Equal(0, (await refresh.RunAsync(Rights.ForConsole(), cancel)).Single(r => r.Name == "households").Changed);
        }
        await using (AsyncServiceScope again = DemoProvince.Open(file)) Assert.Equal(before, await FiguresAsync(again));
        File.Delete(file);
    }

    [Fact]
    public async Task A_row_that_is_not_what_the_facts_say_is_found_by_the_recount()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        var (services, file) = await demo.CopyAsync();
        await using (services)
        {
            var recount = services.ServiceProvider.GetRequiredService<RecountFigures>();
            Assert.Empty((await recount.RunAsync(DemoProvince.All, [Year], "people", cancel: cancel)).Value);
            Assert.Equal(1, await services.ServiceProvider.GetRequiredService<AniseDb>().Database
                .ExecuteSqlRawAsync("UPDATE household SET member_count = member_count + 1 WHERE id = (SELECT min(id) FROM household WHERE NOT ended AND class_year = 2025)", cancel));
        }
        await using (AsyncServiceScope changed = DemoProvince.Open(file))
        {
            var found = (await changed.ServiceProvider.GetRequiredService<RecountFigures>().RunAsync(DemoProvince.All, [Year], "people", cancel: cancel)).Value;
            Assert.Contains(found, d => d.What?.Contains("people", StringComparison.Ordinal) == true);
            Assert.Contains(found, d => d.Shown == d.Counted + 1);
        }
        File.Delete(file);
    }

    private static async Task<string[]> FiguresAsync(AsyncServiceScope scope)
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        var catalogue = scope.ServiceProvider.GetRequiredService<FigureCatalogue>();
        string[] codes = [.. catalogue.All.Where(f => f.Kind.Code == "household-year").Select(f => f.Code)];
        PlaceId province = (await scope.ServiceProvider.GetRequiredService<PlaceMaps>().OnAsync(new DateOnly(Year, 11, 1), cancel)).Province.Id;
        var shown = new List<string>();
        foreach (string by in (string[])["ethnic-group", "head-sex", "area", FigureQuery.ByVillage])
        {
            FigureGrid grid = (await scope.ServiceProvider.GetRequiredService<ReadFigures>().RunAsync(DemoProvince.All, new FigureQuery(codes, province, [Year]) { By = by }, cancel)).Value;
            shown.AddRange(from f in grid.Figures from s in grid.Splits select $"{f.Code} {s.Code}: {grid[f.Code, Year, s]}");
        }
        Assert.NotEmpty(shown);
        return [.. shown];
    }
}
