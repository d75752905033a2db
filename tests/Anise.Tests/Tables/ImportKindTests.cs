using System.Text;
using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Modules;
using Anise.Store;
using Anise.Tables;
using Anise.Tables.Faults;
using Anise.Tables.Imports;
using Anise.Tables.Layout;
using Anise.Tables.Reading;
using Anise.Tables.Values;
using Anise.Tests.Households;
using Anise.Tests.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tests.Tables;

/// <summary>A further area imports by its description and what becomes of its rows; upload, background work, preview, faults, part and memory come with it.</summary>
public sealed class ImportKindTests
{
    private const string Three = "Code;Owner;Depth\nW1;Vi Văn An;12\nW2;Vi Văn Ba;8\nW3;Vi Văn Cam;30\n";

    [Fact]
    public async Task A_file_of_a_further_area_is_previewed_stored_and_then_changes_nothing()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        await using ServiceProvider services = Services(store);
        ImportView seen = await ReadAsync(services, await UploadAsync(services, Three));
        Assert.Equal((ImportJobState.Previewed, 3), (seen.Job.State, seen.Report!.Count(ImportOutcome.Added)));
        Assert.Equal(("Vi Văn Ba", "W2", 8m), (seen.Report.Records[1].Name, seen.Report.Records[1].Values["code"], seen.Report.Records[1].Values["depth"]));
        Assert.Equal(0, await WellsAsync(store));
        await With(services, (DecideImport d) => d.ConfirmAsync(TestStore.Console, seen.Job.Id));
        ImportView done = await ReadAsync(services, seen.Job.Id);
        Assert.Equal((ImportJobState.Applied, false), (done.Job.State, done.Job.ChangedNothing));
        Assert.Equal(3, await WellsAsync(store));
        await using AniseDb db = store.Open();
        Assert.Equal(done.Job.Revision, (await db.Set<JournalEntry>().SingleAsync(e => e.Action == "import-wells" && e.SubjectId == "well W1")).Revision);

