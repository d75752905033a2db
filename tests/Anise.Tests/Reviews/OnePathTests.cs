using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Households.Import;
using Anise.Households.Import.Reading;
using Anise.Places;
using Anise.Reports;
using Anise.Reviews.Steps;
using Anise.Reviews;
using Anise.Reviews.Boards;
using Anise.Reviews.Results;
using Anise.Store;
using Anise.Tables.Reading;
using Anise.Tests.Figures;
using Anise.Tests.Store;
using Anise.Web.Overview;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Anise.Tests.Reviews.ReviewWorld;

namespace Anise.Tests.Reviews;

/// <summary>Board, progress, figure, report and overview laid side by side: one number of one thing, wherever it is read.</summary>
public sealed class OnePathTests(DemoProvince demo)
{
    [Theory, Trait("needs", "demo")]
    [InlineData(2023)]
    [InlineData(2025)]
    [InlineData(2026)]   // under way
    public async Task Every_commune_of_the_demo_says_the_same_everywhere(int year)
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        T Get<T>() where T : notnull => services.ServiceProvider.GetRequiredService<T>();
        ProvinceProgress progress = (await Get<ReadProvinceProgress>().RunAsync(DemoProvince.All, year))!;
        PlaceMap today = await Get<PlaceMaps>().OnAsync(new DateOnly(2026, 11, 25));
        var overview = new OverviewFigures(Get<ReadFigures>(), Get<FigureCatalogue>(), Get<Anise.Reviews.Figures.YearStandards>());
        FigureGrid province = await overview.ReadAsync(DemoProvince.All, new FigureQuery(OverviewFigures.Keys, today.Province.Id, [year]), default);
        int decided = 0;
        foreach (CommuneProgress row in progress.Communes)
        {
            CommuneBoard board = await Get<ReadCommuneBoard>().RunAsync(DemoProvince.All, row.ReviewId);
            Assert.Equal((row.Listed, row.Assessed, row.Poor, row.NearPoor), (board.Listed, board.Assessed, board.Whole.Poor, board.Whole.NearPoor));
            Assert.Equal(board.Whole.Poor, board.Villages.Sum(v => v.Poor) + board.WithoutVillage.Poor);
            Assert.Equal(board.Whole.Households, board.Villages.Sum(v => v.Households) + board.WithoutVillage.Households);
            ReviewCounts chair = await Get<ReviewFigures>().RunAsync(DemoProvince.All, row.ReviewId);
            Assert.Equal((row.Listed, row.Poor, row.NearPoor), (chair.Listed, chair.Poor, chair.NearPoor));
            IReadOnlyList<ListedLine> lines = await Get<ReadVillageBoard>().AllAsync(DemoProvince.All, row.ReviewId);
            if (row.DecidedOn is null)
            {
                Assert.Equal((lines.Count, lines.Count(l => l.Form == FormState.Complete && l.ClassCode == "poor")), (row.Listed, row.Poor));
                continue;
            }
            decided++;
            DateOnly opens = board.Campaign.Opens;
            FigureGrid figures = (await Get<ReadFigures>().RunAsync(DemoProvince.All, new FigureQuery(["poor-households", "near-poor-households", "households"], row.Commune.Id, [year]) { MapDay = opens })).Value;
            Assert.Equal((row.Poor, row.NearPoor, board.Whole.Households), ((int)figures["poor-households", year].Of, (int)figures["near-poor-households", year].Of, (int)figures["households", year].Of));
            Assert.Equal(row.Poor, (await Get<OpenFigure>().RunAsync(DemoProvince.All, new RecordQuery("poor-households", row.Commune.Id, year) { MapDay = opens })).Value.Count);
            ReportTable report = (await Get<MakeReport>().RunAsync(DemoProvince.All, "summary", row.Commune.Id, year, opens)).Value;
            Assert.Equal((row.Poor, row.NearPoor), (InReport(report, "poor-households"), InReport(report, "near-poor-households")));
            DecisionPaper paper = (await Get<ReadPapers>().DecisionAsync(DemoProvince.All, row.ReviewId))!;
            Assert.Equal((row.Poor, row.NearPoor), (paper.Households.Count(h => h.ClassCode == "poor"), paper.Households.Count(h => h.ClassCode == "near-poor")));
            if (today.Find(row.Commune.Id) is null) continue;   // the overview is of the communes of today
            FigureGrid seen = await overview.ReadAsync(DemoProvince.All, new FigureQuery(OverviewFigures.Keys, row.Commune.Id, [year]), default);
            Assert.True(seen["poor-households", year].Of >= row.Poor, row.Commune.Name);
        }
        Assert.Equal(year < 2026, decided == progress.Communes.Count);
        Assert.Equal(progress.Communes.Where(c => c.DecidedOn is not null).Sum(c => c.Poor), province["poor-households", year].Of);
        Assert.Equal(progress.Communes.Where(c => c.DecidedOn is not null).Sum(c => c.NearPoor), province["near-poor-households", year].Of);
    }

    [Fact]
    public async Task A_commune_whose_results_were_imported_says_the_same_everywhere()
    {
        await using ReviewWorld world = await CreateAsync();
        world.Today(2024, 1, 1);
        using FileStream file = File.OpenRead(SharedData.File("spreadsheets", "review-results-2023.xlsx"));
        ReviewResultFile results = ReviewResultReader.Read(file, "review-results-2023.xlsx", new ReadOptions { Today = new DateOnly(2024, 1, 1) });
        Assert.True((await world.DoAsync<ImportReviewResults, Result<ImportedResults>>(u => u.RunAsync(TestStore.Console, Commune, 2023, results))).Ok);
        string[] rows = (await File.ReadAllLinesAsync(SharedData.File("spreadsheets", "review-results-2023.expected.csv")))[1..];
        int poor = rows.Count(r => r.Split(',')[^2] == "poor"), near = rows.Count(r => r.Split(',')[^2] == "near-poor");
        Assert.True(poor > 0);
        CommuneReviewId review = await world.ReviewOfAsync(2023, Commune);
        CommuneBoard board = await world.DoAsync<ReadCommuneBoard, CommuneBoard>(b => b.RunAsync(TestStore.Console, review));
        Assert.Equal((rows.Length, rows.Length, poor, near), (board.Listed, board.Assessed, board.Whole.Poor, board.Whole.NearPoor));
        Assert.Equal(rows.Length, board.Villages.Sum(v => v.Listed) + board.WithoutVillage.Listed);
        CommuneProgress progress = Assert.Single((await world.DoAsync<ReadProvinceProgress, ProvinceProgress?>(p => p.RunAsync(TestStore.Console, 2023)))!.Communes);
        Assert.Equal((rows.Length, poor, near), (progress.Listed, progress.Poor, progress.NearPoor));
        FigureGrid figures = (await world.DoAsync<ReadFigures, Result<FigureGrid>>(f => f.RunAsync(TestStore.Console, new FigureQuery(["poor-households", "near-poor-households"], Commune, [2023])))).Value;
        Assert.Equal((poor, near), ((int)figures["poor-households", 2023].Of, (int)figures["near-poor-households", 2023].Of));
        ReportTable report = (await world.DoAsync<MakeReport, Result<ReportTable>>(m => m.RunAsync(TestStore.Console, "summary", Commune, 2023))).Value;
        Assert.Equal((poor, near), (InReport(report, "poor-households"), InReport(report, "near-poor-households")));
    }

    [Fact]
    public async Task After_an_accepted_complaint_the_chair_decides_what_he_was_shown()
    {
        await using ReviewWorld world = await OpenAsync();
        await world.PostedAsync();
        ReviewCounts before = await CountsAsync();
        Complaint complaint = Good(await world.ComplainAsync(4, Lower));
        Good(await world.FillAsync(4, "poor", complaint.Id));
        Assert.Equal(before, await CountsAsync());   // a complaint that is not answered changes nothing
        Good(await world.ResolveAsync(complaint.Id, ComplaintOutcome.Upheld));
        ReviewCounts after = await CountsAsync();
        Assert.Equal(before.Poor + 1, after.Poor);
        CommuneBoard board = await world.DoAsync<ReadCommuneBoard, CommuneBoard>(b => b.RunAsync(Officer, world.Review));
        Assert.Equal((after.Listed, after.Poor, after.NearPoor), (board.Whole.Listed, board.Whole.Poor, board.Whole.NearPoor));
        await world.DecidedAsync();
        string[] classes = await world.ReadAsync(db => db.DecidedHouseholds.Where(d => d.ReviewId == world.Review).Select(d => d.ClassCode).ToArrayAsync());
        Assert.Equal((after.Listed, after.Poor, after.NearPoor), (classes.Length, classes.Count(c => c == "poor"), classes.Count(c => c == "near-poor")));
        Assert.Equal((after.Listed, after.Poor, after.NearPoor), await FrozenAsync());

        Task<ReviewCounts> CountsAsync() => world.DoAsync<ReviewFigures, ReviewCounts>(r => r.RunAsync(Chair, world.Review));

        async Task<(int, int, int)> FrozenAsync()
        {
            ReviewCounts frozen = await CountsAsync();
            return (frozen.Listed, frozen.Poor, frozen.NearPoor);
        }
    }

    private static int? InReport(ReportTable report, string figure) => (int?)report.Totals[0].Cells.Single(c => c.Figure?.Code == figure).Value;
}
