using Anise.Access;
using Anise.Basics;
using Anise.Facts;
using Anise.Households;
using Anise.Procedures;
using Anise.Reviews;
using Anise.Reviews.Boards;
using Anise.Reviews.InYear;
using Anise.Reviews.Results;
using Anise.Reviews.Steps;
using Microsoft.EntityFrameworkCore;
using static Anise.Tests.Reviews.ReviewWorld;

namespace Anise.Tests.Reviews;

/// <summary>Applications within the year, from form 01 or 04 to the certificate or the refusal.</summary>
public sealed class InYearTests
{
    [Fact]
    public async Task An_application_comes_to_its_certificate_and_the_household_has_its_class_from_that_day()
    {
        await using ReviewWorld world = await DecidedYearAsync();   // 1 poor, 2 near-poor, 4 not poor; household 5 on no list
        world.Today(2024, 3, 4);
        InYearCase one = Good(await ReceiveAsync(world, 5));
        Assert.Equal((new DateOnly(2024, 3, 15), new DateOnly(2024, 4, 5)), (one.StartsOn, one.Due));   // Friday and fifteen working days
        Refused("in-year-open", await ReceiveAsync(world, 5));
        world.Today(2024, 3, 18);
        Refused("wrong-step", await world.DoAsync<PostApplication, Result<InYearCase>>(u => u.RunAsync(Officer, one.Id, "Xã", world.Paper())));
        Assert.Equal("poor", Good(await FillAsync(world, one.Id, 5, "poor")).ClassCode);
        Assert.Equal(InYearStep.Form, Good(await MeetAsync(world, one.Id, 20, 9)).Step);   // under half: form B again
        Good(await FillAsync(world, one.Id, 5, "poor"));
        Assert.Equal(InYearStep.Posting, Good(await MeetAsync(world, one.Id, 20, 10)).Step);
        Assert.Equal(new DateOnly(2024, 3, 21), Good(await world.DoAsync<PostApplication, Result<InYearCase>>(u => u.RunAsync(Officer, one.Id, "Nhà văn hóa", world.Paper()))).PostedUntil);
        Refused("posting-not-over", await DecideAsync(world, one.Id, true));
        world.Today(2024, 3, 22);
        await Assert.ThrowsAsync<NoAccessException>(() => DecideAsync(world, one.Id, true, rights: Officer));
        Good(await DecideAsync(world, one.Id, true));
        Refused("in-year-decided", await DecideAsync(world, one.Id, true));
        Assert.Equal("poor", (await world.ReadAsync(db => db.Households.SingleAsync(h => h.Id == H(5)))).ClassCode);
        Assert.Equal(0, (await world.DoAsync<CompareDerived, IReadOnlyList<RefreshedRows>>(c => c.RunAsync())).Single(r => r.Name == "household-classes").Changed);
        // The decided list of the year before stays; the next review has the household on the commune's list.
        Assert.False(await world.ReadAsync(db => db.DecidedHouseholds.AnyAsync(d => d.HouseholdId == H(5))));
        await world.OpenYearAsync(2024);
        Assert.Equal((2, 1), (Good(await world.ListAsync()) is var list ? (list.LastYearPoor, list.LastYearNearPoor) : default));
    }

    [Fact]
    public async Task A_refusal_is_in_writing_with_its_reasons_and_changes_no_class()
    {
        await using ReviewWorld world = await DecidedYearAsync();
        world.Today(2024, 3, 18);
        InYearCase one = Good(await ReceiveAsync(world, 5));
        Assert.Equal(new DateOnly(2024, 4, 15), one.StartsOn);   // after the 15th: next month
        await ToDecisionAsync(world, one.Id, 5, "not-poor");
        Refused("in-year-not-earned", await DecideAsync(world, one.Id, true));
        Refused("missing", await DecideAsync(world, one.Id, false));
        InYearCase refused = Good(await DecideAsync(world, one.Id, false, "Thu nhập trên chuẩn."));
        Assert.Equal((false, "Thu nhập trên chuẩn."), (refused.Granted, refused.RefusedBecause));
        Assert.Null((await world.ReadAsync(db => db.Households.SingleAsync(h => h.Id == H(5)))).ClassCode);
    }

