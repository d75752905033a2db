using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using Anise.Households;
using Anise.Households.Import.Reading;
using Anise.Reviews.Results;
using Anise.RuleTables;
using Anise.Tables.Faults;
using Anise.Tables.Files;
using Anise.Tables.Layout;
using Anise.Tables.Reading;
using Anise.Tests.Households.Import;

namespace Anise.Tests.Tables;

/// <summary>Kinds of fault that are reported publicly of software for this job, each with the right value.</summary>
public sealed class FaultFilesTests
{
    private static readonly ReadOptions Options = new() { Today = new DateOnly(2026, 11, 30) };

    [Theory]
    [InlineData("mixed2-font-1of40.xlsx")]
    [InlineData("mixed2-nofont-1of40.xlsx")]
    [InlineData("mixed-tcvn3-one-of-40-nofont.xlsx")]
    public void One_row_of_another_encoding_is_converted_and_no_other(string name)
    {
        HouseholdFile file = Read(name);
        Assert.Empty(file.Faults);
        Assert.Equal(40, file.Households.Count);
        Assert.Equal(("Lê Công Tân", "Tân Lập"), (file.Households[0].Members[0].Name, file.Households[0].Village));
        Assert.Equal(("Nông Công Hùng", "Nà Lân"), (file.Households[1].Members[0].Name, file.Households[1].Village));
        HouseholdRow last = file.Households[^1];
        Assert.Equal(("Hứa Chí Công", "Nà Lân", "Tày"), (last.Members[0].Name, last.Village, last.Members[0].Ethnicity!.Name));
        Assert.Equal(["Nà Lân", "Tân Lập"], file.Households.Select(h => h.Village!).Distinct().Order(StringComparer.Ordinal));
    }

    [Trait("needs", "time")]
    [Theory]
    [InlineData("mixed-demo-vni-1.xlsx", "Hoàng Đình Phong", 716)]
    [InlineData("mixed-demo-tc-20.xlsx", "Nông Xuân Quân", 697)]
    public void Rows_in_an_old_font_among_hundreds_in_Unicode_are_converted_alone(string name, string converted, int number)
    {
        HouseholdFile file = Read(name);
        Assert.Empty(file.Faults);
        Assert.Equal(716, file.Households.Sum(h => h.Members.Count));
        Assert.Equal(["Thôn Bản Cút", "Thôn Cốc Mạ", "Thôn Pác Hoà"], file.Households.Select(h => h.Village!).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(converted, file.Households.SelectMany(h => h.Members).Single(m => m.Row == number + 1).Name);
        Assert.All(file.Households.SelectMany(h => h.Members).Where(m => m.Row <= number), m => Assert.Equal(AsWritten(name)[m.Row], m.Name));
    }

    [Theory]
    [InlineData("tong-heads.xlsx", "Lò Văn Thử,Tống Văn Hai,Tống Thị Mai,Nông Văn Bốn")]
    [InlineData("tong-e2e-heads.xlsx", "Lò Văn Một,Tòng Văn Hai,Lý Văn Năm,Lý Văn Sáu,Lý Văn Bảy")]
    public void A_person_is_no_total_whatever_they_are_called_or_do(string name, string people)
    {
        HouseholdFile file = Read(name, new ColumnMapping { Sheets = new Dictionary<string, SheetMapping>() });
        Assert.Empty(file.Faults);
        Assert.Equal(people.Split(','), file.Households.SelectMany(h => h.Members).Select(m => m.Name));
    }

    [Theory]
    [InlineData("tong-members-occupation.xlsx", 4, "5")]
    [InlineData("tong-mistyped-rel.xlsx", 4, "5")]
    public void A_person_whose_relationship_cannot_be_read_is_named_in_a_fault(string name, int people, string rows)
    {
        HouseholdFile file = Read(name);
        Assert.Equal(people, file.Households.Sum(h => h.Members.Count));
        foreach (string row in rows.Split(' ')) Assert.Contains(file.Faults, f => f.Row.ToString() == row && f.Column == "Quan hệ với chủ hộ");
    }

    [Fact]
    public void A_sheet_without_a_name_has_its_number_for_one()
    {
        var workbook = new MemoryStream();
        using (var package = new ZipArchive(workbook, ZipArchiveMode.Create, leaveOpen: true))
        {
            const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships", Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
            void Part(string name, string xml)
            {
                using var part = new StreamWriter(package.CreateEntry(name).Open());
                part.Write(xml);
            }
            string Relation(string type, string target) =>
                $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Office}/{type}" Target="{target}"/></Relationships>""";
            Part("_rels/.rels", Relation("officeDocument", "xl/workbook.xml"));
            Part("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet sheetId="1" r:id="rId1"/></sheets></workbook>""");
            Part("xl/_rels/workbook.xml.rels", Relation("worksheet", "worksheets/sheet1.xml"));
            Part("xl/worksheets/sheet1.xml", $"""<worksheet xmlns="{Main}"><sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData></worksheet>""");
        }
        SheetTable table = Assert.Single(SheetReader.Read(new MemoryStream(workbook.ToArray()), "no-name.xlsx", new FileLimits(), null, TestContext.Current.CancellationToken));
        Assert.Equal("1", table.Name);
    }

