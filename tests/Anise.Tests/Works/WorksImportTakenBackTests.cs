using System.Text;
using Anise.Basics;
using Anise.Cli;
using Anise.Evidence;
using Anise.Evidence.Changes;
using Anise.Evidence.Drawn;
using Anise.Journal;
using Anise.Places;
using Anise.Store;
using Anise.Tables.Imports;
using Anise.Testing;
using Anise.Tests.Store;
using Anise.Works;
using Anise.Works.Days;
using Anise.Works.Import;
using Microsoft.EntityFrameworkCore;

namespace Anise.Tests.Works;

/// <summary>An import of works days is taken back as a whole while nothing rests on it; what is wrong in a file is told at once.</summary>
public sealed class WorksImportTakenBackTests
{
    private const string Two = "Ngày;Thôn;Đơn vị tổ chức;Số người;Nội dung\n05/03/2023;Nà Lùng;Đoàn;25;Phát quang đường 350m\n12/03/2023;Khau Mới;Đoàn;20;";

    [Fact]
    public async Task Days_and_the_villages_that_the_file_made_are_gone_and_it_can_be_imported_again()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        Dictionary<string, double?> before = await world.FiguresAsync();
        ImportJobId id = await ImportAsync(world);
        Assert.Equal(2, await world.FigureAsync("works-days"));
        Assert.True((await TakeBackAsync(world, id)).Ok);
        Assert.Equal(before, await world.FiguresAsync());
        Assert.Equal((0, false), await world.Store.DoAsync<AniseDb, (int, bool)>(async db => (await db.Set<WorksDay>().CountAsync(), await db.Set<PlaceSpan>().AnyAsync(s => s.Name.Contains("Khau Mới")))));
        Assert.Null(await world.Store.DoAsync<VerifyJournal, JournalFault?>(async v => (await v.RunAsync(cancel: TestContext.Current.CancellationToken)).Fault));
        Assert.Equal("import-not-now", (await TakeBackAsync(world, id)).Problems[0].Code);   // once
        await ImportAsync(world);
        Assert.Equal(2, await world.FigureAsync("works-days"));
    }

    [Fact]
    public async Task Nothing_is_taken_back_while_a_correction_or_evidence_rests_on_it()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        ImportJobId id = await ImportAsync(world);
        WorksDayId day = await world.Store.DoAsync<AniseDb, WorksDayId>(db => db.Set<WorksDay>().OrderBy(d => d.Date).Select(d => d.Id).FirstAsync());
        await world.Store.RunAsync<AddEvidence, EvidenceId>(a => a.RunAsync(world.Console, "works-day", day.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), new SentFile("anh.jpg", DrawnPicture.Jpeg(1, 400, 300))));
        Assert.Contains("anh.jpg", (await TakeBackAsync(world, id)).Problems[0].Message, StringComparison.Ordinal);
        await world.Store.RunAsync<WithdrawWorksDay, WorksDayId>(w => w.RunAsync(world.Console, day, "ghi nhầm"));
        Result<ImportJobId> refused = await TakeBackAsync(world, id);
        Assert.Equal(2, refused.Problems.Count);
        Assert.All(refused.Problems, p => Assert.Equal("works-import-rests", p.Code));
        Assert.Equal(2, await world.Store.DoAsync<AniseDb, int>(db => db.Set<WorksDay>().CountAsync()));
        // A day that was withdrawn keeps what it has and takes nothing more.
        Assert.Equal("record-closed", await world.Store.RefusedAsync<AddEvidence, EvidenceId>(a => a.RunAsync(world.Console, "works-day", day.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), new SentFile("b.jpg", DrawnPicture.Jpeg(2, 400, 300)))));
    }

    [Fact]
    public async Task All_that_is_wrong_in_a_file_is_told_at_once_and_columns_that_are_not_taken_are_named()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        string file = Path.Combine(Path.GetTempPath(), $"anise-works-{Guid.NewGuid():N}.csv");
        // A number that is none in one row, a village that nobody knows in another, a day to come in a third.
        await File.WriteAllTextAsync(file, "STT;Ngày;Thôn;Đơn vị tổ chức;Số người;Nội dung;Máy xúc\n1;05/03/2023;Nà Lùng;Đoàn;nhiều;;1\n2;12/03/2023;Khau Mới;Đoàn;20;;\n3;19/03/2023;Cốc Cút;Đoàn;20;;2\n", Encoding.UTF8);
        try
        {
            using StringWriter output = new(), error = new();
            int code = await CommandLine.RunAsync(["import", "works-days", file, "--store", world.Store.File, "--commune", "06505", "--year", "2023", "--format", "csv"], output, error, new StillClock(), TestContext.Current.CancellationToken);
            Assert.Equal(1, code);
            Assert.Contains("works-not-a-count", output.ToString(), StringComparison.Ordinal);
            Assert.Contains("village-unknown", output.ToString(), StringComparison.Ordinal);
            Assert.Contains("Máy xúc", error.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("STT", error.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<ImportJobId> ImportAsync(WorksWorld world)
    {
        PlaceId commune = (await world.Store.MapAsync(new DateOnly(2026, 11, 25))).FindByCode(WorksWorld.Commune)!.Id;
        ImportJobId id = await world.Store.RunAsync<UploadImport, ImportJobId>(u => u.RunAsync(world.Console, WorksDayImport.KindCode, commune, new DateOnly(2023, 12, 31), true, "thang-3.csv", Encoding.UTF8.GetBytes(Two)));
        await RunAllAsync(world);
        ImportView view = await world.Store.RunAsync<ReadImports, ImportView>(r => r.OneAsync(world.Console, id));
        Assert.True(view.Job.State == ImportJobState.Previewed, string.Join('\n', view.Report!.Faults.Select(f => f.Message)));
        await world.Store.RunAsync<DecideImport, ImportJobId>(d => d.ConfirmAsync(world.Console, id));
        await RunAllAsync(world);
        return id;
    }

    private static Task<int> RunAllAsync(WorksWorld world) => world.Store.DoAsync<ImportRunner, int>(async runner =>
    {
        while (await runner.RunNextAsync(CancellationToken.None)) { }
        return 0;
    });

    private static Task<Result<ImportJobId>> TakeBackAsync(WorksWorld world, ImportJobId id) => world.Store.DoAsync<DecideImport, Result<ImportJobId>>(d => d.TakeBackAsync(world.Console, id, "nhầm tệp"));
}
