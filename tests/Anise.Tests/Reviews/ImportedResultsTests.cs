using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Facts;
using Anise.Households;
using Anise.Households.Import;
using Anise.Households.Import.Reading;
using Anise.Journal;
using Anise.Reviews;
using Anise.Reviews.Results;
using Anise.Reviews.Steps;
using Anise.Store;
using Anise.Tables.Faults;
using Anise.Tables.Imports;
using Anise.Tables.Reading;
using Anise.Tests.Store;
using Microsoft.EntityFrameworkCore;
using static Anise.Tests.Reviews.ReviewWorld;

namespace Anise.Tests.Reviews;

public sealed class ImportedResultsTests
{
    private static ReviewResultFile Sample()
    {
        using FileStream file = File.OpenRead(SharedData.File("spreadsheets", "review-results-2023.xlsx"));
        return ReviewResultReader.Read(file, "review-results-2023.xlsx", new ReadOptions { Today = new DateOnly(2024, 1, 1) });
    }

    [Fact]
    public async Task Results_of_the_ministrys_program_come_out_as_they_went_in()
    {
        await using ReviewWorld world = await CreateAsync();
        world.Today(2024, 1, 1);
        ImportedResults imported = Good(await ImportAsync(world, Sample()));
        string[] expected = await File.ReadAllLinesAsync(SharedData.File("spreadsheets", "review-results-2023.expected.csv"));
        Assert.Equal(expected.Length - 1, imported.Results);
        IReadOnlyList<ExportedResult> rows = Good(await world.DoAsync<ExportReviewResults, Result<IReadOnlyList<ExportedResult>>>(u => u.RunAsync(Officer, Commune, 2023)));
        Assert.Equal(expected[0], string.Join(',', ExportReviewResults.Columns));
        Assert.Equal(expected[1..], rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.HouseholdCode},{r.Head},{r.B1},{r.B2},{r.ClassCode},{r.Date:yyyy-MM-dd}")));
    }

    [Fact]
    public async Task The_same_results_twice_change_nothing_and_other_results_are_refused()
    {
        await using ReviewWorld world = await CreateAsync();
        world.Today(2024, 1, 1);
        Good(await ImportAsync(world, Sample()));
        long entries = await EntriesAsync(world);
        Assert.False(Good(await ImportAsync(world, Sample())).Changed);
        ReviewResultFile other = Sample();
        other = other with { Results = [other.Results[0] with { B1 = 1 }, .. other.Results.Skip(1)] };
        Refused("review-decided", await ImportAsync(world, other));
        Assert.Equal(entries, await EntriesAsync(world));
    }

    [Fact]
    public async Task A_result_finds_its_household_by_the_code()
    {
        await using ReviewWorld world = await CreateAsync();
        world.Today(2024, 1, 1);
        ReviewResultFile file = new(2023, [Row("065050001", "poor"), Row("065059999", "near-poor")], []);
        Assert.Equal(1, Good(await ImportAsync(world, file)).InRegistry);
        Household household = await world.ReadAsync(db => db.Households.SingleAsync(h => h.Id == H(1)));
        Assert.Equal(("poor", 2023), (household.ClassCode, household.ClassYear));
    }

    [Fact]
    public async Task Results_of_an_earlier_year_leave_the_classes_of_a_later_one()
    {
        await using ReviewWorld world = await CreateAsync();
        world.Today(2024, 12, 31);
        Good(await world.DoAsync<ImportReviewResults, Result<ImportedResults>>(
            u => u.RunAsync(TestStore.Console, Commune, 2024, new(2024, [Row("065050002", "near-poor") with { Date = new DateOnly(2024, 10, 2) }], []))));
        Good(await ImportAsync(world, new(2023, [Row("065050001", "poor"), Row("065050002", "poor")], [])));
        List<Household> households = await world.ReadAsync(db => db.Households.OrderBy(h => h.Id).ToListAsync());
        Assert.Equal([((string?)null, (int?)2024), ("near-poor", 2024)], households.Take(2).Select(h => (h.ClassCode, h.ClassYear)));
    }

    [Fact]
    public async Task A_result_with_the_code_of_a_household_in_another_commune_is_not_that_household()
    {
        await using ReviewWorld world = await CreateAsync();
        world.Today(2024, 1, 1);
        Assert.Equal(0, Good(await ImportAsync(world, new(2023, [Row("065050007", "poor")], []))).InRegistry);   // household 7 lives elsewhere
        Assert.Null((await world.ReadAsync(db => db.Households.SingleAsync(h => h.Id == H(7)))).ClassCode);
    }

