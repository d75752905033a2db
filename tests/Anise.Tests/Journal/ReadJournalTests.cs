using System.Linq.Expressions;
using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Tests.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Tests.Journal;

public sealed class ReadJournalTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2025, 9, 1);
    private TestServices _anise = null!;

    public async ValueTask InitializeAsync()
    {
        _anise = await TestServices.LangSonAsync();
        foreach (string code in (string[])["06505", "06505", "06517"])
        {
            PlaceId commune = await CommuneAsync(code);
            await _anise.RunAsync<AddVillage, PlaceId>(add => add.RunAsync(TestStore.Console, commune, $"Thôn {Guid.NewGuid()}", Day, "test"));
        }
    }

    public ValueTask DisposeAsync() => _anise.DisposeAsync();

    private async Task<PlaceId> CommuneAsync(string code) => (await _anise.MapAsync(Day)).FindByCode(code)!.Id;

    private async Task<Rights> AtAsync(string code, Role role = Role.CommuneChair) =>
        new(new Actor("chair", "test", 5), [new Grant { UserId = 5, Role = role, Place = await CommuneAsync(code) }]);

    private Task<List<JournalEntry>> ReadAsync(Rights rights, params Expression<Func<WriteRow, bool>>[] which) =>
        _anise.DoAsync<ReadJournal, List<JournalEntry>>(async read => await (await read.OpenAsync(rights)).EntriesAsync(which));

    [Fact]
    public async Task Every_entry_is_read_once()
    {
        List<JournalEntry> all = await ReadAsync(TestStore.Console);
        Assert.Equal(Enumerable.Range(1, 274).Reverse().Select(n => (long)n), all.Select(e => e.Number));   // 271 places and 3 villages
    }

    [Fact]
    public async Task A_chair_reads_the_entries_of_the_commune_and_what_it_was_made_from()
    {
        Assert.Equal(6, (await ReadAsync(await AtAsync("06505"))).Count);   // the commune, its three old parts, two villages
        Assert.Equal(2, (await ReadAsync(await AtAsync("06505"), w => w.Action == "add-village")).Count);
    }

    [Fact]
    public async Task Entries_of_a_place_outside_the_reader_s_rights_are_not_read()
    {
        PlaceId village = Assert.Single(await ReadAsync(await AtAsync("06517"), w => w.Action == "add-village")).Place!.Value;
        Assert.Contains(await ReadAsync(TestStore.Console), e => e.Place == village);
        Assert.DoesNotContain(await ReadAsync(await AtAsync("06505")), e => e.Place == village);
    }

    [Fact]
    public async Task Who_may_not_read_the_journal_reads_nothing()
    {
        Rights analyst = await AtAsync("20", Role.Analyst);
        await Assert.ThrowsAsync<NoAccessException>(() => ReadAsync(analyst));
    }

    [Fact]
    public async Task An_auditor_of_the_province_reads_entries_of_no_place_and_a_chair_does_not()
    {
        await _anise.RunAsync<AddUser, IssuedLink>(add => add.RunAsync(TestStore.Console, "lan", "Lan", Role.Analyst, new PlaceId(1)));
        Assert.Single(await ReadAsync(await AtAsync("20", Role.Auditor)), e => e is { Subject: "user", SubjectId: "lan" });
        Assert.DoesNotContain(await ReadAsync(await AtAsync("06505")), e => e is { Subject: "user", SubjectId: "lan" });
    }

    [Fact]
    public async Task Days_are_those_of_the_clock_on_the_wall()
    {
        _anise.Clock.Now = new DateTimeOffset(2030, 5, 1, 18, 0, 0, TimeSpan.Zero);   // the 2nd in Vietnam
        PlaceId commune = await CommuneAsync("06505");
        await _anise.RunAsync<AddVillage, PlaceId>(add => add.RunAsync(TestStore.Console, commune, "Thôn Mới", Day, "test"));
        DateOnly may2 = new(2030, 5, 2);
        Assert.Single(await ReadAsync(TestStore.Console, ReadableJournal.From(may2), ReadableJournal.Until(may2)));
        Assert.Empty(await ReadAsync(TestStore.Console, ReadableJournal.From(may2.AddDays(-1)), ReadableJournal.Until(may2.AddDays(-1))));
        // The ends of the calendar are days too.
        Assert.Equal(275, (await ReadAsync(TestStore.Console, ReadableJournal.From(DateOnly.MinValue), ReadableJournal.Until(DateOnly.MaxValue))).Count);
    }

    [Fact]
    public async Task A_write_is_one_line_however_many_things_it_touched()
    {
        var (writes, tells) = await _anise.DoAsync<ReadJournal, (List<WriteRow>, IReadOnlyDictionary<long, WriteOnRecord>)>(async read =>
        {
            ReadableJournal journal = await read.OpenAsync(TestStore.Console);
            List<WriteRow> rows = await journal.Writes().OrderByDescending(w => w.Revision).ToListAsync();
            return (rows, await journal.OnRecordAsync([.. rows.Select(w => w.Revision)]));
        });
        Assert.Equal([274L, 273, 272, 1], writes.Select(w => w.Revision));
        Assert.Equal(["add-village", "add-village", "add-village", "create-store"], writes.Select(w => w.Action));
        Assert.Equal([1, 1, 1, 271], writes.Select(w => w.Entries));
        Assert.Equal((1, 271), (tells[274].Entries, tells[1].Entries));
        Assert.True(tells[1].Large);
        Assert.Empty(tells[1].Shown);
        Assert.Equal(272, Assert.Single(tells[272].Shown).Number);
        List<JournalEntry> opened = await ReadAsync(TestStore.Console, w => w.Revision == 1);
        Assert.Equal((271, 271L), (opened.Count, opened[0].Number));
    }

    [Fact]
    public async Task A_commune_reads_the_writes_that_touched_it_and_of_these_only_its_own_entries()
    {
        Rights officer = await AtAsync("06505");
        List<JournalEntry> own = await ReadAsync(officer);
        List<WriteRow> writes = await _anise.DoAsync<ReadJournal, List<WriteRow>>(async read => await (await read.OpenAsync(officer)).Writes().ToListAsync());
        Assert.NotEmpty(own);
        Assert.Equal(own.GroupBy(e => e.Revision).Select(g => (g.Key, g.Count())).Order(), writes.Select(w => (w.Revision, w.Entries)).Order());
        WriteRow made = writes.Single(w => w.Revision == 1);
        Assert.Equal(own.Where(e => e.Revision == 1).MinBy(e => e.Number)!.SubjectId, made.SubjectId);
        int shown = await _anise.DoAsync<ReadJournal, int>(async read => await (await read.OpenAsync(officer)).EntriesOf(1).CountAsync());
        Assert.Equal(made.Entries, shown);
        Assert.Empty(await _anise.DoAsync<ReadJournal, IReadOnlyList<JournalEntry>>(async read => await (await read.OpenAsync(officer)).ReadAsync([2])));   // of another place
    }

    [Fact]
    public async Task The_writes_of_a_thing_are_those_whose_entries_name_it()
    {
        List<JournalEntry> all = await ReadAsync(TestStore.Console);
        foreach (JournalEntry one in (JournalEntry[])[all[0], all[^1]])
        {
            List<long> told = await _anise.DoAsync<ReadJournal, List<long>>(async read =>
            {
                ReadableJournal journal = await read.OpenAsync(TestStore.Console);
                return await journal.Writes().Where(journal.Tells(one.Subject, one.SubjectId)).Select(w => w.Revision).ToListAsync();
            });
            Assert.Equal(all.Where(e => e.Subject == one.Subject && e.SubjectId == one.SubjectId).Select(e => e.Revision).Distinct().Order(), told.Order());
        }
    }

    [Fact]
    public async Task An_administrator_reads_that_something_was_written_of_a_household_and_not_what()
    {
        await _anise.DoAsync<JournalBook, int>(async book =>
        {
            await using JournaledWrite write = await book.BeginAsync(TestStore.Console.Actor, new Act("record-household"), null);
            write.Note(new JournalSubject(new SubjectKind("household"), "7", await CommuneAsync("06505")), "what was written");
            await write.CommitAsync();
            return 0;
        });
        JournalEntry seen = Assert.Single(await ReadAsync(await AtAsync("20", Role.Administrator)), e => e.Subject == "household");
        Assert.Null(seen.After);
        Assert.Equal("what was written", Assert.Single(await ReadAsync(await AtAsync("06505")), e => e.Subject == "household").After);
    }
}
