using System.IO.Compression;
using System.Text;
using Anise.Households;
using Anise.Households.Import.Reading;
using Anise.Tables.Faults;
using Anise.Tables.Layout;
using Anise.Tests.Households.Import;
using CsCheck;

namespace Anise.Tests.Tables;

/// <summary>Lists in the shapes and words of other offices: read as they are meant, or asked about.</summary>
public sealed class OfficeFilesTests
{
    private static readonly object[] Header = ["Mã hộ", "Thôn", "Họ và tên", "Giới tính", "Ngày sinh", "Dân tộc", "Quan hệ với chủ hộ", "Số CCCD"];

    private static readonly object?[][] People =
    [
        ["065050400", "Nà Lùng", "Vi Văn An", "Nam", "14/02/1953", "Nùng", "Chủ hộ", "000053334779"],
        ["065050400", "Nà Lùng", "Chu Thị Yến", "Nữ", "1952", "Dao", "Vợ", "000152390496"],
        ["065050401", "Lân Bông", "Lý Văn Tân", "Nam", "01/01/1980", "Tày", "Chủ hộ", null],
        ["065050401", "Lân Bông", "Lý Thị Hoa", "Nữ", "20/10/2010", "Tày", "Con", null],
    ];

    [Fact]
    public void Abbreviated_headers_are_known()
    {
        HouseholdFile file = Read(Workbooks.Of(
            ["Hộ số", "Thôn", "Họ & tên", "GT", "NTNS", "D.tộc", "Q.hệ chủ hộ", "Số định danh", "Chỗ ở hiện nay", "Kết quả", "GC"],
            [1, "Nà Lùng", "Vi Văn An", "Nam", "14/02/1953", "Nùng", "Chủ hộ", "000053334779", "Nà Lùng", "Hộ nghèo", "x"],
            [1, "Nà Lùng", "Chu Thị Yến", "Nữ", "1952", "Dao", "Vợ", null, "Nà Lùng", "Hộ nghèo", null],
            [2, "Nà Lùng", "Lý Văn Tân", "Nam", "1980", "Tày", "Chủ hộ", null, "Nà Lùng", "Hộ nghèo", null]));
        Assert.Empty(file.Faults);
        Assert.Equal([2, 1], file.Households.Select(h => h.Members.Count));
        Assert.Equal([Fields.Address, Fields.BirthDate, Fields.CitizenId, Fields.Ethnicity, Fields.Name, Fields.Note, Fields.NumberInList, Fields.Relationship, Fields.Sex, Fields.Village],
            file.Sheets[0].Columns.Select(c => c.Field).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_column_of_poor_households_is_no_household_code()
    {
        HouseholdFile file = Read(Workbooks.Of(
            ["STT", "Hộ nghèo", "Thôn", "Họ và tên", "Giới tính", "Năm sinh", "Quan hệ"],
            [1, "x", "Nà Lùng", "Vi Văn An", "Nam", 1953, "Chủ hộ"], [2, "x", "Nà Lùng", "Chu Thị Yến", "Nữ", 1952, "Vợ"], [3, null, "Nà Lùng", "Lý Văn Tân", "Nam", 1980, "Chủ hộ"]));
        Assert.Empty(file.Faults);
        Assert.DoesNotContain(file.Sheets[0].Columns, c => c.Field == Fields.HouseholdCode);
        Assert.Equal(2, file.Households.Count);
    }

    [Fact]
    public void Columns_without_a_known_header_are_told_by_what_stands_under_them()
    {
        object?[][] rows = [["Mã hộ", "Thôn", "Cột C", "Cột D", "Ngày sinh", "Cột F", "Cột G", "Cột H"], .. People];
        HouseholdFile asked = Read(Workbooks.Of(rows));
        Assert.All(asked.Faults, f => Assert.Equal((FaultLevel.Question, "column-doubtful"), (f.Level, f.Problem)));
        Assert.Contains(asked.Faults, f => f.Column == "Cột C");
        HouseholdFile file = Read(Workbooks.Of(rows), new ColumnMapping { Confirmed = true });
        Assert.Empty(file.Faults);
        Assert.Equal(["Vi Văn An", "Chu Thị Yến", "Lý Văn Tân", "Lý Thị Hoa"], file.Households.SelectMany(h => h.Members).Select(m => m.Name));
        Assert.Contains(file.Sheets[0].Columns, c => c is { Field: Fields.Relationship, Letter: "G", Reason: ColumnReason.Content });
    }

    [Fact]
    public void Each_table_of_a_sheet_belongs_to_the_village_in_its_title()
    {
        object[] header = ["Họ tên", "Giới tính", "Năm sinh", "Quan hệ"];
        HouseholdFile file = Read(Workbooks.Of([("DS", [
            ["DANH SÁCH HỘ THÔN NÀ LÙNG XÃ VẠN LINH NĂM 2025"], header, ["Vi Văn An", "Nam", 1953, "Chủ hộ"], ["Chu Thị Yến", "Nữ", 1952, "Vợ"],
            null, ["DANH SÁCH HỘ THÔN CỐC CÚT XÃ VẠN LINH NĂM 2025"], header, ["Lý Văn Tân", "Nam", 1980, "Chủ hộ"],
        ], [])]));
        Assert.Empty(file.Faults);
        Assert.Equal(["Nà Lùng", "Cốc Cút"], file.Households.Select(h => h.Village));
    }

    [Theory]
    [InlineData("II", "Thôn Cốc Cút")]
    [InlineData(null, "II. THÔN CỐC CÚT")]
    [InlineData(null, "Thôn Cốc Cút: 15 hộ, 60 khẩu")]
    [InlineData(null, "T.Cốc Cút")]
    [InlineData(null, "Tổ dân phố Cốc Cút")]
    public void A_row_that_names_a_village_is_no_head(string? number, string village)
    {
        HouseholdFile file = Read(Workbooks.Of([("Nà Lùng", [
            ["STT", "Họ tên", "Giới tính", "Năm sinh", "Quan hệ"], [1, "Vi Văn An", "Nam", 1953, "Chủ hộ"], [number, village], [1, "Lý Văn Tân", "Nam", 1980, "Chủ hộ"],
        ], [])]));
        Assert.Empty(file.Faults);
        Assert.Equal([("Nà Lùng", "Vi Văn An"), ("Cốc Cút", "Lý Văn Tân")], file.Households.Select(h => (h.Village!, h.Members.Single().Name)));
    }

    [Theory]
    [InlineData("CHƯƠNG TRÌNH XÂY DỰNG NÔNG THÔN MỚI")]
    [InlineData("ỦY BAN NHÂN DÂN XÃ VẠN LINH, KHU VỰC II")]
    [InlineData("T. Lạng Sơn")]
    public void A_title_that_names_no_village_gives_none(string title)
    {
        HouseholdFile file = Read(Workbooks.Of([("Sheet1", [[title], ["Họ tên", "Giới tính", "Năm sinh", "Quan hệ"], ["Vi Văn An", "Nam", 1953, "Chủ hộ"]], [])]));
        Assert.Equal("village-missing", Assert.Single(file.Faults).Problem);
    }

    [Fact]
    public void A_record_whose_values_are_words_of_headers_is_no_header()
    {
        HouseholdFile file = Read(Workbooks.Of([("Nà Lùng", [
            ["Họ tên", "Giới tính", "Năm sinh", "Quan hệ", "Kết quả"], ["Vi Văn An", "Nam", 1953, "Chủ hộ", "Hộ nghèo"], ["Chu Thị Yến", "Nữ", 1952, "Vợ", "Hộ nghèo"],
            ["Lý Văn Tân", "Nam", 1980, "Chủ hộ", "Nghèo"], ["Lý Thị Ba", "Nữ", 2011, "Con", "Nghèo"],
        ], [])]));
        Assert.Empty(file.Faults);
        Assert.Equal([2, 2], file.Households.Select(h => h.Members.Count));
    }

    [Fact]
    public void A_village_that_stands_only_where_it_begins_holds_for_the_households_below_and_one_that_was_forgotten_is_asked()
    {
        object?[][] Rows(params string?[] villages) => [["Thôn", "Họ tên", "Giới tính", "Năm sinh", "Quan hệ"], .. villages.Select(v => (object?[])[v, "Vi Văn An", "Nam", 1953, "Chủ hộ"])];
        HouseholdFile once = Read(Workbooks.Of(Rows("Nà Lùng", null, "Cốc Cút", null)));
        Assert.Equal(["Nà Lùng", "Nà Lùng", "Cốc Cút", "Cốc Cút"], once.Households.Select(h => h.Village));
        Assert.DoesNotContain(once.Faults, f => f.Problem == "village-as-above");
        HouseholdFile forgotten = Read(Workbooks.Of(Rows("Nà Lùng", "Nà Lùng", null, "Cốc Cút")));
        Assert.Equal(4, Assert.Single(forgotten.Faults, f => f.Problem == "village-as-above").Row);
    }

    [Theory]
    [InlineData("Giới (Nam=0; Nữ=1)", 0, 1)]
    [InlineData("Giới tính (1 nam, 2 nữ)", 1, 2)]
    [InlineData("Nam = 1 Nữ = 0", 1, 0)]
    public void Codes_mean_what_the_head_of_their_column_says(string head, int man, int woman)
    {
        HouseholdFile file = Read(Workbooks.Of([("Nà Lùng", [
            ["Họ tên", head, "Năm sinh", "Quan hệ"], ["Vi Văn An", man, 1953, "Chủ hộ"], ["Chu Thị Yến", woman, 1952, "Vợ"], ["Vi Thị Ba", woman, 1980, "Con"],
        ], [])]));
        Assert.Empty(file.Faults);
        Assert.Equal([Sex.Male, Sex.Female, Sex.Female], file.Households.Single().Members.Select(m => m.Sex!.Value));
    }

    [Fact]
    public void A_word_nobody_knows_is_one_question_and_its_answer_holds_for_all_rows()
    {
        object?[][] rows = [Header, .. People.Select(r => (object?[])[.. r[..6], r[6] is "Chủ hộ" ? "CH" : r[6] is "Con" ? "C" : "V", r[7]])];
        ImportFault[] asked = [.. Read(Workbooks.Of([.. rows, .. Enumerable.Range(0, 120).Select(_ => (object?[])["065050401", "Lân Bông", "Lý Thị Ba", "Nữ", "2011", "Tày", "C", null])])).Faults];
        Assert.Equal(["C", "V"], asked.Where(f => f.Problem == "unknown-value").Select(f => (string)f.Found[0]!).Order(StringComparer.Ordinal));
        Assert.Equal(120, asked.Single(f => f.Found is ["C"]).OtherRows.Count);

        ColumnMapping mapping = MappingFile.Read("values: { relationship: { V: spouse, C: child } }\n", HouseholdTable.Description).Mapping!;
        HouseholdFile file = Read(Workbooks.Of(rows), mapping);
        Assert.Empty(file.Faults);
        Assert.Equal(["head", "spouse", "head", "child"], file.Households.SelectMany(h => h.Members).Select(m => m.Relationship!));
        Assert.Equal(mapping.MeaningOf("relationship", "v"), MappingFile.Read(MappingFile.Write(mapping), HouseholdTable.Description).Mapping!.MeaningOf("relationship", "V"));
    }

    [Fact]
    public void Ages_unknown_births_and_old_cards_are_taken_as_what_they_are_and_said()
    {
        object?[][] rows = [
            ["Thôn", "Họ và tên", "Giới tính", "Tuổi", "Quan hệ", "Số CCCD"],
            ["Nà Lùng", "Vi Văn An", "Nam", 73, "Chủ hộ", "081234567"], [null, "Chu Thị Yến", "Nữ", 70, "Vợ", null]];
        Assert.Equal("birth-from-age", Assert.Single(Read(Workbooks.Of(rows)).Faults).Problem);
        HouseholdFile file = Read(Workbooks.Of(rows), new ColumnMapping { Confirmed = true });
        Assert.Empty(file.Faults);
        Assert.Equal([1953, 1956], file.Households.Single().Members.Select(m => m.BirthYear!.Value));
        Assert.Equal("081234567", file.Households[0].Members[0].OldIdentityCard);
        Assert.Contains(file.Notes, n => n.Problem == "old-card");

        HouseholdFile unknown = Read(Workbooks.Of(["Thôn", "Họ và tên", "Giới tính", "Năm sinh", "Quan hệ"], ["Nà Lùng", "Vi Văn An", "Nam", "không rõ", "Chủ hộ"]));
        Assert.Empty(unknown.Faults);
        Assert.Null(unknown.Households.Single().Members.Single().BirthYear);
        Assert.Contains(unknown.Notes, n => n.Problem == "birth-unknown");
    }

    [Theory]
    [InlineData("Ngày", "Tháng", "Năm")]
    [InlineData("Ngày sinh", "Tháng sinh", "Năm sinh")]
    [InlineData("Ngày", "Tháng", "Năm sinh")]
    public void Day_month_and_year_in_three_columns_are_one_birth(string day, string month, string year)
    {
        HouseholdFile file = Read(Workbooks.Of(
            ["Thôn", "Họ và tên", "Giới tính", day, month, year, "Quan hệ"],
            ["Nà Lùng", "Vi Văn An", "Nam", 14, 2, 1953, "Chủ hộ"], [null, "Chu Thị Yến", "Nữ", null, null, 1952, "Vợ"], [null, "Vi Thị Hoa", "Nữ", 31, 2, 1980, "Con"]));
        Assert.Equal((4, "not-a-date"), (Assert.Single(file.Faults).Row, file.Faults[0].Problem));
        Assert.Equal([new DateOnly(1953, 2, 14), null, null], file.Households.Single().Members.Select(m => m.BirthDate));
        Assert.Equal(1952, file.Households[0].Members[1].BirthYear);
    }

    [Fact]
    public void A_list_of_heads_says_how_many_members_it_lacks()
    {
        HouseholdFile file = Read(Workbooks.Of(["STT", "Thôn", "Họ tên chủ hộ", "Giới tính", "Năm sinh", "Số khẩu"], [1, "Nà Lùng", "Vi Văn An", "Nam", 1953, 4], [2, "Nà Lùng", "Lý Văn Tân", "Nam", 1980, 3]));
        Assert.Empty(file.Faults);
        Assert.Equal([2, 5], file.Notes.Single(n => n.Problem == "heads-only").Found);
    }

    [Fact]
    public void Households_without_faults_can_be_taken_and_the_others_left()
    {
        object?[][] rows = [Header, .. People[..2], [.. People[2][..4], "31/02/1980", .. People[2][5..]], People[3]];
        HouseholdFile file = Read(Workbooks.Of(rows), new ColumnMapping { WithoutFaulty = true });
        Assert.Empty(file.Faults);
        Assert.Equal(("065050400", "065050401"), (file.Households.Single().Code, file.LeftOut.Single().Code));
        Assert.Contains(file.Notes, n => n.Problem == "not-a-date");
    }

    [Fact]
    public void A_workbook_of_OpenDocument_is_read()
    {
        static string Row(object?[] cells, string look = "") => $"<table:table-row {look}>{string.Concat(cells.Select(c => c is null ? "<table:table-cell/>" : $"<table:table-cell office:value-type=\"string\"><text:p>{c}</text:p></table:table-cell>"))}</table:table-row>";
        string content = "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet><table:table table:name=\"DS\">"
            + Row(Header!) + string.Concat(People.Select(p => Row(p))) + "<table:table-row table:number-rows-repeated=\"1048571\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>";
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream part = zip.CreateEntry("content.xml").Open();
            part.Write(Encoding.UTF8.GetBytes(content));
        }
        packed.Position = 0;
        HouseholdFile file = Read(packed, name: "ds.ods");
        Assert.Empty(file.Faults);
        Assert.Equal(Truth, Shape(file));
    }

    /// <summary>Columns in any order, under any of their names, split over sheets, codes only at the head, rows in old encodings: the truth, or told.</summary>
    [Fact]
    public void However_an_office_writes_the_same_list_it_is_read_alike_or_asked_about() =>
        Gen.Select(Gen.Shuffle(Enumerable.Range(0, Header.Length).ToArray()), Gen.Int[0, 1000], Gen.Bool, Gen.Bool, Gen.Int[0, 15]).Sample((order, wording, codeAtHead, split, old) =>
        {
            object[] header = [.. order.Select(c => Words(c)[wording % Words(c).Count])];
            object?[] RowOf(int r) => [.. order.Select(c => codeAtHead && c == 0 && r % 2 == 1 ? null : (old & (1 << r)) != 0 && People[r][c] is string text ? Tcvn3(text) : People[r][c])];
            var sheets = split
                ? new (string, object?[]?[], string[])[] { ("DS 1", [header, RowOf(0), RowOf(1)], []), ("DS 2", [header, RowOf(2), RowOf(3)], []) }
                : [("DS", [header, RowOf(0), RowOf(1), RowOf(2), RowOf(3)], [])];
            HouseholdFile file = Read(Workbooks.Of(sheets));
            Assert.True(file.Faults.Count > 0 || Shape(file) == Truth, $"{string.Join('|', header)} {codeAtHead} {split} {old}: {Shape(file)}");
        }, iter: 300);

    private static readonly string Truth = "065050400 Nà Lùng: Vi Văn An Male 14/02/1953 Nùng head 000053334779, Chu Thị Yến Female 1952 Dao spouse 000152390496; "
        + "065050401 Lân Bông: Lý Văn Tân Male 01/01/1980 Tày head , Lý Thị Hoa Female 20/10/2010 Tày child ";

    private static string Shape(HouseholdFile file) => string.Join("; ", file.Households.Select(h =>
        $"{h.Code} {h.Village}: {string.Join(", ", h.Members.Select(m => $"{m.Name} {m.Sex} {m.BirthDate?.ToString("dd'/'MM'/'yyyy") ?? m.BirthYear?.ToString()} {m.Ethnicity?.Name} {m.Relationship} {m.CitizenId?.Value}"))}"));

    private static List<string> Words(int column) => HouseholdTable.Description.Words.Fields[column switch
    {
        0 => Fields.HouseholdCode, 1 => Fields.Village, 2 => Fields.Name, 3 => Fields.Sex, 4 => Fields.BirthDate, 5 => Fields.Ethnicity, 6 => Fields.Relationship, _ => Fields.CitizenId,
    }];

    /// <summary>TCVN 5712:1993 (VN3), for the letters of these people.</summary>
    private static string Tcvn3(string text)
    {
        const string letters = "ăâêôơưđàáạảãằấầậếềểệìíịòóọồốộờớợùúụứừựýỳ";
        const string bytes = "\u00A8\u00A9\u00AA\u00AB\u00AC\u00AD\u00AE\u00B5\u00B8\u00B9\u00B6\u00B7\u00BB\u00CA\u00C7\u00CB\u00D5\u00D2\u00D3\u00D6\u00D7\u00DD\u00DE\u00DF\u00E3\u00E4\u00E5\u00E8\u00E9\u00EA\u00ED\u00EE\u00EF\u00F3\u00F4\u00F8\u00F5\u00F9\u00FD\u00FA";
        return string.Concat(text.Select(c => letters.IndexOf(char.ToLowerInvariant(c), StringComparison.Ordinal) is >= 0 and var i ? bytes[i] : c));
    }

    private static HouseholdFile Read(Stream stream, ColumnMapping? mapping = null, string name = "ds.xlsx") =>
        HouseholdFileReader.Read(stream, name, SampleFilesTests.Options with { Mapping = mapping }, null, TestContext.Current.CancellationToken);
}
