using System.Text;
using Anise.Households;
using Anise.Households.Import;
using Anise.Households.Import.Reading;
using Anise.Tables.Files;
using Anise.Tables.Reading;

namespace Anise.Tests.Households.Import;

public class WorseFilesTests
{
    private static readonly object[] Header = ["Mã hộ", "Thôn", "Họ và tên", "Giới tính", "Ngày sinh", "Dân tộc", "Quan hệ với chủ hộ", "Số CCCD"];
    private static readonly object[] Head = ["065050400", "Nà Lùng", "Vi Văn An", "Nam", "14/02/1953", "Nùng", "Chủ hộ", "000053334779"];
    private static readonly object[] Wife = ["065050400", "Nà Lùng", "Chu Thị Yến", "Nữ", "1952", "Dao", "Vợ", "000152390496"];

    [Fact]
    public void A_header_in_row_15_after_titles_is_found()
    {
        var rows = Enumerable.Range(0, 14).Select(i => i == 3 ? new object?[] { null, null, "DANH SÁCH HỘ" } : null).Append(Header).Append(Head).Append(Wife).ToArray();

        var file = Read(Workbooks.Of(rows));

        Assert.Empty(file.Faults);
        Assert.Equal(15, file.Sheets[0].LastHeaderRow);
        Assert.Equal(2, file.Households.Single().Members.Count);
    }

    [Fact]
    public void Values_much_too_long_are_faults_of_their_cells_that_quote_little()
    {
        object[] row = [new string('9', 5000), new string('b', 101), new string('a', 30000), "Nam", 1980, "Nùng", "Chủ hộ", null!];

        var file = Read(Workbooks.Of(Header, Head, row));

        Assert.Equal([("Họ và tên", "too-long"), ("Mã hộ", "too-long"), ("Thôn", "too-long")], file.Faults.Where(f => f.Row == 3).Select(f => (f.Column, f.Problem)).Order());
        Assert.All(file.Faults, f => Assert.InRange(f.Message.Length, 1, 150));
    }

    [Fact]
    public void A_date_that_is_no_number_is_a_fault_of_its_cell()
    {
        var file = Read(Workbooks.Of(Header, [.. Head[..4], double.NaN, .. Head[5..]]));

        Assert.Equal((2, "Ngày sinh", "not-a-date"), (Assert.Single(file.Faults).Row, file.Faults[0].Column, file.Faults[0].Problem));
    }

    [Fact]
    public void Two_header_rows_with_merged_groups_give_the_columns_under_them()
    {
        var file = Read(Workbooks.Of([("DS", [
            ["STT", "Họ và tên", "Giới tính", null, "Ngày sinh", "Quan hệ", "Thôn"],
            [null, null, "Nam", "Nữ"],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
            [1, "Vi Văn An", "x", null, "14.02.53", "Chủ hộ", "Nà Lùng"],
            [null, "Chu Thị Yến", null, "x", "5/1952", "vợ"],
        ], ["A1:A2", "B1:B2", "C1:D1", "E1:E2", "F1:F2", "G1:G2"])]));

        Assert.Empty(file.Faults);
        var members = file.Households.Single().Members;
        Assert.Equal([Sex.Male, Sex.Female], members.Select(m => m.Sex!.Value));
        Assert.Equal(new DateOnly(1953, 2, 14), members[0].BirthDate);
        Assert.Equal(1952, members[1].BirthYear);
        Assert.Equal("1", file.Households[0].Number);
    }

    [Fact]
    public void The_year_of_birth_may_stand_in_the_column_of_the_sex()
    {
        var file = Read(Workbooks.Of([("Nà Lùng", [
            ["STT", "Họ và tên", "Năm sinh", null, "Quan hệ"],
            [null, null, "Nam", "Nữ"],
            [1, "Vi Văn An", 1953, null, "Chủ hộ"],
            [null, "Chu Thị Yến", null, "1952", "vợ"],
        ], ["C1:D1"])]));

        Assert.Empty(file.Faults);
        Assert.Equal([(Sex.Male, 1953), (Sex.Female, 1952)], file.Households.Single().Members.Select(m => (m.Sex!.Value, m.BirthYear!.Value)));
    }

