using System.Text;
using Anise.Basics;
using Anise.Households.Import;
using Anise.Places;
using Anise.Reports;
using Anise.Store;
using Anise.Tables.Imports;
using Microsoft.EntityFrameworkCore;
using static Anise.Tests.Reviews.ReviewWorld;

namespace Anise.Tests.Reviews;

/// <summary>Households that are imported before or after their commune has decided.</summary>
public sealed class LateImportTests
{
    private const string NewHousehold = """
        Mã hộ;Thôn;Họ và tên;Giới tính;Năm sinh;Quan hệ với chủ hộ
        H90;Bản Mới;Lý Văn Bình;Nam;1980;Chủ hộ
        """;

    [Fact]
    public async Task A_village_recorded_after_the_decision_was_no_part_of_it_and_is_not_missing_in_its_reports()
    {
        await using ReviewWorld world = await OpenAsync(2023);
        await world.PostedAsync();
        await world.DecidedAsync();
        await ImportAsync(world);
        PlaceId made = (await world.ReadAsync(db => db.Set<PlaceSpan>().FirstAsync(s => s.Name.Contains("Bản Mới")))).PlaceId;
        IReadOnlySet<PlaceId> since = await world.DoAsync<DecidedYears, IReadOnlySet<PlaceId>>(d => d.RecordedSinceAsync(Commune, 2023, [Upper, Lower, made], TestContext.Current.CancellationToken));
        Assert.Equal([made], since);
        Assert.Empty(await world.DoAsync<DecidedYears, IReadOnlySet<PlaceId>>(d => d.RecordedSinceAsync(Commune, 2022, [Upper, made], TestContext.Current.CancellationToken)));   // nothing decided: all is missing
    }

    [Fact]
    public async Task An_import_on_which_a_decision_rests_is_not_taken_back()
    {
        await using ReviewWorld world = await CreateAsync();
        world.Today(2023, 6, 1);
        ImportJobId id = await ImportAsync(world);
        await world.OpenYearAsync(2023);
        await world.PostedAsync();
        await world.DecidedAsync();
        Result<ImportJobId> refused = await world.DoAsync<DecideImport, Result<ImportJobId>>(d => d.TakeBackAsync(Officer, id, "nhầm tệp"));
        Assert.Contains(refused.Problems, p => p.Code == "import-rests" && p.Message.Contains("15/QĐ-UBND", StringComparison.Ordinal));
    }

    private static async Task<ImportJobId> ImportAsync(ReviewWorld world)
    {
        // The world numbers its places, households and people itself.
        await world.WriteAsync(db => db.AddRange(new[] { "place", "household", "member" }.Select(name => new Sequence { Name = name, Last = 1000 })));
        ImportJobId id = Good(await world.DoAsync<UploadImport, Result<ImportJobId>>(u => u.RunAsync(Officer, HouseholdImport.KindCode, Commune, world.Day, true, "list.csv", Encoding.UTF8.GetBytes(NewHousehold))));
        async Task WorkAsync()
        {
            while (await world.DoAsync<ImportRunner, bool>(r => r.RunNextAsync(CancellationToken.None))) { }
        }
        await WorkAsync();
        Good(await world.DoAsync<DecideImport, Result<ImportJobId>>(d => d.ConfirmAsync(Officer, id)));
        await WorkAsync();
        return id;
    }
}
