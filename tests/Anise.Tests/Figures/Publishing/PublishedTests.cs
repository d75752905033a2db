using Anise.Basics;
using Anise.Figures;
using Anise.Figures.Publishing;
using Anise.Places;
using Anise.Reviews;
using Anise.Store;
using Anise.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tests.Figures.Publishing;

/// <summary>What is published of the demo: the figures themselves, without the small ones, and nothing that gives these away.</summary>
[Trait("needs", "demo")]
public sealed class PublishedTests(DemoProvince demo)
{
    [Theory]
    [InlineData(2022)]
    [InlineData(2024)]
    [InlineData(2025)]
    public async Task No_hidden_cell_of_the_demo_is_settled_by_all_published_ones_together(int year)
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        Publication publication = (await services.ServiceProvider.GetRequiredService<ReadPublished>().GetAsync(year, default))!;
        Assert.Contains(publication.Tables, t => t.Plan.By == "ethnic-group");
        Assert.Contains(publication.Tables, t => t.Plan.Parts is ["poor-deprived-water"]);
        var outsider = new Differencing(publication.Tables);
        Assert.True(outsider.Hidden > 50);
        Assert.Empty(outsider.Settled());
    }

    /// <summary>The rarest groups of the demo: the list of groups is that of the law, not of who is there, and no hidden count of one is settled.</summary>
    [Theory]
    [InlineData(2022)]
    [InlineData(2024)]
    [InlineData(2025)]
    public async Task The_groups_that_are_published_do_not_say_who_is_there(int year)
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        Publication publication = (await services.ServiceProvider.GetRequiredService<ReadPublished>().GetAsync(year, default))!;
        MadeTable[] splits = [.. publication.Tables.Where(t => t.Plan.By is not null)];
        Assert.Equal(4, splits.Length);
        foreach (MadeTable split in splits)
        {
            Assert.Equal(split.Plan.By == "head-sex" ? ["male", "female", ""] : [.. Anise.Households.EthnicGroups.Codes, ""], split.Groups);
            // Rare: some, but fewer than five, in the whole province. Its province row is hidden, and so is one of another group that covers it.
            int[] rare = [.. Enumerable.Range(1, split.Groups.Count).Where(c => split.Counts.Cells[0, c] is > 0 and < 5)];
            foreach (int column in rare)
            {
                Assert.True(split.Counts.IsHidden(0, column), split.Groups[column - 1]);
                Assert.Contains(Enumerable.Range(1, split.Groups.Count), c => c != column && split.Counts.IsHidden(0, c));
            }
        }
        Assert.Empty(new Differencing(publication.Tables).Settled());
    }

    [Fact]
    public async Task A_published_value_is_that_of_the_catalogue()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        var published = services.ServiceProvider.GetRequiredService<ReadPublished>();
        var read = services.ServiceProvider.GetRequiredService<ReadFigures>();
        int shown = 0, hidden = 0;
        foreach (PublishedEntry entry in published.All())
        {
            var figure = await published.RunAsync(entry.Figure.Code, 2024);
            Assert.True(figure.Ok, entry.Figure.Code);
            foreach (PublishedRow row in figure.Value.Rows)
            {
                if (row.Value.State != PublishedState.Published)
                {
                    Assert.Null(row.Value.Numerator);
                    hidden++;
                    continue;
                }
                FigureValue own = (await read.RunAsync(DemoProvince.All, new FigureQuery([entry.Figure.Code], row.Place.Id, [2024]) { MapDay = figure.Value.Map })).Value[entry.Figure.Code, 2024];
                Assert.Equal(own.Of, row.Value.Numerator);
                Assert.Equal(own.Value!.Value, row.Value.Value!.Value, 1e-9);
                Assert.False(own.Of is > 0 and < 5, $"{entry.Figure.Code} at {row.Place.Name}");
                shown++;
            }
        }
        Assert.True(shown > 50 && hidden > 20, $"{shown} shown, {hidden} hidden");
    }

    [Fact]
    public async Task A_year_is_published_when_all_have_decided()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        var published = services.ServiceProvider.GetRequiredService<ReadPublished>();
        Assert.Equal([2022, 2023, 2024, 2025], await published.YearsAsync(TestContext.Current.CancellationToken));
        Assert.Equal("published-year", (await published.RunAsync("poor-households", 2026)).Problems.Single().Code);
    }

    [Theory]
    [InlineData(2024)]
    [InlineData(2025)]
    public async Task A_year_is_published_for_the_communes_of_its_review_also_after_they_merge(int year)
    {
        var (services, file) = await demo.CopyAsync();
        Publication before;
        await using (services)
        {
            before = (await services.ServiceProvider.GetRequiredService<ReadPublished>().GetAsync(year, default))!;
            var db = services.ServiceProvider.GetRequiredService<AniseDb>();
            Assert.Equal(before.Map, (await db.Campaigns.SingleAsync(c => c.Year == year)).Opens);
            Assert.Equal((await db.CommuneReviews.Where(r => r.Year == year).Select(r => r.CommuneId).ToListAsync()).ToHashSet(), before.Rows.Where(r => r.IsCommuneLevel).Select(r => r.Id).ToHashSet());
            PlaceMap today = await services.ServiceProvider.GetRequiredService<PlaceMaps>().OnAsync(new DateOnly(2026, 11, 25));
            PlaceId[] two = [.. today.Communes.Where(c => today.VillagesIn(c.Id).Count > 0).Take(2).Select(c => c.Id)];
            var merged = await services.ServiceProvider.GetRequiredService<MergePlaces>().RunAsync(
                DemoProvince.All, two, new NewPlace(PlaceKind.Commune, "Xã Mới", null), new DateOnly(2026, 11, 2), "QĐ 1");
            Assert.True(merged.Ok, string.Join("; ", merged.Problems.Select(p => p.Message)));
        }
        await using (AsyncServiceScope later = DemoProvince.Open(file))
        {
            Publication after = (await later.ServiceProvider.GetRequiredService<ReadPublished>().GetAsync(year, default))!;
            Assert.Equal(before.Map, after.Map);
            Assert.Equal(before.Rows, after.Rows);
            Assert.Equal(before.Tables.Count, after.Tables.Count);
            foreach (var (first, second) in before.Tables.Zip(after.Tables))
            {
                Assert.Equal(first.Counts.Cells, second.Counts.Cells);
                Assert.Equal(first.Counts.Hidden(), second.Counts.Hidden());
            }
        }
        File.Delete(file);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_change_of_places_dated_back_to_before_the_review_takes_its_year_off(bool merger)
    {
        var (services, file) = await demo.CopyAsync();
        await using (services)
        {
            PlaceMap today = await services.ServiceProvider.GetRequiredService<PlaceMaps>().OnAsync(new DateOnly(2026, 11, 25));
            PlaceId[] two = [.. today.Communes.Where(c => today.VillagesIn(c.Id).Count > 0).Take(2).Select(c => c.Id)];
            var day = new DateOnly(2025, 8, 4);   // the review of 2025 began in September
            IReadOnlyList<Problem> problems = merger
                ? (await services.ServiceProvider.GetRequiredService<MergePlaces>().RunAsync(DemoProvince.All, two, new NewPlace(PlaceKind.Commune, "Xã Mới", null), day, "QĐ 1")).Problems
                : (await services.ServiceProvider.GetRequiredService<TransferPlace>().RunAsync(DemoProvince.All, today.VillagesIn(two[0])[0].Id, two[1], day, "QĐ 1")).Problems;
            Assert.Empty(problems);
        }
        await using (AsyncServiceScope later = DemoProvince.Open(file))
            Assert.Equal([2022, 2023, 2024], await later.ServiceProvider.GetRequiredService<ReadPublished>().YearsAsync(TestContext.Current.CancellationToken));
        File.Delete(file);
    }

    [Fact]
    public async Task Which_years_are_published_is_asked_once_until_the_journal_has_grown_and_a_while_has_passed()
    {
        var clock = new StillClock();
        using var kept = new Publications(clock);
        int asked = 0;
        long journal = 1;
        async Task<int> YearsAsync() => (await kept.YearsAsync(() => Task.FromResult(journal), () => Task.FromResult<IReadOnlyList<PublishedYear>>([.. Enumerable.Repeat(new PublishedYear(2024, default, 6), ++asked)]), default)).Count;
        Assert.Equal(1, await YearsAsync());
        journal = 2;
        Assert.Equal(1, await YearsAsync());
        clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(2, await YearsAsync());
        clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(2, await YearsAsync());   // nothing was written since
    }

    [Fact]
    public async Task Villages_movements_and_corrections_are_not_published()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        var published = services.ServiceProvider.GetRequiredService<ReadPublished>();
        Assert.Equal("published-unknown", (await published.RunAsync("escaped", 2024)).Problems.Single().Code);
        Assert.Equal("published-split-unknown", (await published.RunAsync("poor-households", 2024, "village")).Problems.Single().Code);
        Assert.Equal("published-split-unknown", (await published.RunAsync("poor-households", 2024, "size")).Problems.Single().Code);
        Assert.All((await published.RunAsync("poor-households", 2024)).Value.Rows, r => Assert.NotEqual(PlaceKind.Village, r.Place.Kind));
    }
}
