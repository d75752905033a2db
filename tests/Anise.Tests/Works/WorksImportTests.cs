using System.Globalization;
using Anise.Cli;
using Anise.Store;
using Anise.Works;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.EntityFrameworkCore;

namespace Anise.Tests.Works;

/// <summary>A month of works days from the spreadsheet of an office, by the command.</summary>
public sealed class WorksImportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("anise-works-").FullName;

    [Fact]
    public async Task A_messy_month_is_read_as_it_is_meant()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        string file = Messy();
        Assert.Equal(0, (await RunAsync("import", "works-days", file, "--store", world.Store.File, "--commune", "06505", "--year", "2023", "--create-villages")).Code);
        Assert.Equal("""
            date,village,organiser,campaign,participants,labour_days,output,quantity,unit
            2023-03-05,Thôn Cốc Cút,Hội Phụ nữ xã,Ngày Chủ nhật đỏ,32,16,green-fence,1200,m
            2023-03-05,Thôn Nà Lùng,Đoàn Thanh niên xã,Ngày Chủ nhật đỏ,25,12.5,road-cleaned,350,m
            2023-03-05,Thôn Nà Lùng,Đoàn Thanh niên xã,Ngày Chủ nhật đỏ,25,12.5,canal-dredged,200,m
            2023-03-05,Thôn Nà Lùng,Đoàn Thanh niên xã,Ngày Chủ nhật đỏ,25,12.5,pesticide-tank,2,piece
            2023-03-12,Khau Mới,UBND xã,Ngày Chủ nhật đỏ,40,,,,
            """.ReplaceLineEndings("\n") + "\n", (await RunAsync("export", "works-days", "--store", world.Store.File, "--commune", "06505", "--year", "2023", "--format", "csv")).Output);
        Assert.Equal(97, await world.FigureAsync("works-people"));
        Assert.Equal(1200, await world.FigureAsync("green-fence-metres"));
        Assert.Equal(2, await world.FigureAsync("pesticide-tanks"));
    }

    [Fact]
    public async Task What_is_imported_a_second_time_changes_nothing_nor_does_what_was_exported()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        string[] import = ["import", "works-days", Messy(), "--store", world.Store.File, "--commune", "06505", "--year", "2023", "--create-villages"];
        await RunAsync(import);
        var again = await RunAsync(import);
        Assert.Equal((0, true), (again.Code, again.Error.Contains("0 works days added, 3 known", StringComparison.Ordinal)));
        string export = (await RunAsync("export", "works-days", "--store", world.Store.File, "--commune", "06505", "--year", "2023", "--format", "csv")).Output;
        string file = Path.Combine(_folder, "out.csv");
        await File.WriteAllTextAsync(file, export);
        var back = await RunAsync("import", "works-days", file, "--store", world.Store.File, "--commune", "06505", "--year", "2023");
        Assert.Equal((0, true), (back.Code, back.Error.Contains("0 works days added, 3 known", StringComparison.Ordinal)));
        // And into a store that has none of it.
        await using WorksWorld other = await WorksWorld.CreateAsync();
        Assert.Equal(0, (await RunAsync("import", "works-days", file, "--store", other.Store.File, "--commune", "06505", "--year", "2023", "--create-villages")).Code);
        Assert.Equal(export, (await RunAsync("export", "works-days", "--store", other.Store.File, "--commune", "06505", "--year", "2023", "--format", "csv")).Output);
    }

    [Fact]
    public async Task A_file_that_two_import_at_once_is_stored_once()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        string file = Messy();
        (int Code, string Output, string Error)[] both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
            RunAsync("import", "works-days", file, "--store", world.Store.File, "--commune", "06505", "--year", "2023", "--create-villages"))));
        Assert.All(both, b => Assert.True(b.Code == 0, b.Output + b.Error));
        Assert.Equal(97, await world.FigureAsync("works-people"));
        Assert.Equal(3, await world.FigureAsync("works-days"));
    }

    [Theory]
    [InlineData("bao cao quy 1", "")]          // of the commune as a whole: the name of a file is no village
    [InlineData("Nà Lùng", "Thôn Nà Lùng")]    // but where it is written as one
    public async Task Without_a_column_of_villages_a_file_is_of_the_village_that_its_name_says(string name, string village)
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        string file = Path.Combine(_folder, name + ".csv");
        await File.WriteAllTextAsync(file, "Ngày;Đơn vị tổ chức;Số người;Nội dung\n05/03/2023;Đoàn;25 người;Phát quang đường 350m\n");
        var imported = await RunAsync("import", "works-days", file, "--store", world.Store.File, "--commune", "06505", "--year", "2023");
        Assert.True(imported.Code == 0, imported.Error);
        Assert.Contains($"\n2023-03-05,{village},Đoàn,", (await RunAsync("export", "works-days", "--store", world.Store.File, "--commune", "06505", "--year", "2023", "--format", "csv")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_stores_nothing_and_a_file_with_faults_names_each_with_its_row()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        string file = Csv("""
            Ngày;Thôn;Đơn vị tổ chức;Số người;Nội dung
            05/03/2023;Nà Lùng;Đoàn;25 người;Phát quang đường 350m
            06/03/2022;Nà Lùng;Đoàn;25;Phát quang đường 350m
            12/03/2023;Nà Lùng;Đoàn;nhiều;Phát quang đường 350m
            19/03/2023;Nà Lùng;Đoàn;25;Xây lâu đài 3 cái
            26/03/2023;Khau Mới;Đoàn;25;Nạo vét mương 1,200m
            31/04/2023;Nà Lùng;Đoàn;25;
            02/04/2023;Nà Lùng, Cốc Cút;Đoàn;25;
            """);
        string[] import = ["import", "works-days", file, "--store", world.Store.File, "--commune", "06505", "--year", "2023", "--format", "csv"];
        string copy = Path.Combine(_folder, "wrong.xlsx");
        var refused = await RunAsync([.. import, "--errors", copy]);
        Assert.Equal(1, refused.Code);
        Assert.Equal(["3 works-day-of-other-year", "4 works-not-a-count", "5 works-output-not-known", "6 works-number-ambiguous", "7 not-a-date", "8 works-several-villages"],
            refused.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',')).Select(c => $"{c[1]} {c[3]}").Order(StringComparer.Ordinal));
        Assert.True(File.Exists(copy));
        string sound = Csv("Ngày;Thôn;Đơn vị tổ chức;Số người;Nội dung\n05/03/2023;Nà Lùng;Đoàn;25 người;Phát quang đường 350m\n12/03/2023;Khau Mới;Đoàn;20;");
        var unknown = await RunAsync("import", "works-days", sound, "--store", world.Store.File, "--commune", "06505", "--year", "2023");
        Assert.Equal((1, true), (unknown.Code, unknown.Output.Contains("village-unknown", StringComparison.Ordinal)));
        Assert.Equal(0, (await RunAsync("import", "works-days", sound, "--store", world.Store.File, "--commune", "06505", "--year", "2023", "--create-villages", "--dry-run")).Code);
        Assert.Equal(0, await world.Store.DoAsync<AniseDb, int>(db => db.Set<WorksDay>().CountAsync()));
    }

    [Fact]
    public async Task A_column_for_each_output_is_read_in_the_unit_of_its_head()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        string file = Csv("""
            STT;Ngày tháng;Địa điểm;Đơn vị chủ trì;Lực lượng tham gia;Phát quang đường (km);Hàng rào xanh (m);Bể chứa vỏ thuốc bảo vệ thực vật;Ngày công;Ghi chú
            1;05/03/2023;Nà Lùng;UBND xã;Đoàn thanh niên 20, Hội phụ nữ 15;1,2;80;1;17,5;
            2;12/03/2023;Cốc Cút;UBND xã;30;-;350m;;15;
            Tổng cộng;;;;65;1,2;430;1;32,5;
            """);
        var done = await RunAsync("import", "works-days", file, "--store", world.Store.File, "--commune", "06505", "--year", "2023");
        Assert.True(done.Code == 0, done.Output);
        Assert.Equal((1200, 430, 1, 65), (await world.FigureAsync("road-metres-cleaned"), await world.FigureAsync("green-fence-metres"), await world.FigureAsync("pesticide-tanks"), await world.FigureAsync("works-people")));
        Assert.Equal(32.5, await world.FigureAsync("works-labour-days"));
    }

    [Fact]
    public async Task What_could_count_twice_or_fall_into_another_year_is_asked_about()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        await MustFindAsync("works-output-said-twice", """
            Ngày;Thôn;Đơn vị tổ chức;Số người;Nội dung;Dọn vệ sinh đường (m)
            05/03/2023;Nà Lùng;Đoàn;25;Phát quang đường 350m;350
            """);
        await MustFindAsync("works-row-twice", """
            Ngày;Thôn;Đơn vị tổ chức;Số người;Nội dung
            05/03/2023;Nà Lùng;Đoàn;25;Phát quang đường 350m
            05/03/2023;Nà Lùng;Đoàn;25;Phát quang đường 350m
            """);
        await MustFindAsync("works-not-whole-dong", """
            Ngày;Thôn;Đơn vị tổ chức;Số người;Tiền mặt
            05/03/2023;Nà Lùng;Đoàn;25;1,5
            """);
        await MustFindAsync("works-title-of-other-year", """
            KẾT QUẢ CHỦ NHẬT ĐỎ THÁNG 3 NĂM 2024;;;;
            Ngày;Thôn;Đơn vị tổ chức;Số người;Nội dung
            5/3;Nà Lùng;Đoàn;25;Phát quang đường 350m
            """);
        // Two stretches of a day are two rows; what stands in the column of notes is kept.
        string file = Csv("""
            Ngày;Thôn;Đơn vị tổ chức;Số người;Nội dung;KL;Ghi chú
            05/03/2023;Nà Lùng;MTTQ xã;25;Phát quang đường;350 m;có xe xúc
            05/03/2023;Nà Lùng;Mặt trận Tổ quốc xã;25;Phát quang đường;400 m;
            """);
        Assert.Equal(0, (await RunAsync("import", "works-days", file, "--store", world.Store.File, "--commune", "06505", "--year", "2023")).Code);
        Assert.Equal(750, await world.FigureAsync("road-metres-cleaned"));
        Assert.Equal(1, await world.FigureAsync("works-days"));

        async Task MustFindAsync(string problem, string lines)
        {
            var refused = await RunAsync("import", "works-days", Csv(lines), "--store", world.Store.File, "--commune", "06505", "--year", "2023", "--format", "json");
            Assert.Equal(1, refused.Code);
            Assert.Contains(problem, refused.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_commune_as_a_whole_is_a_place_and_headings_name_the_villages_below()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        string file = Csv("""
            KẾT QUẢ NGÀY CHỦ NHẬT ĐỎ NĂM 2023;;;
            Ngày;Địa điểm;Số người tham gia;Kết quả
            05/03/2023;Toàn xã;120;Trồng 300 cây xanh
            I. Thôn Nà Lùng;;;
            12/03/2023;;25;Phát quang 350m đường
            II. Thôn Cốc Cút;;;
            12/03/2023;;30;
            """);
        var done = await RunAsync("import", "works-days", file, "--store", world.Store.File, "--commune", "06505", "--year", "2023");
        Assert.True(done.Code == 0, done.Output);
        string[] rows = (await RunAsync("export", "works-days", "--store", world.Store.File, "--commune", "06505", "--year", "2023", "--format", "csv")).Output.Split('\n')[1..^1];
        Assert.Equal(["2023-03-05,,Xã Vạn Linh,Ngày Chủ nhật đỏ,120,,tree-planted,300,piece", "2023-03-12,Thôn Cốc Cút,Xã Vạn Linh,Ngày Chủ nhật đỏ,30,,,,", "2023-03-12,Thôn Nà Lùng,Xã Vạn Linh,Ngày Chủ nhật đỏ,25,,road-cleaned,350,m"], rows);
    }

    [Fact]
    public async Task A_day_that_is_stored_otherwise_is_refused_and_named()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        string head = "Ngày;Thôn;Đơn vị tổ chức;Số người;Nội dung\n05/03/2023;Nà Lùng;Đoàn;";
        Assert.Equal(0, (await RunAsync("import", "works-days", Csv(head + "25;Phát quang đường 350m"), "--store", world.Store.File, "--commune", "06505", "--year", "2023")).Code);
        var other = await RunAsync("import", "works-days", Csv(head + "27;Phát quang đường 350m"), "--store", world.Store.File, "--commune", "06505", "--year", "2023");
        Assert.Equal((1, true), (other.Code, other.Output.Contains("works-day-stored-otherwise", StringComparison.Ordinal)));
        Assert.Equal(25, await world.FigureAsync("works-people"));
    }

    [Fact]
    public async Task The_list_of_figures_needs_no_store_and_has_those_of_works()
    {
        var list = await RunAsync("figures", "list", "--format", "csv");
        Assert.Equal(0, list.Code);
        string[] codes = [.. list.Output.Split('\n').Select(l => l.Split(',')[0])];
        Assert.Empty(((string[])["works-days", "works-participations", "works-people", "works-labour-days", "pesticide-tanks", "landfills", "road-metres-built", "green-fence-metres", "canal-metres-dredged", "eid-accounts", "land-declarations"]).Except(codes));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Month in a title, merged cells over the rows of a day and of a date, "25 người", "350m", "1,2 km", two outputs in one cell, a total and a signature.</summary>
    private string Messy()
    {
        string file = Path.Combine(_folder, $"{Guid.NewGuid():N}.xlsx");
        string[][] rows =
        [
            ["UBND XÃ VẠN LINH"],
            ["KẾT QUẢ THỰC HIỆN NGÀY CHỦ NHẬT ĐỎ THÁNG 3 NĂM 2023"],
            [],
            ["TT", "Ngày", "Thôn", "Đơn vị tổ chức", "Số người tham gia", "Nội dung, khối lượng", "Ngày công"],
            ["1", "05/3", "Nà Lùng", "Đoàn Thanh niên xã", "25 người", "Phát quang đường 350m; nạo vét mương 200 m", "12,5"],
            ["", "", "", "", "", "Lắp 2 bể chứa vỏ thuốc BVTV", ""],
            ["2", "", "Thôn Cốc Cút", "Hội Phụ nữ xã", "Hội phụ nữ 20, đoàn viên 12", "Trồng 1,2 km hàng rào xanh", "16"],
            ["3", "CN 12/3", "Khau Mới", "UBND xã", "40", "", ""],
            ["Tổng cộng", "", "", "", "97 người", "350m đường, 200m mương, 2 bể, 1,2 km hàng rào", "28,5"],
            [],
            ["", "", "", "", "", "NGƯỜI LẬP BIỂU"],
        ];
        using SpreadsheetDocument workbook = SpreadsheetDocument.Create(file, DocumentFormat.OpenXml.SpreadsheetDocumentType.Workbook);
        WorkbookPart book = workbook.AddWorkbookPart();
        book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook();
        WorksheetPart part = book.AddNewPart<WorksheetPart>();
        var data = new SheetData();
        foreach (var (cells, r) in rows.Select((c, r) => (c, r + 1)))
            data.Append(new Row(cells.Select((text, c) => new Cell { CellReference = $"{(char)('A' + c)}{r}", DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) }).Where(c => c.InlineString!.InnerText.Length > 0)) { RowIndex = (uint)r });
        part.Worksheet = new Worksheet(data, new MergeCells(new MergeCell { Reference = "A2:G2" }, new MergeCell { Reference = "B5:B7" }, new MergeCell { Reference = "C5:C6" }, new MergeCell { Reference = "D5:D6" }, new MergeCell { Reference = "E5:E6" }));
        book.Workbook.Append(new Sheets(new Sheet { Id = book.GetIdOfPart(part), SheetId = 1, Name = "Tháng 3" }));
        return file;
    }

    private string Csv(string text)
    {
        string file = Path.Combine(_folder, $"{Guid.NewGuid():N}.csv");
        File.WriteAllText(file, text.ReplaceLineEndings("\n"));
        return file;
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        using StringWriter output = new(), error = new();
        int code = await CommandLine.RunAsync(args, output, error, new Anise.Testing.StillClock(), TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