    [Theory]
    [InlineData("fullwidth-date.xlsx")]
    [InlineData("fullwidth-arabic.xlsx")]
    public void Digits_of_other_scripts_are_digits(string name)
    {
        HouseholdFile file = Read(name);
        Assert.Empty(file.Faults);
        Assert.Equal(new DateOnly(1975, 3, 12), file.Households[0].Members[0].BirthDate);
    }

    [Theory]
    [InlineData("errors-birth.xlsx", 2, "Ngày sinh")]
    [InlineData("errors-code.xlsx", 5, "Mã hộ")]
    [InlineData("errors-heads.xlsx", 3, "Họ tên chủ hộ")]
    [InlineData("errors-name-ref.xlsx", 4, "Họ và tên")]
    [InlineData("errors.xls", 2, "Ngày sinh")]
    [InlineData("errors.xls", 4, "Họ và tên")]
    public void An_error_of_Excel_is_a_fault_of_its_cell(string name, int row, string column) =>
        Assert.Contains(Read(name).Faults, f => (f.Row, f.Column, f.Problem) == (row, column, "cell-error"));

    [Theory]
    [InlineData("nocache-row.xlsx", 1)]
    [InlineData("nocache-all.xlsx", 4)]
    public void A_formula_never_computed_is_a_fault_that_says_open_and_save(string name, int rows)
    {
        HouseholdFile file = Read(name);
        Assert.Equal(rows, file.Faults.Where(f => f.Problem == "cell-not-computed").Select(f => f.Row).Distinct().Count());
        Assert.Equal(4, file.Households.Sum(h => h.Members.Count));
    }

    [Fact]
    public void Codes_that_a_program_turned_into_numbers_are_read_whole_or_refused()
    {
        HouseholdFile file = Read("sci-id-codes.csv");
        Assert.Equal(["", "065050201", "065050202", "065050203", "065050204", "065050205"], file.Households.Select(h => h.Code ?? ""));
        Assert.Equal([(2, "code-cut")], file.Faults.Select(f => (f.Row, f.Problem)));
        Assert.Equal([2, 3, 4], Read("sci-id-codes-merge.csv").Faults.Where(f => f.Problem == "code-cut").Select(f => f.Row));
    }

    [Fact]
    public void A_formula_around_a_text_is_the_text()
    {
        HouseholdFile file = Read("csv-eq-quote.csv");
        Assert.Empty(file.Faults);
        Assert.Equal(["H001", "H002"], file.Households.Select(h => h.Code));
        Assert.Equal(("020075000101", "0912000101"), (file.Households[0].Members[0].CitizenId!.Value.Value, file.Households[0].Members[0].Phone));
    }

