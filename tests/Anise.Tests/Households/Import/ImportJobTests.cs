using System.Text;
using Anise.Access;
using Anise.Basics;
using Anise.Households.Import.Matching;
using Anise.Households;
using Anise.Households.Import;
using Anise.Households.Import.Reading;
using Anise.Journal;
using Anise.Places;
using Anise.Store;
using Anise.Tables.Faults;
using Anise.Tables.Imports;
using Anise.Tables.Layout;
using Anise.Tests.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Anise.Tests.Households.Import;

public sealed class ImportJobTests
{
    private static readonly DateOnly AsOf = new(2024, 9, 1);

    private const string OddHeaders = """
        Mã hộ;Thôn;Ai;Giới tính;Năm sinh;Quan hệ với chủ hộ
        H1;Nà Lùng;Vi Văn An;Nam;1970;Chủ hộ
        """;

    [Fact]
    public async Task An_upload_is_read_previewed_confirmed_and_stored()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        await using ServiceProvider services = Services(store);
        ImportJobId id = await UploadAsync(services, "members-nfd.csv", File.ReadAllBytes(SampleFilesTests.Path("members-nfd.csv")), createVillages: true);
        Assert.Equal(ImportJobState.Uploaded, (await OneAsync(services, id)).Job.State);
        await RunAllAsync(services);
        ImportView previewed = await OneAsync(services, id);
        Assert.Equal((ImportJobState.Previewed, 40), (previewed.Job.State, previewed.Report!.Count(ImportOutcome.Added)));
        Assert.Contains(previewed.Report.Sheets.Single().Columns, c => c is { Field: Fields.CitizenId, Confidence: > 50 });
        await With(services, (DecideImport d) => d.ConfirmAsync(TestStore.Console, id));
        await RunAllAsync(services);
        Assert.Equal(ImportJobState.Applied, (await OneAsync(services, id)).Job.State);
        await using AniseDb db = store.Open();
        Assert.Equal(40, await db.Households.CountAsync());
        Assert.DoesNotContain(await db.Set<JournalEntry>().Where(e => e.Subject == "import").ToListAsync(), e => e.After?.Length > 5000);
        Assert.Null((await new VerifyJournal(db).RunAsync()).Fault);
    }

    [Fact]
    public async Task A_refused_upload_tells_its_faults_and_gives_the_coloured_copy()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        await using ServiceProvider services = Services(store);
        ImportJobId id = await UploadAsync(services, "wrong.xlsx", File.ReadAllBytes(SampleFilesTests.Path("wrong.xlsx")), createVillages: true);
        await RunAllAsync(services);
        ImportView view = await OneAsync(services, id);
        Assert.Equal((ImportJobState.Refused, 11), (view.Job.State, view.Report!.Faults.Count));
        Assert.Contains("31/02/1980", view.Report.Faults.Single(f => f.Problem == "not-a-date").Message);
        using var copy = new MemoryStream();
        Result<string> name = await With(services, (ReadImports r) => r.WriteFaultedCopyAsync(TestStore.Console, id, copy));
        Assert.Equal("wrong-loi.xlsx", name.Value);
        Assert.True(copy.Length > 5000);
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing_and_asks_for_nothing()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        await using ServiceProvider services = Services(store);
        byte[] file = File.ReadAllBytes(SampleFilesTests.Path("members-nfd.csv"));
        ImportJobId first = await UploadAsync(services, "members-nfd.csv", file, createVillages: true);
        await RunAllAsync(services);
        await With(services, (DecideImport d) => d.ConfirmAsync(TestStore.Console, first));
        await RunAllAsync(services);
        ImportJobId again = await UploadAsync(services, "members-nfd.csv", file);
        await RunAllAsync(services);
        ImportView view = await OneAsync(services, again);
        Assert.Equal((ImportJobState.Applied, true, true, 40), (view.Job.State, view.Job.ChangedNothing, view.Report!.ChangesNothing, view.Report.Count(ImportOutcome.Left)));
        Assert.False((await OneAsync(services, first)).Job.ChangedNothing);
    }

    [Fact]
    public async Task No_report_keeps_whole_citizen_ids_of_the_first_rows()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        await using ServiceProvider services = Services(store);
        ImportJobId id = await UploadAsync(services, "members-nfd.csv", File.ReadAllBytes(SampleFilesTests.Path("members-nfd.csv")), createVillages: true);
        await RunAllAsync(services);
        SheetSummary sheet = (await OneAsync(services, id)).Report!.Sheets.Single();
        Assert.Contains(sheet.FirstRows, r => r.Cells.Any(c => c.Contains('•')));
        Assert.DoesNotContain(sheet.FirstRows.SelectMany(r => r.Cells), c => c.Count(char.IsAsciiDigit) > 10);
        ImportFault fault = new("DS", 3, "Số CCCD", "citizen-id-repeated", ["000170000017", "5"]);
        Assert.Contains("000170000017", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("000170000017", fault.Masked().Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_corrected_mapping_is_remembered_for_the_office_and_the_same_headers()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        await using ServiceProvider services = Services(store);
        ImportJobId first = await UploadAsync(services, "a.csv", Encoding.UTF8.GetBytes(OddHeaders));
        await RunAllAsync(services);
        Assert.Equal(ImportJobState.Refused, (await OneAsync(services, first)).Job.State);
        var mapping = new ColumnMapping { Default = new SheetMapping { Columns = new Dictionary<string, string> { [Fields.Name] = "Ai" } } };
        await With(services, (DecideImport d) => d.MapAsync(TestStore.Console, first, mapping, createVillages: false));
        await RunAllAsync(services);
        Assert.Equal(ImportJobState.Previewed, (await OneAsync(services, first)).Job.State);

        ImportJobId next = await UploadAsync(services, "b.csv", Encoding.UTF8.GetBytes(OddHeaders.Replace("H1", "H2", StringComparison.Ordinal)));
        await RunAllAsync(services);
        ImportView view = await OneAsync(services, next);
        Assert.Equal((ImportJobState.Previewed, true, "Ai"), (view.Job.State, view.Job.MappingRemembered, view.Mapping!.Default.Columns[Fields.Name]));
    }

    [Fact]
    public async Task A_cancelled_upload_stays_cancelled_and_stores_nothing()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        await using ServiceProvider services = Services(store);
        ImportJobId id = await UploadAsync(services, "members-nfd.csv", File.ReadAllBytes(SampleFilesTests.Path("members-nfd.csv")), createVillages: true);
        await RunAllAsync(services);
        await With(services, (DecideImport d) => d.CancelAsync(TestStore.Console, id));
        Result<ImportJobId> late = await With(services, (DecideImport d) => d.ConfirmAsync(TestStore.Console, id));
        Assert.Equal("import-not-now", Assert.Single(late.Problems).Code);
        await RunAllAsync(services);
        await using AniseDb db = store.Open();
        Assert.Equal(0, await db.Households.CountAsync());
    }

    [Fact]
    public async Task An_upload_that_was_agreed_to_can_be_cancelled_until_it_is_stored()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        await using ServiceProvider services = Services(store);
        ImportJobId id = await UploadAsync(services, "members-nfd.csv", File.ReadAllBytes(SampleFilesTests.Path("members-nfd.csv")), createVillages: true);
        await RunAllAsync(services);
        await With(services, (DecideImport d) => d.ConfirmAsync(TestStore.Console, id));
        Assert.Equal(ImportJobState.Confirmed, (await OneAsync(services, id)).Job.State);
        Assert.True((await With(services, (DecideImport d) => d.CancelAsync(TestStore.Console, id))).Ok);
        await RunAllAsync(services);
        Assert.Equal(ImportJobState.Cancelled, (await OneAsync(services, id)).Job.State);
        await using AniseDb db = store.Open();
        Assert.Equal(0, await db.Households.CountAsync());
    }

    [Fact]
    public async Task The_runner_acts_with_the_rights_of_who_uploaded()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        await using ServiceProvider services = Services(store);
        ImportJobId id = (await With(services, (UploadImport u) =>
            u.RunAsync(VanLinh.Officer(VanLinh.Commune), HouseholdImport.KindCode, VanLinh.Commune, AsOf, false, "a.csv", Encoding.UTF8.GetBytes(OddHeaders)))).Value;
        await RunAllAsync(services);    // the user is not in the store: no longer allowed
        ImportView view = await OneAsync(services, id);
        Assert.Equal(ImportJobState.Refused, view.Job.State);
        Assert.Equal("import-failed", Assert.Single(view.Report!.Faults).Problem);
        await Assert.ThrowsAsync<NoAccessException>(() => With(services, (ReadImports r) => r.OneAsync(VanLinh.Officer(VanLinh.OtherCommune), id)));
    }

    [Fact]
    public async Task An_officer_of_todays_commune_imports_the_list_of_a_commune_that_went_into_it()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        PlaceId today = await store.MergeAsync(new DateOnly(2025, 7, 1));
        await using ServiceProvider services = Services(store);
        Rights officer = VanLinh.Officer(today);
        Result<ImportJobId> uploaded = await With(services, (UploadImport u) => u.RunAsync(officer, HouseholdImport.KindCode, VanLinh.Commune, AsOf, false, "a.csv", Encoding.UTF8.GetBytes(OddHeaders)));
        ImportView view = (await With(services, (ReadImports r) => r.OneAsync(officer, uploaded.Value))).Value;
        Assert.Equal(VanLinh.Commune, view.Job.Commune);
        Assert.Equal(uploaded.Value, await With(services, async (ReadImports r) => (await r.OfCommuneAsync(officer, today)).Single().Id));
        Assert.Equal(["06463", "06505"], (await With(services, (ReadImports r) => r.FormerCommunesAsync(today))).Select(c => c.Code));

        HouseholdFile file = SampleFilesTests.Read("members-nfd.csv");
        ImportPreview done = await store.With(c => c.Import.RunAsync(officer, new ImportRequest(file, VanLinh.Commune, AsOf, true)));
        Assert.Equal((0, 40), (done.Faults.Count, done.Count(ImportOutcome.Added)));
        await Assert.ThrowsAsync<NoAccessException>(() => store.With(c => c.Import.PreviewAsync(VanLinh.Officer(new PlaceId(99)), new ImportRequest(file, VanLinh.Commune, AsOf, true))));
    }

    [Fact]
    public async Task A_list_from_before_a_merger_asks_for_the_commune_of_that_day()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        PlaceId today = await store.MergeAsync(new DateOnly(2025, 7, 1));
        await using ServiceProvider services = Services(store);
        Result<ImportJobId> refused = await With(services, (UploadImport u) => u.RunAsync(VanLinh.Officer(today), HouseholdImport.KindCode, today, AsOf, false, "a.csv", Encoding.UTF8.GetBytes(OddHeaders)));
        Problem problem = Assert.Single(refused.Problems);
        Assert.Equal(("commune-then-other", "commune"), (problem.Code, problem.Field));
        Assert.Contains("Xã Vạn Linh (06505)", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_cannot_be_reached_does_not_end_the_runner()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        await using ServiceProvider services = Services(store);
        ImportJobId id = await UploadAsync(services, "members-nfd.csv", File.ReadAllBytes(SampleFilesTests.Path("members-nfd.csv")), createVillages: true);
        var scopes = new FailingAtFirst(services.GetRequiredService<IServiceScopeFactory>());
        using var runner = new ImportRunner(scopes, NullLogger<ImportRunner>.Instance) { RetryAfter = TimeSpan.FromMilliseconds(1) };
        using var stop = new CancellationTokenSource();
        Task running = runner.RunAsync(stop.Token);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!running.IsCompleted && (await OneAsync(services, id)).Job.State is ImportJobState.Uploaded or ImportJobState.Reading) await Task.Delay(20, limit.Token);
        Assert.Equal((2, ImportJobState.Previewed), (scopes.Failed, (await OneAsync(services, id)).Job.State));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    /// <summary>Fails twice, as a store does whose disk is full or that stays locked.</summary>
    private sealed class FailingAtFirst(IServiceScopeFactory real) : IServiceScopeFactory
    {
        public int Failed { get; private set; }

        public IServiceScope CreateScope() => Failed < 2 ? throw new IOException($"Failure {++Failed}.") : real.CreateScope();
    }

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

    private static async Task<ImportJobId> UploadAsync(ServiceProvider services, string name, byte[] bytes, bool createVillages = false) =>
        (await With(services, (UploadImport u) => u.RunAsync(TestStore.Console, HouseholdImport.KindCode, VanLinh.Commune, AsOf, createVillages, name, bytes))).Value;

    private static async Task<ImportView> OneAsync(ServiceProvider services, ImportJobId id) =>
        (await With(services, (ReadImports r) => r.OneAsync(TestStore.Console, id))).Value;

    private static async Task RunAllAsync(ServiceProvider services)
    {
        while (await services.GetRequiredService<ImportRunner>().RunNextAsync(CancellationToken.None)) { }
    }
}
