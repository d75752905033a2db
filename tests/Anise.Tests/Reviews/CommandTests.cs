using Anise.Cli;
using Anise.Testing;

namespace Anise.Tests.Reviews;

public sealed class CommandTests
{
    [Fact]
    public async Task Results_are_imported_and_exported_on_the_command_line()
    {
        string store = Path.Combine(Path.GetTempPath(), $"anise-test-{Guid.NewGuid():N}.db");
        try
        {
            Assert.Equal(0, (await RunAsync("init", "--store", store)).Exit);
            string file = SharedData.File("spreadsheets", "review-results-2023.xlsx");
            string[] import = ["import", "review-results", file, "--store", store, "--commune", "06505", "--year", "2023"];
            Assert.Equal((0, ""), await RunAsync(import));
            Assert.Equal((0, ""), await RunAsync(import));   // the same file twice
            string expected = await File.ReadAllTextAsync(SharedData.File("spreadsheets", "review-results-2023.expected.csv"));
            Assert.Equal((0, expected), await RunAsync("export", "review-results", "--store", store, "--commune", "06505", "--year", "2023", "--format", "csv"));
            Assert.Equal((1, ""), await RunAsync("export", "review-results", "--store", store, "--commune", "06505", "--year", "2022", "--format", "csv"));
            Assert.Equal(2, (await RunAsync("export", "review-results", "--store", store, "--commune", "06505")).Exit);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            foreach (string part in (string[])[store, store + "-wal", store + "-shm"]) File.Delete(part);
        }
    }

    private static async Task<(int Exit, string Output)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exit = await CommandLine.RunAsync(args, output, error, new StillClock(), TestContext.Current.CancellationToken);
        return (exit, output.ToString());
    }
}
