using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Procedures;
using Anise.Reviews;
using Anise.Reviews.Boards;
using Anise.Reviews.Steps;
using Microsoft.EntityFrameworkCore;
using static Anise.Tests.Reviews.ReviewWorld;

namespace Anise.Tests.Reviews;

public sealed class AmendmentTests
{
    [Fact]
    public async Task An_amendment_leaves_the_decided_list_and_changes_the_class_since()
    {
        await using ReviewWorld world = await OpenAsync(2023);
        Refused("not-decided", await AmendAsync(world, 2, "poor"));
        await world.PostedAsync();
        await world.DecidedAsync();   // 1 poor, 2 near-poor, 4 not poor
        world.Today(2024, 2, 1);
        Refused("amends-nothing", await AmendAsync(world, 2, "near-poor"));
        Refused("no-class", await AmendAsync(world, 2, "rich"));
        Refused("missing", await AmendAsync(world, 2, "poor", number: " "));
        Refused("household-elsewhere", await AmendAsync(world, 7, "poor"));
        Refused("date-too-early", await AmendAsync(world, 2, "poor", on: new DateOnly(2023, 10, 1)));
        Amendment first = Good(await AmendAsync(world, 2, "poor"));
        Amendment second = Good(await AmendAsync(world, 5, "near-poor", "21/QĐ-UBND"));   // forgotten on the list
        Assert.Equal((1, 2), (first.Number, second.Number));
        DecisionPaper paper = (await world.DoAsync<ReadPapers, DecisionPaper?>(r => r.DecisionAsync(Chair, world.Review)))!;
        Assert.Equal([(1L, "poor"), (2L, "near-poor"), (4L, "not-poor")], paper.Households.Select(h => (h.HouseholdId!.Value.Value, h.ClassCode)));
        Assert.Equal([("near-poor", "poor"), (null, "near-poor")], paper.Amendments.SelectMany(a => a.Households).Select(h => (h.Before, h.ClassCode)));
        Assert.Equal([("poor", 2023), ("near-poor", (int?)2023)], await world.ReadAsync(async db =>
            (await db.Households.Where(h => h.Id == H(2) || h.Id == H(5)).OrderBy(h => h.Id).ToListAsync()).Select(h => (h.ClassCode, h.ClassYear)).ToList()));
    }

    [Fact]
    public async Task The_next_review_lists_whom_an_amendment_made_poor_and_not_whom_it_took_off()
    {
        await using ReviewWorld world = await OpenAsync(2023);
        await world.PostedAsync();
        await world.DecidedAsync();
        world.Today(2024, 2, 1);
        Good(await AmendAsync(world, 2, null));
        Good(await AmendAsync(world, 5, "poor", "21/QĐ-UBND"));
        await world.OpenYearAsync(2024);
        ReviewList list = Good(await world.ListAsync());
        Assert.Equal((2, 0), (list.LastYearPoor, list.LastYearNearPoor));   // households 1 and 5
        Assert.Equal([1L, 5L], (await world.ReadAsync(db => db.ListedHouseholds.Where(l => l.ReviewId == world.Review).ToListAsync())).Select(l => l.HouseholdId.Value).Order());
    }

    [Fact]
    public async Task Only_the_chair_amends()
    {
        await using ReviewWorld world = await OpenAsync(2023);
        await world.PostedAsync();
        await world.DecidedAsync();
        await Assert.ThrowsAsync<NoAccessException>(() => AmendAsync(world, 2, "poor", rights: Officer));
    }

    private static Task<Result<Amendment>> AmendAsync(ReviewWorld world, long household, string? classCode, string number = "20/QĐ-UBND", DateOnly? on = null, Rights? rights = null) =>
        world.DoAsync<AmendDecision, Result<Amendment>>(u => u.RunAsync(rights ?? Chair, world.Review, H(household), classCode, "Ghi nhầm điểm B2.", new StepPaper(on ?? world.Day, number)));
}