    [Fact]
    public void English_headers_are_known()
    {
        var file = Read(Workbooks.Of(["Household code", "Village", "Full name", "Gender", "Date of birth", "Ethnic group", "Relationship to head", "ID number"], Head, Wife));

        Assert.Empty(file.Faults);
        Assert.Equal("000053334779", file.Households.Single().Members[0].CitizenId!.Value.Value);
    }

    [Fact]
    public void Totals_in_the_middle_and_signatures_are_no_members()
    {
        var file = Read(Workbooks.Of(
            Header, Head, Wife, [null, null, "Cộng thôn Nà Lùng", 2], ["065050401", "Lân Bông", "Lý Văn Tân", "nam", 29221, "Tày", "Chủ hộ"],
            [null, null, "TỔNG CỘNG: 3 khẩu"], null, [null, null, "Người lập biểu", null, null, null, "TM. UBND XÃ"], [null, null, "(Ký tên)"], null, [null, null, "Nông Văn Kiểm", null, null, null, "Lý Văn Chủ"]));

        Assert.Empty(file.Faults);
        Assert.Equal([2, 1], file.Households.Select(h => h.Members.Count));
        Assert.Equal(new DateOnly(1980, 1, 1), file.Households[1].Members[0].BirthDate);
    }

    [Fact]
    public void A_code_merged_over_its_rows_holds_for_each()
    {
        var file = Read(Workbooks.Of([("DS", [Header, Head, [null, .. Wife[1..]]], ["A2:A3"])]));

        Assert.Empty(file.Faults);
        Assert.Equal(2, file.Households.Single().Members.Count);
    }

    [Fact]
    public void A_code_only_at_the_head_holds_for_its_block()
    {
        var file = Read(Workbooks.Of(
            Header, Head, [null, null, .. Wife[2..]],
            ["065050401", "Lân Bông", "Lý Văn Tân", "nam", "1980", "Tày", "Chủ hộ"], [null, null, "Lý Thị Hoa", "nữ", "2010", "Tày", "con"]));

        Assert.Empty(file.Faults);
        Assert.Equal(["065050400", "065050401"], file.Households.Select(h => h.Code));
    }

    [Fact]
    public void Households_without_code_and_number_begin_at_their_heads()
    {
        var file = Read(Workbooks.Of(
            ["TT", "Họ tên", "Giới tính", "Năm sinh", "Quan hệ với chủ hộ"],
            [1, "Vi Văn An", "Nam", 1953, "Chủ hộ"], [2, "Chu Thị Yến", "Nữ", 1952, "Vợ"], [3, "Lý Văn Tân", "Nam", 1980, "Chủ hộ"], [4, "Lý Thị Hoa", "Nữ", 2010, "Con"]));

        Assert.Empty(file.Faults);
        Assert.Equal([2, 2], file.Households.Select(h => h.Members.Count));
        Assert.All(file.Households, h => Assert.Equal("Nà Lùng", h.Village));
    }

    [Fact]
    public void A_header_repeated_on_the_next_page_starts_no_member()
    {
        var file = Read(Workbooks.Of(Header, Head, Header, Wife));

        Assert.Empty(file.Faults);
        Assert.Equal(2, file.Households.Single().Members.Count);
    }

    [Fact]
    public void Cover_sheets_and_hidden_sheets_are_left_out()
    {
        object?[][] rows = [Header, Head, Wife];
        var file = Read(Workbooks.Of([("Bìa", [["UBND XÃ VẠN LINH"], ["BÁO CÁO NĂM 2024"]], []), ("DS", rows, []), ("cũ", rows, [])], hidden: "cũ"));

        Assert.Empty(file.Faults);
        Assert.Equal([false, true, false], file.Sheets.Select(s => s.Recognised));
        Assert.Single(file.Households);
    }

    [Theory]
    [InlineData("Sheet1", "DANH SÁCH HỘ THÔN NÀ LÙNG, XÃ VẠN LINH", "Nà Lùng")]
    [InlineData("DS thon Na Lung", "Danh sách hộ thôn Nà Lùng", "Nà Lùng")]
    [InlineData("Thôn Nà Lùng", "Ủy ban nhân dân xã", "Nà Lùng")]
    [InlineData("Nà Lùng", "Danh sách", "Nà Lùng")]
    public void The_village_of_a_sheet_is_in_its_title_or_its_name(string sheet, string title, string village)
    {
        var file = Read(Workbooks.Of([(sheet, [[title], ["Họ tên", "Giới tính", "Năm sinh", "Quan hệ"], ["Vi Văn An", "Nam", 1953, "Chủ hộ"]], [])]));

        Assert.Empty(file.Faults);
        Assert.Equal(village, file.Households.Single().Village);
    }

