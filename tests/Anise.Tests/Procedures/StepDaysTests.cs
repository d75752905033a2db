using Anise.Procedures;

namespace Anise.Tests.Procedures;

/// <summary>On which days something may be done, and when a way back is one: for any steps, here those of a plan.</summary>
public sealed class StepDaysTests
{
    private enum PlanStep { Draft, Appraisal, Approval }

    private static readonly DateOnly Opens = new(2026, 3, 1), Back = new(2026, 3, 10), Today = new(2026, 3, 20);

    private static readonly StepDays Days = new(Today, Opens, Back);

    [Fact]
    public void Nothing_is_done_in_the_future_or_before_it_opened_or_before_what_it_rests_on()
    {
        Assert.Equal("date-in-future", Days.Bad(Today.AddDays(1))?.Code);
        Assert.Equal("date-too-early", Days.Bad(Opens.AddDays(-1))?.Code);
        Assert.Equal("date-too-early", Days.Bad(Opens.AddDays(3), Opens.AddDays(4))?.Code);
        Assert.Null(Days.Bad(Opens));
    }

    [Fact]
    public void A_step_is_not_taken_before_the_last_way_back_but_a_letter_may_have_come_before_it()
    {
        Assert.Equal("date-before-return", Days.BadOfStep(Back.AddDays(-1))?.Code);
        Assert.Null(Days.BadOfStep(Back));
        Assert.Null(Days.Bad(Back.AddDays(-1)));
    }

    [Fact]
    public void A_way_back_has_a_reason_and_an_earlier_step()
    {
        string? Code(PlanStep to, string reason = "Thiếu khảo sát.", bool again = false) =>
            new StepReturn<PlanStep>(to, reason, new StepPaper(Today)).Forbidden(PlanStep.Appraisal, again, Days, s => s.ToString())?.Code;
        Assert.Null(Code(PlanStep.Draft));
        Assert.Equal("missing", Code(PlanStep.Draft, " "));
        Assert.Equal("return-not-back", Code(PlanStep.Approval));
        Assert.Equal("return-not-back", Code(PlanStep.Appraisal));
        Assert.Null(Code(PlanStep.Appraisal, again: true));
        Assert.Equal("no-step", Code((PlanStep)9));
        Assert.Equal("too-long", Code(PlanStep.Draft, new string('a', 2001)));
    }
}
