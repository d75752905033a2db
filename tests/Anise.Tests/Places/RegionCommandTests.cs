using System.Globalization;
using Anise.Cli;
using Anise.Testing;
using Microsoft.Data.Sqlite;

namespace Anise.Tests.Places;

/// <summary>Lists of regions on the command line.</summary>
public sealed class RegionCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("anise-regions-").FullName;

    private string Store => Path.Combine(_folder, "store.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_list_is_checked_then_stored_and_may_come_again()
    {
        await RunAsync("init", "--store", Store);
        string file = await FileAsync("code,region,from,decision\n06505,region-2,2025-07-01,1/QĐ-TTg\n06463,,2025-07-01,1/QĐ-TTg\n");
        var dry = await RunAsync("import", "regions", file, "--store", Store, "--dry-run");
        Assert.Equal((0, ""), (dry.Exit, dry.Out));
        Assert.Contains("2 rows would be stored", dry.Error, StringComparison.Ordinal);
        for (int i = 0; i < 2; i++)
        {
            var stored = await RunAsync("import", "regions", file, "--store", Store);
            Assert.Equal((0, ""), (stored.Exit, stored.Out));
            Assert.Contains("2 rows", stored.Error, StringComparison.Ordinal);
        }
        Assert.Equal(0, (await RunAsync("journal", "verify", "--store", Store)).Exit);
    }

    [Fact]
    public async Task Every_fault_is_told_with_its_row_and_column_and_nothing_is_stored()
    {
        await RunAsync("init", "--store", Store);
        string file = await FileAsync("code,region,from,decision\n06505,region-9,2025-07-01,1/QĐ\n06463,region-1,1/7/2025,\n99999,region-1,2025-07-01,1/QĐ\n");
        var (exit, output, error) = await RunAsync("import", "regions", file, "--store", Store, "--format", "csv");
        Assert.Equal(1, exit);
        Assert.Equal(
            ["list.csv,2,region,region-unknown", "list.csv,3,decision,regions-decision", "list.csv,3,from,regions-day", "list.csv,4,code,regions-code"],
            output.Trim().Split('\n').Skip(1).Select(line => string.Join(',', line.Split(',').Take(4))));
        Assert.Contains("4 faults", error, StringComparison.Ordinal);
        var columns = await RunAsync("import", "regions", await FileAsync("code,region\n06505,region-1\n"), "--store", Store);
        Assert.Equal(1, columns.Exit);
        Assert.Contains("missing: from,decision", columns.Error, StringComparison.Ordinal);
        Assert.Equal(1, (await RunAsync("import", "regions", await FileAsync("code,region,from,decision\n"), "--store", Store)).Exit);
    }

    private async Task<string> FileAsync(string text)
    {
        string file = Path.Combine(_folder, "list.csv");
        await File.WriteAllTextAsync(file, text);
        return file;
    }

    private static async Task<(int Exit, string Out, string Error)> RunAsync(params string[] args)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        using StringWriter output = new(), error = new();
        int exit = await CommandLine.RunAsync(args, output, error, new StillClock());
        return (exit, output.ToString(), error.ToString());
    }
}
