using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Facts;
using Anise.Figures;
using Anise.Households;
using Anise.Places;
using Anise.Procedures;
using Anise.Reviews;
using Anise.Reviews.Boards;
using Anise.Reviews.Results;
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
        Assert.Equal(0, (await world.DoAsync<CompareDerived, IReadOnlyList<RefreshedRows>>(c => c.RunAsync())).Single(r => r.Name == "household-classes").Changed);
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
    public async Task Certificates_follow_the_amended_class_and_name_the_amending_decision()
    {
        await using ReviewWorld world = await OpenAsync(2023);
        await world.PostedAsync();
        await world.DecidedAsync();   // 1 poor, 2 near-poor, 4 not poor
        Assert.Equal([(1, 1L, "poor", null), (2, 2L, "near-poor", null)], await CertificatesAsync(world));
        world.Today(2024, 2, 1);
        Good(await AmendAsync(world, 2, "poor"));
        Good(await AmendAsync(world, 1, null, "21/QĐ-UBND"));
        Good(await AmendAsync(world, 4, "near-poor", "22/QĐ-UBND"));
        Good(await AmendAsync(world, 5, "near-poor", "23/QĐ-UBND"));   // forgotten on the list
        Good(await AmendAsync(world, 5, "poor", "24/QĐ-UBND"));
        Assert.Equal([(2, 2L, "poor", "20/QĐ-UBND"), (3, 4L, "near-poor", "22/QĐ-UBND"), (4, 5L, "poor", "24/QĐ-UBND")], await CertificatesAsync(world));
        DecisionPaper paper = (await world.DoAsync<ReadPapers, DecisionPaper?>(r => r.DecisionAsync(Chair, world.Review)))!;
        Assert.Equal(["Chủ hộ 5", "Vợ 5"], paper.Certificates[^1].Members.Select(m => m.Name));   // as they were on the day of the amendment
        Assert.Equal([(1L, "poor"), (2L, "near-poor"), (4L, "not-poor")], paper.Households.Select(h => (h.HouseholdId!.Value.Value, h.ClassCode)));
    }

    [Fact]
    public async Task Movements_follow_the_amended_classes_of_both_years_and_can_be_seen_as_signed()
    {
        await using ReviewWorld world = await OpenAsync(2023);
        await world.PostedAsync();
        await world.DecidedAsync();   // 1 poor, 2 near-poor, 4 not poor
        world.Today(2024, 2, 1);
        Good(await AmendAsync(world, 5, "poor"));   // forgotten on the list of 2023
        await world.OpenYearAsync(2024);
        foreach (long household in (long[])[4, 6]) Good(await world.ApplyAsync(household));
        Good(await world.ListAsync());   // 1, 2, 5 from last year, 4 and 6 by application
        world.Today(world.Day.AddDays(20));
        foreach (var (household, classCode) in ((long, string)[])[(1, "not-poor"), (2, "poor"), (4, "poor"), (5, "poor"), (6, "not-poor")]) Good(await world.FillAsync(household, classCode));
        world.Today(world.Day.AddDays(10));
        Good(await world.MeetAsync(Upper));
        Good(await world.MeetAsync(Lower));
        world.Today(world.Day.AddDays(1));
        Good(await world.PostAsync());
        await world.DecidedAsync();
        Assert.Equal([(1L, "Escaped"), (2L, "NearPoorToPoor"), (4L, "NewPoor"), (5L, "NewPoor")], await MovementsAsync(world, FigureBasis.Decided));
        Assert.Equal([(1L, "Escaped"), (2L, "NearPoorToPoor"), (4L, "NewPoor"), (5L, "StayedPoor")], await MovementsAsync(world, FigureBasis.Corrected));
        world.Today(2025, 2, 1);
        Good(await AmendAsync(world, 1, "near-poor", "30/QĐ-UBND"));
        Good(await AmendAsync(world, 4, null, "31/QĐ-UBND"));
        Good(await AmendAsync(world, 3, "near-poor", "32/QĐ-UBND"));
        Assert.Equal([(1L, "PoorToNearPoor"), (2L, "NearPoorToPoor"), (3L, "NewNearPoor"), (5L, "StayedPoor")], await MovementsAsync(world, FigureBasis.Corrected));
        Assert.Equal([(1L, "Escaped"), (2L, "NearPoorToPoor"), (4L, "NewPoor"), (5L, "NewPoor")], await MovementsAsync(world, FigureBasis.Decided));
        Assert.Equal(4, await world.DoAsync<ReadPapers, int>(r => r.AmendmentsOfListsAsync(Officer, world.Review)));
        Assert.Equal((1d, 0d), (await FigureAsync(world, "escaped", FigureBasis.Decided), await FigureAsync(world, "escaped", FigureBasis.Corrected)));
        // The two lists and what came in and went out balance, also for the whole province and a part of it.
        MovementTable part = await TableAsync(world, FigureBasis.Corrected, Officer, Commune), whole = await TableAsync(world, FigureBasis.Corrected, ProvinceOfficer, null);
        Assert.Equal(part.All.OrderBy(m => m.ToString()), whole.All.Where(m => part.Places.Contains(m.Place)).OrderBy(m => m.ToString()));
        foreach (PlaceId place in part.Places)
        {
            foreach (string code in ClassCodes.Listed)
            {
                ClassBalance balance = part.Balance(place, code);
                Assert.Equal(balance.End, balance.Begin + balance.In - balance.Out);
            }
        }
    }

    [Fact]
    public async Task Only_the_chair_amends()
    {
        await using ReviewWorld world = await OpenAsync(2023);
        await world.PostedAsync();
        await world.DecidedAsync();
        await Assert.ThrowsAsync<NoAccessException>(() => AmendAsync(world, 2, "poor", rights: Officer));
    }

    private static async Task<(int Number, long Household, string Class, string? By)[]> CertificatesAsync(ReviewWorld world) =>
        [.. (await world.DoAsync<ReadPapers, DecisionPaper?>(r => r.DecisionAsync(Chair, world.Review)))!.Certificates.Select(c => (c.Number, c.Household!.Value.Value, c.ClassCode, c.Amended?.Document))];

    private static Task<MovementTable> TableAsync(ReviewWorld world, FigureBasis basis, Rights rights, PlaceId? within) =>
        world.DoAsync<ReadMovements, MovementTable>(r => r.RunAsync(rights, 2024, PlaceLevel.Village, world.Day, within, basis));

    private static async Task<(long Household, string Kind)[]> MovementsAsync(ReviewWorld world, FigureBasis basis) =>
        [.. (await TableAsync(world, basis, Officer, Commune)).All.Select(m => (long.Parse(m.Key.Split('-')[1], CultureInfo.InvariantCulture), m.Kind.ToString())).Order()];

    private static Task<double> FigureAsync(ReviewWorld world, string code, FigureBasis basis) => world.DoAsync<ReadFigures, double>(async r =>
        Good(await r.RunAsync(ProvinceOfficer, new FigureQuery([code], Commune, [2024]) { Basis = basis }))[code, 2024].Of);

    private static Task<Result<Amendment>> AmendAsync(ReviewWorld world, long household, string? classCode, string number = "20/QĐ-UBND", DateOnly? on = null, Rights? rights = null) =>
        world.DoAsync<AmendDecision, Result<Amendment>>(u => u.RunAsync(rights ?? Chair, world.Review, H(household), classCode, "Ghi nhầm điểm B2.", new StepPaper(on ?? world.Day, number)));
}
