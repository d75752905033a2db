using Anise.Households;
using Anise.Households.Import;
using Anise.Households.Import.Matching;
using Anise.Households.Import.Reading;
using Anise.Places;
using Anise.Store;
using Anise.Tables.Faults;
using Anise.Tables.Imports;
using Anise.Tests.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Tests.Households.Import;

/// <summary>Villages that a file names: known ones, unknown ones, and those that are made.</summary>
public sealed class ImportVillageTests
{
    private static readonly DateOnly AsOf = new(2024, 9, 1);

    [Fact]
    public async Task A_village_not_known_is_a_fault_in_its_cell_unless_it_may_be_made()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        HouseholdFile file = SampleFilesTests.Read("members-nfd.csv");
        ImportPreview refused = await ImportTests.ImportAsync(store, file, createVillages: false);
        ImportFault fault = Assert.Single(refused.Faults, f => f.Row == 3);
        Assert.Equal(("village-unknown", "Thôn/bản"), (fault.Problem, fault.Column));
        Assert.DoesNotContain(refused.Faults, f => f.Row == 2);    // Lân Bông is known
        ImportPreview done = await ImportTests.ImportAsync(store, file);
        Assert.Equal(["Phai Lừa", "Cốc Mười", "Khau Phả"], done.NewVillages);
        await using AniseDb db = store.Open();
        PlaceMap map = await new PlaceMaps(db).OnAsync(AsOf);
        Assert.Equal(5, map.VillagesIn(VanLinh.Commune).Count);
        Assert.Contains(map.VillagesIn(VanLinh.Commune), v => v is { Name: "Cốc Mười", Code: "06505-04" });
    }

    [Fact]
    public async Task What_is_wrong_in_the_file_and_a_village_not_known_are_told_at_once()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        HouseholdFile file = SampleFilesTests.Read(Workbooks.Of(
            ["Mã hộ", "Thôn", "Họ tên", "Giới tính", "Năm sinh", "Quan hệ"],
            ["065050991", "Khe Lạ", "Vi Văn An", "Nam", 1953, "Chủ hộ"],
            ["065050992", "Lân Bông", "Lý Văn Tân", "Nam", "35/13/1980", "Chủ hộ"],
            ["065050993", "Khe Lạ", "Lý Văn Bình", "Nam", null, "Chủ hộ"]), "ds.xlsx");
        ImportPreview preview = await store.With(c => c.Import.PreviewAsync(TestStore.Console, new ImportRequest(file, VanLinh.Commune, AsOf, false)));
        Assert.Equal([(3, "not-a-date"), (4, "birth-missing"), (2, "village-unknown")], preview.Faults.Select(f => (f.Row, f.Problem)));
        Assert.Equal([4], preview.Faults[^1].OtherRows);
        // Where it may be made it is not told.
        preview = await store.With(c => c.Import.PreviewAsync(TestStore.Console, new ImportRequest(file, VanLinh.Commune, AsOf, true)));
        Assert.Equal(["not-a-date", "birth-missing"], preview.Faults.Select(f => f.Problem));
    }

    [Fact]
    public async Task A_village_not_known_is_one_fault_that_counts_its_households_and_names_the_nearest_villages()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        HouseholdFile file = ImportTests.Read("""
            Mã hộ;Thôn;Họ và tên;Giới tính;Ngày sinh;Dân tộc;Quan hệ với chủ hộ;Số CCCD
            H1;Na Lung 2;Vi Văn An;Nam;1970;Nùng;Chủ hộ;
            H2;Lân Bông;Vi Văn Ba;Nam;1971;Nùng;Chủ hộ;
            H3;Na Lung 2;Vi Văn Ca;Nam;1972;Nùng;Chủ hộ;
            H4;Na Lung 2;Vi Văn Da;Nam;1973;Nùng;Chủ hộ;
            """);
        ImportPreview refused = await ImportTests.ImportAsync(store, file, createVillages: false);
        ImportFault fault = Assert.Single(refused.Faults);
        Assert.Equal((2, "4, 5"), (fault.Row, string.Join(", ", fault.OtherRows)));
        Assert.Contains("3 dòng: 2, 4, 5", fault.Message, StringComparison.Ordinal);
        Assert.EndsWith("Nà Lùng, Lân Bông.", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["H1", "H3", "H4"], refused.Households.Select(h => h.Row.Code));
    }

    [Fact]
    public async Task Villages_that_differ_in_marks_are_two_and_those_that_differ_in_capitals_are_one()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        HouseholdFile file = ImportTests.Read("""
            Mã hộ;Thôn;Họ và tên;Giới tính;Ngày sinh;Dân tộc;Quan hệ với chủ hộ;Số CCCD
            H1;Bản Cà;Vi Văn An;Nam;1970;Nùng;Chủ hộ;
            H2;Bản Ca;Lý Văn Sỹ;Nam;1980;Tày;Chủ hộ;
            H3;bản  CÀ;Bế Văn Dũng;Nam;1990;Tày;Chủ hộ;
            """);
        ImportPreview done = await ImportTests.ImportAsync(store, file);
        Assert.Empty(done.Faults);
        Assert.Equal(2, done.NewVillages.Count);
        Assert.All((await ImportTests.ImportAsync(store, file)).Households, h => Assert.Equal(ImportOutcome.Left, h.Outcome));
        await using AniseDb db = store.Open();
        Assert.Equal([2, 1], (await db.Households.ToListAsync()).GroupBy(h => h.VillageId).Select(g => g.Count()).OrderDescending());
    }

    [Fact]
    public async Task Two_imports_that_both_saw_a_village_missing_make_it_once()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        ImportRequest One(string code, string given) => new(ImportTests.Read($"""
            Mã hộ;Thôn;Họ và tên;Giới tính;Ngày sinh;Dân tộc;Quan hệ với chủ hộ;Số CCCD
            {code};Cốc Mười;Vi Văn {given};Nam;1970;Nùng;Chủ hộ;
            """), VanLinh.Commune, AsOf, true);
        ImportPreview second = await store.With(async late =>
        {
            Assert.Single((await late.Import.PreviewAsync(TestStore.Console, One("H2", "Bình"))).NewVillages);
            Assert.Empty((await store.With(early => early.Import.RunAsync(TestStore.Console, One("H1", "An")))).Faults);
            return await late.Import.RunAsync(TestStore.Console, One("H2", "Bình"));
        });
        Assert.Empty(second.Faults);
        Assert.Empty(second.NewVillages);
        await using AniseDb db = store.Open();
        Assert.Single((await db.Households.ToListAsync()).Select(h => h.VillageId).Distinct());
    }
}
