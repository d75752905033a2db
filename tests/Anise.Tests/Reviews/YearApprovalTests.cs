using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Journal;
using Anise.Procedures;
using Anise.Reviews;
using Anise.Reviews.Boards;
using Anise.Reviews.Results;
using Anise.Reviews.Steps;
using Microsoft.EntityFrameworkCore;
using static Anise.Tests.Reviews.ReviewWorld;

namespace Anise.Tests.Reviews;

public sealed class YearApprovalTests
{
    [Fact]
    public async Task The_province_approves_the_totals_when_every_commune_has_decided_and_no_figure_changes()
    {
        await using ReviewWorld world = await OpenAsync(2023);
        await world.PostedAsync();
        await world.DecidedAsync();   // 1 poor, 2 near-poor, 4 not poor
        Refused("year-open", await ApproveAsync(world));
        await DecideElsewhereAsync(world);
        world.Today(2023, 12, 1);
        Assert.Equal([WorkKind.ApproveYear], await WorkAsync(world, ProvinceOfficer));
        double before = await PoorAsync(world);
        Refused("missing", await ApproveAsync(world, number: " "));
        Refused("date-too-early", await ApproveAsync(world, on: new DateOnly(2023, 10, 1)));
        Refused("date-in-future", await ApproveAsync(world, on: new DateOnly(2023, 12, 2)));
        YearStepRecord step = Good(await ApproveAsync(world));
        Assert.Equal((1, YearStep.Approval, "900/QĐ-UBND"), (step.Number, step.Step, step.Document));
        Assert.Equal(before, await PoorAsync(world));
        Assert.Equal([("06502", 1, 0, 0), ("06505", 6, 1, 1)], (await ApprovedAsync(world, 1)).Totals.Select(t => (t.Commune.Code, t.Households, t.Poor, t.NearPoor)));
        Assert.Empty(await WorkAsync(world, ProvinceOfficer));
        CommuneBoard board = await world.DoAsync<ReadCommuneBoard, CommuneBoard>(r => r.RunAsync(Officer, world.Review));
        Assert.Equal(step.On, board.Year.Approved?.On);
        Assert.Equal("approve-year", await world.ReadAsync(db => db.Set<JournalEntry>().OrderByDescending(e => e.Number).Select(e => e.Action).FirstAsync()));
    }

    [Fact]
    public async Task A_correction_after_the_approval_leaves_it_as_signed_until_the_province_sends_it_back_and_approves_anew()
    {
        await using ReviewWorld world = await ApprovedYearAsync();
        world.Today(2023, 12, 5);
        Good(await world.DoAsync<AmendDecision, Result<Amendment>>(u => u.RunAsync(Chair, world.Review, H(2), "poor", "Ghi nhầm điểm B2.", world.Paper("20/QĐ-UBND"))));
        Assert.Equal((1, 1), Sums((await ApprovedAsync(world, 1)).Totals));
        Assert.Equal((2, 0), Sums(await NowAsync(world)));
        Refused("year-approved", await ApproveAsync(world, "901/QĐ-UBND"));
        Refused("missing", await ReturnAsync(world, " "));
        Refused("year-no-commune", await ReturnAsync(world, "Số liệu sai.", new PlaceId(99)));
        world.Today(2023, 12, 6);
        YearStepRecord back = Good(await ReturnAsync(world, "Số liệu đã sửa đổi."));
        Assert.Equal((2, YearStep.Communes, "Số liệu đã sửa đổi."), (back.Number, back.Step, back.ReturnedBecause));
        Refused("year-returned", await ReturnAsync(world, "Lần nữa."));
        Assert.Equal([WorkKind.YearReturned], await WorkAsync(world, Chair));
        Assert.Equal(back, (await world.DoAsync<ReadCommuneBoard, CommuneBoard>(r => r.RunAsync(Officer, world.Review))).ReturnedByProvince);
        world.Today(2023, 12, 8);
        Refused("date-before-return", await ApproveAsync(world, "901/QĐ-UBND", new DateOnly(2023, 12, 5)));
        Good(await ApproveAsync(world, "901/QĐ-UBND"));
        Assert.Equal((2, 0), Sums((await ApprovedAsync(world, 3)).Totals));
        Assert.Equal((1, 1), Sums((await ApprovedAsync(world, 1)).Totals));   // the paper as it was signed
        Assert.Empty(await WorkAsync(world, Chair));
    }

    [Fact]
    public async Task Of_two_people_at_once_one_approves_and_what_changed_since_it_was_seen_is_not_signed()
    {
        await using ReviewWorld world = await DecidedYearAsync();
        Refused("totals-changed", await ApproveAsync(world, seen: new SeenTotals(2, 0)));
        var both = await Task.WhenAll(ApproveAsync(world, seen: new SeenTotals(1, 1)), ApproveAsync(world, "901/QĐ-UBND", seen: new SeenTotals(1, 1)));
        Assert.Equal(1, both.Count(r => r.Ok));
        Refused("year-approved", both.Single(r => !r.Ok));
        Assert.Equal(2, await world.ReadAsync(db => db.ApprovedTotals.CountAsync()));
    }

