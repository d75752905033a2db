using Anise.Tests.Journal;
using Anise.Access;
using Anise.Journal;
using Anise.Places;
using Anise.Testing;
using static Anise.Tests.Reviews.ReviewWorld;

namespace Anise.Tests.Reviews;

public sealed class ReviewJournalTests
{
    [Theory]
    [InlineData("decide-review")]
    [InlineData("ask-for-opinion")]
    public async Task A_commune_officer_reads_in_the_journal_what_was_done_with_the_review(string action)
    {
        await using ReviewWorld world = await OpenAsync();
        await world.PostedAsync();
        await world.DecidedAsync();
        Assert.Equal(Commune, Assert.Single(await ReadAsync(world, Officer, action)).Place);
        Assert.Empty(await ReadAsync(world, OfficerElsewhere, action));
    }

    private static async Task<List<JournalEntry>> ReadAsync(ReviewWorld world, Rights rights, string action) => await world.ReadAsync(async db =>
    {
        ReadableJournal journal = await new ReadJournal(db, new PlaceMaps(db), new StillClock(), Areas.All).OpenAsync(rights);
        return (await journal.EntriesAsync(w => w.Action == action)).FindAll(e => e.Subject == "review" && e.SubjectId == $"{world.Review.Value}");
    });
}
