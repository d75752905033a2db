using System.Text;
using Anise.Basics;
using Anise.Facts;
using Anise.Households;
using Anise.Households.Changes;
using Anise.Households.Import;
using Anise.Journal;
using Anise.Places;
using Anise.Store;
using Anise.Tables.Imports;
using Anise.Tests.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tests.Households.Import;

/// <summary>An import is taken back as a whole while nothing rests on it.</summary>
public sealed class TakeBackImportTests
{
    private static readonly DateOnly AsOf = new(2024, 9, 1);

    private const string TwoHouseholds = """
        Mã hộ;Thôn;Họ và tên;Giới tính;Năm sinh;Quan hệ với chủ hộ;Số CCCD
        H1;Nà Lùng;Vi Văn An;Nam;1970;Chủ hộ;
        H2;Bản Mới;Lý Văn Bình;Nam;1980;Chủ hộ;
        H2;Bản Mới;Lý Thị Hoa;Nữ;1982;Vợ;
        """;

    [Fact]
    public async Task Households_and_villages_of_the_file_are_gone_and_changed_ones_are_as_before()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        await using ServiceProvider services = Services(store);
        HouseholdId known = (await With(services, (RecordHousehold r) => r.RunAsync(TestStore.Console, new NewHousehold(VanLinh.NaLung, "H1", [new("Vi Văn An", Sex.Male, "head") { BirthYear = 1971 }]), VanLinh.Start))).Value;
        string before = await StoredAsync(store);
        ImportJobId id = await ImportAsync(services, TwoHouseholds);
        await using (AniseDb db = store.Open())
        {
            Assert.Equal((2, 1970), (await db.Households.CountAsync(), (await db.MemberFactsOn(AsOf).SingleAsync(m => m.HouseholdId == known)).BirthYear));
            Assert.True(await db.Set<PlaceSpan>().AnyAsync(s => s.Name.Contains("Bản Mới")));
        }
        Assert.True((await TakeBackAsync(services, id)).Ok);

        Assert.Equal(before, await StoredAsync(store));
        Assert.Equal(ImportJobState.TakenBack, (await OneAsync(services, id)).Job.State);
        await using (AniseDb db = store.Open())
        {
            Assert.Null((await new VerifyJournal(db).RunAsync(cancel: TestContext.Current.CancellationToken)).Fault);
            // What was taken away stands in the journal.
            Assert.Contains(await db.Set<JournalEntry>().Where(e => e.Action == "take-back-import").ToListAsync(), e => e.Before?.Contains("Lý Thị Hoa", StringComparison.Ordinal) == true && e.Reason == "nhầm tệp");
        }
        Assert.Equal(0, (await With(services, (VerifyFacts v) => v.RunAsync(TestContext.Current.CancellationToken))).Faulty);
        Assert.All(await With(services, (CompareDerived c) => c.RunAsync()), rows => Assert.Equal(0, rows.Changed));

