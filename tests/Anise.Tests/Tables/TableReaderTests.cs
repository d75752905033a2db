using System.Text;
using Anise.Tables.Faults;
using Anise.Tables.Layout;
using Anise.Tables.Reading;
using Anise.Tables.Values;
using Anise.Tests.Households.Import;

namespace Anise.Tests.Tables;

/// <summary>A new kind of table is one description: here the days that villagers worked on a road.</summary>
public sealed class TableReaderTests
{
    private static readonly TableField<DateOnly> Day = new("day", CellReaders.Day) { Required = true, Tells = true, LooksLike = (c, today) => CellReaders.Day(c, today).Problem is null };
    private static readonly TableField<string> Person = new("person", CellReaders.PersonName) { Required = true, Names = true, Most = 100 };
    private static readonly TableField<int> Hours = new("hours", CellReaders.Count);
    private static readonly TableField<string> Site = new("site", CellReaders.Text);

    private static readonly TableDescription WorksDays = new()
    {
        Fields = [Day, Person, Hours, Site],
        Words = new ColumnWords
        {
            Fields = new() { ["day"] = ["ngày", "ngày làm", "day"], ["person"] = ["họ tên", "người làm", "worker"], ["hours"] = ["số giờ", "hours"], ["site"] = ["công trình", "site"] },
        },
    };

    [Fact]
    public void One_description_reads_a_workbook_with_titles_totals_and_signatures()
    {
        TableFile file = Read(Workbooks.Of(
            ["SỔ NGÀY CÔNG NĂM 2026"], null, ["TT", "Ngày làm", "Người làm", "Số giờ", "Công trình"],
            [1, "05/03/2026", "VI VĂN AN", 8, "Đường Nà Lùng"], [2, "06/03/2026", "Tống Thị Hoa", "4,0", "Đường Nà Lùng"],
            [null, null, "Tổng cộng", 12], null, [null, null, "Người lập biểu"], [null, null, "Lý Văn Kế"]));

        Assert.Empty(file.Faults);
        Assert.Equal(2026, file.TitledYear);
        Assert.Equal([("Vi Văn An", 8, new DateOnly(2026, 3, 5)), ("Tống Thị Hoa", 4, new DateOnly(2026, 3, 6))], file.Rows.Select(r => (r.Of(Person)!, r.ValueOf(Hours)!.Value, r.ValueOf(Day)!.Value)));
    }

    [Fact]
    public void Its_faults_name_cell_and_header()
    {
        TableFile file = Read(new MemoryStream(Encoding.UTF8.GetBytes("Day,Worker,Hours,Site\n31/02/2026,Vi Văn An,8,A\n05/03/2026,,tám,B\n#REF!,Vi Văn Ba,8,\n")), "days.csv");

        Assert.Equal([(2, "Day", "not-a-date"), (3, "Worker", "missing"), (3, "Hours", "not-a-number"), (4, "Day", "cell-error")], file.Faults.Select(f => (f.Row, f.Column, f.Problem)));
        Assert.Null(file.Rows[0].ValueOf(Day));
        Assert.All(file.Faults, f => Assert.NotEmpty(f.Message));
    }

    [Fact]
    public void A_file_without_its_table_says_so_and_a_mapping_names_the_columns()
    {
        object?[][] rows = [["A", "B", "C"], ["05/03/2026", "Vi Văn An", 8]];
        Assert.Equal("no-records", Assert.Single(Read(Workbooks.Of(rows)).Faults).Problem);

        ColumnMapping mapping = MappingFile.Read("header-row: 1\ncolumns: { day: A, person: B, hours: C }\n", WorksDays).Mapping!;
        Assert.Equal(8, Read(Workbooks.Of(rows), mapping: mapping).Rows.Single().ValueOf(Hours));
    }

    [Fact]
    public void Hidden_rows_and_texts_between_records_are_asked_about_until_the_user_says_so()
    {
        object?[][] rows = [["Ngày", "Họ tên", "Số giờ"], ["05/03/2026", "Vi Văn An", 8], ["Nà Lùng"], ["06/03/2026", "Vi Văn Ba", 8]];
        ImportFault asked = Assert.Single(Read(Workbooks.Of(rows)).Faults);
        Assert.Equal((3, "row-not-understood", FaultLevel.Question), (asked.Row, asked.Problem, asked.Level));

        TableFile confirmed = Read(Workbooks.Of(rows), mapping: new ColumnMapping { Confirmed = true });
        Assert.Empty(confirmed.Faults);
        Assert.Single(confirmed.Notes);
    }

    [Fact]
    public void Every_fault_of_every_area_is_said_in_one_place_only()
    {
        string source = Path.Combine(SharedData.Root(), "src", "Anise");
        string[] keys = [.. Directory.EnumerateFiles(source, "Texts.resx", SearchOption.AllDirectories).Where(f => !f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}"))
            .SelectMany(f => System.Xml.Linq.XDocument.Load(f).Root!.Elements("data").Select(d => d.Attribute("name")!.Value)).Where(k => k.StartsWith("fault-", StringComparison.Ordinal))];
        Assert.NotEmpty(keys);
        Assert.Empty(keys.GroupBy(k => k).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    private static TableFile Read(Stream file, string name = "days.xlsx", ColumnMapping? mapping = null) =>
        TableReader.Read(file, name, WorksDays, SampleFilesTests.Options with { Mapping = mapping, Today = new DateOnly(2026, 11, 30) }, null, TestContext.Current.CancellationToken);
}
