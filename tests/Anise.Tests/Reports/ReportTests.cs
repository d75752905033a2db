using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Journal;
using Anise.Places;
using Anise.Reports;
using Anise.Store;
using Anise.Tests.Figures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tests.Reports;

/// <summary>The reports of the demo: they sum up, balance, and stay as they were decided.</summary>
[Trait("needs", "demo")]
public sealed class ReportTests(DemoProvince demo)
{
    private const int Year = 2024;

    private static readonly string[] Places = ["20", "187", "06505"];

    [Fact]
    public void Fifteen_reports_are_owed_after_every_review()
    {
        var catalogue = new ReportCatalogue();
        Assert.Equal(Enumerable.Range(1, 15).Cast<int?>(), catalogue.All.Where(r => r.Number is not null).Select(r => r.Number));
        Assert.True(catalogue.TryFind("15", out Report? byNumber) && catalogue.TryFind("list-of-poor", out Report? byCode) && byNumber == byCode);
    }

    [Fact]
    public async Task Every_report_of_every_place_is_made_and_its_rows_add_up_to_the_whole()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        foreach (string code in Places)
        {
            foreach (ReportTable table in await AllAsync(services, code))
            {
                Assert.NotEmpty(table.Rows);
                Assert.All(table.Rows.Where(r => r.Kind != ReportRowKind.Section).Concat(table.Totals), r => Assert.Equal(table.Looks.Count, r.Cells.Count));
                Assert.All(table.Heads, row => Assert.All(row, h => Assert.NotEqual("", h.Text)));
                Assert.Equal(table.Looks.Count, table.Heads[0].Sum(h => h.Columns));
                if (table.Report.Rows is ReportRows.Figures or ReportRows.Households) continue;
                ReportRow total = Assert.Single(table.Totals);
                for (int i = 0; i < total.Cells.Count; i++)
                {
                    if (total.Cells[i] is not { Value: { } whole, Figure.IsShare: false }) continue;
                    Assert.Equal(whole, table.Rows.Sum(r => r.Cells[i].Value ?? 0));
                }
            }
        }
    }

    [Fact]
    public async Task The_forms_of_2026_need_no_review_and_say_that_their_heads_are_not_confirmed()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        MappedPlace province = await PlaceAsync(services, "20");
        Report[] forms = [.. new ReportCatalogue().All.Where(r => !r.OfReview)];
        Assert.Equal(["disbursement-by-component", "investment-by-kind", "money-mobilised"], forms.Select(f => f.Code).Order(StringComparer.Ordinal));
        foreach (Report form in forms)
        {
            Assert.True(form.Unconfirmed);
            // Of 2026 no review is decided yet.
            Result<ReportTable> made = await services.ServiceProvider.GetRequiredService<MakeReport>().RunAsync(Rights.ForConsole(), form.Code, province.Id, 2026);
            Assert.True(made.Ok, form.Code);
            ReportRow total = Assert.Single(made.Value.Totals);
            Assert.Contains(total.Cells, c => c.Value > 0);
            for (int i = 0; i < total.Cells.Count; i++) Assert.Equal(total.Cells[i].Value ?? 0, made.Value.Rows.Sum(r => r.Cells[i].Value ?? 0));
            Assert.Equal("report-no-records", (await services.ServiceProvider.GetRequiredService<MakeReport>().RunAsync(Rights.ForConsole(), form.Code, province.Id, 2017)).Problems[0].Code);
        }
        Assert.Equal(13, (await services.ServiceProvider.GetRequiredService<MakeReport>().RunAsync(Rights.ForConsole(), "investment-by-kind", province.Id, 2026)).Value.Rows.Count);
        var other = new Rights(new Actor("enumerator", "test", 5), [new Grant { UserId = 5, Role = Role.Enumerator, Place = province.Id }]);
        await Assert.ThrowsAsync<NoAccessException>(() => services.ServiceProvider.GetRequiredService<MakeReport>().RunAsync(other, "money-mobilised", province.Id, 2026));
    }

    [Fact]
    public async Task The_row_of_the_whole_is_the_figure_of_the_place()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        foreach (string code in Places)
        {
            MappedPlace place = await PlaceAsync(services, code);
            foreach (ReportTable table in await AllAsync(services, code))
            {
                ReportCell[] cells = [.. table.Totals.SelectMany(t => t.Cells).Where(c => c.Figure is { Kind.Code: not "movement" })];
                if (cells.Length == 0) continue;
                FigureGrid grid = (await services.ServiceProvider.GetRequiredService<ReadFigures>()
                    .RunAsync(DemoProvince.All, new FigureQuery([.. cells.Select(c => c.Figure!.Code).Distinct()], place.Id, [Year]))).Value;
                Assert.All(cells, c => Assert.Equal(grid[c.Figure!.Code, Year].Value, c.Value));
            }
        }
    }

    [Theory]
    [InlineData("2", "poor")]
    [InlineData("3", "near-poor")]
    public async Task Movements_balance_in_every_row(string report, string cls)
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        foreach (string code in Places)
        {
            foreach (int year in (int[])[2023, 2024, 2025])
            {
                ReportTable table = await MakeAsync(services, report, code, year);
                Assert.All(table.Rows.Concat(table.Totals), row =>
                {
                    double Of(string figure) => row.Cells.Single(c => c.Figure!.Code == $"{cls}-{figure}").Value!.Value;
                    Assert.Equal(Of("at-end"), Of("at-start") + Of("in") - Of("out"));
                    // What came and went, kind by kind, is all that came and went.
                    string[] ends = [$"{cls}-at-start", $"{cls}-at-end"];
                    double[] kinds = [.. row.Cells.Where(c => !ends.Contains(c.Figure!.Code)).Select(c => c.Value!.Value)];
                    Assert.Equal(2 * (Of("in") + Of("out")), kinds.Sum());
                });
            }
        }
    }

    [Theory]
    [InlineData("14", "near-poor")]
    [InlineData("15", "poor")]
    public async Task A_nominal_list_names_every_household_that_the_figure_counts_with_its_members(string report, string cls)
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        foreach (string code in Places)
        {
            ReportTable table = await MakeAsync(services, report, code);
            double Of(string figure) => table.Totals.SelectMany(t => t.Cells).Single(c => c.Figure?.Code == $"{cls}-{figure}").Value!.Value;
            Assert.Equal(Of("households"), table.Rows.Count(r => r.Kind == ReportRowKind.Plain));
            Assert.Equal(Of("people"), table.Rows.Count);   // the head stands on the row of the household
            Assert.All(table.Rows, r => Assert.NotEqual("", r.Name));
        }
    }

    [Fact]
    public async Task A_report_of_a_closed_review_stays_the_same_after_a_correction_of_the_registry()
    {
        var (services, file) = await demo.CopyAsync();
        await using var scope = services;
        string[] before = await AllAsShownAsync();
        var db = scope.ServiceProvider.GetRequiredService<AniseDb>();
        MappedPlace commune = await PlaceAsync(scope, "06505");
        PlaceMap map = await scope.ServiceProvider.GetRequiredService<PlaceMaps>().OnAsync(new DateOnly(Year, 9, 1));
        var listed = await db.Set<Anise.Reviews.DecidedHousehold>().AsNoTracking()
            .Where(d => d.ClassCode == "poor" && db.Set<Anise.Reviews.CommuneReview>().Any(r => r.Id == d.ReviewId && r.Year == Year)).Select(d => d.HouseholdId!.Value).ToListAsync();
        var member = await db.Set<Anise.Households.MemberFact>().AsNoTracking().Where(m => m.Relationship == "child" && EF.Parameter(listed).Contains(m.HouseholdId)).OrderBy(m => m.MemberId).FirstAsync();
        var removed = await scope.ServiceProvider.GetRequiredService<Anise.Households.Changes.RemoveMember>()
            .RunAsync(DemoProvince.All, member.HouseholdId, member.MemberId, "recorded-twice", [], new DateOnly(2022, 2, 1), "counted twice");
        Assert.True(removed.Ok);
        Assert.Equal(before, await AllAsShownAsync());
        File.Delete(file);

        async Task<string[]> AllAsShownAsync() =>
            [.. (await AllAsync(scope, "20")).Select(t => string.Join('\n', t.Rows.Concat(t.Totals).Select(r => $"{r.Name};{string.Join(';', r.Cells.Select(c => c.Shown))}")))];
    }

    [Fact]
    public async Task To_take_a_report_with_names_out_is_a_right_of_its_own_and_stands_in_the_journal()
    {
        var (services, file) = await demo.CopyAsync();
        await using var scope = services;
        MappedPlace place = await PlaceAsync(scope, "06505");
        var export = scope.ServiceProvider.GetRequiredService<ExportReport>();
        Rights analyst = new(new Actor("test", "test", 1), [new Grant { UserId = 1, Role = Role.Analyst, Place = place.Id }]);
        await Assert.ThrowsAsync<NoAccessException>(() => export.RunAsync(analyst, "15", place.Id, Year));
        Assert.True((await export.RunAsync(analyst, "1", place.Id, Year)).Ok);
        Rights elsewhere = new(new Actor("test", "test", 1), [new Grant { UserId = 1, Role = Role.ProvinceOfficer, Place = (await PlaceAsync(scope, "06517")).Id }]);
        await Assert.ThrowsAsync<NoAccessException>(() => export.RunAsync(elsewhere, "1", place.Id, Year));
        var db = scope.ServiceProvider.GetRequiredService<AniseDb>();
        int before = await db.Set<JournalEntry>().CountAsync();
        Assert.True((await export.RunAsync(DemoProvince.All, "15", place.Id, Year)).Ok);
        Assert.Equal("export-report", (await db.Set<JournalEntry>().OrderByDescending(e => e.Revision).FirstAsync()).Action);
        Assert.Equal(before + 1, await db.Set<JournalEntry>().CountAsync());
        File.Delete(file);
    }

    [Fact]
    public async Task A_fact_sheet_lays_two_years_side_by_side_only_where_both_are_decided_everywhere()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        double? Before(ReportTable table) => table.Rows.SelectMany(r => r.Cells).Single(c => c.Year == table.Year - 1 && c.Figure?.Code == "poor-households").Value;
        Assert.NotNull(Before(await MakeAsync(services, "fact-sheet", "20", 2025)));
        ReportTable running = await MakeAsync(services, "fact-sheet", "20", 2026);   // one commune of six
        Assert.Null(Before(running));
        Assert.Contains(running.Notes, n => n.Contains("2025", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_missing_is_said()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        MappedPlace province = await PlaceAsync(services, "20");
        var make = services.ServiceProvider.GetRequiredService<MakeReport>();
        Assert.Equal("report-unknown", Code(await make.RunAsync(DemoProvince.All, "16", province.Id, Year)));
        Assert.Equal("report-not-decided", Code(await make.RunAsync(DemoProvince.All, "1", province.Id, 2021)));
        Assert.Equal("report-no-data", Code(await make.RunAsync(DemoProvince.All, "2", province.Id, 2022)));   // nothing of 2021 to compare with
        Assert.Equal("report-place", Code(await make.RunAsync(DemoProvince.All, "1", new PlaceId(999_999), Year)));
        ReportTable running = await MakeAsync(services, "1", "20", 2026);
        Assert.Contains(running.Notes, n => n.Contains("1 ", StringComparison.Ordinal) && n.Contains('6', StringComparison.Ordinal));

        static string Code(Result<ReportTable> made) => Assert.Single(made.Problems).Code;
    }

    internal static async Task<IReadOnlyList<ReportTable>> AllAsync(AsyncServiceScope services, string place)
    {
        var tables = new List<ReportTable>();
        foreach (Report report in new ReportCatalogue().All.Where(r => r.OfReview)) tables.Add(await MakeAsync(services, report.Code, place));
        return tables;
    }

    internal static async Task<ReportTable> MakeAsync(AsyncServiceScope services, string report, string place, int year = Year)
    {
        Result<ReportTable> made = await services.ServiceProvider.GetRequiredService<MakeReport>().RunAsync(DemoProvince.All, report, (await PlaceAsync(services, place)).Id, year);
        Assert.True(made.Ok, string.Join("; ", made.Problems.Select(p => p.Message)));
        return made.Value;
    }

    internal static async Task<MappedPlace> PlaceAsync(AsyncServiceScope services, string code) =>
        (await services.ServiceProvider.GetRequiredService<PlaceMaps>().OnAsync(new DateOnly(2026, 11, 25))).FindByCode(code)!;
}
