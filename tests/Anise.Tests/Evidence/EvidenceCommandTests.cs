using System.Globalization;
using Anise.Cli;
using Anise.Evidence;
using Anise.Evidence.Drawn;
using Anise.Store;
using Anise.Tests.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Tests.Evidence;

/// <summary>The commands that compare stored evidence with its files.</summary>
public sealed class EvidenceCommandTests
{
    [Fact]
    public async Task A_missing_a_changed_and_an_unneeded_file_are_named_and_the_exit_code_tells()
    {
        var (store, _) = await Records.OpenAsync();
        await using TestServices open = store;
        await store.AddAsync("1", DrawnPicture.Jpeg(1));
        EvidenceItem item = await store.DoAsync<AniseDb, EvidenceItem>(db => db.Set<EvidenceItem>().AsNoTracking().SingleAsync());
        Assert.Equal((0, "Files of evidence: 3 files, all sound.\n"), await RunAsync("evidence", "verify"));
        Assert.Contains("3 files, all sound", (await RunAsync("journal", "verify")).Output, StringComparison.Ordinal);

        string left = new('b', 64);
        Directory.CreateDirectory(Path.GetDirectoryName(store.FileOf(left))!);
        await File.WriteAllTextAsync(store.FileOf(left), "x", TestContext.Current.CancellationToken);
        Assert.Equal((1, $"Files of evidence: 1 fault, of 3 that are needed:\n  needed by nothing: {left}\n"), await RunAsync("evidence", "verify"));
        Assert.Equal((0, "1 file that nothing needs removed.\nFiles of evidence: 3 files, all sound.\n"), await RunAsync("evidence", "verify", "--tidy"));
        Assert.Equal(3, store.Files().Length);

        await File.AppendAllTextAsync(store.FileOf(item.Hash), "x", TestContext.Current.CancellationToken);
        File.Delete(store.FileOf(item.Thumbnail!));
        (int code, string output) = await RunAsync("journal", "verify");
        Assert.Equal(1, code);
        Assert.Contains($"changed: {item.Hash}, of evidence 1", output, StringComparison.Ordinal);
        Assert.Contains($"missing: {item.Thumbnail}, of evidence 1", output, StringComparison.Ordinal);

        async Task<(int Code, string Output)> RunAsync(params string[] args)
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
            using StringWriter told = new() { NewLine = "\n" }, error = new();
            return (await CommandLine.RunAsync([.. args, "--store", store.File], told, error, store.Clock), told.ToString());
        }
    }
}
