using Anise.Journal;
using Anise.Modules;
using Anise.Sqlite;
using Anise.Store;
using Anise.Testing;
using Microsoft.Data.Sqlite;

namespace Anise.Tests.Store;

/// <summary>A store that lacks what was written last says so: the database itself opens what is left and is sound.</summary>
public sealed class LastWrittenTests
{
    [Fact]
    public async Task A_whole_store_has_lost_nothing()
    {
        await using TestStore store = await TestStore.CreateAsync();
        for (int i = 0; i < 12; i++) await WriteAsync(store);
        Assert.Null(await LossAsync(store));
        File.Delete(LastWritten.FileOf(store.File));
        Assert.Null(await LossAsync(store));   // carried here alone
    }

    [Fact]
    public async Task A_store_without_its_log_says_what_it_lacks()
    {
        await using TestStore store = await TestStore.CreateAsync();
        await WriteAsync(store);
        await SqliteStore.CloseAsync(store.File);
        using (var held = new SqliteConnection($"Data Source={store.File};Pooling=False"))
        {
            held.Open();   // as a running server has it: the log is not written back
            for (int i = 0; i < 3; i++) await WriteAsync(store);
            Assert.True(new FileInfo(store.File + "-wal").Length > 0);
            File.Copy(store.File, store.File + ".cut");
        }
        SqliteStore.ReleaseAll();
        File.Move(store.File + ".cut", store.File, overwrite: true);
        File.Delete(store.File + "-wal");
        File.Delete(store.File + "-shm");

        LostWrites lost = Assert.IsType<LostWrites>(await LossAsync(store));
        Assert.Equal((4, 1), (lost.Noted.Number, lost.Held));
        await using (AniseDb db = store.Open())
        {
            Assert.Null((await new VerifyJournal(db).RunAsync(cancel: TestContext.Current.CancellationToken)).Fault);   // what is left is sound
            await new NoteLoss(store.Journal(db)).RunAsync(TestStore.Console.Actor, lost.Noted, lost.Held, TestContext.Current.CancellationToken);
        }
        Assert.Null(await LossAsync(store));   // said once, and in the journal
    }

    [Fact]
    public async Task An_older_copy_that_was_written_on_elsewhere_is_not_taken_for_the_store()
    {
        await using TestStore store = await TestStore.CreateAsync(), other = await TestStore.CreateAsync();
        for (int i = 0; i < 2; i++) await WriteAsync(store);
        for (int i = 0; i < 5; i++) await WriteAsync(other);
        File.Copy(LastWritten.FileOf(store.File), LastWritten.FileOf(other.File), overwrite: true);
        Assert.Equal(5, (await LossAsync(other))?.Held);
        File.Delete(LastWritten.FileOf(store.File));
        File.Delete(LastWritten.FileOf(other.File));
    }

    [Fact]
    public async Task A_note_that_was_not_written_here_is_none_and_is_written_over()
    {
        await using TestStore store = await TestStore.CreateAsync();
        await WriteAsync(store);
        await File.WriteAllTextAsync(LastWritten.FileOf(store.File), new string('9', 100_000), TestContext.Current.CancellationToken);
        Assert.Null(await LossAsync(store));
        await WriteAsync(store);
        Assert.Equal(2 + 64 + 1, new FileInfo(LastWritten.FileOf(store.File)).Length);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_no_file_is_not_waited_for(bool pipe)
    {
        if (OperatingSystem.IsWindows()) return;
        await using TestStore store = await TestStore.CreateAsync();
        await WriteAsync(store);
        string note = LastWritten.FileOf(store.File);
        File.Delete(note);
        if (pipe) using (var made = System.Diagnostics.Process.Start("mkfifo", [note])) await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        else Directory.CreateDirectory(note);
        TimeSpan patience = TimeSpan.FromSeconds(60);
        Assert.Null(await Task.Run(() => LossAsync(store), TestContext.Current.CancellationToken).WaitAsync(patience, TestContext.Current.CancellationToken));
        await Task.Run(() => WriteAsync(store), TestContext.Current.CancellationToken).WaitAsync(patience, TestContext.Current.CancellationToken);
        if (pipe) Assert.StartsWith("2:", await File.ReadAllTextAsync(note, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        else Directory.Delete(note);
    }

    [Fact]
    public async Task What_was_undone_is_not_noted()
    {
        await using TestStore store = await TestStore.CreateAsync();
        await WriteAsync(store);
        await using (AniseDb db = store.Open())
        {
            await using JournaledWrite write = await store.Journal(db).BeginAsync(TestStore.Console.Actor, new Act("test"), cancel: TestContext.Current.CancellationToken);
            write.Note(new JournalSubject(new SubjectKind("test"), "1", null));
            await write.FlushAsync(TestContext.Current.CancellationToken);
        }
        Assert.StartsWith("1:", await File.ReadAllTextAsync(LastWritten.FileOf(store.File), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Null(await LossAsync(store));
    }

    private static async Task WriteAsync(TestStore store)
    {
        await using AniseDb db = store.Open();
        await using JournaledWrite write = await store.Journal(db).BeginAsync(TestStore.Console.Actor, new Act("test"), cancel: TestContext.Current.CancellationToken);
        write.Note(new JournalSubject(new SubjectKind("test"), Guid.NewGuid().ToString(), null));
        await write.CommitAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<LostWrites?> LossAsync(TestStore store)
    {
        await using AniseDb db = store.Open();
        return await LastWritten.FindLossAsync(db, store.File, TestContext.Current.CancellationToken);
    }
}
