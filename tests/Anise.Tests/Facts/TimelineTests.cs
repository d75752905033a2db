using Anise.Access;
using Anise.Basics;
using Anise.Facts;
using Anise.Households;
using Anise.Journal;
using Anise.Tests.Reviews;
using Microsoft.EntityFrameworkCore;
using static Anise.Tests.Reviews.ReviewWorld;

namespace Anise.Tests.Facts;

/// <summary>Facts with a history, of anything: here plots with a crop and an owner.</summary>
public sealed class TimelineTests
{
    private sealed record Plot(DateOnly HoldsFrom, long Revision, string Crop, string Owner) : IFact<Plot>
    {
        public Plot At(DateOnly day, long revision) => this with { HoldsFrom = day, Revision = revision };
    }

    private static readonly FactField<Plot>[] Fields =
    [
        new("crop", p => p.Crop, (to, from) => to with { Crop = from.Crop }),
        new("owner", p => p.Owner, (to, from) => to with { Owner = from.Owner }),
    ];

    [Fact]
    public void What_is_put_for_an_earlier_day_reaches_later_facts_until_one_says_otherwise()
    {
        var plot = new Timeline<Plot>(Fields);
        plot.Read(new(new(2022, 1, 1), 1, "anise", "A"));
        plot.Read(new(new(2023, 1, 1), 2, "anise", "B"));
        plot.Read(new(new(2024, 1, 1), 3, "chili", "B"));
        plot.Put(new(new(2022, 6, 1), 4, "peach", "A"));
        Assert.Equal(["anise A", "peach A", "peach B", "chili B"], new[] { (2022, 2), (2022, 7), (2023, 2), (2024, 2) }.Select(d => plot.On(new DateOnly(d.Item1, d.Item2, 1))!).Select(p => $"{p.Crop} {p.Owner}"));
        Assert.Null(plot.On(new DateOnly(2021, 12, 31)));
    }

    [Fact]
    public async Task The_fact_that_holds_on_a_day_is_the_latest_known_at_that_write()
    {
        await using ReviewWorld world = await CreateAsync();
        await world.WriteAsync(db =>
        {
            db.Add(new HouseholdFact { HouseholdId = H(1), HoldsFrom = new(2022, 1, 1), Revision = 50, VillageId = Upper, Code = "later day" });
            db.Add(new HouseholdFact { HouseholdId = H(1), HoldsFrom = new(2021, 1, 1), Revision = 60, VillageId = Upper, Code = "corrected" });
        });
        Task<string?> CodeAsync(DateOnly day, long known) => world.ReadAsync(db => db.HouseholdFactsOn(day, known).Where(f => f.HouseholdId == H(1)).Select(f => f.Code).SingleOrDefaultAsync());
        Assert.Equal("065050001", await CodeAsync(new(2021, 6, 1), 55));
        Assert.Equal("corrected", await CodeAsync(new(2021, 6, 1), long.MaxValue));
        Assert.Equal("later day", await CodeAsync(new(2022, 6, 1), long.MaxValue));
        Assert.Equal("065050001", await CodeAsync(new(2022, 6, 1), 49));
        Assert.Null(await CodeAsync(new(2020, 12, 31), long.MaxValue));
    }

    [Fact]
    public async Task Derived_rows_that_are_wrong_are_made_as_the_facts_say()
    {
        await using ReviewWorld world = await CreateAsync();
        await world.WriteAsync(db => db.Households.Single(h => h.Id == H(2)).HeadName = "Người khác");
        await world.DoAsync<RefreshDerived, IReadOnlyList<RefreshedRows>>(u => u.RunAsync(Rights.ForConsole()));
        Assert.Equal("Chủ hộ 2", await world.ReadAsync(db => db.Households.Where(h => h.Id == H(2)).Select(h => h.HeadName).SingleAsync()));
        var again = await world.DoAsync<RefreshDerived, IReadOnlyList<RefreshedRows>>(u => u.RunAsync(Rights.ForConsole()));
        Assert.Equal([("households", 0), ("household-classes", 0), ("closed-columns", 0)], again.Select(r => (r.Name, r.Changed)));
        await Assert.ThrowsAsync<NoAccessException>(() => world.DoAsync<RefreshDerived, IReadOnlyList<RefreshedRows>>(u => u.RunAsync(Officer)));
    }
}