    [Fact]
    public void Results_are_read_whole_or_told()
    {
        ReviewResultFile file = ReviewResultReader.Read(File.OpenRead(PathOf("results-a.xlsx")), "results-a.xlsx", Options, null, TestContext.Current.CancellationToken);
        Assert.Equal(25, file.Results.Count);
        Assert.Equal(("065050301", "065050302"), (file.Results[1].HouseholdCode, file.Results[2].HouseholdCode));
        Assert.Equal((135, 30, 4), (file.Results[4].B1, file.Results[4].B2, file.Results[6].Members));
        Assert.Equal("Tống Văn Hai", file.Results[14].Head);
        Assert.Equal("poor", file.Results[19].Class);
        Assert.Equal(135, file.Results[24].B1);
        Assert.Equal([(6, "code-cut"), (8, "not-a-number"), (14, "not-a-date"), (16, "not-a-date"), (18, "missing"), (19, "missing"), (20, "not-a-number"), (23, "cell-error"), (24, "unknown-value"), (25, "class-unknown")],
            file.Faults.Select(f => (f.Row, f.Problem)));
    }

    [Fact]
    public void Invisible_characters_are_removed()
    {
        Assert.Equal(["Lò Văn Thử", "Hoàng Thị Mẫu"], Read("bidi-name.xlsx").Households[0].Members.Take(2).Select(m => m.Name));
        Assert.Equal(["H001", "H002"], Read("bidi-code.xlsx").Households.Select(h => h.Code));
        Assert.Equal(Shape(Read("rematch-a.xlsx")), Shape(Read("rematch-c-bidi.xlsx")));
    }

    [Fact]
    public void What_looks_like_Đ_is_Đ()
    {
        HouseholdFile file = Read("eth-a.xlsx");
        Assert.Empty(file.Faults);
        Assert.Equal(("Đinh Văn Thử", "child"), (file.Households[0].Members[0].Name, file.Households[0].Members[2].Relationship));
        Assert.Equal(Shape(Read("rematch-a.xlsx")), Shape(Read("rematch-b-eth.xlsx")));
        Assert.Equal("Xơ-đăng", Read("eth-ethnic.xlsx").Households[1].Members[0].Ethnicity!.Name);
    }

    [Fact]
    public void Escapes_of_XML_are_decoded()
    {
        HouseholdFile file = Read("x000d-a.xlsx");
        Assert.Empty(file.Faults);
        Assert.Equal("Lò Văn Thử", file.Households[0].Members[0].Name);
        Assert.All(file.Households, h => Assert.Equal("Nà Lùng", h.Village));
    }

    [Fact]
    public void A_telephone_number_is_read_or_a_fault()
    {
        HouseholdFile file = Read("phone-a.csv");
        Assert.Equal(
            ["0912000101", "0912000101", "", "0912000101", "", "", "0912000101", "0912000101", "0912000101", "0912000101", "0912000101", "0912000101", "", "02053812345", "0912000101"],
            file.Households.Select(h => h.Members[0].Phone ?? ""));
        Assert.Equal([4, 6, 7, 14], file.Faults.Select(f => f.Row));
        Assert.All(file.Faults, f => Assert.Equal("phone-not-read", f.Problem));
    }

    [Fact]
    public void Six_digits_are_no_day_of_Excel()
    {
        HouseholdFile file = Read("ddmmyy-text.csv");
        Assert.Equal([2, 3, 4, 5, 8, 9, 10], file.Faults.Where(f => f.Problem == "date-ambiguous").Select(f => f.Row));
        Assert.Equal([new DateOnly(1960, 1, 1), new DateOnly(1960, 1, 1)], file.Households.Skip(4).Take(2).Select(h => h.Members[0].BirthDate!.Value));
        Assert.Equal([11, 15, 17, 18], file.Faults.Where(f => f.Problem == "not-a-date").Select(f => f.Row));
    }

