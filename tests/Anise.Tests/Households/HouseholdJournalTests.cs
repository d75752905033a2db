using Anise.Access;
using Anise.Households;
using Anise.Households.Changes;
using Anise.Journal;
using Anise.Places;
using Anise.Store;
using Anise.Testing;
using Anise.Tests.Journal;
using Anise.Tests.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Tests.Households;

public sealed class HouseholdJournalTests
{
    private const string Whole = "000070000001";

    [Theory]
    [InlineData(Role.Auditor)]
    [InlineData(Role.CommuneOfficer)]   // sees a whole one at the household only, where each look is noted
    public async Task Whoever_reads_the_journal_sees_citizen_ids_masked(Role role)
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        HouseholdId id = await store.RecordAsync(new NewHousehold(VanLinh.NaLung, null, [new("Vi Văn An", Sex.Male, "head") { BirthYear = 1970, CitizenId = Whole }]));
        await using AniseDb db = store.Open();
        var read = new ReadJournal(db, new PlaceMaps(db), new StillClock(), Areas.All);
        Rights rights = VanLinh.Officer(role == Role.Auditor ? VanLinh.Province : VanLinh.Commune, role);
        JournalEntry seen = Assert.Single(await (await read.OpenAsync(rights)).EntriesAsync(), e => e.Subject == "household" && e.SubjectId == $"{id.Value}");
        Assert.DoesNotContain(Whole, seen.After);
        Assert.Contains("\"CitizenId\":\"000 0•• ••• •01\"", seen.After);
        Assert.Contains("Vi Văn An", seen.After);
    }

    [Fact]
    public async Task The_stored_entry_keeps_the_whole_citizen_id_under_its_hash()
    {
        await using VanLinh store = await VanLinh.CreateAsync();
        await store.RecordAsync(new NewHousehold(VanLinh.NaLung, null, [new("Vi Văn An", Sex.Male, "head") { BirthYear = 1970, CitizenId = Whole }]));
        await using AniseDb db = store.Open();
        JournalEntry kept = await db.Set<JournalEntry>().SingleAsync(e => e.Subject == "household");
        Assert.Contains(Whole, kept.After);
        Assert.Equal(kept.Hash, kept.ComputeHash());
    }
}
