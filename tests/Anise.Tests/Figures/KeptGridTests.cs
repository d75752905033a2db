using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Journal;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tests.Figures;

/// <summary>Grids of figures are kept between readers; what one was given must not reach another who may not see it, reads another language or asks something else.</summary>
[Trait("needs", "demo")]
public sealed class KeptGridTests(DemoProvince demo)
{
    [Fact]
    public async Task A_grid_that_is_kept_is_still_refused_to_whoever_may_not_read_it()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        PlaceMap map = await MapAsync(services);
        MappedPlace province = map.Province, commune = map.FindByCode("06505")!;
        Assert.True((await ReadAsync(services, Rights.ForConsole(), new FigureQuery(["households"], province.Id, [2024]))).Ok);
        var chair = new Rights(new Actor("chair", "test", 7), [new Grant { UserId = 7, Role = Role.CommuneChair, Place = commune.Id }]);
        await Assert.ThrowsAsync<NoAccessException>(() => ReadAsync(services, chair, new FigureQuery(["households"], province.Id, [2024])));
        FigureGrid own = (await ReadAsync(services, chair, new FigureQuery(["households"], commune.Id, [2024]))).Value;
        FigureGrid whole = (await ReadAsync(services, Rights.ForConsole(), new FigureQuery(["households"], province.Id, [2024]))).Value;
        Assert.True(own["households", 2024].Of < whole["households", 2024].Of);
    }

    [Fact]
    public async Task Each_reads_it_in_their_language()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        PlaceId province = (await MapAsync(services)).Province.Id;
        CultureInfo before = CultureInfo.CurrentUICulture;
        try
        {
            Dictionary<string, string[]> names = [];
            foreach (string language in (string[])["vi", "en", "vi"])
            {
                CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
                FigureGrid grid = (await ReadAsync(services, Rights.ForConsole(), new FigureQuery(["listed-households"], province, [2024]) { By = "class" })).Value;
                names[language] = [.. grid.Splits.Select(s => s.Name)];
            }
            Assert.Contains("Hộ nghèo", names["vi"]);
            Assert.Empty(names["vi"].Intersect(names["en"]));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public async Task Every_question_has_its_own_answer()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        PlaceMap map = await MapAsync(services);
        FigureQuery[] questions =
        [
            new(["poor-households"], map.Province.Id, [2024]), new(["poor-households"], map.Province.Id, [2023]), new(["near-poor-households"], map.Province.Id, [2024]),
            new(["poor-households"], map.FindByCode("06505")!.Id, [2024]), new FigureQuery(["poor-households"], map.Province.Id, [2024]) { By = FigureQuery.ByCommune },
            new FigureQuery(["poor-households"], map.Province.Id, [2024]) { By = FigureQuery.ByCommune, MapDay = new DateOnly(2024, 12, 31) },
        ];
        string[] kept = await TellAsync(services, questions), again = await TellAsync(services, questions);
        Assert.Equal(kept, again);
        Assert.Equal(questions.Length, kept.Distinct().Count());
        foreach (FigureQuery question in questions)   // each asked of a store that keeps nothing yet
        {
            await using AsyncServiceScope other = await demo.OpenAsync();
            Assert.Contains((await TellAsync(other, [question])).Single(), kept);
        }
    }

    private static async Task<string[]> TellAsync(AsyncServiceScope services, FigureQuery[] questions)
    {
        List<string> told = [];
        foreach (FigureQuery question in questions)
        {
            FigureGrid grid = (await ReadAsync(services, Rights.ForConsole(), question)).Value;
            Period year = question.Periods.Single();
            told.Add(string.Join(' ', question.Codes.SelectMany(c => grid.Splits.Select(s => $"{s.Code}={grid[c, year, s].Of}").Prepend($"{c} {year} {grid[c, year].Of}"))));
        }
        return [.. told];
    }

    private static Task<Result<FigureGrid>> ReadAsync(AsyncServiceScope services, Rights rights, FigureQuery query) =>
        services.ServiceProvider.GetRequiredService<ReadFigures>().RunAsync(rights, query);

    private static Task<PlaceMap> MapAsync(AsyncServiceScope services) => services.ServiceProvider.GetRequiredService<PlaceMaps>().OnAsync(new DateOnly(2026, 1, 1));
}