    [Fact]
    public void A_row_that_names_a_village_holds_for_the_rows_below()
    {
        var file = Read(Workbooks.Of([("DS", [
            ["Họ tên", "Giới tính", "Năm sinh", "Quan hệ"],
            ["Thôn Nà Lùng"], ["Vi Văn An", "Nam", 1953, "Chủ hộ"],
            ["Thôn Lân Bông"], ["Lý Văn Tân", "Nam", 1980, "Chủ hộ"],
        ], [])]));

        Assert.Empty(file.Faults);
        Assert.Equal(["Nà Lùng", "Lân Bông"], file.Households.Select(h => h.Village));
    }

    [Fact]
    public void A_household_whose_village_nobody_tells_is_a_fault()
    {
        var file = Read(Workbooks.Of([("Sheet1", [["Họ tên", "Giới tính", "Năm sinh", "Quan hệ"], ["Vi Văn An", "Nam", 1953, "Chủ hộ"]], [])]));

        Assert.Equal((2, "village-missing"), file.Faults.Select(f => (f.Row, f.Problem)).Single());
    }

    [Fact]
    public void Codes_for_sexes_and_words_around_values_are_understood()
    {
        var file = Read(Workbooks.Of(
            ["Mã hộ", "Họ tên", "Giới tính", "Năm sinh", "Dân tộc", "Quan hệ"],
            [65050400, "VI VĂN AN", 1, 1953, "Dân tộc Nùng", "CHỦ HỘ"],
            [65050400, "CHU THỊ YẾN", 0, 1952, "nùng", "vợ"],
            ["65050400", "VI VĂN BA", "M", 1980, "H'Mông", "Con thứ 2"],
            ["065050400", "VI THỊ TƯ", "F", 1982, "07", "con gái út"]));

        Assert.Empty(file.Faults);
        var household = Assert.Single(file.Households);
        Assert.Equal("065050400", household.Code);
        Assert.Equal(["head", "spouse", "child", "child"], household.Members.Select(m => m.Relationship!));
        Assert.Equal([Sex.Male, Sex.Female, Sex.Male, Sex.Female], household.Members.Select(m => m.Sex!.Value));
        Assert.Equal(["Nùng", "Nùng", "Mông", "Nùng"], household.Members.Select(m => m.Ethnicity!.Name));
        Assert.Equal("Chu Thị Yến", household.Members[1].Name);
    }

    [Fact]
    public void A_list_of_heads_only_gives_households_of_one()
    {
        var file = Read(Workbooks.Of(["STT", "Họ tên chủ hộ", "Giới tính", "Năm sinh", "Địa chỉ"], [1, "Vi Văn An", "Nam", 1953, "Nà Lùng"], [2, "Lý Văn Tân", "Nam", 1980, "Nà Lùng"]));

        Assert.Empty(file.Faults);
        Assert.Equal(["head", "head"], file.Households.Select(h => h.Members.Single().Relationship!));
    }

    [Fact]
    public void A_formula_gives_the_value_that_excel_saved()
    {
        var file = Read(Workbooks.Of(Header, Head, [.. Wife[..2], "==Chu Thị Yến", .. Wife[3..]]));

        Assert.Equal("Chu Thị Yến", file.Households.Single().Members[1].Name);
    }

    [Theory]
    [InlineData(";", "utf-16")]
    [InlineData("\t", "utf-16BE")]
    [InlineData(",", "utf-8")]
    [InlineData("|", "utf-8")]
    [InlineData("\t", "windows-1258")]
    public void Separated_text_of_any_kind_is_read(string separator, string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = string.Join("\r\n", new[] { Header, Head, Wife }.Select(r => string.Join(separator, r))) + "\r\n";
        if (encoding == "windows-1258")
            text = ForWindows1258(text);

        var file = Read(new MemoryStream(Encoding.GetEncoding(encoding).GetBytes(text)), "ds.csv");

        Assert.Empty(file.Faults);
        Assert.Equal("Chu Thị Yến", file.Households.Single().Members[1].Name);
        Assert.Equal("Nùng", file.Households[0].Members[0].Ethnicity!.Name);
    }

