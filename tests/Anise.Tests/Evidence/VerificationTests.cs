using Anise.Access;
using Anise.Basics;
using Anise.Evidence;
using Anise.Evidence.Boards;
using Anise.Evidence.Changes;
using Anise.Evidence.Drawn;
using Anise.Figures;
using Anise.Journal;
using Anise.Lists;
using Anise.Modules;
using Anise.Tests.Store;

namespace Anise.Tests.Evidence;

/// <summary>Who looks at which evidence, what they find, and the figures of it.</summary>
public sealed class VerificationTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Fact]
    public async Task Each_level_looks_at_what_was_drawn_for_it_and_the_higher_one_stands()
    {
        var (store, _) = await Records.OpenAsync();
        await using TestServices open = store;
        Rights officer = await store.RightsAsync("lan", Role.CommuneOfficer, "06505"), chair = await store.RightsAsync("vi", Role.CommuneChair, "06505"), province = await store.RightsAsync("tinh", Role.ProvinceOfficer, "20");
        EvidenceId[] sent = [await store.AddAsync("1", DrawnPicture.Jpeg(1), "one.jpg", rights: officer), await store.AddAsync("1", DrawnPicture.Jpeg(2), "two.jpg", rights: officer), await store.AddAsync("2", DrawnPicture.Jpeg(3), "three.jpg", rights: officer)];

        // The commune looks at all of it, but nobody at what they sent themselves.
        Assert.Equal(3, await WaitingAsync(chair, EvidenceLevel.Commune));
        Assert.Equal(0, await WaitingAsync(officer, EvidenceLevel.Commune));
        Assert.Equal("own-evidence", await store.RefusedAsync<VerifyEvidence, EvidenceId>(v => v.RunAsync(officer, sent[0], EvidenceLevel.Commune, Verdict.Verified, null, Cancel)));
        await Assert.ThrowsAsync<NoAccessException>(() => VerifyAsync(chair, 0, EvidenceLevel.Province, Verdict.Verified));
        await Assert.ThrowsAsync<NoAccessException>(() => VerifyAsync(province, 0, EvidenceLevel.Commune, Verdict.Verified));
        Assert.Equal("missing", Assert.Single((await VerifyAsync(chair, 0, EvidenceLevel.Commune, Verdict.Rejected)).Problems).Code);
        Assert.Equal("no-verdict", Assert.Single((await VerifyAsync(chair, 0, EvidenceLevel.Commune, null)).Problems).Code);

        Assert.True((await VerifyAsync(chair, 0, EvidenceLevel.Commune, Verdict.Verified)).Ok);
        Assert.True((await VerifyAsync(chair, 1, EvidenceLevel.Commune, Verdict.Rejected, "a picture of a picture")).Ok);
        Assert.Equal(1, await WaitingAsync(chair, EvidenceLevel.Commune));
        Assert.Equal((double[])[100.0 / 3, 100.0 / 3], await FiguresAsync("evidence-verified-share", "evidence-rejected-share"));

        Assert.True((await VerifyAsync(province, 0, EvidenceLevel.Province, Verdict.Rejected, "another tank")).Ok);
        EvidenceView seen = (await store.DoAsync<ReadEvidence, EvidenceView?>(r => r.OneAsync(chair, sent[0], Cancel)))!;
        Assert.Equal([(EvidenceLevel.Commune, Verdict.Verified), (EvidenceLevel.Province, Verdict.Rejected)], seen.Checks.Select(c => (c.Level, c.Verdict)));
        Assert.Equal(Verdict.Rejected, seen.Item.Verdict);
        // The commune looks again: what the province found stands.
        Assert.True((await VerifyAsync(chair, 0, EvidenceLevel.Commune, Verdict.Verified, "seen on the spot")).Ok);
        Assert.Equal(Verdict.Rejected, (await store.DoAsync<ReadEvidence, EvidenceView?>(r => r.OneAsync(chair, sent[0], Cancel)))!.Item.Verdict);
        Assert.Equal((double[])[3, 0, 2, 2, 1, 200.0 / 3], await FiguresAsync("evidence-items", "evidence-verified", "evidence-rejected", "evidence-looked-at-by-commune", "evidence-looked-at-by-province", "evidence-rejected-share"));
        Assert.Empty((await store.RunAsync<RecountFigures, IReadOnlyList<RecountDifference>>(r => r.RunAsync(TestStore.Console, [store.Clock.Day.Year], cancel: Cancel))).Where(d => d.Code.StartsWith("evidence", StringComparison.Ordinal)));

        // Who sent it does not wipe out what was found, to send it anew.
        Assert.Equal("evidence-judged", await store.RefusedAsync<RemoveEvidence, string?>(r => r.RunAsync(officer, sent[0], "sent by mistake", Cancel)));
        Assert.Equal("evidence-judged", await store.RefusedAsync<RemoveEvidence, string?>(r => r.RunAsync(officer, sent[1], "sent by mistake", Cancel)));
        // Taken away, it counts nowhere.
        await store.RunAsync<RemoveEvidence, string?>(r => r.RunAsync(TestStore.Console, sent[0], "sent by mistake", Cancel));
        Assert.Equal((double[])[2, 1], await FiguresAsync("evidence-items", "evidence-rejected"));

        Task<Result<EvidenceId>> VerifyAsync(Rights who, int which, EvidenceLevel level, Verdict? verdict, string? reason = null) =>
            store.DoAsync<VerifyEvidence, Result<EvidenceId>>(v => v.RunAsync(who, sent[which], level, verdict, reason, Cancel));

        async Task<int> WaitingAsync(Rights who, EvidenceLevel level)
        {
            PlaceId place = await store.CommuneAsync("06505");
            int listed = (await store.DoAsync<EvidenceTable, ListPage<EvidenceItem>>(async t => await (await t.QueueAsync(who, place, level, Cancel)).ReadAsync(ListAsk.Everything, Cancel))).Total;
            int told = (await store.DoAsync<ReadWaiting, IReadOnlyList<WaitingWork>>(w => w.RunAsync(who, Cancel))).Count(w => w.Address.StartsWith("/evidence", StringComparison.Ordinal));
            Assert.Equal(listed > 0 ? 1 : 0, told);
            return listed;
        }

        async Task<double[]> FiguresAsync(params string[] codes)
        {
            PlaceId place = await store.CommuneAsync("06505");
            FigureGrid grid = await store.RunAsync<ReadFigures, FigureGrid>(r => r.RunAsync(TestStore.Console, new FigureQuery(codes, place, (IReadOnlyList<int>)[store.Clock.Day.Year]), Cancel));
            return [.. codes.Select(code => grid[code, store.Clock.Day.Year].Value ?? double.NaN)];
        }
    }

    [Theory]
    [InlineData(0), InlineData(20), InlineData(50), InlineData(100)]
    public void The_share_that_is_drawn_is_the_share_of_the_rules(int percent)
    {
        int drawn = Enumerable.Range(1, 4000).Count(i => Draw.IsDrawn("a journal", new EvidenceId(i), EvidenceLevel.Province, percent));
        // Four standard deviations of a binomial.
        double room = 4 * Math.Sqrt(4000 * percent / 100.0 * (1 - percent / 100.0));
        Assert.InRange(drawn, 40.0 * percent - room, 40.0 * percent + room);
        // Another journal draws others: nobody can know before.
        if (percent is 20 or 50) Assert.NotEqual(Lots("a journal"), Lots("another"));

        string Lots(string journal) => string.Concat(Enumerable.Range(1, 100).Select(i => Draw.IsDrawn(journal, new EvidenceId(i), EvidenceLevel.Province, percent) ? '1' : '0'));
    }

    [Fact]
    public async Task The_journal_tells_what_came_what_was_found_and_what_was_taken_away()
    {
        var (store, _) = await Records.OpenAsync();
        await using TestServices open = store;
        EvidenceId id = await store.AddAsync("1", DrawnPicture.Jpeg(1));
        await store.RunAsync<VerifyEvidence, EvidenceId>(v => v.RunAsync(TestStore.Console, id, EvidenceLevel.Commune, Verdict.Verified, null, Cancel));
        await store.RunAsync<RemoveEvidence, string?>(r => r.RunAsync(TestStore.Console, id, "twice", Cancel));
        JournalEntry[] told = [.. (await store.DoAsync<Anise.Store.AniseDb, List<JournalEntry>>(db => Task.FromResult(db.Set<JournalEntry>().Where(e => e.Subject == "evidence").OrderBy(e => e.Number).ToList())))];
        Assert.Equal(["add-evidence", "verify-evidence", "remove-evidence"], told.Select(e => e.Action));
        Assert.Equal((null, "twice"), (told[2].After, told[2].Reason));
        Assert.Contains("a.jpg", told[2].Before, StringComparison.Ordinal);
        Assert.Equal(0, (await store.DoAsync<VerifyFacts, FactCheck>(v => v.RunAsync(Cancel))).Faulty);
    }
}
