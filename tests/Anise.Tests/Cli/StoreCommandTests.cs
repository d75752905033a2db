using System.Globalization;
using Anise.Cli;
using Anise.Testing;
using Microsoft.Data.Sqlite;

namespace Anise.Tests.Cli;

/// <summary>The command line as scripts see it: exit 0 done, 1 the user's data refused, 2 wrong usage; results on stdout, messages on stderr.</summary>
public sealed class StoreCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("anise-cli-").FullName;

    private string Store => Path.Combine(_folder, "store.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<(int Exit, string Out, string Error)> RunAsync(params string[] args)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        using StringWriter output = new(), error = new();
        int exit = await CommandLine.RunAsync(args, output, error, new StillClock());
        return (exit, output.ToString(), error.ToString());
    }

    [Fact]
    public async Task A_new_store_is_made_once()
    {
        Assert.Equal(0, (await RunAsync("init", "--store", Store)).Exit);
        var again = await RunAsync("init", "--store", Store);
        Assert.Equal((1, ""), (again.Exit, again.Out));
        Assert.Contains("exists already", again.Error);
    }

    [Fact]
    public async Task A_demo_that_is_cut_off_leaves_nothing()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        using var cut = new CancellationTokenSource();
        using StringWriter output = new(), error = new();
        Task<int> making = Task.Run(() => CommandLine.RunAsync(["demo", "--store", Store, "--households", "40000"], output, error, new StillClock(), cut.Token));
        while (!making.IsCompleted && Directory.GetFiles(_folder).Length == 0) await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.False(making.IsCompleted, error.ToString());
        await cut.CancelAsync();
        Assert.Equal(1, await making);
        Assert.Contains("Stopped", error.ToString());
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData("init")]
    [InlineData("no-such-command")]
    [InlineData("journal", "verify", "--store", "no-such-file.db")]
    public async Task Wrong_usage_exits_with_2(params string[] args)
    {
        var (exit, output, error) = await RunAsync(args);
        Assert.Equal((2, ""), (exit, output));
        Assert.NotEmpty(error);
    }

    [Fact]
    public async Task A_user_is_added_with_a_one_time_link_on_stdout()
    {
        await RunAsync("init", "--store", Store);
        var (exit, output, _) = await RunAsync("user", "add", "lan", "--role", "commune-officer", "--place", "06505", "--store", Store, "--display-name", "Lan");
        Assert.Equal(0, exit);
        Assert.StartsWith("/set-password?token=", output);
        Assert.Equal(1, (await RunAsync("user", "add", "LAN", "--role", "analyst", "--place", "20", "--store", Store)).Exit);
        Assert.Equal(1, (await RunAsync("user", "add", "mai", "--role", "analyst", "--place", "99999", "--store", Store)).Exit);
        Assert.Equal(2, (await RunAsync("user", "add", "mai", "--role", "king", "--place", "20", "--store", Store)).Exit);
        var list = await RunAsync("user", "list", "--store", Store, "--format", "csv");
        Assert.Equal("user_name,display_name,role,place,disabled,has_password\nlan,Lan,commune-officer,06505,False,False\n", list.Out);
    }

    [Fact]
    public async Task Verify_tells_the_first_bad_entry_and_exits_with_1()
    {
        await RunAsync("init", "--store", Store);
        var (sound, told, _) = await RunAsync("journal", "verify", "--store", Store);
        Assert.Equal(0, sound);
        Assert.Matches("number [0-9]+, hash [0-9a-f]{64}", told);
        await using (var connection = new SqliteConnection($"Data Source={Store}"))
        {
            await connection.OpenAsync();
            await using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "update journal_entry set after = replace(after, '06505', '06506') where after like '%06505%'";
            Assert.Equal(2, await command.ExecuteNonQueryAsync());
        }
        var (exit, output, _) = await RunAsync("journal", "verify", "--store", Store);
        Assert.Equal(1, exit);
        Assert.Matches(@"Entry \d+ was changed", output);
    }

    [Fact]
    public async Task A_file_that_is_no_store_is_refused()
    {
        await File.WriteAllTextAsync(Store, "Tờ trình về việc rà soát hộ nghèo, không phải kho dữ liệu.");
        var (exit, _, error) = await RunAsync("journal", "verify", "--store", Store);
        Assert.Equal(1, exit);
        Assert.Contains("is not a store", error);
    }

    [Fact]
    public async Task A_file_that_is_no_store_is_refused_in_one_sentence_and_left_as_it_is()
    {
        string text = Path.Combine(_folder, "text.db"), empty = Path.Combine(_folder, "empty.db"), other = Path.Combine(_folder, "other.db"), folder = Path.Combine(_folder, "folder.db");
        await File.WriteAllTextAsync(text, "this is a text, longer than a header");
        await File.WriteAllTextAsync(empty, "");
        Directory.CreateDirectory(folder);
        await using (var connection = new SqliteConnection($"Data Source={other};Pooling=False"))
        {
            await connection.OpenAsync();
            await using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE theirs (a)";
            await command.ExecuteNonQueryAsync();
        }
        byte[] before = await File.ReadAllBytesAsync(other);
        foreach ((string file, string says) in ((string, string)[])[(text, "is not a store"), (empty, "is not a store"), (folder, "is a directory"), (other, "of another program")])
        {
            var refused = await RunAsync("journal", "verify", "--store", file);
            Assert.Equal((1, "", 1), (refused.Exit, refused.Out, refused.Error.TrimEnd().Split('\n').Length));
            Assert.Contains(says, refused.Error);
        }
        Assert.Equal(before, await File.ReadAllBytesAsync(other));
    }

    [Fact]
    public async Task A_store_of_a_newer_version_is_refused()
    {
        await RunAsync("init", "--store", Store);
        await using (var connection = new SqliteConnection($"Data Source={Store};Pooling=False"))
        {
            await connection.OpenAsync();
            await using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '99')";
            await command.ExecuteNonQueryAsync();
        }
        var refused = await RunAsync("journal", "verify", "--store", Store);
        Assert.Equal((1, ""), (refused.Exit, refused.Out));
        Assert.Contains("newer version", refused.Error);
    }
}