    [Fact]
    public void Numbers_of_a_workbook_that_counts_from_1904_are_its_days()
    {
        HouseholdFile file = Read("1904-general.xlsx");
        Assert.Equal([new DateOnly(1974, 12, 7), new DateOnly(2000, 2, 29), new DateOnly(2004, 7, 21)], file.Households[0].Members.Select(m => m.BirthDate!.Value));
        // The day after the first that such a workbook knows: a date cell that holds 1.
        Assert.Equal(new DateOnly(1904, 1, 2), Assert.Single(file.Households[1].Members).BirthDate);
        Assert.Empty(file.Faults);
    }

    [Fact]
    public void So_are_those_of_an_old_workbook_shown_as_days_or_not() =>
        Assert.Equal([new(1974, 12, 7), new(1974, 12, 7), new(1974, 12, 7)], Read("1904.xls").Households.SelectMany(h => h.Members).Select(m => m.BirthDate!.Value));

    [Fact]
    public void Names_that_are_no_names_are_faults_or_asked()
    {
        HouseholdFile file = Read("encoding-bad-names.csv");
        int[] wrong = [.. file.Faults.Where(f => f.Level == FaultLevel.Fault).SelectMany(f => f.OtherRows.Prepend(f.Row)).Distinct().Order()];
        int[] asked = [.. file.Faults.Where(f => f.Problem == "name-doubtful").Select(f => f.Row).Distinct().Order()];
        Assert.Equal([2, 3, 4, 5, 6, 8, 9, 10, 11, 12], wrong);
        Assert.Equal([7, 13, 18, 19, 20, 21], asked);
        Assert.Equal(["Lò Văn Thử", "Lò Văn Thử", "Lò Văn Thử", "Lò Văn Thử"], file.Households.Skip(12).Take(4).Select(h => h.Members[0].Name));
    }

    [Fact]
    public void The_same_families_twice_are_asked_about()
    {
        HouseholdFile file = Read("formats-copy-visible-noid-nocode.xlsx");
        Assert.Equal(2, file.Faults.Count(f => f.Problem == "household-twice"));
        Assert.Empty(Read("formats-copy-visible-noid-nocode.xlsx", new ColumnMapping { Confirmed = true }).Faults);
    }

    [Fact]
    public void Two_marks_at_the_beginning_and_the_line_that_names_the_separator_are_none_of_the_table()
    {
        HouseholdFile file = Read("csv-dbl-bom-sep.csv");
        Assert.Empty(file.Faults);
        Assert.Equal(4, file.Households.Sum(h => h.Members.Count));
    }

    [Theory]
    [InlineData("formats-backslash.xlsx")]
    [InlineData("formats-renamed-workbook.xlsx")]
    [InlineData("formats-strict.xlsx")]
    public void Odd_but_valid_workbooks_are_read(string name)
    {
        HouseholdFile file = Read(name);
        Assert.Empty(file.Faults);
        Assert.Equal([new DateOnly(1975, 3, 12), new DateOnly(1978, 11, 5), new DateOnly(2004, 7, 21)], file.Households[0].Members.Select(m => m.BirthDate!.Value));
    }

    [Fact]
    public void Empty_columns_to_the_right_and_words_of_programs_for_marks_are_read()
    {
        Assert.Empty(Read("csv-trail-many.csv").Faults);
        HouseholdFile marks = Read("formats-bool-marks.csv");
        Assert.Empty(marks.Faults);
        Assert.Equal([Sex.Male, Sex.Female], marks.Households.Single().Members.Select(m => m.Sex!.Value));
    }

    [Fact]
    public void Days_of_regions_may_be_cells_with_days()
    {
        PlainTable table = PlainTable.Read(File.OpenRead(PathOf("regions-xlsx-num.xlsx")), "regions-xlsx-num.xlsx").Value;
        Assert.Equal(["6505", "region-3", "2026-01-01", "12/QĐ-UBND"], table.Rows.Single().Cells);
    }