    [Fact]
    public async Task A_poor_household_escapes_by_form_04_and_is_not_on_the_next_list()
    {
        await using ReviewWorld world = await DecidedYearAsync();
        world.Today(2024, 5, 6);
        Refused("in-year-not-listed", await ReceiveAsync(world, 5, InYearRequest.Escape));
        Refused("in-year-already", await ReceiveAsync(world, 1));
        InYearCase one = Good(await ReceiveAsync(world, 1, InYearRequest.Escape));
        await ToDecisionAsync(world, one.Id, 1, "not-poor");
        Good(await DecideAsync(world, one.Id, true));
        ApplicationMonth month = await world.DoAsync<ReadApplications, ApplicationMonth>(r => r.MonthAsync(Officer, Commune, 2024, 5));
        Assert.Equal((1, 1, 0, 0), (month.Received, month.With(ListResult.EscapedPoverty).Count, month.Refused.Count, month.Open));
        Assert.Equal(new DateOnly(2024, 6, 5), month.Due);
        Assert.Null((await world.DoAsync<ReadApplications, ApplicationMonth>(r => r.MonthAsync(Officer, Commune, 2024, 9))).Due);   // reports end in September
        await world.OpenYearAsync(2024);
        ReviewList list = Good(await world.ListAsync());
        Assert.Equal((0, 1), (list.LastYearPoor, list.LastYearNearPoor));
    }

    [Fact]
    public async Task An_application_goes_back_with_a_reason_and_nothing_is_done_before_that_day()
    {
        await using ReviewWorld world = await DecidedYearAsync();
        world.Today(2024, 3, 4);
        InYearCase one = Good(await ReceiveAsync(world, 5));
        await ToDecisionAsync(world, one.Id, 5, "poor");
        DateOnly before = world.Day.AddDays(-1);
        InYearCase back = Good(await world.DoAsync<ReturnApplication, Result<InYearCase>>(
            u => u.RunAsync(Chair, one.Id, new StepReturn<InYearStep>(InYearStep.Meeting, "Thiếu chữ ký.", world.Paper()), chair: true)));
        Assert.Equal((InYearStep.Meeting, (DateOnly?)null), (back.Step, back.PostedUntil));
        Refused("date-before-return", await world.DoAsync<MeetOnApplication, Result<InYearCase>>(u => u.RunAsync(Officer, one.Id, 10, 10, new StepPaper(before))));
        Good(await MeetAsync(world, one.Id, 10, 10));
    }

    [Fact]
    public async Task An_amendment_of_the_older_list_does_not_take_away_what_was_granted_since()
    {
        await using ReviewWorld world = await DecidedYearAsync();
        world.Today(2024, 3, 18);
        InYearCase one = Good(await ReceiveAsync(world, 5));
        await ToDecisionAsync(world, one.Id, 5, "poor");
        Good(await DecideAsync(world, one.Id, true));
        // An error in the list of 2023 is found later: household 5 was near-poor then. It is poor by the decision of March all the same.
        Good(await world.DoAsync<AmendDecision, Result<Amendment>>(u => u.RunAsync(Chair, world.Review, H(5), "near-poor", "bị bỏ sót", world.Paper("21/QĐ-UBND"))));
        Assert.Equal("poor", (await world.ReadAsync(db => db.Households.SingleAsync(h => h.Id == H(5)))).ClassCode);
    }

