using Anise.Access;
using Anise.Basics;
using Anise.Reviews;
using Anise.Reviews.Steps;
using Anise.Rules.Answering;
using static Anise.Tests.Reviews.ReviewWorld;

namespace Anise.Tests.Reviews;

public sealed class QuickFormTests
{
    private static readonly string[] Signs = ["qa-solid-house", "qa-car", "qa-valuable-goods", "qa-stable-pay", "qa-business", "qa-shock"];

    [Fact]
    public async Task A_household_without_signs_of_wealth_is_listed_for_form_B()
    {
        await using ReviewWorld world = await OpenAsync(2023);
        QuickFormResult result = Good(await FillAsync(world, 3, Signs));
        Assert.Equal((true, ListingSource.Application), (result.NeedsFormB, result.Listed!.Source));
    }

    [Fact]
    public async Task An_applicant_with_three_signs_of_wealth_and_no_shock_is_not_listed_and_one_with_two_is()
    {
        await using ReviewWorld world = await OpenAsync(2023);
        QuickFormResult rich = Good(await FillAsync(world, 3, Signs, "qa-car", "qa-solid-house", "qa-business"));
        Assert.Equal((false, null), (rich.NeedsFormB, rich.Listed));
        Assert.True(Good(await FillAsync(world, 2, Signs, "qa-car", "qa-solid-house")).NeedsFormB);
        Assert.True(Good(await FillAsync(world, 4, Signs, "qa-car", "qa-solid-house", "qa-business", "qa-shock")).NeedsFormB);
    }

    [Fact]
    public async Task Who_is_on_the_communes_list_goes_straight_to_form_B()
    {
        await using ReviewWorld world = await OpenAsync(2023);
        await world.PostedAsync();
        await world.DecidedAsync();   // household 1 is poor
        await world.OpenYearAsync(2024);
        Refused("quick-form-for-applicants", await FillAsync(world, 1, Signs));
        Good(await world.ListAsync());
        Refused("quick-form-for-applicants", await FillAsync(world, 1, Signs));
        Good(await world.FillAsync(1, "poor"));
    }

    [Fact]
    public async Task A_quick_form_with_missing_answers_stays_open_and_a_wrong_answer_is_refused()
    {
        await using ReviewWorld world = await OpenAsync(2023);
        Assert.Null(Good(await FillAsync(world, 3, Signs[..2])).NeedsFormB);
        Answers wrong = new();
        wrong["qa-car"] = "maybe";
        Result<QuickFormResult> refused = await SubmitAsync(world, 3, wrong);
        Assert.Equal("qa-car", Assert.Single(refused.Problems).Field);
    }

    [Fact]
    public async Task An_enumerator_fills_form_A_in_their_village_and_nowhere_else()
    {
        await using ReviewWorld world = await OpenAsync(2023);
        Assert.Null(Good(await SubmitAsync(world, 3, new Answers(), Enumerator)).NeedsFormB);
        await Assert.ThrowsAsync<NoAccessException>(() => SubmitAsync(world, 4, new Answers(), Enumerator));
        await Assert.ThrowsAsync<NoAccessException>(() => SubmitAsync(world, 3, new Answers(), Chair));
    }

    private static Task<Result<QuickFormResult>> FillAsync(ReviewWorld world, long household, string[] asked, params string[] yes)
    {
        var answers = new Answers();
        foreach (string sign in asked) answers[sign] = yes.Contains(sign) ? "yes" : "no";
        return SubmitAsync(world, household, answers);
    }

    private static Task<Result<QuickFormResult>> SubmitAsync(ReviewWorld world, long household, Answers answers, Rights? rights = null) =>
        world.DoAsync<SubmitQuickForm, Result<QuickFormResult>>(u => u.RunAsync(rights ?? Officer, world.Review, H(household), answers, world.Paper()));
}
