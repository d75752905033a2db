using System.Globalization;
using Anise.Basics;
using Anise.Evidence;
using Anise.Evidence.Drawn;
using Anise.Evidence.Inspection;
using Anise.Journal;
using Anise.Store;
using Anise.Tables.Files;
using Anise.Tests.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Tests.Evidence;

/// <summary>Damaged and disguised files are refused with a clear message, and nothing of them is kept.</summary>
public sealed class RefusedFileTests
{
    [Fact]
    public async Task Every_damaged_or_disguised_file_is_refused_by_what_is_wrong_with_it_and_leaves_nothing()
    {
        var (store, _) = await Records.OpenAsync();
        await using TestServices open = store;
        long entries = await EntriesAsync(store);
        (string Name, byte[] Content, string Problem)[] all = [.. BadFiles.All()];
        Assert.True(all.Length >= 50, $"{all.Length} files");
        var wrong = new List<string>();
        foreach (string language in (string[])["vi", "en"])
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            foreach (var (name, content, problem) in all)
            {
                Result<EvidenceId> sent = await store.SendAsync(TestStore.Console, "1", content, name);
                if (sent.Ok || sent.Problems.Count != 1 || sent.Problems[0].Code != problem || sent.Problems[0].Field != "file" || sent.Problems[0].Message.Contains('{', StringComparison.Ordinal))
                    wrong.Add($"{name} ({content.Length}): {problem}, but {(sent.Ok ? "taken" : string.Join("; ", sent.Problems))}");
            }
        }
        Assert.Empty(wrong);
        Assert.Equal(0, await store.DoAsync<AniseDb, int>(db => db.Set<EvidenceItem>().CountAsync()));
        Assert.Equal(entries, await EntriesAsync(store));
        Assert.Empty(store.Files());
    }

    [Theory]
    [InlineData("jpg"), InlineData("png"), InlineData("webp"), InlineData("pdf")]
    public async Task What_is_whole_and_called_what_it_is_is_taken(string ending)
    {
        var (store, _) = await Records.OpenAsync();
        await using TestServices open = store;
        byte[] content = ending switch { "jpg" => DrawnPicture.Jpeg(1), "png" => DrawnPicture.Png(1), "webp" => DrawnPicture.WebP(1), _ => BadFiles.Pdf() };
        await store.AddAsync("1", content, "A B." + ending.ToUpperInvariant());
        await store.AddAsync("2", content, "without an ending");
    }

    [Fact]
    public async Task What_is_in_a_file_cannot_end_the_program_it_is_looked_at_apart()
    {
        var apart = new InspectFile(new ApartProcess(["dotnet", Path.Combine(AppContext.BaseDirectory, "Anise.Cli.dll")]));
        Inspected sound = await apart.RunAsync(new ExifSegment().Taken("2023:05:14 08:30:00").Into(DrawnPicture.Jpeg(5)), "a.jpg", TestContext.Current.CancellationToken);
        Assert.Equal((null, EvidenceKind.Jpeg, 960, 720), (sound.Refusal, sound.Kind, sound.Width, sound.Height));
        Assert.Equal(new DateTimeOffset(2023, 5, 14, 8, 30, 0, TimeSpan.FromHours(7)), sound.TakenAt);
        Assert.Equal("cut", (await apart.RunAsync(DrawnPicture.Jpeg(5)[..^2], "a.jpg", TestContext.Current.CancellationToken)).Refusal);

        byte[] any = DrawnPicture.Jpeg(6);
        Assert.Equal("damaged", (await new InspectFile(new ApartProcess(["/bin/sh", "-c", "kill -SEGV $$"])).RunAsync(any, "a.jpg", TestContext.Current.CancellationToken)).Refusal);
        Assert.Equal("takes-long", (await new InspectFile(new ApartProcess(["/bin/sh", "-c", "sleep 60"])) { MaxTime = TimeSpan.FromSeconds(1) }.RunAsync(any, "a.jpg", TestContext.Current.CancellationToken)).Refusal);
    }

    private static Task<long> EntriesAsync(TestServices store) => store.DoAsync<AniseDb, long>(db => db.Set<JournalEntry>().LongCountAsync());
}