    [Fact]
    public async Task A_household_withdraws_its_application_with_a_reason_and_may_go_on_with_it()
    {
        await using ReviewWorld world = await DecidedYearAsync();
        world.Today(2024, 3, 4);
        InYearCase one = Good(await ReceiveAsync(world, 5));
        await ToDecisionAsync(world, one.Id, 5, "poor");
        Refused("missing", await WithdrawAsync(world, one.Id, " "));
        Refused("date-in-future", await WithdrawAsync(world, one.Id, "đi làm xa", world.Day.AddDays(1)));
        await Assert.ThrowsAsync<NoAccessException>(() => world.DoAsync<WithdrawApplication, Result<InYearCase>>(u => u.RunAsync(OfficerElsewhere, one.Id, "đi làm xa", world.Day)));
        InYearCase withdrawn = Good(await WithdrawAsync(world, one.Id, "đi làm xa"));
        Assert.Equal((world.Day, (bool?)null, "đi làm xa"), (withdrawn.DecidedOn!.Value, withdrawn.Granted, withdrawn.WithdrawnBecause));
        // The chair had the page open: the decision comes too late, and says why.
        Refused("in-year-withdrawn", await DecideAsync(world, one.Id, true));
        Refused("in-year-withdrawn", await WithdrawAsync(world, one.Id, "lần nữa"));
        ApplicationMonth month = await world.DoAsync<ReadApplications, ApplicationMonth>(r => r.MonthAsync(Officer, Commune, 2024, 3));
        Assert.Equal((1, 1, 0, 0), (month.Received, month.Withdrawn.Count, month.Refused.Count, month.Open));
        Refused("missing", await world.DoAsync<WithdrawApplication, Result<InYearCase>>(u => u.TakeBackAsync(Officer, one.Id, "")));
        Good(await world.DoAsync<WithdrawApplication, Result<InYearCase>>(u => u.TakeBackAsync(Officer, one.Id, "ghi nhầm hộ")));
        Refused("in-year-not-withdrawn", await world.DoAsync<WithdrawApplication, Result<InYearCase>>(u => u.TakeBackAsync(Officer, one.Id, "ghi nhầm hộ")));
        Good(await DecideAsync(world, one.Id, true));
        Assert.Equal("poor", (await world.ReadAsync(db => db.Households.SingleAsync(h => h.Id == H(5)))).ClassCode);
        Assert.Equal(0, (await world.DoAsync<CompareDerived, IReadOnlyList<RefreshedRows>>(c => c.RunAsync())).Single(r => r.Name == "household-classes").Changed);
    }

    [Fact]
    public async Task After_a_withdrawal_the_household_may_apply_anew_and_the_old_application_stays_withdrawn()
    {
        await using ReviewWorld world = await DecidedYearAsync();
        world.Today(2024, 3, 4);
        InYearCase one = Good(await ReceiveAsync(world, 5));
        Good(await WithdrawAsync(world, one.Id, "đi làm xa"));
        InYearCase other = Good(await ReceiveAsync(world, 5));
        Refused("in-year-newer", await world.DoAsync<WithdrawApplication, Result<InYearCase>>(u => u.TakeBackAsync(Officer, one.Id, "ghi nhầm")));
        await ToDecisionAsync(world, other.Id, 5, "poor");
        Good(await DecideAsync(world, other.Id, true));
        Assert.Equal(0, (await world.DoAsync<CompareDerived, IReadOnlyList<RefreshedRows>>(c => c.RunAsync())).Single(r => r.Name == "household-classes").Changed);
    }