    [Fact]
    public async Task A_result_without_its_number_of_members_is_refused()
    {
        await using ReviewWorld world = await CreateAsync();
        world.Today(2024, 1, 1);
        Refused("results-no-members", await ImportAsync(world, new(2023, [Row("065050001", "poor") with { Members = null }], [])));
    }

    [Fact]
    public async Task Imported_results_are_the_last_years_list_of_the_next_review()
    {
        await using ReviewWorld world = await CreateAsync();
        world.Today(2024, 1, 1);
        Good(await ImportAsync(world, new(2023, [Row("065050001", "poor"), Row("065050002", "near-poor"), Row("065050003", "not-poor"), Row("065059999", "poor")], [])));
        await world.OpenYearAsync(2024);
        ReviewList list = Good(await world.ListAsync());
        Assert.Equal((1, 1, 0), (list.LastYearPoor, list.LastYearNearPoor, list.Others));
        Assert.Equal(["065059999"], list.NotInRegistry.Select(d => d.Code));
    }

    [Fact]
    public async Task Results_of_another_year_or_with_faults_are_refused()
    {
        await using ReviewWorld world = await CreateAsync();
        world.Today(2024, 1, 1);
        Refused("results-other-year", await ImportAsync(world, new(2022, [Row("065050001", "poor")], [])));
        Refused("missing", await ImportAsync(world, new(2023, [Row("065050001", "poor") with { Date = null }], [])));
        Refused("class-unknown", await ImportAsync(world, new(2023, [Row("065050001", "poor")], [new ImportFault("Kết quả", 3, "Kết quả", "class-unknown", ["x"])])));
        Assert.Equal(0, await world.ReadAsync(db => db.CommuneReviews.CountAsync()));
    }

    [Fact]
    public async Task Results_of_another_commune_are_refused_by_their_title_or_their_codes()
    {
        await using ReviewWorld world = await CreateAsync();
        world.Today(2024, 1, 1);
        ReviewResultFile sample = Sample();
        Task<Result<ImportedResults>> Into(PlaceId commune, ReviewResultFile file) =>
            world.DoAsync<ImportReviewResults, Result<ImportedResults>>(u => u.RunAsync(TestStore.Console, commune, 2023, file));
        Refused("commune-differs", await Into(Elsewhere, sample));
        Refused("commune-differs", await Into(Elsewhere, sample with { Titles = [] }));
        Refused("commune-differs", await Into(Elsewhere, sample with { Results = [Row("H1", "poor")] }));
        Assert.Equal(0, await world.ReadAsync(db => db.CommuneReviews.CountAsync()));
        Good(await Into(Commune, sample));
    }

    [Fact]
    public async Task Results_cannot_be_put_over_a_review_under_way()
    {
        await using ReviewWorld world = await OpenAsync(2023);
        Good(await world.ApplyAsync(1));
        Refused("results-review-running", await ImportAsync(world, new(2023, [Row("065050001", "poor")], [])));
    }

    [Fact]
    public async Task Only_those_who_may_import_and_export_do()
    {
        await using ReviewWorld world = await CreateAsync();
        world.Today(2024, 1, 1);
        ReviewResultFile file = new(2023, [Row("065050001", "poor")], []);
        await Assert.ThrowsAsync<NoAccessException>(() => world.DoAsync<ImportReviewResults, Result<ImportedResults>>(u => u.RunAsync(OfficerElsewhere, Commune, 2023, file)));
        await Assert.ThrowsAsync<NoAccessException>(() => world.DoAsync<ExportReviewResults, Result<IReadOnlyList<ExportedResult>>>(u => u.RunAsync(Enumerator, Commune, 2023)));
    }