    [Fact]
    public async Task Only_the_province_approves_sends_back_and_sees_the_totals_of_all_communes()
    {
        await using ReviewWorld world = await DecidedYearAsync();
        foreach (Rights other in (Rights[])[Officer, Chair, ReviewWorld.Enumerator])
        {
            await Assert.ThrowsAsync<NoAccessException>(() => ApproveAsync(world, rights: other));
            await Assert.ThrowsAsync<NoAccessException>(() => ReturnAsync(world, "Sai.", rights: other));
            await Assert.ThrowsAsync<NoAccessException>(() => NowAsync(world, other));
        }
    }

    [Fact]
    public async Task No_commune_is_added_to_a_year_that_is_approved()
    {
        await using ReviewWorld world = await ApprovedYearAsync();
        Refused("year-approved", await world.DoAsync<OpenCampaign, Result<Campaign>>(u => u.RunAsync(ProvinceOfficer, 2023, world.Paper())));
    }

    private static async Task<ReviewWorld> DecidedYearAsync()
    {
        ReviewWorld world = await OpenAsync(2023);
        await world.PostedAsync();
        await world.DecidedAsync();
        await DecideElsewhereAsync(world);
        world.Today(2023, 12, 1);
        return world;
    }

    private static async Task<ReviewWorld> ApprovedYearAsync()
    {
        ReviewWorld world = await DecidedYearAsync();
        Good(await ApproveAsync(world));
        return world;
    }

    /// <summary>The other commune has nobody to review: its list is empty through all steps.</summary>
    private static async Task DecideElsewhereAsync(ReviewWorld world)
    {
        CommuneReviewId review = await world.ReviewOfAsync(2023, Elsewhere);
        Rights console = Rights.ForConsole();
        Good(await world.DoAsync<MakeReviewList, Result<ReviewList>>(u => u.RunAsync(console, review, world.Paper())));
        Good(await world.DoAsync<PostList, Result<Posting>>(u => u.RunAsync(console, review, world.Paper("1/TB-UBND") with { Note = "Không có hộ nào phải rà soát." }, "Trụ sở")));
        world.Today(world.Day.AddDays(8));
        Good(await world.DoAsync<AskForOpinion, Result<HigherOpinion>>(u => u.RunAsync(console, review, world.Paper("2/BC-UBND"))));
        Good(await world.DoAsync<GiveOpinion, Result<HigherOpinion>>(u => u.AgreeAsync(ProvinceOfficer, review, world.Paper("3/SNNMT"))));
        Good(await world.DoAsync<DecideReview, Result<ReviewDecision>>(u => u.RunAsync(console, review, world.Paper("4/QĐ-UBND"))));
    }

    private static Task<Result<YearStepRecord>> ApproveAsync(ReviewWorld world, string number = "900/QĐ-UBND", DateOnly? on = null, SeenTotals? seen = null, Rights? rights = null) =>
        world.DoAsync<ApproveYear, Result<YearStepRecord>>(u => u.RunAsync(rights ?? ProvinceOfficer, 2023, new StepPaper(on ?? world.Day, number), seen));

    private static Task<Result<YearStepRecord>> ReturnAsync(ReviewWorld world, string reason, PlaceId? commune = null, Rights? rights = null) =>
        world.DoAsync<ApproveYear, Result<YearStepRecord>>(u => u.ReturnAsync(rights ?? ProvinceOfficer, 2023, commune ?? Commune, reason, world.Paper()));

    private static async Task<WorkKind[]> WorkAsync(ReviewWorld world, Rights rights) =>
        [.. (await world.DoAsync<MyWork, IReadOnlyList<WorkItem>>(w => w.RunAsync(rights))).Select(i => i.Kind)];

    private static Task<ApprovedYear> ApprovedAsync(ReviewWorld world, int number) => world.DoAsync<ReadYearApproval, ApprovedYear>(async r =>
        (await r.ApprovedAsync(ProvinceOfficer, (await r.RunAsync(2023))!.Campaign, number))!);

    private static Task<IReadOnlyList<CommuneTotal>> NowAsync(ReviewWorld world, Rights? rights = null) => world.DoAsync<ReadYearApproval, IReadOnlyList<CommuneTotal>>(async r =>
        await r.TotalsAsync(rights ?? ProvinceOfficer, (await r.RunAsync(2023))!.Campaign));

    private static (int Poor, int NearPoor) Sums(IReadOnlyList<CommuneTotal> totals) => (totals.Sum(t => t.Poor), totals.Sum(t => t.NearPoor));

    private static Task<double> PoorAsync(ReviewWorld world) => world.DoAsync<ReadFigures, double>(async r =>
        Good(await r.RunAsync(ProvinceOfficer, new FigureQuery(["poor-households"], Province, [2023])))["poor-households", 2023].Of);
}
