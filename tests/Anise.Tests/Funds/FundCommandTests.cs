using System.Globalization;
using System.Text.Json;
using Anise.Cli;
using Anise.Testing;
using Microsoft.Data.Sqlite;

namespace Anise.Tests.Funds;

/// <summary><c>anise funds …</c> as scripts use it.</summary>
public sealed class FundCommandTests : IDisposable
{
    private const string Head = "entry,date,source,component,place,year,kind,item,amount,note\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("anise-funds-").FullName;

    private string Store => Path.Combine(_folder, "store.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Entries_are_posted_balanced_and_exported()
    {
        await RunAsync("init", "--store", Store);
        string file = await FileAsync(Head
            + "A1,2026-01-10,central-investment,ntp-1-1,06505,2026,allocation,,1000000,\n"
            + "A2,2026-01-10,province-budget,ntp-1-2,06463,2026,allocation,,500000,\n"
            + "C1,2026-02-10,central-investment,ntp-1-1,06505,2026,commitment,culvert-7/*/build/2026=900000,600000,\"contract 12, phase 1\"\n"
            + "D1,2026-03-10,central-investment,ntp-1-1,06505,2026,disbursement,culvert-7/*/build/2026,250000,\n"
            + "R1,2026-04-10,central-investment,ntp-1-1,06505,2026,return,,100000,\n");
        var posted = await RunAsync("funds", "post", file, "--store", Store);
        Assert.Equal((0, ""), (posted.Exit, posted.Out));
        Assert.Contains("5 entries posted", posted.Error, StringComparison.Ordinal);
        Assert.Contains("0 entries posted, 5 posted before", (await RunAsync("funds", "post", file, "--store", Store)).Error, StringComparison.Ordinal);

        const string Columns = "source,component,place,year,allocated,committed,disbursed,returned,remaining\n";
        Assert.Equal(Columns + "central-investment,ntp-1-1,06505,2026,1000000,600000,250000,100000,650000\nprovince-budget,ntp-1-2,06463,2026,500000,0,0,0,500000\n",
            (await RunAsync("funds", "balance", "--store", Store, "--format", "csv")).Out);
        Assert.Equal(Columns + "central-investment,,06505,2026,1000000,600000,250000,100000,650000\n",
            (await RunAsync("funds", "balance", "--store", Store, "--place", "06505", "--year", "2026", "--by", "source", "--format", "csv")).Out);
        Assert.Equal(Columns + ",,,2026,1500000,600000,250000,100000,1150000\n", (await RunAsync("funds", "balance", "--store", Store, "--by", "year", "--format", "csv")).Out);
        Assert.Equal(Columns, (await RunAsync("funds", "balance", "--store", Store, "--year", "2025", "--format", "csv")).Out);

        Assert.Contains("2026-02-10 * (C1) commitment", (await RunAsync("funds", "export", "--store", Store, "--format", "hledger")).Out, StringComparison.Ordinal);
        Assert.Contains("2026-02-10 * \"commitment\" \"contract 12, phase 1\"", (await RunAsync("funds", "export", "--store", Store, "--format", "beancount")).Out, StringComparison.Ordinal);
        using JsonDocument package = JsonDocument.Parse((await RunAsync("funds", "export", "--store", Store, "--format", "oc4ids")).Out);
        JsonElement project = Assert.Single(package.RootElement.GetProperty("projects").EnumerateArray());
        Assert.Equal(900_000, project.GetProperty("budget").GetProperty("amount").GetProperty("amount").GetInt64());
        JsonElement part = Assert.Single(project.GetProperty("budget").GetProperty("budgetBreakdown").EnumerateArray());
        Assert.Equal((600_000, "central-investment"), (part.GetProperty("amount").GetProperty("amount").GetInt64(), part.GetProperty("sourceParty").GetProperty("id").GetString()));

        foreach (var (figure, value) in ((string, string)[])[("money-allocated", "1500000"), ("money-disbursed", "250000")])
            Assert.Contains($",{value},VND", (await RunAsync("figures", "show", figure, "--place", "20", "--period", "2026", "--store", Store, "--format", "csv")).Out, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("figures", "recount", "--store", Store)).Exit);
        Assert.Equal(0, (await RunAsync("journal", "verify", "--store", Store)).Exit);
    }

    [Fact]
    public async Task Faults_are_told_with_their_line_and_one_bad_line_can_be_left_out()
    {
        await RunAsync("init", "--store", Store);
        string file = await FileAsync(Head
            + "A1,2026-01-10,central-investment,ntp-1-1,06505,2026,allocation,,1000,\n"
            + "D1,2026-03-10,central-investment,ntp-1-1,06505,2026,disbursement,the culvert by the school,100,\n"
            + "D2,2026-03-10,central-investment,ntp-1-1,06505,2026,disbursement,well-2,100,\n");
        var refused = await RunAsync("funds", "post", file, "--store", Store, "--format", "csv");
        Assert.Equal(1, refused.Exit);
        Assert.Equal(["list.csv,3,item,item-shape"], refused.Out.Trim().Split('\n').Skip(1).Select(l => string.Join(',', l.Split(',').Take(4))));
        Assert.Equal("source,component,place,year,allocated,committed,disbursed,returned,remaining\n", (await RunAsync("funds", "balance", "--store", Store, "--format", "csv")).Out);

        Assert.Contains("2 entries would be posted", (await RunAsync("funds", "post", file, "--store", Store, "--skip-faulty", "--dry-run")).Error, StringComparison.Ordinal);
        var posted = await RunAsync("funds", "post", file, "--store", Store, "--skip-faulty", "--format", "csv");
        Assert.Equal(0, posted.Exit);
        Assert.Contains("list.csv,3,item,item-shape", posted.Out, StringComparison.Ordinal);
        Assert.Contains("2 entries posted, 0 posted before, 1 row left out", posted.Error, StringComparison.Ordinal);
        Assert.Contains("1000,0,100,0,900", (await RunAsync("funds", "balance", "--store", Store, "--format", "csv")).Out, StringComparison.Ordinal);

        Assert.Equal(1, (await RunAsync("funds", "post", await FileAsync("entry,date\nA1,2026-01-10\n"), "--store", Store)).Exit);
        Assert.Equal(1, (await RunAsync("funds", "balance", "--store", Store, "--place", "99999")).Exit);
        Assert.Equal(2, (await RunAsync("funds", "balance", "--store", Store, "--by", "colour")).Exit);
    }

    [Fact]
    public async Task An_empty_book_is_exported_empty()
    {
        await RunAsync("init", "--store", Store);
        using JsonDocument package = JsonDocument.Parse((await RunAsync("funds", "export", "--store", Store, "--format", "oc4ids")).Out);
        Assert.Empty(package.RootElement.GetProperty("projects").EnumerateArray());
        Assert.DoesNotContain("account ", (await RunAsync("funds", "export", "--store", Store, "--format", "hledger")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_code_of_the_rules_can_be_looked_up()
    {
        string[] codes = [.. (await RunAsync("funds", "codes", "--format", "csv")).Out.Trim().Split('\n').Skip(1).Select(l => string.Join(',', l.Split(',').Take(2)))];
        Assert.Contains("source,central-investment", codes);
        Assert.Equal((12, 43), (codes.Count(c => c.StartsWith("source,", StringComparison.Ordinal)), codes.Count(c => c.StartsWith("component,", StringComparison.Ordinal))));   // 12 + 11 + 15 components, 5 of standing policies
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
