using System.Globalization;
using Anise.Cli;
using Anise.Figures;
using Anise.Plans;
using Anise.Plans.Following;
using Anise.Plans.Import;
using Anise.Plans.Targets;
using Anise.Testing;

namespace Anise.Tests.Plans;

/// <summary>Targets from an office's file, and what the command line tells of them.</summary>
public sealed class ImportTargetsTests : IAsyncLifetime
{
    private PlansWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await PlansWorld.CreateAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_file_in_an_offices_wording_is_taken_as_a_whole_and_changes_nothing_when_it_comes_again()
    {
        const string File = "CHỈ TIÊU GIAO NĂM 2023;;;;\nSTT;Chỉ tiêu giao;Đơn vị tính;Xã, phường, thị trấn;Mức giao\n1;Bể chứa vỏ thuốc bảo vệ thực vật;bể;Huyện Chi Lăng;≥ 20\n2;Bể chứa vỏ thuốc BVTV được lắp;bể;Vạn Linh;tối thiểu 12\n3;Tỷ lệ hộ nghèo;%;Huyện Chi Lăng;giảm 2,5\n4;Tỷ lệ hộ cận nghèo;%;06505;không quá 13 %\n5;works-participations;lượt;toàn tỉnh;12.000\n";
        TargetsImported first = await _world.ImportAsync(File);
        Assert.Equal("target-figure-unknown", Assert.Single(first.Faults).Problem);
        Assert.Equal((4, true), (first.Faults[0].Row, first.Faults[0].Message.Contains("pesticide-tanks", StringComparison.Ordinal)));
        Assert.Empty(await _world.FollowAsync(new FollowQuery { Year = 2023 }));
        TargetsImported taken = await _world.ImportAsync(File.Replace("BVTV được lắp", "bảo vệ thực vật được lắp", StringComparison.Ordinal));
        Assert.Empty(taken.Faults);
        Assert.Equal(new SetOfTargets(5, 0, 0, 0), taken.Done);
        IReadOnlyList<FollowedTarget> targets = await _world.FollowAsync(new FollowQuery { Year = 2023 });
        Assert.Equal(
            [
                ("near-poverty-rate", "06505", 13m, TargetMeasure.Rate, TargetDirection.AtMost), ("pesticide-tanks", "06505", 12m, TargetMeasure.Absolute, TargetDirection.AtLeast),
                ("pesticide-tanks", "187", 20m, TargetMeasure.Absolute, TargetDirection.AtLeast), ("poverty-rate", "187", -2.5m, TargetMeasure.Change, TargetDirection.AtMost), ("works-participations", "20", 12000m, TargetMeasure.Absolute, TargetDirection.AtLeast),
            ],
            targets.Select(t => (t.Figure.Code, t.Place.Code, t.Now.Version.Value, t.Target.Measure, t.Target.Direction)).OrderBy(t => t.Item1, StringComparer.Ordinal).ThenBy(t => t.Item2, StringComparer.Ordinal));
        Assert.Equal(new SetOfTargets(0, 0, 0, 5), (await _world.ImportAsync(File.Replace("BVTV được lắp", "bảo vệ thực vật được lắp", StringComparison.Ordinal))).Done);
    }

    [Fact]
    public async Task Every_fault_of_a_file_is_told_with_its_row_and_nothing_is_stored()
    {
        TargetsImported read = await _world.ImportAsync("Chỉ tiêu,Xã,Năm,Giá trị,Cách tính\npesticide-tanks,Xã Không Có,2023,5,\npesticide-tanks,06505,2023,nhiều,\npesticide-tanks,06505,1999,5,\npoverty-rate,06505,2023,5,tuyệt đối\npesticide-tanks,06505,2023,\"1,200\",\n");
        Assert.Null(read.Done);
        Assert.Equal([(2, "target-place-unknown"), (3, "target-value-wrong"), (4, "target-row"), (5, "target-row"), (6, "works-number-ambiguous")], read.Faults.Select(f => (f.Row, f.Problem)).Order());
        Assert.All(read.Faults, f => Assert.NotEqual("", f.Message));
        Assert.Equal("targets-no-table", Assert.Single((await _world.ImportAsync("Tên,Tuổi\nLan,5\n")).Faults).Problem);
    }