    [Fact]
    public void Quoted_fields_may_hold_separators_and_rows_keep_their_numbers()
    {
        var text = "Danh sách;;\n\n\"Họ và tên\";\"Giới tính\";\"Ngày sinh\";\"Quan hệ với chủ hộ\";\"Thôn\"\n\"Vi Văn \"\"An\"\"\";Nam;31/02/1980;Chủ hộ;\"Nà Lùng; khu 1\"\n";

        var file = Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "ds.csv");

        Assert.Equal([(4, "Ngày sinh", "not-a-date")], file.Faults.Select(f => (f.Row, f.Column, f.Problem)));
        Assert.Equal("Nà Lùng; khu 1", file.Households.Single().Village);
    }

    [Fact]
    public void Files_that_cannot_be_read_give_one_clear_fault()
    {
        var damaged = Workbooks.Of(Header, Head).ToArray();
        var encrypted = new byte[4096];
        new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }.CopyTo(encrypted, 0);
        Encoding.Unicode.GetBytes("EncryptedPackage").CopyTo(encrypted, 1024);

        Assert.Equal("file-empty", Problem([]));
        Assert.Equal("file-damaged", Problem(damaged[..(damaged.Length / 2)]));
        Assert.Equal("file-encrypted", Problem(encrypted));
        Assert.Equal("file-damaged", Problem(encrypted[..900]));
        Assert.Equal("file-kind-unknown", Problem("<html><table><tr><td>Họ và tên"u8.ToArray()));
        Assert.Equal("no-table", Problem("a;b\n1;2\n"u8.ToArray()));
        Assert.Equal("file-too-large", Problem(new byte[300], SampleFilesTests.Options with { Limits = new FileLimits { MaxBytes = 200 } }));
        Assert.Equal("file-too-large-unpacked", Problem(damaged, SampleFilesTests.Options with { Limits = new FileLimits { MaxUnpackedBytes = 200 } }));
        Assert.Equal("too-many-rows", Problem(damaged, SampleFilesTests.Options with { Limits = new FileLimits { MaxRows = 1 } }));
    }

    [Trait("needs", "time")]
    [Fact]
    public void A_hundred_thousand_rows_are_read_with_progress()
    {
        var text = new StringBuilder("Mã hộ;Thôn;Họ và tên;Giới tính;Năm sinh;Quan hệ\n");
        for (var i = 0; i < 100_000; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{100_000_000 + (i / 4)};Nà Lùng;Vi Văn An;Nam;{1950 + (i % 70)};{(i % 4 == 0 ? "Chủ hộ" : "Con")}\n");
        var reports = new List<int>();

        var file = SampleFilesTests.Read(new MemoryStream(Encoding.UTF8.GetBytes(text.ToString())), "to.csv", null, new Progress(reports.Add));

        Assert.Empty(file.Faults);
        Assert.Equal(25_000, file.Households.Count);
        Assert.Equal(100, reports.Count);
    }

    [Fact]
    public void Reading_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => HouseholdFileReader.Read(Workbooks.Of(Header, Head), "a.xlsx", SampleFilesTests.Options, null, source.Token));
    }

    private static string Problem(byte[] bytes, ReadOptions? options = null)
    {
        var file = HouseholdFileReader.Read(new MemoryStream(bytes), "tệp", options ?? SampleFilesTests.Options);
        var fault = Assert.Single(file.Faults);
        Assert.NotEmpty(fault.Message);
        return fault.Problem;
    }

    private static HouseholdFile Read(Stream stream, string name = "ds.xlsx") => HouseholdFileReader.Read(stream, name, SampleFilesTests.Options);

    /// <summary>windows-1258 has the letters ă â ê ô ơ ư đ whole and writes tones after them.</summary>
    private static string ForWindows1258(string text) => string.Concat(text.Select(c =>
    {
        var parts = c.ToString().Normalize(NormalizationForm.FormD);
        var tone = parts.FirstOrDefault(p => p is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323');
        return tone == default ? c.ToString() : string.Concat(parts.Where(p => p != tone)).Normalize(NormalizationForm.FormC) + tone;
    }));

    private sealed class Progress(Action<int> report) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => report(value.Rows);
    }
}
