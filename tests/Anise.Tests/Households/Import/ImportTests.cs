using Anise.Basics;
using Anise.Households;
using Anise.Households.Changes;
using Anise.Households.Import;
using Anise.Households.Import.Matching;
using Anise.Households.Import.Reading;
using Anise.Households.Lists;
using Anise.Journal;
using Anise.Places;
using Anise.Store;
using Anise.Tables.Faults;
using Anise.Tables.Imports;
using Anise.Tables.Layout;
using Anise.Tests.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Tests.Households.Import;

public sealed class ImportTests
{
    private static readonly DateOnly AsOf = new(2024, 9, 1);

    [Theory]
    [InlineData("members-tcvn3.xlsx")]
    [InlineData("villages-vni.xlsx")]
    [InlineData("members-nfd.csv")]
    public async Task A_sample_imports_and_exports_as_expected_cell_by_cell(string name)
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        ImportPreview done = await ImportAsync(store, SampleFilesTests.Read(name));
        Assert.Empty(done.Faults);
        Assert.Equal(done.Households.Count, done.Count(ImportOutcome.Added));
        Assert.Equal(await File.ReadAllTextAsync(SampleFilesTests.Path(Path.ChangeExtension(name, ".expected.csv"))), await ExportAsync(store));
    }

    [Theory]
    [InlineData("members-tcvn3.xlsx")]
    [InlineData("villages-vni.xlsx")]
    [InlineData("members-nfd.csv")]
    public async Task The_same_file_twice_changes_nothing(string name)
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        await ImportAsync(store, SampleFilesTests.Read(name));
        int journal = await store.JournalCountAsync();
        ImportPreview again = await ImportAsync(store, SampleFilesTests.Read(name));
        Assert.Equal(again.Households.Count, again.Count(ImportOutcome.Left));
        Assert.Null(again.Revision);
        Assert.Equal(journal, await store.JournalCountAsync());
    }

    [Fact]
    public async Task The_wrong_file_is_refused_with_its_faults_and_nothing_is_stored()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        int journal = await store.JournalCountAsync();
        ImportPreview done = await ImportAsync(store, SampleFilesTests.Read("wrong.xlsx"));
        Assert.Equal(File.ReadAllLines(SampleFilesTests.Path("wrong.expected.csv")).Skip(1), done.Faults.Select(f => $"{f.Row},{f.Column},{f.Problem}"));
        Assert.Equal(journal, await store.JournalCountAsync());
        await using AniseDb db = store.Open();
        Assert.Equal(0, await db.HouseholdFacts.CountAsync());
    }

    [Fact]
    public async Task All_samples_of_a_commune_live_together_and_each_household_has_its_journal_entry()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        foreach (string name in (string[])["members-tcvn3.xlsx", "villages-vni.xlsx", "members-nfd.csv"])
        {
            ImportPreview done = await ImportAsync(store, SampleFilesTests.Read(name));
            Assert.Empty(done.Faults);
            await using AniseDb db = store.Open();
            Assert.Equal(done.Households.Count, await db.Set<JournalEntry>().CountAsync(e => e.Revision == done.Revision && e.Subject == "household"));
        }
        await using AniseDb all = store.Open();
        Assert.Equal(100, await all.Households.CountAsync());
        JournalCheck check = await new VerifyJournal(all).RunAsync();
        Assert.Equal((await all.Set<JournalEntry>().CountAsync(), null), (check.Checked, check.Fault));
    }

    [Fact]
    public void An_unknown_value_names_the_nearest_that_may_stand_there()
    {
        HouseholdFile file = Read("""
            Mã hộ;Thôn;Họ và tên;Giới tính;Ngày sinh;Dân tộc;Quan hệ với chủ hộ;Số CCCD
            H1;Nà Lùng;Vi Văn An;Nam;1970;Nùng;Chủ hộ;
            H1;Nà Lùng;Vi Văn Ba;abc;1995;Nunggg;Con dauu;
            """);
        Assert.Equal(3, file.Faults.Count);
        Assert.EndsWith("Nam, Nữ.", file.Faults.Single(f => f.Column == "Giới tính").Message, StringComparison.Ordinal);
        string group = file.Faults.Single(f => f.Column == "Dân tộc").Message, relation = file.Faults.Single(f => f.Column == "Quan hệ với chủ hộ").Message;
        Assert.Contains("Có thể ghi: Nùng, ", group, StringComparison.Ordinal);
        Assert.Equal(4, group.Split("Có thể ghi")[1].Count(c => c == ','));
        Assert.Contains("Có thể ghi: Con dâu", relation, StringComparison.Ordinal);
        Assert.Contains("It may be: Child-in-law", file.Faults.Single(f => f.Column == "Quan hệ với chủ hộ").MessageIn(System.Globalization.CultureInfo.GetCultureInfo("en")), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_preview_tells_what_becomes_other_and_stores_nothing()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        await ImportAsync(store, Read("""
            Mã hộ;Thôn;Họ và tên;Giới tính;Ngày sinh;Dân tộc;Quan hệ với chủ hộ;Số CCCD
            H1;Nà Lùng;Vi Văn An;Nam;1970;Nùng;Chủ hộ;000070000001
            H1;Nà Lùng;La Thị Yến;Nữ;1972;Nùng;Vợ;
            H1;Nà Lùng;Vi Văn Đạt;Nam;1995;Nùng;Con;
            H2;Lân Bông;Lý Văn Sỹ;Nam;1980;Tày;Chủ hộ;
            """));
        int journal = await store.JournalCountAsync();
        HouseholdFile next = Read("""
            Mã hộ;Thôn;Họ và tên;Giới tính;Ngày sinh;Dân tộc;Quan hệ với chủ hộ;Số CCCD
            H1;Lân Bông;Vi Văn Ân;Nam;1970;Nùng;Chủ hộ;000070000001
            H1;Lân Bông;La Thị Yến;Nữ;5/4/1972;Nùng;Vợ;
            H1;Lân Bông;Vi Thị Hà;Nữ;2024;Nùng;Con;
            H2;Lân Bông;Lý Văn Sỹ;Nam;1980;;Chủ hộ;
            H3;Lân Bông;Bế Văn Dũng;Nam;1990;Tày;Chủ hộ;
            """);
        ImportPreview preview = await store.With(c => c.Import.PreviewAsync(TestStore.Console, new ImportRequest(next, VanLinh.Commune, AsOf, false)));
        Assert.Equal([ImportOutcome.Changed, ImportOutcome.Left, ImportOutcome.Added], preview.Households.Select(h => h.Outcome));
        Assert.Equal(
            [(null, "village", "Nà Lùng", "Lân Bông"), ("Vi Văn Ân", "name", "Vi Văn An", "Vi Văn Ân"), ("La Thị Yến", "birth-date", null, "05/04/1972"),
             ("Vi Thị Hà", "name", null, "Vi Thị Hà"), ("Vi Văn Đạt", "left", null, "Không còn trong danh sách")],
            preview.Households[0].Changes.Where(c => c.Field != "relationship").Select(c => (c.Member, c.Field, c.Before, c.After)));
        Assert.Equal(journal, await store.JournalCountAsync());

        ImportPreview done = await ImportAsync(store, next);
        Assert.Equal(preview.Households.Select(h => h.Outcome), done.Households.Select(h => h.Outcome));
        HouseholdView first = await store.ReadAsync(preview.Households[0].Household!.Value, AsOf);
        Assert.Equal(["Vi Văn Ân", "La Thị Yến", "Vi Thị Hà"], first.Members.Select(m => m.Name));
    }

    [Fact]
    public async Task A_citizen_id_in_a_household_outside_the_file_is_a_fault_in_its_cell()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        await store.RecordAsync(new NewHousehold(VanLinh.LanBong, "H9", [new("Lý Văn Sỹ", Sex.Male, "head") { BirthYear = 1980 }, new("Lý Văn Đạt", Sex.Male, "child") { BirthYear = 2002, CitizenId = "000202000001" }]));
        ImportPreview done = await ImportAsync(store, Read("""
            Mã hộ;Thôn;Họ và tên;Giới tính;Ngày sinh;Quan hệ với chủ hộ;Số CCCD
            H1;Nà Lùng;Vi Thị An;Nữ;1970;Chủ hộ;
            H1;Nà Lùng;Lý Văn Đạt;Nam;2002;Con;000202000001
            """));
        ImportFault fault = Assert.Single(done.Faults);
        Assert.Equal((3, "Số CCCD", "citizen-id-elsewhere"), (fault.Row, fault.Column, fault.Problem));
        Assert.Equal(ImportOutcome.Refused, Assert.Single(done.Households).Outcome);
    }

    [Fact]
    public async Task A_household_of_another_code_and_another_head_is_not_overwritten_through_one_citizen_id()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        const string Columns = "Mã hộ;Thôn;Họ và tên;Giới tính;Ngày sinh;Quan hệ với chủ hộ;Số CCCD\n";
        await ImportAsync(store, Read(Columns + "H1;Nà Lùng;Lý Văn An;Nam;1980;Chủ hộ;000080000001\nH1;Nà Lùng;Vi Thị Hoa;Nữ;1982;Vợ;"));
        int journal = await store.JournalCountAsync();
        ImportPreview done = await ImportAsync(store, Read(Columns + "H9;Nà Lùng;Kẻ Trùng;Nam;1980;Chủ hộ;000080000001"));
        ImportFault fault = Assert.Single(done.Faults);
        Assert.Equal((2, "Số CCCD", "citizen-id-elsewhere"), (fault.Row, fault.Column, fault.Problem));
        Assert.Contains("Lý Văn An, Nà Lùng, H1", fault.Message, StringComparison.Ordinal);
        // Also where the file names the first household, but another person with the number of its head.
        done = await ImportAsync(store, Read(Columns + "H1;Nà Lùng;Vi Thị Hoa;Nữ;1982;Chủ hộ;\nH9;Nà Lùng;Kẻ Trùng;Nam;1980;Chủ hộ;000080000001"));
        Assert.Equal((3, "citizen-id-elsewhere"), (Assert.Single(done.Faults).Row, done.Faults[0].Problem));
        Assert.Equal(journal, await store.JournalCountAsync());
    }

    [Theory]
    [InlineData("H1", "Lý Văn Ân")]
    [InlineData("H9", "Lý Văn An")]
    [InlineData("H9", "Ly Van Am")]
    [InlineData("H1", "Kẻ Trùng")]
    public async Task A_household_of_which_the_code_or_the_name_is_new_becomes_other(string code, string name)
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        const string Columns = "Mã hộ;Thôn;Họ và tên;Giới tính;Ngày sinh;Quan hệ với chủ hộ;Số CCCD\n";
        await ImportAsync(store, Read(Columns + "H1;Nà Lùng;Lý Văn An;Nam;1980;Chủ hộ;000080000001"));
        ImportPreview done = await ImportAsync(store, Read(Columns + $"{code};Nà Lùng;{name};Nam;1980;Chủ hộ;000080000001"));
        Assert.Empty(done.Faults);
        Assert.Equal(ImportOutcome.Changed, Assert.Single(done.Households).Outcome);
    }

    [Fact]
    public async Task A_fault_names_no_household_that_the_reader_may_not_see()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        await store.RecordAsync(new NewHousehold(VanLinh.LanBong, "H9", [new("Lý Văn Sỹ", Sex.Male, "head") { BirthYear = 1980 }, new("Lý Văn Đạt", Sex.Male, "child") { BirthYear = 2002, CitizenId = "000202000001" }]));
        HouseholdFile file = Read("""
            Mã hộ;Thôn;Họ và tên;Giới tính;Ngày sinh;Quan hệ với chủ hộ;Số CCCD
            H9;Thôn Mới;Vi Thị An;Nữ;1970;Chủ hộ;
            H9;Thôn Mới;Lý Văn Đạt;Nam;2002;Con;000202000001
            """);
        ImportPreview elsewhere = await store.With(c => c.Import.RunAsync(VanLinh.Officer(VanLinh.OtherCommune), new ImportRequest(file, VanLinh.OtherCommune, AsOf, true)));
        Assert.Equal(["citizen-id-elsewhere", "household-code-elsewhere"], elsewhere.Faults.Select(f => f.Problem).Order(StringComparer.Ordinal));
        Assert.All(elsewhere.Faults, f => Assert.DoesNotContain("Sỹ", f.Message + string.Join('|', f.Found), StringComparison.Ordinal));
        Assert.All(elsewhere.Faults, f => Assert.DoesNotContain("Lân Bông", f.Message + string.Join('|', f.Found), StringComparison.Ordinal));
        Assert.Contains(elsewhere.Faults, f => f.Message.Contains("một hộ của xã khác", StringComparison.Ordinal));
        ImportPreview over = await store.With(c => c.Import.RunAsync(VanLinh.Officer(VanLinh.Province), new ImportRequest(file, VanLinh.OtherCommune, AsOf, true)));
        Assert.Contains(over.Faults, f => f.Message.Contains("Lý Văn Sỹ, Lân Bông, H9", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Somebody_who_moved_between_two_households_of_the_file_moves()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        HouseholdId from = await store.RecordAsync(new NewHousehold(VanLinh.LanBong, "H9", [new("Lý Văn Sỹ", Sex.Male, "head") { BirthYear = 1980 }, new("Lý Văn Đạt", Sex.Male, "child") { BirthYear = 2002, CitizenId = "000202000001" }]));
        ImportPreview done = await ImportAsync(store, Read("""
            Mã hộ;Thôn;Họ và tên;Giới tính;Ngày sinh;Quan hệ với chủ hộ;Số CCCD
            H9;Lân Bông;Lý Văn Sỹ;Nam;1980;Chủ hộ;
            H10;Nà Lùng;Lý Văn Đạt;Nam;2002;Chủ hộ;000202000001
            """));
        Assert.Empty(done.Faults);
        Assert.Equal(2, (await store.ReadAsync(from, AsOf.AddDays(-1))).Members.Count);
        Assert.Single((await store.ReadAsync(from, AsOf)).Members);
        await using AniseDb db = store.Open();
        Assert.Equal(2, await db.MemberFacts.Select(f => f.MemberId).Distinct().CountAsync());
    }

    [Fact]
    public async Task A_list_of_heads_alone_takes_nobody_out()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        HouseholdId id = await store.RecordAsync(VanLinh.Family("H1"));
        ImportPreview done = await ImportAsync(store, Read("""
            Mã hộ;Thôn;Họ tên chủ hộ;Giới tính;Năm sinh;Dân tộc
            H1;Nà Lùng;Hoàng Văn Khánh;Nam;1970;Nùng
            """));
        Assert.Empty(done.Faults);
        Assert.Equal(3, (await store.ReadAsync(id, AsOf)).Members.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_export_read_back_changes_nothing(bool workbook)
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        foreach (string name in (string[])["members-tcvn3.xlsx", "members-nfd.csv"]) await ImportAsync(store, SampleFilesTests.Read(name));
        IReadOnlyList<ExportRow> rows = await store.With(c => c.Export.RunAsync(TestStore.Console, VanLinh.Commune, AsOf));
        int journal = await store.JournalCountAsync();
        ImportPreview again = await ImportAsync(store, ReadBack(rows, workbook));
        Assert.Equal([], again.Faults.Select(f => f.Row + f.Column + f.Problem));
        Assert.All(again.Households, h => Assert.Equal(ImportOutcome.Left, h.Outcome));
        Assert.Equal(journal, await store.JournalCountAsync());
    }

    internal static HouseholdFile ReadBack(IReadOnlyList<ExportRow> rows, bool workbook, ColumnMapping? mapping = null)
    {
        using var stream = new MemoryStream();
        if (workbook) ExportFile.WriteWorkbook(rows, stream);
        else stream.Write(System.Text.Encoding.UTF8.GetBytes(Csv(rows)));
        stream.Position = 0;
        return HouseholdFileReader.Read(stream, workbook ? "export.xlsx" : "export.csv", SampleFilesTests.Options with { Mapping = mapping });
    }

    internal static HouseholdFile Read(string csv) =>
        HouseholdFileReader.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(csv)), "ds.csv", SampleFilesTests.Options);

    internal static Task<ImportPreview> ImportAsync(VanLinh store, HouseholdFile file, bool createVillages = true) =>
        store.With(c => c.Import.RunAsync(TestStore.Console, new ImportRequest(file, VanLinh.Commune, AsOf, createVillages)));

    private static async Task<string> ExportAsync(VanLinh store) =>
        Csv(await store.With(c => c.Export.RunAsync(TestStore.Console, VanLinh.Commune, AsOf)));

    private static string Csv(IReadOnlyList<ExportRow> rows)
    {
        using var text = new StringWriter();
        ExportFile.WriteCsv(rows, text);
        return text.ToString();
    }
}
