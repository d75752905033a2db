using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Procedures;
using Anise.Reviews;
using Anise.Reviews.Steps;
using Anise.Rules.Answering;
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

    /// <summary>The parts of a review, in the order of the year; all communes go through one before the next begins.</summary>
    internal IReadOnlyList<Func<DemoCommuneWork, DemoRandom, CancellationToken, Task>> Parts =>
        [ListAsync, ApplyAsync, AssessAsync, MeetAsync, PostAsync, ComplainAsync, ResolveAsync, AskAsync, GiveAsync, DecideAsync];

    private static string Number(string form, object value) => string.Format(CultureInfo.InvariantCulture, form, value);

    private static DateOnly Day(DemoCommuneWork work, int month, int day) => new(work.Year, month, day);

    private async Task ListAsync(DemoCommuneWork work, DemoRandom random, CancellationToken cancel)
    {
        DateOnly on = Day(work, 9, 9);
        clock.Go(on);
        DemoPart.Must(await makeList.RunAsync(work.Staff.Officer, work.Review, new StepPaper(on, Number(work.Phrases.List, work.Year)), cancel));
    }

    private async Task ApplyAsync(DemoCommuneWork work, DemoRandom random, CancellationToken cancel)
    {
        Rights officer = work.Staff.Officer;
        HouseholdId[] applying = [.. work.Households
            .Where(h => !ClassCodes.IsListed(h.Class) && (work.First ? h.WellOff < 0.4 : h.WellOff < 0.33 && random.Chance(0.55)))
            .Select(h => h.Id)];
        DateOnly on = Day(work, 9, 22);
        clock.Go(on);
        if (applying.Length > 0) DemoPart.Must(await apply.RunAsync(officer, work.Review, applying, new StepPaper(on), cancel));
        List<ListedHousehold> listed = await db.ListedHouseholds.AsNoTracking().Where(l => l.ReviewId == work.Review && l.RemovedOn == null).ToListAsync(cancel);
        if (listed.Count > 0 && work.Staff.Enumerator is { Actor.UserId: { } enumerator })
            DemoPart.Must(await assign.RunAsync(officer, work.Review, [.. listed.Select(l => l.HouseholdId)], enumerator, cancel));
        work.Listed = [.. listed.OrderBy(l => l.VillageId.Value).ThenBy(l => l.HouseholdId.Value)];
    }

    private async Task AssessAsync(DemoCommuneWork work, DemoRandom random, CancellationToken cancel)
    {
        clock.Go(Day(work, 11, 6));
        int count = (int)Math.Round(work.Listed.Count * work.Stage.FormsDone);
        foreach (ListedHousehold[] some in work.Listed.Take(count).Chunk(400))
        {
            FilledForm[] forms = [.. some.Select(l => FormOf(work, work.Find(l.HouseholdId), Day(work, 10, 1).AddDays(random.Between(0, 34))))];
            foreach (SubmittedForm form in DemoPart.Must(await submit.RunAsync(work.Staff.Enumerator ?? work.Staff.Officer, work.Review, forms, cancel)))
                work.Classes[form.Stored.HouseholdId] = form.Stored.ClassCode;
        }
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

    private async Task MeetAsync(DemoCommuneWork work, DemoRandom random, CancellationToken cancel)
    {
        if (work.Stage.Reached < ReviewStep.Meeting) return;
        clock.Go(Day(work, 11, 12));
        ILookup<PlaceId, DemoHousehold> living = work.Households.ToLookup(h => h.Village);
        var finished = work.Listed.GroupBy(l => l.VillageId).Where(v => v.All(l => work.Classes.ContainsKey(l.HouseholdId))).ToList();
        // Where the commune is still at its meetings, some villages have not met yet.
        int meetings = work.Stage.Reached == ReviewStep.Meeting ? finished.Count * 2 / 3 : finished.Count;
        foreach (var (village, i) in finished.Take(meetings).Select((v, i) => (v, i)))
        {
            bool disputed = random.Chance(0.06) || (work.Stage.Reached == ReviewStep.Meeting && i == 1);
            await MeetOnceAsync(work, village.Key, [.. village.Select(l => l.HouseholdId)], living, Day(work, 11, 8).AddDays(i % 3), disputed ? village.First().HouseholdId : null, random, cancel);
            if (!disputed) continue;
            // Too few agreed on one household: its form is filled again, and the village meets on it once more.
            FilledForm again = FormOf(work, work.Find(village.First().HouseholdId), Day(work, 11, 11));
            work.Classes[again.HouseholdId] = DemoPart.Must(await submit.RunAsync(work.Staff.Officer, work.Review, again, cancel)).Stored.ClassCode;
            if (work.Stage.Reached != ReviewStep.Meeting) await MeetOnceAsync(work, village.Key, [again.HouseholdId], living, Day(work, 11, 12), null, random, cancel);
        }
    }

    private async Task MeetOnceAsync(
        DemoCommuneWork work, PlaceId village, IReadOnlyList<HouseholdId> table, ILookup<PlaceId, DemoHousehold> living, DateOnly on, HouseholdId? disputed,
        DemoRandom random, CancellationToken cancel)
    {
        DemoHousehold[] here = [.. living[village]];
        int represented = ((here.Length * random.Between(58, 92)) + 99) / 100, present = represented + 6;
        var votes = table.ToDictionary(h => h, h => h == disputed ? present / 3 : random.Chance(0.85) ? present : present - random.Between(0, present / 4));
        string Name() => random.Of(here).Family.People[0].Name;
        var attendance = new MeetingAttendance(new TimeOnly(19, 30), new TimeOnly(21, 0), $"{Name()}, {Name()}", new Dictionary<string, string>(StringComparer.Ordinal) { ["party-cell"] = Name(), ["front"] = Name() });
        DemoPart.Must(await meet.RunAsync(
            work.Staff.Officer, work.Review,
            new MeetingMinutes(village, on, represented, present, Name(), Name(), work.Phrases.Minutes, votes, attendance, Number(work.Phrases.MinutesNumber, on)), cancel));
    }

    private async Task PostAsync(DemoCommuneWork work, DemoRandom random, CancellationToken cancel)
    {
        if (work.Stage.Reached < ReviewStep.Complaints) return;
        DateOnly posted = Day(work, 11, 12);
        clock.Go(posted);
        DemoPart.Must(await post.RunAsync(work.Staff.Officer, work.Review, new StepPaper(posted, Number(work.Phrases.Posting, work.Review.Value + 20), Note: work.Listed.Count == 0 ? work.Phrases.Nobody : null), work.Phrases.PostedAt, cancel));
    }

    private async Task ComplainAsync(DemoCommuneWork work, DemoRandom random, CancellationToken cancel)
    {
        if (work.Stage.Reached < ReviewStep.Complaints || work.Listed.Count == 0) return;
        DateOnly complained = Day(work, 11, 13);
        clock.Go(complained);
        for (int i = random.Between(1, 3); i > 0; i--)
        {
            DemoHousehold household = work.Find(work.Listed[random.Between(0, work.Listed.Count - 1)].HouseholdId);
            if (work.Complaints.Exists(o => o.Household == household)) continue;
            var complaint = new NewComplaint(household.Id, household.Village, household.Family.People[0].Name, random.Of(work.Phrases.Complaints), complained);
            work.Complaints.Add((DemoPart.Must(await receive.RunAsync(work.Staff.Officer, work.Review, complaint, cancel)), household));
        }
    }

    private async Task ResolveAsync(DemoCommuneWork work, DemoRandom random, CancellationToken cancel)
    {
        if (work.Stage.Reached < ReviewStep.Opinion) return;
        DateOnly rechecked = Day(work, 11, 16);
        clock.Go(rechecked);
        bool corrected = false;
        foreach (var (complaint, household) in work.Complaints)
        {
            household.Welfare += random.Normal() * 0.5;
            SubmittedForm recheck = DemoPart.Must(await submit.RunAsync(work.Staff.Officer, work.Review, FormOf(work, household, rechecked, complaint.Id), cancel));
            bool upheld = recheck.Stored.ClassCode != work.Classes[household.Id];
            DemoPart.Must(await resolve.RunAsync(
                work.Staff.Officer, work.Review, complaint.Id, upheld ? ComplaintOutcome.Upheld : ComplaintOutcome.Rejected,
                upheld ? work.Phrases.Upheld : work.Phrases.Rejected, new StepPaper(rechecked), cancel));
            if (!upheld) continue;
            work.Classes[household.Id] = recheck.Stored.ClassCode;
            corrected = true;
        }
        if (corrected) DemoPart.Must(await post.CorrectedAsync(work.Staff.Officer, work.Review, new StepPaper(rechecked, Number(work.Phrases.Posting, work.Review.Value + 25)), work.Phrases.PostedAt, cancel));
    }

    private async Task AskAsync(DemoCommuneWork work, DemoRandom random, CancellationToken cancel)
    {
        if (work.Stage.Reached < ReviewStep.Opinion) return;
        // Working days differ from year to year: the last posting of the year tells when all may go on.
        IQueryable<CommuneReviewId> year = db.CommuneReviews.Where(r => r.Year == work.Year).Select(r => r.Id);
        DateOnly over = (await db.Postings.AsNoTracking().Where(p => year.Contains(p.ReviewId)).MaxAsync(p => p.Until, cancel)).AddDays(1), usual = Day(work, 11, 20);
        work.AskedOn = over > usual ? over : usual;
        clock.Go(work.AskedOn);
        DemoPart.Must(await ask.RunAsync(work.Staff.Officer, work.Review, new StepPaper(work.AskedOn, Number(work.Phrases.Sending, work.Review.Value + 30)), cancel));
    }

    private async Task GiveAsync(DemoCommuneWork work, DemoRandom random, CancellationToken cancel)
    {
        if (!work.Stage.Decided) return;
        clock.Go(work.AskedOn.AddDays(2));
        DemoPart.Must(await give.AgreeAsync(
            work.Staff.Province, work.Review, new StepPaper(work.AskedOn.AddDays(2), Number(work.Phrases.Opinion, work.Review.Value + 100)), cancel));
    }

    private async Task DecideAsync(DemoCommuneWork work, DemoRandom random, CancellationToken cancel)
    {
        if (!work.Stage.Decided) return;
        DateOnly decided = work.AskedOn.AddDays(3);
        clock.Go(decided);
        DemoPart.Must(await decide.RunAsync(work.Staff.Chair, work.Review, new StepPaper(decided, Number(work.Phrases.Decision, work.Review.Value + 200)), cancel));
        foreach (DemoHousehold household in work.Households) household.Class = work.Classes.GetValueOrDefault(household.Id);
    }
}