        ImportView again = await ReadAsync(services, await UploadAsync(services, Three.Replace(";30", ";31", StringComparison.Ordinal)));
        Assert.Equal((1, 2), (again.Report!.Count(ImportOutcome.Changed), again.Report.Count(ImportOutcome.Left)));
        Assert.Equal(("30", "31"), (again.Report.Records[2].Changes.Single().Before, again.Report.Records[2].Changes.Single().After));
        ImportView same = await ReadAsync(services, await UploadAsync(services, Three));
        Assert.True(same.Job.ChangedNothing);
    }

    [Fact]
    public async Task Its_rows_with_faults_are_told_coloured_and_left_out_on_request()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        await using ServiceProvider services = Services(store);
        string wrong = Three.Replace(";8", ";deep", StringComparison.Ordinal).Replace(";30", ";999", StringComparison.Ordinal);   // one cannot be read, one the area refuses
        ImportView refused = await ReadAsync(services, await UploadAsync(services, wrong));
        Assert.Equal(ImportJobState.Refused, refused.Job.State);
        // Both at once: the file is not sent back twice.
        Assert.Equal([(3, "not-a-number"), (4, "too-long")], refused.Report!.Faults.Select(f => (f.Row, f.Problem)));
        using var copy = new MemoryStream();
        Assert.True((await With(services, (ReadImports r) => r.WriteFaultedCopyAsync(TestStore.Console, refused.Job.Id, copy))).Ok);
        Assert.True(copy.Length > 2000);

        await With(services, (DecideImport d) => d.MapAsync(TestStore.Console, refused.Job.Id, new ColumnMapping { WithoutFaulty = true }, createVillages: false));
        ImportView part = await ReadAsync(services, refused.Job.Id);
        Assert.Equal((ImportJobState.Previewed, 1), (part.Job.State, part.Report!.Count(ImportOutcome.Added)));
        Assert.Equal([3, 4], part.Report.LeftOut.Select(r => r.Row).Order());
        Assert.Equal(["not-a-number", "too-long"], part.Report.Notes.Select(n => n.Problem).Order());
        using var rest = new MemoryStream();
        Assert.True((await With(services, (ReadImports r) => r.WriteRestAsync(TestStore.Console, refused.Job.Id, rest))).Ok);
        await With(services, (DecideImport d) => d.ConfirmAsync(TestStore.Console, refused.Job.Id));
        await ReadAsync(services, refused.Job.Id);
        Assert.Equal(1, await WellsAsync(store));
    }

    [Fact]
    public async Task Columns_chosen_for_one_kind_are_remembered_for_that_kind_only()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        await using ServiceProvider services = Services(store);
        string odd = Three.Replace("Owner", "Whose", StringComparison.Ordinal);
        ImportJobId first = await UploadAsync(services, odd);
        Assert.Equal(ImportJobState.Refused, (await ReadAsync(services, first)).Job.State);
        var mapping = new ColumnMapping { Default = new SheetMapping { Columns = new Dictionary<string, string> { ["owner"] = "Whose" } } };
        await With(services, (DecideImport d) => d.MapAsync(TestStore.Console, first, mapping, createVillages: false));
        Assert.Equal(ImportJobState.Previewed, (await ReadAsync(services, first)).Job.State);
        Assert.True((await ReadAsync(services, await UploadAsync(services, odd))).Job.MappingRemembered);
        Assert.False((await ReadAsync(services, await UploadAsync(services, odd, "households"))).Job.MappingRemembered);
    }

    [Fact]
    public async Task What_the_work_behind_the_pages_did_while_a_page_was_read_is_in_what_it_shows()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        await using ServiceProvider services = Services(store);
        ImportJobId id = await UploadAsync(services, Three);
        await using AsyncServiceScope page = services.CreateAsyncScope();
        long begun = (await page.ServiceProvider.GetRequiredService<KeptReads>().HoldAsync(page.ServiceProvider.GetRequiredService<AniseDb>())).LastEntry;   // a page begins
        Assert.True(await services.GetRequiredService<ImportRunner>().RunNextAsync(CancellationToken.None));
        ImportView shown = (await page.ServiceProvider.GetRequiredService<ReadImports>().OneAsync(TestStore.Console, id)).Value;
        await using AniseDb db = store.Open();
        long now = (await db.Set<JournalHead>().SingleAsync()).Count;
        Assert.True(begun < now);
        Assert.Equal((ImportJobState.Previewed, now), (shown.Job.State, shown.LastEntry));
    }

    [Fact]
    public async Task Who_may_import_is_said_by_the_kind()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        await using ServiceProvider services = Services(store);
        Rights chair = new(new Actor("chair", "test", 7), [new Grant { UserId = 7, Role = Role.CommuneChair, Place = VanLinh.Commune }]);
        ImportJobId id = (await With(services, (UploadImport u) => u.RunAsync(chair, "wells", VanLinh.Commune, Wells.Day, false, "w.csv", Encoding.UTF8.GetBytes(Three)))).Value;
        Assert.Equal(["wells"], (await With(services, (ReadImports r) => r.KindsAsync(chair, VanLinh.Commune))).Select(k => k.Code));
        ImportJobId other = await UploadAsync(services, Three, "households");
        Assert.Equal([id], await With(services, async (ReadImports r) => await (await r.OfCommuneAsync(chair, VanLinh.Commune)).Select(j => j.Id).ToListAsync()));
        await Assert.ThrowsAsync<NoAccessException>(() => With(services, (ReadImports r) => r.OneAsync(chair, other)));
        await Assert.ThrowsAsync<NoAccessException>(() => With(services, (DecideImport d) => d.ConfirmAsync(VanLinh.Officer(VanLinh.Commune), id)));
        await Assert.ThrowsAsync<NoAccessException>(() => With(services, (UploadImport u) => u.RunAsync(chair, "households", VanLinh.Commune, Wells.Day, false, "w.csv", [1])));
    }

    [Fact]
    public async Task Every_field_of_every_kind_can_be_chosen_by_its_name()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        await using ServiceProvider services = Services(store);
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        ImportKind[] kinds = [.. scope.ServiceProvider.GetServices<ImportKind>().Where(k => k is not Wells)];
        Assert.True(kinds.Length >= 2);
        Assert.All(kinds, kind => Assert.All(kind.Table.Fields, field => Assert.NotEmpty(kind.LabelOf(field.Code))));   // a name that is missing throws
    }

    /// <summary>What an area writes to import its records: a description, who may, and what becomes of the rows. The wells lie in a table that is there already.</summary>
    private sealed class Wells(AniseDb db, JournalBook journal) : RowImport(journal)
    {
        public static readonly DateOnly Day = new(2024, 9, 1);
        private static readonly Permission Dig = new("Dig", Role.CommuneChair);
        private static readonly TableField<string> WellCode = new("code", CellReaders.Text) { Required = true, Tells = true };
        private static readonly TableField<string> Owner = new("owner", CellReaders.PersonName) { Required = true, Names = true };
        private static readonly TableField<int> Depth = new("depth", CellReaders.Count) { Tells = true };

        public override string Code => "wells";

        public override Permission Needs => Dig;

        public override TableDescription Table { get; } = new()
        {
            Fields = [WellCode, Owner, Depth],
            Words = new ColumnWords { Fields = new() { ["code"] = ["code"], ["owner"] = ["owner"], ["depth"] = ["depth"] } },
        };

        public override AreaTexts Words => Anise.Tables.Texts.Area;

        protected override Act Act { get; } = new("import-wells");

        protected override async Task<IReadOnlyList<PlannedRow>> PlanAsync(ImportAsk ask, IReadOnlyList<TableRow> rows, CancellationToken cancel)
        {
            Dictionary<string, RememberedMapping> known = await db.Set<RememberedMapping>().Where(m => m.Signature.StartsWith("well ")).ToDictionaryAsync(m => m.Signature, cancel);
            return [.. rows.Select(row => Plan(ask, row, known.GetValueOrDefault("well " + row.Of(WellCode))))];
        }

        private PlannedRow Plan(ImportAsk ask, TableRow row, RememberedMapping? well)
        {
            string depth = row.ValueOf(Depth).ToString()!;
            if (row.ValueOf(Depth) > 500) return new PlannedRow(row, ImportOutcome.Refused) { Against = ("too-long", [500, depth]) };
            if (well is null)
                return new PlannedRow(row, ImportOutcome.Added, () => db.Add(new RememberedMapping { Commune = ask.Commune, Signature = "well " + row.Of(WellCode), Mapping = depth }));
            return well.Mapping == depth
                ? new PlannedRow(row, ImportOutcome.Left)
                : new PlannedRow(row, ImportOutcome.Changed, () => well.Mapping = depth) { Changes = [new ImportChange(null, new AllowedValue("depth"), well.Mapping, depth)] };
        }
    }

    private static async Task<int> WellsAsync(VanLinh store)
    {
        await using AniseDb db = store.Open();
        return await db.Set<RememberedMapping>().CountAsync(m => m.Signature.StartsWith("well "));
    }

    private static ServiceProvider Services(VanLinh store)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(store.Clock);
        services.AddScoped(_ => store.Open());
        return services.AddAreas().AddScoped<ImportKind, Wells>().BuildServiceProvider(validateScopes: true);
    }

    private static async Task<T> With<TCase, T>(ServiceProvider services, Func<TCase, Task<T>> run) where TCase : notnull
    {
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<TCase>());
    }

    private static async Task<ImportJobId> UploadAsync(ServiceProvider services, string file, string kind = "wells") =>
        (await With(services, (UploadImport u) => u.RunAsync(TestStore.Console, kind, VanLinh.Commune, Wells.Day, false, "wells.csv", Encoding.UTF8.GetBytes(file)))).Value;

    /// <summary>The upload once the work behind the pages has done what it can.</summary>
    private static async Task<ImportView> ReadAsync(ServiceProvider services, ImportJobId id)
    {
        while (await services.GetRequiredService<ImportRunner>().RunNextAsync(CancellationToken.None)) { }
        return (await With(services, (ReadImports r) => r.OneAsync(TestStore.Console, id))).Value;
    }
}