        // The file is still there: read again and stored again.
        Assert.True((await With(services, (DecideImport d) => d.MapAsync(TestStore.Console, id, null, createVillages: true))).Ok);
        await RunAllAsync(services);
        Assert.True((await With(services, (DecideImport d) => d.ConfirmAsync(TestStore.Console, id))).Ok);
        await RunAllAsync(services);
        await using AniseDb again = store.Open();
        Assert.Equal(2, await again.Households.CountAsync());
    }

    [Fact]
    public async Task Who_was_brought_from_another_household_lives_there_again()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        await using ServiceProvider services = Services(store);
        await With(services, (RecordHouseholds r) => r.RunAsync(TestStore.Console,
        [
            new(VanLinh.NaLung, "H1", [new("Vi Văn An", Sex.Male, "head") { BirthYear = 1970, CitizenId = "020070000017" }, new("Vi Văn Tí", Sex.Male, "child") { BirthYear = 1999, CitizenId = "020099000018" }]),
            new(VanLinh.LanBong, "H2", [new("Lý Văn Bình", Sex.Male, "head") { BirthYear = 1980 }]),
        ], VanLinh.Start));
        string before = await StoredAsync(store);
        ImportJobId id = await ImportAsync(services, """
            Mã hộ;Thôn;Họ và tên;Giới tính;Năm sinh;Quan hệ với chủ hộ;Số CCCD
            H1;Nà Lùng;Vi Văn An;Nam;1970;Chủ hộ;020070000017
            H2;Lân Bông;Lý Văn Bình;Nam;1980;Chủ hộ;
            H2;Lân Bông;Vi Văn Tí;Nam;1999;Con;020099000018
            """);
        Assert.NotEqual(before, await StoredAsync(store));
        Assert.True((await TakeBackAsync(services, id)).Ok);
        Assert.Equal(before, await StoredAsync(store));
    }

    [Fact]
    public async Task What_rests_on_it_is_named_and_nothing_is_taken_back()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        await using ServiceProvider services = Services(store);
        ImportJobId id = await ImportAsync(services, TwoHouseholds);
        HouseholdId two;
        await using (AniseDb db = store.Open()) two = (await db.Households.SingleAsync(h => h.Code == "H2")).Id;
        Assert.True((await With(services, (AddMember a) => a.RunAsync(TestStore.Console, two, new("Lý Văn Con", Sex.Male, "child") { BirthYear = 2010 }, AsOf, "mới khai"))).Ok);
        string before = await StoredAsync(store);
        Result<ImportJobId> refused = await TakeBackAsync(services, id);
        Problem problem = Assert.Single(refused.Problems);
        Assert.Equal("import-rests", problem.Code);
        Assert.Contains("Lý Văn Bình H2", problem.Message, StringComparison.Ordinal);
        Assert.Equal(before, await StoredAsync(store));
        Assert.Equal(ImportJobState.Applied, (await OneAsync(services, id)).Job.State);
    }

    [Fact]
    public async Task A_household_recorded_in_a_village_that_the_import_made_holds_it()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        await using ServiceProvider services = Services(store);
        ImportJobId id = await ImportAsync(services, TwoHouseholds);
        PlaceId made;
        await using (AniseDb db = store.Open()) made = (await db.Set<PlaceSpan>().FirstAsync(s => s.Name.Contains("Bản Mới"))).PlaceId;
        Assert.True((await With(services, (RecordHousehold r) => r.RunAsync(TestStore.Console, new NewHousehold(made, "H9", [new("Mã Văn Chín", Sex.Male, "head") { BirthYear = 1990 }]), AsOf))).Ok);
        Assert.Equal("import-rests", (await TakeBackAsync(services, id)).Problems[0].Code);
    }

    [Fact]
    public async Task Of_two_who_take_it_back_one_does_and_a_reason_is_asked_for()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        await using ServiceProvider services = Services(store);
        ImportJobId id = await ImportAsync(services, TwoHouseholds);
        Assert.Equal("take-back-reason", (await TakeBackAsync(services, id, " ")).Problems[0].Code);
        Result<ImportJobId>[] both = await Task.WhenAll(TakeBackAsync(services, id), TakeBackAsync(services, id));
        Assert.Single(both, r => r.Ok);
        Assert.Equal("import-not-now", both.Single(r => !r.Ok).Problems[0].Code);
    }

    [Fact]
    public async Task Files_that_wait_know_how_many_come_before_them()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        await using ServiceProvider services = Services(store);
        ImportJobId first = await UploadAsync(services, TwoHouseholds), second = await UploadAsync(services, TwoHouseholds + "\n");
        ImportJob[] jobs = [(await OneAsync(services, first)).Job, (await OneAsync(services, second)).Job];
        Assert.Equal([0, 1], (await With(services, (ReadImports r) => r.TurnsAsync(jobs))).OrderBy(t => t.Key.Value).Select(t => t.Value.Before));
        await RunAllAsync(services);
        Assert.Empty(await With(services, (ReadImports r) => r.TurnsAsync(jobs)));
    }

    [Fact]
    public async Task A_file_that_is_stored_tells_how_many_of_how_many()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        await using ServiceProvider services = Services(store);
        ImportJobId id = await UploadAsync(services, TwoHouseholds);
        await RunAllAsync(services);
        Assert.True((await With(services, (DecideImport d) => d.ConfirmAsync(TestStore.Console, id))).Ok);
        ImportJob job = (await OneAsync(services, id)).Job;
        List<ImportJobProgress> told = [];
        await With(services, async (ProcessImport work) =>
        {
            await work.RunAsync(job, told.Add, TestContext.Current.CancellationToken);
            return 0;
        });
        Assert.Equal(new ImportJobProgress(true, 2, 2), told[^1]);
        Assert.All(told.Where(t => !t.Storing), t => Assert.Null(t.Total));
    }

    /// <summary>All facts, rows and places, as text.</summary>
    private static async Task<string> StoredAsync(VanLinh store)
    {
        await using AniseDb db = store.Open();
        return string.Join('\n',
        [
            .. (await db.HouseholdFacts.AsNoTracking().ToListAsync()).Select(f => f.ToString()).Order(StringComparer.Ordinal),
            .. (await db.MemberFacts.AsNoTracking().ToListAsync()).Select(f => f.ToString()).Order(StringComparer.Ordinal),
            .. (await db.Households.AsNoTracking().OrderBy(h => h.Id).ToListAsync()).Select(h => $"{h.Id} {h.VillageId} {h.Code} {h.HeadName} {h.MemberCount} {h.SearchText} {h.Ended}"),
            .. (await db.Set<PlaceSpan>().AsNoTracking().OrderBy(s => s.PlaceId).ToListAsync()).Select(s => $"{s.PlaceId} {s.Name}"),
        ]);
    }

    private static async Task<ImportJobId> ImportAsync(ServiceProvider services, string csv)
    {
        ImportJobId id = await UploadAsync(services, csv);
        await RunAllAsync(services);
        ImportView view = await OneAsync(services, id);
        Assert.True(view.Job.State == ImportJobState.Previewed, string.Join('\n', view.Report!.Faults.Select(f => f.Message)));
        Assert.True((await With(services, (DecideImport d) => d.ConfirmAsync(TestStore.Console, id))).Ok);
        await RunAllAsync(services);
        Assert.Equal(ImportJobState.Applied, (await OneAsync(services, id)).Job.State);
        return id;
    }

    private static Task<Result<ImportJobId>> TakeBackAsync(ServiceProvider services, ImportJobId id, string reason = "nhầm tệp") => With(services, (DecideImport d) => d.TakeBackAsync(TestStore.Console, id, reason));

    private static ServiceProvider Services(VanLinh store)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(store.Clock);
        services.AddScoped(_ => store.Open());
        return services.AddAreas().BuildServiceProvider(validateScopes: true);
    }

    private static async Task<T> With<TCase, T>(ServiceProvider services, Func<TCase, Task<T>> run) where TCase : notnull
    {
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<TCase>());
    }

    private static async Task<ImportJobId> UploadAsync(ServiceProvider services, string csv) =>
        (await With(services, (UploadImport u) => u.RunAsync(TestStore.Console, HouseholdImport.KindCode, VanLinh.Commune, AsOf, true, "list.csv", Encoding.UTF8.GetBytes(csv)))).Value;

    private static async Task<ImportView> OneAsync(ServiceProvider services, ImportJobId id) => (await With(services, (ReadImports r) => r.OneAsync(TestStore.Console, id))).Value;

    private static async Task RunAllAsync(ServiceProvider services)
    {
        while (await services.GetRequiredService<ImportRunner>().RunNextAsync(CancellationToken.None)) { }
    }
}
