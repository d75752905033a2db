using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Reviews;
using Anise.Rules;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using ReviewStep = Anise.Reviews.ReviewStep;

namespace Anise.Demo;

/// <summary>Lives through one commune's review of one year, step by step, as far as it has come.</summary>
public sealed class DemoCommuneReview(
    AniseDb db, DemoClock clock, MakeReviewList makeList, ApplyForReview apply, AssignHouseholds assign, SubmitAssessment submit, HoldMeeting meet, PostList post,
    ReceiveComplaint receive, ResolveComplaint resolve, AskForOpinion ask, GiveOpinion give, DecideReview decide)
{
    private readonly DemoAnswers _answers = DemoAnswers.Read();

    internal async Task RunAsync(DemoCommuneWork work, DemoRandom random, CancellationToken cancel)
    {
        List<ListedHousehold> listed = await ListAsync(work, random, cancel);
        Dictionary<HouseholdId, string?> classes = await AssessAsync(work, listed, random, cancel);
        if (work.Stage.Reached < ReviewStep.Meeting) return;
        await MeetAsync(work, listed, classes, random, cancel);
        if (work.Stage.Reached < ReviewStep.Complaints) return;
        await PostAsync(work, listed, classes, random, cancel);
        if (work.Stage.Reached < ReviewStep.Opinion) return;
        await DecideAsync(work, cancel);
        if (!work.Stage.Decided) return;
        var byId = work.Households.ToDictionary(h => h.Id);
        foreach (DemoHousehold household in work.Households) household.Class = null;
        foreach (var (id, code) in classes)
        {
            if (byId.TryGetValue(id, out DemoHousehold? household)) household.Class = code;
        }
    }

    private static DateOnly Day(DemoCommuneWork work, int month, int day) => new(work.Year, month, day);

    private async Task<List<ListedHousehold>> ListAsync(DemoCommuneWork work, DemoRandom random, CancellationToken cancel)
    {
        DateOnly on = Day(work, 9, 9);
        clock.Go(on);
        Rights officer = work.Staff.Officer;
        DemoUsers.Must(await makeList.RunAsync(officer, work.Review, new StepPaper(on, $"01/DS-{work.Year}"), cancel));
        bool first = work.Year == DemoReviews.FirstYear;
        HouseholdId[] applying = [.. work.Households
            .Where(h => h.Class is not ("poor" or "near-poor") && (first ? h.WellOff < 0.4 : h.WellOff < 0.33 && random.Chance(0.55)))
            .Select(h => h.Id)];
        on = Day(work, 9, 22);
        clock.Go(on);
        if (applying.Length > 0) DemoUsers.Must(await apply.RunAsync(officer, work.Review, applying, new StepPaper(on), cancel));
        List<ListedHousehold> listed = await db.ListedHouseholds.AsNoTracking().Where(l => l.ReviewId == work.Review && l.RemovedOn == null).ToListAsync(cancel);
        if (work.Staff.Enumerator is { Actor.UserId: { } enumerator })
            DemoUsers.Must(await assign.RunAsync(officer, work.Review, [.. listed.Select(l => l.HouseholdId)], enumerator, cancel));
        return [.. listed.OrderBy(l => l.VillageId.Value).ThenBy(l => l.HouseholdId.Value)];
    }

    private async Task<Dictionary<HouseholdId, string?>> AssessAsync(DemoCommuneWork work, List<ListedHousehold> listed, DemoRandom random, CancellationToken cancel)
    {
        clock.Go(Day(work, 11, 6));
        var classes = new Dictionary<HouseholdId, string?>();
        var byId = work.Households.ToDictionary(h => h.Id);
        int count = (int)Math.Round(listed.Count * work.Stage.FormsDone);
        foreach (ListedHousehold[] some in listed.Take(count).Chunk(400))
        {
            FilledForm[] forms = [.. some.Select(l => FormOf(work, byId[l.HouseholdId], Day(work, 10, 1).AddDays(random.Between(0, 34))))];
            foreach (SubmittedForm form in DemoUsers.Must(await submit.RunAsync(work.Staff.Enumerator ?? work.Staff.Officer, work.Review, forms, cancel)))
                classes[form.Stored.HouseholdId] = form.Stored.ClassCode;
        }
        return classes;
    }

    private FilledForm FormOf(DemoCommuneWork work, DemoHousehold household, DateOnly on, ComplaintId? complaint = null)
    {
        var answers = new Answers { Area = household.Area };
        int no = 0;
        foreach (DemoPerson person in household.Family.People)
        {
            string key = household.MemberKeys[no++];
            answers.Members.Add(new MemberAnswers
            {
                Key = key,
                BirthDate = person.YearOnly ? null : person.Birth,
                BirthYear = person.Birth.Year,
            });
        }
        _answers.Fill(answers, household.Id.Value, household.WellOff, household.Minority, on);
        return new FilledForm(household.Id, on, answers, null, complaint);
    }

    private async Task MeetAsync(
        DemoCommuneWork work, List<ListedHousehold> listed, Dictionary<HouseholdId, string?> classes, DemoRandom random, CancellationToken cancel)
    {
        ILookup<PlaceId, DemoHousehold> living = work.Households.ToLookup(h => h.Village);
        var finished = listed.GroupBy(l => l.VillageId).Where(v => v.All(l => classes.ContainsKey(l.HouseholdId))).ToList();
        // Where the commune is still at its meetings, some villages have not met yet.
        int meetings = work.Stage.Reached == ReviewStep.Meeting ? finished.Count * 2 / 3 : finished.Count;
        var failedFirst = new List<IGrouping<PlaceId, ListedHousehold>>();
        foreach (var (village, i) in finished.Take(meetings).Select((v, i) => (v, i)))
        {
            DateOnly on = Day(work, 11, 8).AddDays(i % 3);
            if (random.Chance(0.06) || (work.Stage.Reached == ReviewStep.Meeting && i == 1)) failedFirst.Add(village);
            else await MeetOnceAsync(work, village, living, on, random.Between(62, 92), work.Phrases.Minutes, random, cancel);
        }
        foreach (var village in failedFirst)
        {
            await MeetOnceAsync(work, village, living, Day(work, 11, 11), random.Between(31, 47), work.Phrases.FewPeople, random, cancel);
            if (work.Stage.Reached != ReviewStep.Meeting)
                await MeetOnceAsync(work, village, living, Day(work, 11, 13), random.Between(58, 80), work.Phrases.Minutes, random, cancel);
        }
    }

    private async Task MeetOnceAsync(
        DemoCommuneWork work, IGrouping<PlaceId, ListedHousehold> village, ILookup<PlaceId, DemoHousehold> living, DateOnly on, int percent, string minutes,
        DemoRandom random, CancellationToken cancel)
    {
        clock.Go(on);
        DemoHousehold[] here = [.. living[village.Key]];
        int represented = Math.Max(1, (int)Math.Ceiling(here.Length * percent / 100.0));
        if (percent < 50) represented = Math.Min(represented, Math.Max(0, (here.Length - 1) / 2));
        var votes = village.ToDictionary(l => l.HouseholdId, _ => random.Chance(0.85) ? represented : represented - random.Between(0, represented / 4));
        string chair = random.Of(here).Family.People[0].Name, secretary = random.Of(here).Family.People[0].Name;
        DemoUsers.Must(await meet.RunAsync(
            work.Staff.Officer, work.Review, new MeetingMinutes(village.Key, on, here.Length, represented, chair, secretary, minutes, votes, $"BB-{on:ddMM}"), cancel));
    }

    private async Task PostAsync(
        DemoCommuneWork work, List<ListedHousehold> listed, Dictionary<HouseholdId, string?> classes, DemoRandom random, CancellationToken cancel)
    {
        DateOnly posted = Day(work, 11, 16), complained = Day(work, 11, 17), rechecked = Day(work, 11, 19);
        clock.Go(posted);
        DemoUsers.Must(await post.RunAsync(work.Staff.Officer, work.Review, new StepPaper(posted, $"{work.Review.Value + 20}/TB-UBND"), work.Phrases.PostedAt, cancel));
        clock.Go(complained);
        var byId = work.Households.ToDictionary(h => h.Id);
        int complaints = Math.Min(listed.Count, random.Between(1, 3));
        var open = new List<(Complaint Complaint, DemoHousehold Household)>();
        for (int i = 0; i < complaints; i++)
        {
            DemoHousehold household = byId[listed[random.Between(0, listed.Count - 1)].HouseholdId];
            if (open.Exists(o => o.Household == household)) continue;
            var complaint = new NewComplaint(household.Id, household.Village, household.Family.People[0].Name, random.Of(work.Phrases.Complaints), complained);
            open.Add((DemoUsers.Must(await receive.RunAsync(work.Staff.Officer, work.Review, complaint, cancel)), household));
        }
        if (work.Stage.Reached == ReviewStep.Complaints) return;
        clock.Go(rechecked);
        foreach (var (complaint, household) in open)
        {
            household.Welfare += random.Normal() * 0.5;
            SubmittedForm recheck = DemoUsers.Must(await submit.RunAsync(work.Staff.Officer, work.Review, FormOf(work, household, rechecked, complaint.Id), cancel));
            bool upheld = recheck.Stored.ClassCode != classes[household.Id];
            DemoUsers.Must(await resolve.RunAsync(
                work.Staff.Officer, work.Review, complaint.Id, upheld ? ComplaintOutcome.Upheld : ComplaintOutcome.Rejected,
                upheld ? work.Phrases.Upheld : work.Phrases.Rejected, new StepPaper(rechecked), cancel));
            if (upheld) classes[household.Id] = recheck.Stored.ClassCode;
        }
    }

    private async Task DecideAsync(DemoCommuneWork work, CancellationToken cancel)
    {
        // Working days differ from year to year: the posting tells when it may go on.
        DateOnly until = await db.Postings.AsNoTracking().Where(p => p.ReviewId == work.Review).MaxAsync(p => p.Until, cancel);
        DateOnly asked = until.AddDays(1);
        clock.Go(asked);
        DemoUsers.Must(await ask.RunAsync(work.Staff.Officer, work.Review, new StepPaper(asked, $"{work.Review.Value + 30}/TTr-UBND"), cancel));
        if (work.Stage.Reached == ReviewStep.Opinion) return;
        DateOnly given = asked.AddDays(2), decided = asked.AddDays(3);
        clock.Go(given);
        DemoUsers.Must(await give.AgreeAsync(work.Staff.Province, work.Review, new StepPaper(given, $"{work.Review.Value + 100}/UBND-VX"), cancel));
        clock.Go(decided);
        DemoUsers.Must(await decide.RunAsync(work.Staff.Chair, work.Review, new StepPaper(decided, $"{work.Review.Value + 200}/QĐ-UBND"), cancel));
    }
}