    [Fact]
    public async Task A_number_stands_on_one_paper_of_a_commune_and_year()
    {
        await using ReviewWorld world = await DecidedYearAsync();
        world.Today(2024, 3, 4);
        InYearCase one = Good(await ReceiveAsync(world, 5)), two = Good(await ReceiveAsync(world, 6));
        await ToDecisionAsync(world, one.Id, 5, "poor");
        world.Today(2024, 3, 4);
        await ToDecisionAsync(world, two.Id, 6, "poor");
        Good(await DecideAsync(world, one.Id, true));
        Good(await DecideAsync(world, two.Id, true));   // two households on one decision of one day
        Problem used = Assert.Single((await world.DoAsync<AmendDecision, Result<Amendment>>(u => u.RunAsync(Chair, world.Review, H(2), "poor", "nhầm loại", world.Paper("30 / qđ-ubnd")))).Problems);
        Assert.Equal(("number-used", "document"), (used.Code, used.Field));
        Assert.Contains("30/QĐ-UBND", used.Message, StringComparison.Ordinal);
        Good(await world.DoAsync<AmendDecision, Result<Amendment>>(u => u.RunAsync(Chair, world.Review, H(2), "poor", "nhầm loại", world.Paper("31/QĐ-UBND"))));
        // The number of the year before is free again.
        Good(await world.DoAsync<AmendDecision, Result<Amendment>>(u => u.RunAsync(Chair, world.Review, H(1), "near-poor", "nhầm loại", world.Paper("15/QĐ-UBND"))));
    }

    [Fact]
    public async Task A_decision_within_the_year_that_is_recorded_after_the_list_of_the_year_held_until_that_list()
    {
        await using ReviewWorld world = await OpenAsync(2023);
        await world.PostedAsync();
        InYearCase one = Good(await ReceiveAsync(world, 5));
        await ToDecisionAsync(world, one.Id, 5, "poor");
        DateOnly granted = world.Day;
        await world.DecidedAsync();
        DateOnly decided = world.Day;
        Good(await world.DoAsync<DecideApplication, Result<InYearCase>>(u => u.RunAsync(Chair, one.Id, true, null, world.Paper("30/QĐ-UBND") with { On = granted })));
        // Head, class in force, history and what is made anew say one thing.
        Household row = await world.ReadAsync(db => db.Households.SingleAsync(h => h.Id == H(5)));
        Assert.Equal(((string?)null, 2023), (row.ClassCode, row.ClassYear));
        Assert.Equal(["poor", "poor", "not-poor"], await Task.WhenAll(((DateOnly[])[granted, decided.AddDays(-1), decided]).Select(day => world.DoAsync<ReadHouseholdAssessments, string?>(r => r.ClassOnAsync(Chair, H(5), day)))));
        Assert.Equal([(decided, (string?)null), (granted, "poor")], (await world.DoAsync<ReadHouseholdAssessments, IReadOnlyList<ClassEvent>>(r => r.ClassesAsync(Chair, H(5)))).Select(e => (e.On, e.ClassCode)));
        Assert.Equal(0, (await world.DoAsync<CompareDerived, IReadOnlyList<RefreshedRows>>(c => c.RunAsync())).Single(r => r.Name == "household-classes").Changed);
    }

    [Fact]
    public async Task Whoever_was_recognised_after_the_list_was_made_has_to_be_on_it_before_it_is_posted_or_decided()
    {
        await using ReviewWorld world = await OpenAsync(2023);
        await world.ListAndFillAsync();
        InYearCase one = Good(await ReceiveAsync(world, 5)), late = Good(await ReceiveAsync(world, 6));
        await ToDecisionAsync(world, one.Id, 5, "poor");
        Good(await DecideAsync(world, one.Id, true));
        Good(await world.MeetAsync(Upper));
        Good(await world.MeetAsync(Lower));
        Problem missing = Assert.Single((await world.PostAsync()).Problems);
        Assert.Equal(("recognised-not-listed", "household-5"), (missing.Code, missing.Field));
        Assert.Contains("065050005", missing.Message, StringComparison.Ordinal);
        Good(await world.ApplyAsync(5));
        Good(await world.FillAsync(5, "poor"));
        Good(await world.MeetAsync(Lower));
        Good(await world.PostAsync());
        // Another is recognised while the list hangs out: the chair is told.
        await ToDecisionAsync(world, late.Id, 6, "near-poor");
        Good(await world.DoAsync<DecideApplication, Result<InYearCase>>(u => u.RunAsync(Chair, late.Id, true, null, world.Paper("31/QĐ-UBND"))));
        Good(await world.AskAsync());
        Good(await world.AgreeAsync());
        Assert.Equal(("recognised-not-listed", "household-6"), Assert.Single((await world.DecideAsync()).Problems) is var told ? (told.Code, told.Field) : default);
    }