    [Fact]
    public async Task The_command_line_makes_a_directive_sends_it_revises_it_and_tells_every_version()
    {
        await _world.TanksAsync(new DateOnly(2023, 3, 5), 15);
        string file = Path.Combine(Path.GetDirectoryName(_world.Store.File)!, "chi-tieu.csv");
        await File.WriteAllTextAsync(file, "figure,place,year,value\npesticide-tanks,187,2023,18\n", TestContext.Current.CancellationToken);
        string[] import = ["import", "targets", file, "--store", _world.Store.File, "--directive", "07/CT-UBND"];
        Assert.Equal(1, (await RunAsync(import)).Exit);
        (int exit, string _, string error) = await RunAsync([.. import, "--year", "2023", "--date", "2023-01-15", "--send"]);
        Assert.True(exit == 0, error);
        await File.WriteAllTextAsync(file, "figure,place,year,value\npesticide-tanks,187,2023,15\n", TestContext.Current.CancellationToken);
        (exit, string faults, _) = await RunAsync([.. import, "--format", "csv"]);
        Assert.Equal(1, exit);
        Assert.StartsWith("sheet,row,column,problem,message\n", faults, StringComparison.Ordinal);
        (exit, _, error) = await RunAsync([.. import, "--from", "2023-08-01", "--reason", "Ba nơi không đủ khoảng cách"]);
        Assert.True(exit == 0, error);
        (exit, string table, error) = await RunAsync("plans", "targets", "--store", _world.Store.File, "--place", "187", "--year", "2023", "--format", "csv");
        Assert.True(exit == 0, error);
        string[] lines = table.TrimEnd().Split('\n');
        Assert.StartsWith("directive,figure,place,year,version,value,unit,actual,expected,gap,state", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("07/CT-UBND,pesticide-tanks,187,2023,1,18,piece,15,18,-3,not-met", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("07/CT-UBND,pesticide-tanks,187,2023,2,15,piece,15,15,0,met", lines[2], StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("plans", "targets", "--store", _world.Store.File)).Exit);
    }

    [Fact]
    public async Task A_plan_comes_from_an_offices_file_and_an_adjustment_stands_beside_it()
    {
        string file = Path.Combine(Path.GetDirectoryName(_world.Store.File)!, "ke-hoach.csv");
        string[] import = ["import", "production-plan", file, "--store", _world.Store.File, "--plan", "KH-1"];
        await File.WriteAllTextAsync(file, "Cây trồng;Xã;Vụ;Diện tích (ha);Kinh phí (đồng)\nHồi hữu cơ;Vạn Linh;cả năm;30,5;96.000.000\nỚt;06505;đông xuân;10;\n", TestContext.Current.CancellationToken);
        Assert.Equal(1, (await RunAsync(import)).Exit);   // a new plan needs a place and a year
        (int exit, string _, string error) = await RunAsync([.. import, "--place", "187", "--year", "2023"]);
        Assert.True(exit == 0, error);
        await File.WriteAllTextAsync(file, "Cây trồng;Xã;Vụ;Diện tích (ha)\nHồi;Vạn Linh;cả năm;35\nNa;Không Có;;1\nNa;Vạn Linh;mùa mưa;1\n", TestContext.Current.CancellationToken);
        (exit, string faults, _) = await RunAsync([.. import, "--format", "csv"]);
        Assert.Equal((1, 2), (exit, faults.TrimEnd().Split('\n').Length - 1));
        await File.WriteAllTextAsync(file, "Cây trồng;Xã;Vụ;Diện tích (ha)\nHồi;Vạn Linh;cả năm;35\nhoa hồi;Vạn Linh;;1\n", TestContext.Current.CancellationToken);
        (exit, faults, _) = await RunAsync([.. import, "--format", "csv"]);
        Assert.Equal((1, true), (exit, faults.Contains(",3,", StringComparison.Ordinal)));   // twice in one season, told at its row
        (exit, string table, error) = await RunAsync("plans", "compare", "--store", _world.Store.File, "--plan", "kh-1", "--from", "1", "--to", "1", "--format", "csv");
        Assert.True(exit == 0, error);
        Assert.Equal(
            ["change,kind,crop,season,place,area_ha_from,area_ha_to,heads_from,heads_to,budget_from,budget_to", "same,crop,anise,whole-year,06505,30.5,30.5,,,96000000,96000000", "same,crop,chili,spring,06505,10,10,,,,"],
            table.TrimEnd().Split('\n'));
        Assert.Equal(1, (await RunAsync("plans", "compare", "--store", _world.Store.File, "--plan", "KH-1", "--from", "1", "--to", "2")).Exit);
    }

    private static async Task<(int Exit, string Out, string Error)> RunAsync(params string[] args)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        using StringWriter output = new(), messages = new();
        return (await CommandLine.RunAsync(args, output, messages, new StillClock()), output.ToString(), messages.ToString());
    }

    [Fact]
    public async Task Every_figure_that_the_words_of_offices_name_is_in_the_catalogue()
    {
        FigureCatalogue catalogue = await _world.Store.DoAsync<FigureCatalogue, FigureCatalogue>(Task.FromResult);
        Assert.Empty(TargetWords.Named.Where(code => !catalogue.TryFind(code, out _)));
    }
}