    [Theory]
    [InlineData("formats-dup-rows.xlsx")]
    [InlineData("damaged-deep-styles.xlsx")]
    [InlineData("damaged-merge-endless.xlsx")]
    [InlineData("damaged-cell-600MB.xlsx")]
    [InlineData("damaged-copy-crash-row.xlsx")]
    [InlineData("damaged-copy-crash-sheetid.xlsx")]
    public void A_workbook_that_hurts_is_refused_as_damaged_and_has_no_copy(string name)
    {
        HouseholdFile file = Read(name);
        Assert.Contains(Assert.Single(file.Faults).Problem, (string[])["file-damaged", "file-too-large-unpacked"]);
        Assert.Throws<ArgumentException>(() => FaultedCopy.Write(File.OpenRead(PathOf(name)), name, [], new MemoryStream()));
        Assert.Contains(ReviewResultReader.Read(File.OpenRead(PathOf(name)), name, Options, null, TestContext.Current.CancellationToken).Faults[0].Problem, (string[])["file-damaged", "file-too-large-unpacked"]);
        Assert.Equal("no-workbook", PlainTable.Read(File.OpenRead(PathOf(name)), name).Problems[0].Code);
    }

    /// <summary>The reader's process is the command itself; here with limits of its own.</summary>
    [Theory]
    [InlineData("tong-heads.xlsx", null)]
    [InlineData("damaged-deep-styles.xlsx", "file-damaged")]
    public async Task A_file_is_read_in_a_process_of_its_own(string name, string? problem)
    {
        var reader = new ReaderProcess(new ApartProcess(["dotnet", Path.Combine(AppContext.BaseDirectory, "Anise.Cli.dll")]));
        byte[] bytes = await File.ReadAllBytesAsync(PathOf(name), TestContext.Current.CancellationToken);
        async Task<IReadOnlyList<SheetTable>> Sheets() => await reader.ReadAsync(bytes, name, new FileLimits(), null, TestContext.Current.CancellationToken);
        if (problem is null) Assert.Equal("Tống Văn Hai", (await Sheets()).Single().Rows[2][2].Text);
        else Assert.Equal(problem, (await Assert.ThrowsAsync<UnreadableFileException>(Sheets)).Problem);
    }

    [Fact]
    public async Task A_reader_that_ends_or_takes_long_is_a_fault_of_its_file()
    {
        byte[] bytes = new byte[5_000_000];
        Task Read(ReaderProcess reader) => reader.ReadAsync(bytes, "a.xlsx", new FileLimits(), null, TestContext.Current.CancellationToken);
        Assert.Equal("file-damaged", (await Assert.ThrowsAsync<UnreadableFileException>(() => Read(new ReaderProcess(new ApartProcess(["/bin/sh", "-c", "kill -SEGV $$"]))))).Problem);
        Assert.Equal("file-takes-long", (await Assert.ThrowsAsync<UnreadableFileException>(() => Read(new ReaderProcess(new ApartProcess(["/bin/sh", "-c", "sleep 60"])) { MaxTime = TimeSpan.FromSeconds(1) }))).Problem);
    }

    /// <summary>The names of a sheet as they stand in its XML.</summary>
    private static Dictionary<int, string> AsWritten(string name)
    {
        using ZipArchive zip = ZipFile.OpenRead(PathOf(name));
        using var reader = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        return XDocument.Load(reader).Descendants(main + "c").Where(c => c.Attribute("r")!.Value[0] == 'D').ToDictionary(c => int.Parse(c.Attribute("r")!.Value[1..], CultureInfo.InvariantCulture), c => c.Value);
    }

    private static string Shape(HouseholdFile file) => string.Join(';', file.Households.Select(h => $"{h.Village}:{string.Join(',', h.Members.Select(m => m.Name))}"));

    private static string PathOf(string name) => SampleFilesTests.Path(Path.Combine("faults", name));

    private static HouseholdFile Read(string name, ColumnMapping? mapping = null)
    {
        using FileStream file = File.OpenRead(PathOf(name));
        return HouseholdFileReader.Read(file, name, Options with { Mapping = mapping }, null, TestContext.Current.CancellationToken);
    }
}
