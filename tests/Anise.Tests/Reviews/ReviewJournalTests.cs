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
        var filter = new JournalFilter(Subject: "review", SubjectId: $"{world.Review.Value}", Action: action);
        Assert.Equal(Commune, Assert.Single((await ReadAsync(world, Officer, filter)).Entries).Place);
        Assert.Empty((await ReadAsync(world, OfficerElsewhere, filter)).Entries);
    }

    private static Task<JournalPage> ReadAsync(ReviewWorld world, Rights rights, JournalFilter filter) => world.ReadAsync(db =>
        new ReadJournal(db, new JournalPages(db), new PlaceMaps(db), new StillClock(), Areas.All).RunAsync(rights, filter));
}
