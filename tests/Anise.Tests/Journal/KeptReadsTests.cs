using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Store;
using Anise.Tests.Store;

namespace Anise.Tests.Journal;

/// <summary>What was read is kept until something is written, and no longer.</summary>
public sealed class KeptReadsTests
{
    private readonly KeptReads _kept = new();
    private int _read;

    [Fact]
    public async Task What_was_read_is_kept_until_the_next_write_by_anybody()
    {
        await using TestStore store = await TestStore.CreateAsync();
        await WriteAsync(store, 1);
        await using AniseDb one = store.Open(), two = store.Open();
        Assert.Equal((int[])[1, 1, 1], (int[])[await GetAsync(one), await GetAsync(one), await GetAsync(two)]);
        await WriteAsync(store, 2);
        Assert.Equal((int[])[2, 2], (int[])[await GetAsync(one), await GetAsync(two)]);
    }

    [Fact]
    public async Task Another_key_is_read_by_itself()
    {
        await using TestStore store = await TestStore.CreateAsync();
        await using AniseDb db = store.Open();
        Assert.Equal((int[])[1, 2, 1], (int[])[await GetAsync(db, "a"), await GetAsync(db, "b"), await GetAsync(db, "a")]);
    }

    [Fact]
    public async Task An_open_write_reads_for_itself_and_keeps_nothing()
    {
        await using TestStore store = await TestStore.CreateAsync();
        await using AniseDb writer = store.Open(), reader = store.Open();
        Assert.Equal(1, await GetAsync(reader));
        await using (JournaledWrite write = await store.Journal(writer).BeginAsync(TestStore.Console.Actor, new Act("test")))
        {
            Assert.Equal((int[])[2, 3], (int[])[await GetAsync(writer), await GetAsync(writer)]);
            Assert.Equal(1, await GetAsync(reader));
        }
        Assert.Equal(1, await GetAsync(writer));   // undone: as it was
    }

    [Fact]
    public async Task What_was_read_while_somebody_wrote_is_not_kept()
    {
        await using TestStore store = await TestStore.CreateAsync();
        await using AniseDb db = store.Open(), other = store.Open();
        StoreMoment before = await _kept.NowAsync(db);
        int slow = await before.GetAsync("key", async () =>
        {
            await WriteAsync(store, 1);
            Assert.Equal(1, await GetAsync(other));   // another reader sees the store after the write
            return 99;
        });
        Assert.Equal((int[])[99, 1], new[] { slow, await GetAsync(db) });
    }

    [Fact]
    public async Task A_store_with_as_many_entries_of_another_history_is_another_store()
    {
        await using TestStore store = await TestStore.CreateAsync(), restored = await TestStore.CreateAsync();
        await WriteAsync(store, 1);
        await WriteAsync(restored, 2);
        await using AniseDb db = store.Open(), other = restored.Open();
        Assert.Equal((int[])[1, 2], (int[])[await GetAsync(db), await GetAsync(other)]);
    }

    private Task<int> GetAsync(AniseDb db, string key = "key") => _kept.GetAsync(db, key, () => Task.FromResult(++_read));

    private static async Task WriteAsync(TestStore store, long place)
    {
        await using AniseDb db = store.Open();
        await using JournaledWrite write = await store.Journal(db).BeginAsync(TestStore.Console.Actor, new Act("test"));
        db.Add(new Place { Id = new PlaceId(place), Kind = PlaceKind.Village });
        await write.CommitAsync();
    }
}
