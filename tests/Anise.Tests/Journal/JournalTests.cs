using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Store;
using Anise.Tests.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Tests.Journal;

public sealed class JournalTests
{
    private static Place Village(long id, string name) => new()
    {
        Id = new PlaceId(id),
        Kind = PlaceKind.Village,
        Spans = { new PlaceSpan { PlaceId = new PlaceId(id), From = new DateOnly(2020, 1, 1), Code = "x" + id, CodeIsOfficial = false, Name = name, Parent = null } },
    };

    private static async Task WriteAsync(TestStore store, params Place[] places)
    {
        await using AniseDb db = store.Open();
        await using JournaledWrite write = await store.Journal(db).BeginAsync(TestStore.Console.Actor, new Act("test"));
        db.AddRange(places);
        await write.CommitAsync();
    }

    [Fact]
    public async Task A_write_is_journaled_with_what_it_left_behind()
    {
        await using TestStore store = await TestStore.CreateAsync();
        await WriteAsync(store, Village(1, "Thôn Nà Lùng"));
        await using AniseDb db = store.Open();
        JournalEntry entry = await db.Set<JournalEntry>().SingleAsync();
        Assert.Equal(("place", "1", "test"), (entry.Subject, entry.SubjectId, entry.Action));
        Assert.Null(entry.Before);
        Assert.Contains("Thôn Nà Lùng", entry.After);
    }

    [Fact]
    public async Task A_change_is_journaled_with_before_and_after()
    {
        await using TestStore store = await TestStore.CreateAsync();
        await WriteAsync(store, Village(1, "Thôn Nà Lùng"));
        await using (AniseDb db = store.Open())
        {
            await using JournaledWrite write = await store.Journal(db).BeginAsync(TestStore.Console.Actor, new Act("end"), "merged");
            (await db.Set<PlaceSpan>().SingleAsync()).Until = new DateOnly(2025, 7, 1);
            await write.CommitAsync();
        }
        await using AniseDb read = store.Open();
        JournalEntry entry = await read.Set<JournalEntry>().SingleAsync(e => e.Action == "end");
        Assert.DoesNotContain("2025-07-01", entry.Before);
        Assert.Contains("2025-07-01", entry.After);
        Assert.Equal("merged", entry.Reason);
    }

    [Theory]
    [InlineData("Thôn \u202eNà Lùng", null)]
    [InlineData("Thôn Nà\0Lùng", null)]
    [InlineData("Thôn Nà Lùng", "gỡ\u200ebỏ")]
    public async Task A_text_that_reads_otherwise_than_it_is_is_not_stored(string name, string? reason)
    {
        await using TestStore store = await TestStore.CreateAsync();
        await using (AniseDb db = store.Open())
        {
            await using JournaledWrite write = await store.Journal(db).BeginAsync(TestStore.Console.Actor, new Act("test"), reason);
            db.Add(Village(1, name));
            await Assert.ThrowsAsync<HiddenCharactersException>(() => write.CommitAsync());
        }
        await using AniseDb read = store.Open();
        Assert.Empty(await read.Set<JournalEntry>().ToListAsync());
        await WriteAsync(store, Village(1, "Thôn\tNà\r\nLùng"));   // tabs and line ends are seen
    }

    [Fact]
    public async Task Nothing_is_saved_outside_a_write()
    {
        await using TestStore store = await TestStore.CreateAsync();
        await using AniseDb db = store.Open();
        db.Add(Village(1, "A"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }

    [Fact]
    public async Task A_write_that_is_not_committed_leaves_nothing()
    {
        await using TestStore store = await TestStore.CreateAsync();
        await using (AniseDb db = store.Open())
        {
            await using JournaledWrite write = await store.Journal(db).BeginAsync(TestStore.Console.Actor, new Act("test"));
            db.Add(Village(1, "A"));
            await write.FlushAsync();
        }
        await using AniseDb read = store.Open();
        Assert.Equal(0, await read.Set<Place>().CountAsync());
        Assert.Equal(0, await read.Set<JournalEntry>().CountAsync());
    }

    [Fact]
    public async Task A_sound_journal_verifies()
    {
        await using TestStore store = await TestStore.CreateAsync();
        await WriteAsync(store, Village(1, "A"), Village(2, "B"));
        await WriteAsync(store, Village(3, "C"));
        await using AniseDb db = store.Open();
        string last = await db.Set<JournalEntry>().Where(e => e.Number == 3).Select(e => e.Hash).SingleAsync();
        Assert.Equal(new JournalCheck(3, null, last), await new VerifyJournal(db).RunAsync());
    }

    [Fact]
    public async Task A_store_that_is_written_to_while_it_is_verified_is_sound()
    {
        await using TestStore store = await TestStore.CreateAsync();
        await WriteAsync(store, [.. Enumerable.Range(1, 300).Select(i => Village(i, "A"))]);
        Task writing = Task.Run(async () =>
        {
            for (int i = 301; i <= 340; i++) await WriteAsync(store, Village(i, "B"));
        }, TestContext.Current.CancellationToken);
        JournalCheck check;
        do
        {
            await using AniseDb db = store.Open();
            check = await new VerifyJournal(db).RunAsync();
            Assert.Null(check.Fault);
        }
        while (!writing.IsCompleted);
        await writing;
        await using AniseDb after = store.Open();
        Assert.Equal(340, (await new VerifyJournal(after).RunAsync()).Checked);
    }

    [Theory]
    [InlineData("update journal_entry set after = replace(after, 'B', 'X') where number = 2", 2, JournalFaultKind.Changed)]
    [InlineData("delete from journal_entry where number = 2", 2, JournalFaultKind.Removed)]
    [InlineData("delete from journal_entry where number = 3", 3, JournalFaultKind.TailDiffers)]
    [InlineData("update journal_entry set number = 9 where number = 1; update journal_entry set number = 1 where number = 2; update journal_entry set number = 2 where number = 9", 1, JournalFaultKind.Changed)]
    public async Task Whatever_was_done_behind_the_journal_is_found(string sql, long number, JournalFaultKind kind)
    {
        await using TestStore store = await TestStore.CreateAsync();
        await WriteAsync(store, Village(1, "A"), Village(2, "B"), Village(3, "C"));
        await using AniseDb db = store.Open();
        await db.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken);
        JournalFault? fault = (await new VerifyJournal(db).RunAsync(cancel: TestContext.Current.CancellationToken)).Fault;
        Assert.Equal(new JournalFault(number, kind), fault);
    }
}
