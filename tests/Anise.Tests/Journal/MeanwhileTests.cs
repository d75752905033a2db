using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Store;
using Anise.Tests.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Tests.Journal;

/// <summary>Nobody overwrites unseen: a write that knows what its reader had seen is refused where others changed the same since.</summary>
public sealed class MeanwhileTests
{
    private static readonly DateOnly Begin = new(2020, 1, 1);

    private static Place Village(long id) => new()
    {
        Id = new PlaceId(id),
        Kind = PlaceKind.Village,
        Spans = { new PlaceSpan { PlaceId = new PlaceId(id), From = Begin, Code = "x" + id, CodeIsOfficial = false, Name = "A", Parent = null } },
    };

    private static async Task<long> WriteAsync(TestStore store, Action<AniseDb> change, long? seen = null)
    {
        await using AniseDb db = store.Open();
        await using JournaledWrite write = await new JournalBook(db, store.Clock, new ReadAt { Entry = seen }).BeginAsync(TestStore.Console.Actor, new Act("test"));
        change(db);
        await write.CommitAsync();
        return (await db.Set<JournalHead>().SingleAsync()).Count;
    }

    private static void Rename(AniseDb db, long id, string name) => db.Set<PlaceSpan>().Single(s => s.PlaceId == new PlaceId(id)).Name = name;

    private static void End(AniseDb db, long id) => db.Set<PlaceSpan>().Single(s => s.PlaceId == new PlaceId(id)).Until = new DateOnly(2025, 7, 1);

    [Fact]
    public async Task Two_who_change_one_field_meet_and_the_second_writes_nothing()
    {
        await using TestStore store = await TestStore.CreateAsync();
        long seen = await WriteAsync(store, db => db.Add(Village(1)));
        await WriteAsync(store, db => Rename(db, 1, "B"), seen);
        var met = await Assert.ThrowsAsync<ChangedMeanwhileException>(() => WriteAsync(store, db => Rename(db, 1, "C"), seen));
        Assert.Contains("\"B\"", Assert.Single(met.Entries).After);
        await using AniseDb read = store.Open();
        Assert.Equal("B", (await read.Set<PlaceSpan>().SingleAsync()).Name);
        Assert.Equal(2, await read.Set<JournalEntry>().CountAsync());
    }

    [Fact]
    public async Task Who_has_seen_the_change_may_write_over_it()
    {
        await using TestStore store = await TestStore.CreateAsync();
        long seen = await WriteAsync(store, db => db.Add(Village(1)));
        long then = await WriteAsync(store, db => Rename(db, 1, "B"), seen);
        await WriteAsync(store, db => Rename(db, 1, "C"), then);
    }

    [Fact]
    public async Task Changes_of_other_fields_and_of_other_things_do_not_meet()
    {
        await using TestStore store = await TestStore.CreateAsync();
        long seen = await WriteAsync(store, db => db.AddRange(Village(1), Village(2)));
        await WriteAsync(store, db => Rename(db, 1, "B"), seen);
        await WriteAsync(store, db => End(db, 1), seen);
        await WriteAsync(store, db => Rename(db, 2, "C"), seen);
    }

    [Fact]
    public async Task Two_who_add_to_one_subject_meet()
    {
        await using TestStore store = await TestStore.CreateAsync();
        long seen = await WriteAsync(store, db => db.Add(Village(1)));
        void Add(AniseDb db, int year) => db.Add(new PlaceSpan { PlaceId = new PlaceId(1), From = new DateOnly(year, 1, 1), Code = "x1", CodeIsOfficial = false, Name = "B", Parent = null });
        await WriteAsync(store, db => Add(db, 2021), seen);
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => WriteAsync(store, db => Add(db, 2022), seen));
    }

    [Fact]
    public async Task Who_says_nothing_of_what_was_seen_is_not_compared()
    {
        await using TestStore store = await TestStore.CreateAsync();
        await WriteAsync(store, db => db.Add(Village(1)));
        await WriteAsync(store, db => Rename(db, 1, "B"));
        await WriteAsync(store, db => Rename(db, 1, "C"));
    }

    [Fact]
    public async Task A_write_that_is_saved_in_pieces_does_not_meet_itself()
    {
        await using TestStore store = await TestStore.CreateAsync();
        long seen = await WriteAsync(store, db => db.Add(Village(1)));
        await WriteAsync(store, db => Rename(db, 1, "B"));
        await using AniseDb own = store.Open();
        await using JournaledWrite write = await new JournalBook(own, store.Clock, new ReadAt { Entry = seen }).BeginAsync(TestStore.Console.Actor, new Act("test"));
        End(own, 1);
        await write.FlushAsync();
        own.Set<PlaceSpan>().Single(s => s.PlaceId == new PlaceId(1)).Until = new DateOnly(2025, 8, 1);
        await write.CommitAsync();
    }
}