    [Fact]
    public async Task Results_are_taken_back_as_a_whole_and_households_have_the_class_that_they_had_without_them()
    {
        await using ReviewWorld world = await CreateAsync();
        world.Today(2024, 12, 31);
        Good(await world.DoAsync<ImportReviewResults, Result<ImportedResults>>(u => u.RunAsync(TestStore.Console, Commune, 2022, new ReviewResultFile(2022, [Row("065050001", "near-poor") with { Date = new DateOnly(2022, 10, 2) }], []))));
        var before = await ClassesAsync(world);
        ImportJobId id = await UploadAsync(world, "065050001;Chủ hộ 1;Nghèo");
        Assert.Equal(("poor", 2023), (await ClassesAsync(world))[H(1)]);
        Assert.Equal((string?)null, (await ClassesAsync(world))[H(2)].Class);
        Refused("take-back-reason", await world.DoAsync<DecideImport, Result<ImportJobId>>(d => d.TakeBackAsync(Officer, id, " ")));
        await Assert.ThrowsAsync<NoAccessException>(() => world.DoAsync<DecideImport, Result<ImportJobId>>(d => d.TakeBackAsync(OfficerElsewhere, id, "nhầm năm")));
        Result<ImportJobId>[] both = await Task.WhenAll(TakeBackAsync(world, id), TakeBackAsync(world, id));   // two people at once
        Refused("import-not-now", both.Single(r => !r.Ok));
        Assert.Equal(before, await ClassesAsync(world));
        Assert.Equal((1, 1, 1), await world.ReadAsync(async db => (await db.Campaigns.CountAsync(), await db.CommuneReviews.CountAsync(), await db.DecidedHouseholds.CountAsync())));
        Assert.Equal(0, (await world.DoAsync<CompareDerived, IReadOnlyList<RefreshedRows>>(c => c.RunAsync())).Single(r => r.Name == "household-classes").Changed);
        Assert.Empty((await world.DoAsync<VerifyFacts, FactCheck>(v => v.RunAsync())).Faults);
        await UploadAsync(world, "065050001;Chủ hộ 1;Nghèo");   // the same file once more
        Assert.Equal(("poor", 2023), (await ClassesAsync(world))[H(1)]);
    }

    [Fact]
    public async Task Results_on_which_a_later_review_or_an_application_rests_are_not_taken_back()
    {
        await using ReviewWorld world = await CreateAsync();
        world.Today(2024, 2, 1);
        ImportJobId id = await UploadAsync(world, "065050001;Chủ hộ 1;Nghèo");
        world.Today(2024, 3, 4);
        Good(await InYearTests.ReceiveAsync(world, 5));
        Assert.Contains("1 đơn", Assert.Single((await TakeBackAsync(world, id)).Problems).Message, StringComparison.Ordinal);
        await world.OpenYearAsync(2024);
        Assert.Single((await TakeBackAsync(world, id)).Problems);   // a review that is open and has no list yet rests on nothing
        Good(await world.ListAsync());
        Assert.Equal(["results-rest", "results-rest"], (await TakeBackAsync(world, id)).Problems.Select(p => p.Code));
    }

    private static Task<Result<ImportJobId>> TakeBackAsync(ReviewWorld world, ImportJobId id) => world.DoAsync<DecideImport, Result<ImportJobId>>(d => d.TakeBackAsync(Officer, id, "nhầm năm"));

    private static Task<Dictionary<HouseholdId, (string? Class, int? Year)>> ClassesAsync(ReviewWorld world) =>
        world.ReadAsync(async db => (await db.Households.AsNoTracking().ToListAsync()).ToDictionary(h => h.Id, h => (h.ClassCode, h.ClassYear)));

    private static async Task<ImportJobId> UploadAsync(ReviewWorld world, string row)
    {
        string[] cells = row.Split(';');
        string file = "Ngày;Họ và tên chủ hộ;Mã hộ;Dân tộc thiểu số;Giới tính chủ hộ;Số nhân khẩu;Kết quả phiếu A;Điểm B1;Điểm B2;Kết quả;Người rà soát\n"
            + $"02/10/2023;{cells[1]};{cells[0]};Có;Nam;4;Có;120;40;Hộ {cells[2].ToLowerInvariant()};Bế Văn B\n";
        ImportJobId id = Good(await world.DoAsync<UploadImport, Result<ImportJobId>>(u => u.RunAsync(Officer, ResultsImport.KindCode, Commune, new DateOnly(2023, 12, 31), false, "kq.csv", System.Text.Encoding.UTF8.GetBytes(file))));
        async Task WorkAsync()
        {
            while (await world.DoAsync<ImportRunner, bool>(r => r.RunNextAsync(CancellationToken.None))) { }
        }
        await WorkAsync();
        Good(await world.DoAsync<DecideImport, Result<ImportJobId>>(d => d.ConfirmAsync(Officer, id)));
        await WorkAsync();
        return id;
    }

    private static ReviewResultRow Row(string code, string classCode) =>
        new("Sheet1", 4, code, "Nông Văn A", new DateOnly(2023, 10, 2), true, Sex.Male, 4, true, 120, 40, classCode, "Bế Văn B", null);

    private static Task<long> EntriesAsync(ReviewWorld world) => world.ReadAsync(db => db.Set<JournalEntry>().LongCountAsync());

    private static Task<Result<ImportedResults>> ImportAsync(ReviewWorld world, ReviewResultFile file) =>
        world.DoAsync<ImportReviewResults, Result<ImportedResults>>(u => u.RunAsync(TestStore.Console, Commune, 2023, file));
}
