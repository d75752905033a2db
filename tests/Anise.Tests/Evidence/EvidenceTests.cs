using Anise.Access;
using Anise.Basics;
using Anise.Evidence;
using Anise.Evidence.Boards;
using Anise.Evidence.Changes;
using Anise.Evidence.Drawn;
using Anise.Evidence.Files;
using Anise.Lists;
using Anise.Modules;
using Anise.Places;
using Anise.Store;
using Anise.Tests.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tests.Evidence;

/// <summary>Evidence on records of any kind: dates, places, doubles, rights, its bytes.</summary>
public sealed class EvidenceTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    // Vạn Linh by its own point in the list of communes; some 25 km from Chi Lăng.
    private static readonly EarthPoint VanLinh = new(21.716, 106.56);

    [Fact]
    public async Task Three_dates_are_kept_apart_and_a_difference_is_shown_and_not_corrected()
    {
        var (store, _) = await Records.OpenAsync();
        await using TestServices open = store;
        DateOnly day = store.Clock.Day.AddDays(-10);
        // 24 hours agree: a picture of the next noon lies 12 hours after the day, one of the third day after it 48.
        Assert.Equal((12.0, false), await DatesAsync("2", day, day.AddDays(1), 12));
        Assert.Equal((48.0, true), await DatesAsync("2", day, day.AddDays(3), 0));
        Assert.Equal((0.0, false), await DatesAsync("2", day, day, 23));
        Assert.Equal((1.0, false), await DatesAsync("2", day, day.AddDays(-1), 23));
        Assert.Equal((30.0, true), await DatesAsync("2", day, day.AddDays(-2), 18));

        // What the file does not say is not known, and does not differ.
        EvidenceItem silent = await ItemAsync(store, await store.AddAsync("1", DrawnPicture.Jpeg(90), stated: day));
        Assert.Equal((null, null, null, false, false), (silent.TakenAt, silent.HoursApart, silent.MetresApart, silent.DateDiffers, silent.PlaceDiffers));
        EvidenceItem unsaid = await ItemAsync(store, await store.AddAsync("1", Taken(91, day, 9)));
        Assert.Equal((null, false), (unsaid.HoursApart, unsaid.DateDiffers));
        // A camera that is days ahead.
        Assert.True((await ItemAsync(store, await store.AddAsync("1", Taken(92, store.Clock.Day.AddDays(3), 9)))).DateDiffers);
        Assert.Equal("stated-in-future", Assert.Single((await store.SendAsync(TestStore.Console, "1", DrawnPicture.Jpeg(93), stated: store.Clock.Day.AddDays(1))).Problems).Code);
        // The last and first days of the calendar are days.
        Assert.True((await ItemAsync(store, await store.AddAsync("1", Taken(94, day, 9), stated: DateOnly.MinValue))).DateDiffers);

        async Task<(double?, bool)> DatesAsync(string record, DateOnly stated, DateOnly taken, int hour)
        {
            EvidenceItem item = await ItemAsync(store, await store.AddAsync(record, Taken(hour + taken.DayNumber, taken, hour), stated: stated));
            Assert.Equal((stated, new DateTimeOffset(taken.ToDateTime(new TimeOnly(hour, 0)), TimeSpan.FromHours(7))), (item.StatedOn, item.TakenAt));
            return (item.HoursApart, item.DateDiffers);
        }
    }

    [Fact]
    public async Task A_picture_is_compared_with_the_point_of_its_record_or_with_its_commune()
    {
        var (store, tanks) = await Records.OpenAsync();
        await using TestServices open = store;
        tanks.All["4"] = tanks.All["1"] with { Point = VanLinh };
        // A minute of latitude is some 1,845 m here, by the tables of WGS 84.
        EvidenceItem near = await ItemAsync(store, await store.AddAsync("4", At(1, VanLinh with { Latitude = VanLinh.Latitude + 1 / 60.0 })));
        Assert.InRange(near.MetresApart!.Value, 1845 * 0.99, 1845 * 1.01);
        Assert.False(near.PlaceDiffers);
        EvidenceItem far = await ItemAsync(store, await store.AddAsync("4", At(2, VanLinh with { Latitude = VanLinh.Latitude - 2 / 60.0 })));
        Assert.InRange(far.MetresApart!.Value, 3690 * 0.99, 3690 * 1.01);
        Assert.True(far.PlaceDiffers);
        // The other side of the earth is far, and no fault.
        Assert.InRange((await ItemAsync(store, await store.AddAsync("4", At(3, new EarthPoint(-VanLinh.Latitude, VanLinh.Longitude - 180))))).MetresApart!.Value, 19_900_000, 20_100_000);

        NetTopologySuite.Geometries.Point within = Anise.Sites.CommuneBoundaries.ByCode["06505"].InteriorPoint, other = Anise.Sites.CommuneBoundaries.ByCode["06625"].InteriorPoint;
        Assert.Equal(0, (await ItemAsync(store, await store.AddAsync("1", At(4, new EarthPoint(within.Y, within.X))))).MetresApart);
        EvidenceItem elsewhere = await ItemAsync(store, await store.AddAsync("1", At(5, new EarthPoint(other.Y, other.X))));
        Assert.InRange(elsewhere.MetresApart!.Value, 20_000, 100_000);   // Kiên Mộc lies at the other end of the province
        Assert.True(elsewhere.PlaceDiffers);
    }

    [Fact]
    public async Task The_same_file_and_pictures_that_look_alike_are_asked_about_and_the_answer_is_remembered()
    {
        var (store, _) = await Records.OpenAsync();
        await using TestServices open = store;
        byte[] picture = DrawnPicture.Jpeg(7);
        EvidenceId first = await store.AddAsync("1", picture);
        Assert.Equal("there-already", Assert.Single((await store.SendAsync(TestStore.Console, "1", picture, "other-name.jpg")).Problems).Code);
        EvidenceId same = await store.AddAsync("3", picture), smaller = await store.AddAsync("2", DrawnPicture.Jpeg(7, 480, 360, 60)), other = await store.AddAsync("2", DrawnPicture.Jpeg(8));
        EvidenceView exact = await ViewAsync(store, same), alike = await ViewAsync(store, smaller);
        Assert.Equal((true, null), (Assert.Single(exact.Doubles, d => d.Other.Id == first).Pair.IsExact, exact.Doubles[0].Pair.IsSame));
        Assert.Equal([first, same], alike.Doubles.Select(d => d.Other.Id).Order(Comparer<EvidenceId>.Create((a, b) => a.Value.CompareTo(b.Value))));
        Assert.All(alike.Doubles, d => Assert.False(d.Pair.IsExact));
        Assert.Empty((await ViewAsync(store, other)).Doubles);

        Assert.Equal("one-file", await store.RefusedAsync<AnswerDouble, EvidenceId>(a => a.RunAsync(TestStore.Console, first, same, false, Cancel)));
        Assert.Equal("no-answer", await store.RefusedAsync<AnswerDouble, EvidenceId>(a => a.RunAsync(TestStore.Console, first, smaller, null, Cancel)));
        await store.RunAsync<AnswerDouble, EvidenceId>(a => a.RunAsync(TestStore.Console, first, smaller, false, Cancel));
        await store.RunAsync<AnswerDouble, EvidenceId>(a => a.RunAsync(TestStore.Console, same, smaller, false, Cancel));
        Assert.False((await ViewAsync(store, smaller)).IsAsked);
        Assert.True((await ViewAsync(store, same)).IsAsked);

        // Who may not see the other record learns only where it is.
        Rights officer = await store.RightsAsync("lan", Role.CommuneOfficer, "06463");
        DoubleView hidden = (await store.DoAsync<ReadEvidence, EvidenceView?>(r => r.OneAsync(officer, same, Cancel)))!.Doubles.Single(d => d.Other.Id == first);
        Assert.Equal((false, "Xã Vạn Linh"), (hidden.MaySee, hidden.Commune));
    }

    [Trait("needs", "time")]
    [Fact]
    public void Forty_drawn_pictures_look_like_themselves_and_hardly_like_one_another()
    {
        long[] looks = [.. Enumerable.Range(100, 40).Select(i => Look(DrawnPicture.Jpeg(i)))];
        for (int i = 0; i < looks.Length; i++) Assert.True(Anise.Evidence.Inspection.PictureLook.AreAlike(looks[i], Look(DrawnPicture.Jpeg(100 + i, 600, 450, 40))), $"picture {100 + i}");
        int pairs = looks.SelectMany((a, i) => looks.Skip(i + 1).Where(b => Anise.Evidence.Inspection.PictureLook.AreAlike(a, b))).Count();
        Assert.InRange(pairs, 0, 4);   // of 780

        static long Look(byte[] jpeg) => Anise.Evidence.Inspection.PictureReader.Read(jpeg, EvidenceKind.Jpeg).Look!.Value;
    }

    [Fact]
    public async Task Evidence_is_seen_and_changed_with_the_rights_of_its_record()
    {
        var (store, _) = await Records.OpenAsync();
        await using TestServices open = store;
        Rights officer = await store.RightsAsync("lan", Role.CommuneOfficer, "06505"), enumerator = await store.RightsAsync("hoa", Role.Enumerator, "06505"),
            elsewhere = await store.RightsAsync("minh", Role.CommuneOfficer, "06463"), administrator = await store.RightsAsync("an", Role.Administrator, "20");
        EvidenceId id = await store.AddAsync("1", DrawnPicture.Jpeg(1), rights: officer);
        foreach (Rights may in (Rights[])[officer, enumerator])
        {
            Assert.NotNull(await store.DoAsync<ReadEvidence, EvidenceView?>(r => r.OneAsync(may, id, Cancel)));
            Assert.Single((await store.DoAsync<ReadEvidence, RecordEvidence?>(r => r.OfRecordAsync(may, Records.Tank, "1", Cancel)))!.Items);
        }
        foreach (Rights mayNot in (Rights[])[elsewhere, administrator])
        {
            await Assert.ThrowsAsync<NoAccessException>(() => store.DoAsync<ReadEvidence, EvidenceView?>(r => r.OneAsync(mayNot, id, Cancel)));
            await Assert.ThrowsAsync<NoAccessException>(() => store.DoAsync<ReadEvidence, RecordEvidence?>(r => r.OfRecordAsync(mayNot, Records.Tank, "1", Cancel)));
            foreach (EvidencePart part in Enum.GetValues<EvidencePart>())
                await Assert.ThrowsAsync<NoAccessException>(() => store.DoAsync<ReadEvidence, EvidenceContent?>(r => r.OpenAsync(mayNot, id, part, Cancel)));
        }
        foreach (Rights mayNot in (Rights[])[elsewhere, administrator, enumerator])
        {
            await Assert.ThrowsAsync<NoAccessException>(() => store.SendAsync(mayNot, "1", DrawnPicture.Jpeg(2)));
            await Assert.ThrowsAsync<NoAccessException>(() => store.DoAsync<RemoveEvidence, Result<string?>>(r => r.RunAsync(mayNot, id, "x", Cancel)));
        }
        Assert.Equal(1, (await ListAsync(store, officer, "06505")).Total);
        await Assert.ThrowsAsync<NoAccessException>(() => ListAsync(store, elsewhere, "06505"));
        Assert.Equal("record-missing", Assert.Single((await store.SendAsync(TestStore.Console, "77", DrawnPicture.Jpeg(2))).Problems).Code);
    }

    [Fact]
    public async Task Evidence_of_a_commune_is_found_in_the_one_that_it_went_into()
    {
        var (store, tanks) = await Records.OpenAsync();
        await using TestServices open = store;
        PlaceId old = (await store.MapAsync(new DateOnly(2025, 6, 30))).FindByCode("06520")!.Id;   // Y Tịch, merged into Vạn Linh
        tanks.All["5"] = new EvidencedRecord(old, "An old tank", null);
        NetTopologySuite.Geometries.Point within = Anise.Sites.CommuneBoundaries.ByCode["06505"].InteriorPoint;
        EvidenceId id = await store.AddAsync("5", At(1, new EarthPoint(within.Y, within.X)), rights: await store.RightsAsync("lan", Role.CommuneOfficer, "06505"));
        Assert.Equal(0, (await ItemAsync(store, id)).MetresApart);   // within what the commune became
        Assert.Equal(1, (await ListAsync(store, TestStore.Console, "06505")).Total);
        Assert.Equal(0, (await ListAsync(store, TestStore.Console, "06463")).Total);
        Assert.Equal(1, (await ListAsync(store, TestStore.Console, "20")).Total);
    }

    [Fact]
    public async Task Bytes_lie_once_under_their_hash_and_go_when_nobody_needs_them()
    {
        var (store, _) = await Records.OpenAsync();
        await using TestServices open = store;
        byte[] picture = DrawnPicture.Jpeg(1);
        string hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(picture));
        EvidenceId one = await store.AddAsync("1", picture), other = await store.AddAsync("2", picture);
        Assert.Equal(3, store.Files().Length);   // the file, its small picture, its copy
        Assert.Equal(picture, await File.ReadAllBytesAsync(store.FileOf(hash), TestContext.Current.CancellationToken));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(store.FileOf(hash)));
        Assert.Equal("missing", await store.RefusedAsync<RemoveEvidence, string?>(r => r.RunAsync(TestStore.Console, one, " ", Cancel)));
        await store.RunAsync<RemoveEvidence, string?>(r => r.RunAsync(TestStore.Console, one, "sent by mistake", Cancel));
        Assert.Equal(3, store.Files().Length);
        await store.RunAsync<RemoveEvidence, string?>(r => r.RunAsync(TestStore.Console, other, "sent by mistake", Cancel));
        Assert.Empty(store.Files());
        Assert.Equal("evidence-missing", await store.RefusedAsync<RemoveEvidence, string?>(r => r.RunAsync(TestStore.Console, other, "again", Cancel)));
        Assert.Equal(0, await store.DoAsync<AniseDb, int>(db => db.Set<EvidencePair>().CountAsync(Cancel)));
    }

    [Fact]
    public async Task Two_who_send_the_same_at_once_are_both_served_on_two_records_and_one_of_them_on_one()
    {
        var (store, _) = await Records.OpenAsync();
        await using TestServices open = store;
        byte[] picture = DrawnPicture.Jpeg(1);
        Result<EvidenceId>[] sent = await Task.WhenAll(((string[])["1", "1", "2", "3"]).Select(record => Task.Run(() => store.SendAsync(TestStore.Console, record, picture))));
        Assert.Equal(3, sent.Count(s => s.Ok));
        Assert.Equal("there-already", Assert.Single(sent.SelectMany(s => s.Problems)).Code);
        Assert.Equal(3, await store.DoAsync<AniseDb, int>(db => db.Set<EvidencePair>().CountAsync(Cancel)));   // each later one with each earlier
        Assert.Equal(3, store.Files().Length);
        Assert.Empty((await store.DoAsync<VerifyEvidenceFiles, EvidenceFileCheck>(v => v.RunAsync(Cancel))).Faults);
    }

    [Fact]
    public async Task Where_the_files_cannot_be_written_nothing_is_kept()
    {
        var (store, _) = await Records.OpenAsync(services => services.AddSingleton<IEvidenceFiles>(scope => new FullDisk(new EvidenceFolder(EvidenceFolder.Of(scope.GetRequiredService<StorePlace>())))));
        await using TestServices open = store;
        await Assert.ThrowsAsync<IOException>(() => store.SendAsync(TestStore.Console, "1", DrawnPicture.Jpeg(1)));
        Assert.Empty(store.Files());
        Assert.Equal(0, await store.DoAsync<AniseDb, int>(db => db.Set<EvidenceItem>().CountAsync(Cancel)));
    }

    [Fact]
    public async Task Missing_changed_and_unneeded_bytes_are_told_and_what_nothing_needs_can_be_removed()
    {
        var (store, _) = await Records.OpenAsync();
        await using TestServices open = store;
        EvidenceItem one = await ItemAsync(store, await store.AddAsync("1", DrawnPicture.Jpeg(1))), two = await ItemAsync(store, await store.AddAsync("2", DrawnPicture.Jpeg(2)));
        Assert.Equal(6, (await CheckAsync()).Checked);
        File.Delete(store.FileOf(one.Hash));
        await File.AppendAllTextAsync(store.FileOf(two.PublicCopy!), "x", Cancel);
        string left = new('a', 64);
        Directory.CreateDirectory(Path.GetDirectoryName(store.FileOf(left))!);
        await File.WriteAllTextAsync(store.FileOf(left), "y", Cancel);
        await File.WriteAllTextAsync(store.FileOf(left) + ".half", "z", Cancel);
        EvidenceFileCheck found = await CheckAsync();
        Assert.Equal([(EvidenceFault.Missing, one.Hash, one.Id), (EvidenceFault.Changed, two.PublicCopy!, two.Id)], found.Faults.Where(f => f.Evidence is not null).Select(f => (f.Kind, f.Name, f.Evidence!.Value)));
        Assert.Equal([left, Path.Combine("aa", left[2..] + ".half")], found.Faults.Where(f => f.Kind == EvidenceFault.Unneeded).Select(f => f.Name));
        Assert.Equal(2, await store.DoAsync<VerifyEvidenceFiles, int>(v => v.TidyAsync(TestStore.Console, Cancel)));
        Assert.Equal(2, (await CheckAsync()).Faults.Count);

        Task<EvidenceFileCheck> CheckAsync() => store.DoAsync<VerifyEvidenceFiles, EvidenceFileCheck>(v => v.RunAsync(Cancel));
    }

    internal static byte[] Taken(int seed, DateOnly day, int hour) => new ExifSegment().Taken(ExifSegment.TextOf(day.ToDateTime(new TimeOnly(hour, 0)))).Into(DrawnPicture.Jpeg(seed));

    private static byte[] At(int seed, EarthPoint point) => new ExifSegment().At(point).Into(DrawnPicture.Jpeg(seed));

    private static Task<EvidenceItem> ItemAsync(TestServices store, EvidenceId id) => store.DoAsync<AniseDb, EvidenceItem>(db => db.Set<EvidenceItem>().AsNoTracking().SingleAsync(e => e.Id == id, Cancel));

    private static async Task<EvidenceView> ViewAsync(TestServices store, EvidenceId id) => (await store.DoAsync<ReadEvidence, EvidenceView?>(r => r.OneAsync(TestStore.Console, id, Cancel)))!;

    private static async Task<ListPage<EvidenceItem>> ListAsync(TestServices store, Rights rights, string commune)
    {
        PlaceId place = await store.CommuneAsync(commune);
        return await store.DoAsync<EvidenceTable, ListPage<EvidenceItem>>(async table => await (await table.ListAsync(rights, place, Cancel)).ReadAsync(ListAsk.Everything, Cancel));
    }

    /// <summary>A disk on which there is room for two files.</summary>
    private sealed class FullDisk(IEvidenceFiles files) : IEvidenceFiles
    {
        private int _put;

        public Task<bool> PutAsync(string hash, ReadOnlyMemory<byte> bytes, CancellationToken cancel) => ++_put > 2 ? throw new IOException("No space left on device.") : files.PutAsync(hash, bytes, cancel);

        public Task<Stream?> OpenAsync(string hash, CancellationToken cancel) => files.OpenAsync(hash, cancel);

        public Task RemoveAsync(string hash, CancellationToken cancel) => files.RemoveAsync(hash, cancel);

        public IAsyncEnumerable<string> AllAsync(CancellationToken cancel) => files.AllAsync(cancel);
    }
}
