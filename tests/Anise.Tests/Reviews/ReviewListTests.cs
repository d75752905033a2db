using Anise.Households;
using Anise.Reviews;
using Anise.Reviews.Steps;
using Microsoft.EntityFrameworkCore;
using static Anise.Tests.Reviews.ReviewWorld;

namespace Anise.Tests.Reviews;

public sealed class ReviewListTests
{
    [Fact]
    public async Task Last_years_poor_and_near_poor_are_listed_again()
    {
        await using ReviewWorld world = await OpenAsync(2022);
        await world.PostedAsync();
        await world.DecidedAsync();
        await world.OpenYearAsync(2023);
        Good(await world.ApplyAsync(5));
        ReviewList list = Good(await world.ListAsync());
        Assert.Equal((1, 1, 1), (list.LastYearPoor, list.LastYearNearPoor, list.Others));
        Assert.Equal([1L, 2, 5], await ListedAsync(world));
    }

    [Fact]
    public async Task A_household_is_listed_where_it_lives_now()
    {
        await using ReviewWorld world = await OpenAsync(2022);
        await world.PostedAsync();
        await world.DecidedAsync();
        await world.WriteAsync(db =>
        {
            db.Add(new HouseholdFact { HouseholdId = H(1), HoldsFrom = new DateOnly(2023, 3, 1), Revision = 2, VillageId = ElsewhereVillage });
            db.Add(new HouseholdFact { HouseholdId = H(2), HoldsFrom = new DateOnly(2023, 3, 1), Revision = 2, VillageId = Lower });
        });
        await world.OpenYearAsync(2023);
        GoneHousehold gone = Assert.Single(Good(await world.ListAsync()).Gone);
        Assert.Equal(("Chủ hộ 1", null, "Xã Bằng Mạc"), (gone.Decided.Head, gone.Ended, gone.LivesIn));
        ListedHousehold listed = await world.ReadAsync(db => db.ListedHouseholds.SingleAsync(l => l.ReviewId == world.Review));
        Assert.Equal((2L, Lower), (listed.HouseholdId.Value, listed.VillageId));
    }

    [Fact]
    public async Task A_household_that_ended_is_named_with_its_reason_and_not_listed()
    {
        await using ReviewWorld world = await OpenAsync(2022);
        await world.PostedAsync();
        await world.DecidedAsync();
        await world.WriteAsync(db => db.Add(new HouseholdFact { HouseholdId = H(1), HoldsFrom = new DateOnly(2023, 3, 1), Revision = 2, VillageId = Upper, Ended = "joined-another" }));
        await world.OpenYearAsync(2023);
        ReviewList list = Good(await world.ListAsync());
        Assert.Equal(["joined-another"], list.Gone.Select(g => g.Ended));
        Assert.Equal([2L], await ListedAsync(world));
    }

    private static Task<List<long>> ListedAsync(ReviewWorld world) => world.ReadAsync(async db =>
        (await db.ListedHouseholds.Where(l => l.ReviewId == world.Review).ToListAsync()).Select(l => l.HouseholdId.Value).Order().ToList());
}
