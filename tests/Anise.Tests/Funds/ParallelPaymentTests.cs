using System.Diagnostics;
using System.Globalization;
using Anise.Funds;
using Anise.Funds.Posting;
using Anise.Sqlite;
using Anise.Store;
using Anise.Tests.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tests.Funds;

/// <summary>Many pay one item at once, from two processes: one succeeds.</summary>
public sealed class ParallelPaymentTests
{
    private const string StoreVariable = "ANISE_TEST_PAYMENTS";
    private const int Each = 100;

    [Trait("needs", "time")]
    [Fact]
    public async Task Of_200_payments_of_one_item_from_two_processes_one_succeeds()
    {
        await using FundBook book = await FundBook.CreateAsync();
        await book.MustPostAsync("A1,2026-01-10,central-investment,ntp-1-1,06505,2026,allocation,,1000000,");
        var start = new ProcessStartInfo("dotnet", [typeof(ParallelPaymentTests).Assembly.Location, "-noColor", "-noLogo", "-explicit", "only", "-method", $"{typeof(ParallelPaymentTests).FullName}.{nameof(Half_of_the_payments)}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            Environment = { [StoreVariable] = book.Anise.File },
        };
        using Process other = Process.Start(start)!;
        Task<string> said = other.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), faults = other.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await PayAsync(book.Anise.File, "here");
        await other.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(other.ExitCode == 0, await said + await faults);

        List<FundEntry> paid = [.. (await book.EntriesAsync()).Where(e => e.Kind == EntryKind.Disbursement)];
        Assert.Equal(10_000, Assert.Single(paid).Amount);
        string[] tried = [.. Enumerable.Range(0, Each).SelectMany(i => (string[])[$"here-{i}", $"there-{i}"])];
        Assert.Contains(paid[0].Key, tried);
        Assert.Equal((1_000_000, 10_000), ((await book.SumsAsync()).Allocated, (await book.SumsAsync()).Disbursed));
        // Each of them was tried and answered: those of the other process are counted there.
        Assert.Contains("Total: 1, Errors: 0, Failed: 0", await said, StringComparison.Ordinal);
    }

    /// <summary>What the other process does; run by the test above only.</summary>
    [Fact(Explicit = true)]
    public async Task Half_of_the_payments()
    {
        string file = Environment.GetEnvironmentVariable(StoreVariable) ?? throw new InvalidOperationException($"{StoreVariable} names no store.");
        await PayAsync(file, "there");
    }

    private static async Task PayAsync(string file, string who)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(new Anise.Testing.StillClock());
        services.AddStore(file).AddAreas();
        await using ServiceProvider provider = services.BuildServiceProvider(validateScopes: true);
        PostedEntries[] answers = await Task.WhenAll(Enumerable.Range(0, Each).Select(async i =>
        {
            await using AsyncServiceScope scope = provider.CreateAsyncScope();
            await Task.Yield();
            string key = string.Create(CultureInfo.InvariantCulture, $"{who}-{i}");
            return await scope.ServiceProvider.GetRequiredService<PostEntries>().RunAsync(TestStore.Console, [FundBook.Row($"{key},2026-03-10,central-investment,ntp-1-1,06505,2026,disbursement,culvert-7/*/build/2026,10000,")]);
        }));
        Assert.InRange(answers.Count(a => a.Ok), 0, 1);
        Assert.All(answers.Where(a => !a.Ok), a => Assert.Equal("item-financed", Assert.Single(a.Faults).Problem.Code));
    }
}