    [Fact]
    public async Task An_application_waits_on_the_home_of_whoever_has_to_act()
    {
        await using ReviewWorld world = await DecidedYearAsync();
        world.Today(2024, 3, 4);
        InYearCase one = Good(await ReceiveAsync(world, 5));
        WaitingWork waits = Assert.Single(await WaitingAsync(world, Officer));
        Assert.Equal(($"/reviews/in-year/06505/{one.Id.Value}", one.Due, false), (waits.Address, waits.Due, waits.Overdue));
        Assert.Empty(await WaitingAsync(world, Chair));
        await ToDecisionAsync(world, one.Id, 5, "poor");
        Assert.Empty(await WaitingAsync(world, Officer));
        world.Today(one.Due.AddDays(1));
        Assert.True(Assert.Single(await WaitingAsync(world, Chair)).Overdue);
        Good(await DecideAsync(world, one.Id, true));
        Assert.Empty(await WaitingAsync(world, Chair));
    }

    private static async Task<WaitingWork[]> WaitingAsync(ReviewWorld world, Rights rights) =>
        [.. (await world.DoAsync<IEnumerable<IWaitingWork>, IReadOnlyList<WaitingWork>[]>(all => Task.WhenAll(all.Where(w => w.GetType().Name == "WaitingApplications").Select(w => w.ForAsync(rights, default))))).SelectMany(w => w)];

    private static Task<Result<InYearCase>> WithdrawAsync(ReviewWorld world, InYearId id, string reason, DateOnly? on = null) =>
        world.DoAsync<WithdrawApplication, Result<InYearCase>>(u => u.RunAsync(Officer, id, reason, on ?? world.Day));

    internal static async Task<ReviewWorld> DecidedYearAsync()
    {
        ReviewWorld world = await OpenAsync(2023);
        await world.PostedAsync();
        await world.DecidedAsync();
        return world;
    }

    internal static async Task ToDecisionAsync(ReviewWorld world, InYearId id, long household, string classCode)
    {
        Good(await FillAsync(world, id, household, classCode));
        Good(await MeetAsync(world, id, 12, 12));
        Good(await world.DoAsync<PostApplication, Result<InYearCase>>(u => u.RunAsync(Officer, id, "Nhà văn hóa", world.Paper())));
        world.Today(world.Day.AddDays(8));
    }

    internal static Task<Result<InYearCase>> ReceiveAsync(ReviewWorld world, long household, InYearRequest request = InYearRequest.Recognise) => world.DoAsync<ReceiveApplication, Result<InYearCase>>(
        u => u.RunAsync(Officer, Commune, new NewApplication(H(household), request, "in-person", request == InYearRequest.Recognise ? "illness" : "better", world.Day, "3/ĐĐN")));

    private static Task<Result<InYearCase>> FillAsync(ReviewWorld world, InYearId id, long household, string classCode) =>
        world.DoAsync<AssessApplication, Result<InYearCase>>(u => u.RunAsync(Officer, id, TestForms.Of(household, classCode), world.Paper()));

    private static Task<Result<InYearCase>> MeetAsync(ReviewWorld world, InYearId id, int present, int agreeing) =>
        world.DoAsync<MeetOnApplication, Result<InYearCase>>(u => u.RunAsync(Officer, id, present, agreeing, world.Paper("5/BB")));

    internal static Task<Result<InYearCase>> DecideAsync(ReviewWorld world, InYearId id, bool grant, string? reason = null, Rights? rights = null) =>
        world.DoAsync<DecideApplication, Result<InYearCase>>(u => u.RunAsync(rights ?? Chair, id, grant, reason, world.Paper("30/QĐ-UBND")));
}
