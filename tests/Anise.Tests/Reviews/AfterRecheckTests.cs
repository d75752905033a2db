using Anise.Households;
using Anise.Reviews;
using Anise.Reviews.Boards;
using static Anise.Tests.Reviews.ReviewWorld;

namespace Anise.Tests.Reviews;

public sealed class AfterRecheckTests
{
    [Fact]
    public async Task A_class_from_a_re_check_is_told_from_one_the_village_agreed_on_and_the_posted_list_keeps_what_hung_out()
    {
        await using ReviewWorld world = await OpenAsync();
        await world.PostedAsync();
        Complaint complaint = Good(await world.ComplainAsync(4, Lower));
        Good(await world.FillAsync(4, "poor", complaint.Id));
        Good(await world.ResolveAsync(complaint.Id, ComplaintOutcome.Upheld));
        IReadOnlyList<ListedLine> lines = await world.DoAsync<ReadVillageBoard, IReadOnlyList<ListedLine>>(r => r.AllAsync(Officer, world.Review));
        Assert.Equal([(1L, false), (2L, false), (4L, true)], lines.Select(l => (l.HouseholdId.Value, l.Rechecked)).Order());
        Assert.Equal("poor", lines.Single(l => l.HouseholdId == H(4)).ClassCode);
        PostedList posted = await world.DoAsync<ReadPapers, PostedList>(r => r.PostedListAsync(Officer, world.Review));
        Assert.Equal("not-poor", posted.Lines.Single(l => l.HouseholdId == H(4)).ClassCode);
    }

    [Fact]
    public async Task A_list_names_who_filled_each_form()
    {
        await using ReviewWorld world = await OpenAsync();
        await world.ListAndFillAsync();
        Good(await world.ApplyAsync(3));
        IReadOnlyList<ListedLine> lines = await world.DoAsync<ReadVillageBoard, IReadOnlyList<ListedLine>>(r => r.AllAsync(Officer, world.Review));
        Assert.Equal("Cán bộ officer", lines.Single(l => l.HouseholdId == H(1)).Enumerator);
        Assert.Null(lines.Single(l => l.HouseholdId == H(3)).Enumerator);
    }

    [Fact]
    public async Task The_record_tells_a_meeting_that_failed_from_the_one_that_repeated_it()
    {
        await using ReviewWorld world = await OpenAsync(rules: TestRules.WithQuorum(50));
        await world.ListAndFillAsync();
        Good(await world.MeetWithVotesAsync(Upper, 1, new Dictionary<HouseholdId, int>()));
        Good(await world.MeetAsync(Lower));
        Good(await world.MeetAsync(Upper));
        CommuneBoard board = await world.DoAsync<ReadCommuneBoard, CommuneBoard>(r => r.RunAsync(Officer, world.Review));
        var meetings = board.Records.Select(board.MeetingOf).OfType<VillageMeeting>().Select(m => (m.VillageId, m.Attempt, m.Quorum));
        Assert.Equal([(Upper, 1, false), (Lower, 1, true), (Upper, 2, true)], meetings);
    }
}
