using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Reviews;
using Anise.Reviews.Steps;
using Anise.Rules.Answering;
using Anise.Rules.Assessing;
using Anise.Rules.Books;
using Anise.Scenarios;
using Anise.Store;
using Anise.Tests.Figures;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewStep = Anise.Reviews.ReviewStep;

namespace Anise.Tests.Scenarios;

/// <summary>The answers of the demo's reviews under other rules: what is certain, what is possible, and the households behind each number.</summary>
[Trait("needs", "demo")]
public sealed class WhatIfTests(DemoProvince demo)
{
    private static readonly WhatIfGroup[] Groups = [.. Enum.GetValues<WhatIfGroup>().Where(g => g != WhatIfGroup.Measured)];

    [Theory]
    [InlineData(2022)]
    [InlineData(2024)]
    [InlineData(2025)]
    [InlineData(2026)]
    public async Task The_standard_in_force_gives_back_the_class_of_every_household(int year)
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        WhatIf question = Ask(services, year, "2021-2025").Question;
        var all = await OpenAsync(services, question, new WhatIfRecordQuery(WhatIfGroup.Households, false) { Take = 10_000 });
        Assert.NotEmpty(all.Records);
        Assert.Empty(all.Records.Where(r => r.Today != r.Then && r.Today.IsCertain));
        WhatIfOutcome outcome = await RunAsync(services, question);
        Assert.Equal(outcome.Total[WhatIfGroup.PoorToday], outcome.Total[WhatIfGroup.Poor]);
        // Nobody changes; whose class is open today may be poor today or then.
        CountRange open = new(0, all.Records.Count(r => !r.Today.IsCertain && r.Today.MayBePoor && r.Then.MayBePoor));
        Assert.Equal((open, open), (outcome.Total[WhatIfGroup.Becomes], outcome.Total[WhatIfGroup.Leaves]));
        Assert.True(year == 2026 || open.To == 0);
    }

    [Fact]
    public async Task Poor_households_of_today_are_those_that_were_decided()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        WhatIfOutcome outcome = await RunAsync(services, Ask(services, 2025, "2027-2030").Question);
        IQueryable<DecidedHousehold> decided = services.ServiceProvider.GetRequiredService<AniseDb>().Set<DecidedHousehold>();
        IQueryable<CommuneReview> reviews = services.ServiceProvider.GetRequiredService<AniseDb>().Set<CommuneReview>();
        int poor = await decided.CountAsync(d => d.ClassCode == "poor" && reviews.Any(r => r.Id == d.ReviewId && r.Year == 2025));
        Assert.Equal(new CountRange(poor, poor), outcome.Total[WhatIfGroup.PoorToday]);
    }

    [Fact]
    public async Task What_differs_between_two_questions_are_the_households_that_one_counts_and_the_other_does_not()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        WhatIf first = Ask(services, 2025, "2021-2025").Question, second = Ask(services, 2025, "2027-2030").Question;
        Result<IReadOnlyList<WhatIfDifference>> found = await services.ServiceProvider.GetRequiredService<CompareWhatIf>().RunAsync(DemoProvince.All, first, second, TestContext.Current.CancellationToken);
        IReadOnlyList<WhatIfDifference> all = found.Value;
        // The lists that each opens to, compared by who stands on them.
        async Task<HashSet<(long?, string?, string)>> ListAsync(WhatIf question, bool certain) =>
            [.. (await OpenAsync(services, question, new WhatIfRecordQuery(WhatIfGroup.Poor, certain) { Take = 100_000 })).Records.Select(r => (r.Household, r.Code, r.Place.Code))];
        HashSet<(long?, string?, string)> sure1 = await ListAsync(first, true), may1 = await ListAsync(first, false), sure2 = await ListAsync(second, true), may2 = await ListAsync(second, false);
        Assert.Equal(new CountRange(sure2.Except(may1).Count(), may2.Except(sure1).Count()), all[0].Between[WhatIfGroup.Becomes]);
        Assert.Equal(new CountRange(sure1.Except(may2).Count(), may1.Except(sure2).Count()), all[0].Between[WhatIfGroup.Leaves]);
        Assert.Equal(new CountRange(sure1.Intersect(sure2).Count(), may1.Intersect(may2).Count()), all[0].Between[WhatIfGroup.Stays]);
        Assert.True(all[0].Between[WhatIfGroup.Becomes].To > 0);
        foreach (WhatIfGroup group in Groups) Assert.Equal(all[0].Between[group].To, all.Skip(1).Sum(p => p.Between[group].To));   // places add up to the whole
        WhatIf elsewhere = Ask(services, 2024, "2021-2025").Question;
        Assert.Empty((await services.ServiceProvider.GetRequiredService<CompareWhatIf>().RunAsync(DemoProvince.All, first, elsewhere, TestContext.Current.CancellationToken)).Value);
    }

    [Theory]
    [InlineData(2025, "2027-2030", "20")]
    [InlineData(2024, "2016-2020", "20")]
    [InlineData(2026, "2027-2030", "20")]
    [InlineData(2025, "2027-2030", "06505")]
    public async Task Every_number_opens_to_as_many_households(int year, string set, string place)
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        WhatIf question = Ask(services, year, set, place).Question;
        WhatIfOutcome outcome = await RunAsync(services, question);
        (string, IReadOnlyList<WhatIfLine>)[] splits =
            [(WhatIfSplits.ByPlace, outcome.ByPlace), (WhatIfSplits.ByEthnicGroup, outcome.ByEthnicGroup), (WhatIfSplits.ByHeadSex, outcome.ByHeadSex)];
        foreach (WhatIfGroup group in Groups)
        {
            foreach (bool certain in (bool[])[false, true])
            {
                int Number(Crossing counts) => certain ? counts[group].From : counts[group].To;
                Assert.Equal(Number(outcome.Total), (await OpenAsync(services, question, new(group, certain) { Take = 1 })).Count);
                foreach (var (by, lines) in splits)
                {
                    Assert.Equal(Number(outcome.Total), lines.Sum(l => Number(l.Counts)));
                    WhatIfLine line = lines[^1];
                    Assert.Equal(Number(line.Counts), (await OpenAsync(services, question, new(group, certain) { By = by, Value = line.Code, Take = 1 })).Count);
                }
            }
        }
    }

    [Theory]
    [InlineData("20", "")]
    [InlineData("20", "5")]
    [InlineData("06505", "4")]
    public async Task The_measures_open_to_the_households_that_give_them_back(string place, string cutoff)
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        WhatIf question = Ask(services, 2025, "2027-2030", place, ("k", cutoff), ("w.insurance", "3")).Question;
        WhatIfOutcome outcome = await RunAsync(services, question);
        foreach (WhatIfLine? line in outcome.ByPlace.Take(2).Append(null))
        {
            AlkireFosterRange measures = line?.Measures ?? outcome.Measures;
            async Task<OpenedWhatIf> Poor(bool certain) =>
                await OpenAsync(services, question, new(WhatIfGroup.Measured, certain) { By = line is null ? null : WhatIfSplits.ByPlace, Value = line?.Code ?? "", Take = 10_000 });
            OpenedWhatIf certain = await Poor(true), possible = await Poor(false);
            double all = measures.People, units = question.Weights.Sum();
            Assert.Equal(measures.H.From, certain.People / all, 12);
            Assert.Equal(measures.H.To, possible.People / all, 12);
            Assert.Equal(measures.M0.From, certain.Records.Sum(r => (double)r.People * r.Score.From) / units / all, 12);
            Assert.Equal(measures.M0.To, possible.Records.Sum(r => (double)r.People * r.Score.To) / units / all, 12);
            Assert.True(certain.Count <= possible.Count && possible.Count > 0);
        }
    }

    [Fact]
    public async Task What_the_old_form_did_not_ask_is_named_and_leaves_a_range()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        WhatIfForm form = Ask(services, 2025, "2027-2030");
        WhatIfOutcome outcome = await RunAsync(services, form.Question);
        Assert.Equal([form.Question.Rules.Form.Find("digital-services")!.Label, form.Question.Rules.Form.Find("waste-handling")!.Label], outcome.NeverAsked);
        CountRange poor = outcome.Total[WhatIfGroup.Poor];
        Assert.True(poor.From < poor.To, $"{poor}");
        Assert.True(outcome.Measures.H.From < outcome.Measures.H.To);
        // With a line that asks for one deprivation less, or one more, the two unknown ones may decide for others.
        Assert.NotEqual(poor, (await RunAsync(services, Ask(services, 2025, "2027-2030", "20", ("p.deprivations-line", "4")).Question)).Total[WhatIfGroup.Poor]);
    }

    [Fact]
    public async Task What_is_assumed_of_questions_that_were_not_asked_closes_the_range()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        async Task<WhatIfOutcome> Assume(string digital, string waste, string? share = null) => await RunAsync(services, Ask(
            services, 2025, "2027-2030", "20", [("q.digital-services", digital), ("q.waste-handling", waste), .. share is null ? [] : ((string, string)[])[("s.waste-handling", share)]]).Question);
        CountRange open = (await RunAsync(services, Ask(services, 2025, "2027-2030").Question)).Total[WhatIfGroup.Poor];
        WhatIfOutcome nobody = await Assume("yes", "collected"), everybody = await Assume("no", "untreated"), half = await Assume("no", "untreated", "50");
        Assert.Empty(nobody.NeverAsked);
        CountRange least = nobody.Total[WhatIfGroup.Poor], most = everybody.Total[WhatIfGroup.Poor], middle = half.Total[WhatIfGroup.Poor];
        Assert.True(open.From <= least.From && least.To <= most.To && most.To <= open.To && least.From < most.From, $"{open} {least} {most}");
        Assert.True(least.From <= middle.From && middle.From <= most.From && middle.To <= most.To, $"{least} {middle} {most}");
        Assert.Equal(middle, (await Assume("no", "untreated", "50")).Total[WhatIfGroup.Poor]);   // drawn alike each time
        // A question that the forms did ask is left as it was answered.
        Assert.Equal(open, (await RunAsync(services, Ask(services, 2025, "2027-2030", "20", ("q.water-source", "other")).Question)).Total[WhatIfGroup.Poor]);
        Assert.Equal("no-answer", Assert.Single(WhatIfForm.Read(services.ServiceProvider.GetRequiredService<RuleBook>(), new DateOnly(2026, 11, 25), new PlaceId(1), 2025,
            name => name == "q.waste-handling" ? "eaten" : null).Problems).Code);
    }

    /// <summary>A set that begins later is asked about the answers as they were given: nobody has grown out of school or into retirement meanwhile.</summary>
    [Theory]
    [InlineData(2022)]
    [InlineData(2025)]
    public async Task A_later_set_sees_everybody_at_the_age_of_the_day_of_the_form(int year)
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        WhatIf question = Ask(services, year, "2027-2030").Question;
        var found = await OpenAsync(services, question, new WhatIfRecordQuery(WhatIfGroup.Households, false) { Take = 10_000 });
        var db = services.ServiceProvider.GetRequiredService<AniseDb>();
        IQueryable<DecidedHousehold> decided = db.Set<DecidedHousehold>();
        IQueryable<CommuneReview> reviews = db.Set<CommuneReview>();
        IQueryable<Anise.Reviews.Assessment> forms = db.Set<Anise.Reviews.Assessment>();
        var lines = await decided.Where(d => d.AssessmentId != null && d.HouseholdId != null && reviews.Any(r => r.Id == d.ReviewId && r.Year == year))
            .Join(forms, d => d.AssessmentId, f => f.Id, (d, f) => new { d.HouseholdId, f.On, f.AnswersJson }).ToListAsync();
        var records = found.Records.Where(r => r.Household is not null).ToDictionary(r => r.Household!.Value);
        Assert.Equal(records.Count, lines.Count);
        int grown = 0;
        foreach (var line in lines)
        {
            Answers answers = question.Rules.Limit(Answers.FromJson(line.AnswersJson));
            Anise.Rules.Assessing.Assessment then = question.Rules.Assess(answers, line.On), later = question.Rules.Assess(answers, question.Rules.AppliesFrom);
            Assert.Equal(Deprived(then), records[line.HouseholdId!.Value.Value].Deprived);
            Assert.Equal(then.PossibleClasses, records[line.HouseholdId.Value.Value].Then.Possible);
            if (Deprived(then) != Deprived(later)) grown++;
        }
        Assert.True(grown > 0, "No household of the demo would have grown out of its answers: this says nothing.");

        static CountRange Deprived(Anise.Rules.Assessing.Assessment a) => new(a.Deprivations.Count(d => d.Deprived == true), a.Deprivations.Count(d => d.Deprived != false));
    }

    [Fact]
    public async Task Doubled_weights_measure_the_same()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        (string, string)[] Weights(int times) => [.. Ask(services, 2025, "2027-2030").Weights.Select((w, i) => (w.Name, $"{(i == 0 ? 3 : 1) * times}"))];
        AlkireFosterRange one = (await RunAsync(services, Ask(services, 2025, "2027-2030", "20", Weights(1)).Question)).Measures;
        AlkireFosterRange two = (await RunAsync(services, Ask(services, 2025, "2027-2030", "20", Weights(2)).Question)).Measures;
        Assert.Equal(one.H, two.H);
        Assert.Equal(one.M0.From, two.M0.From, 12);
        Assert.Equal(one.M0.To, two.M0.To, 12);
        Assert.True(one.H.To > 0);
    }

    [Fact]
    public async Task A_saved_scenario_whose_set_is_gone_says_so()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        var gone = new Scenario { Id = new(1), PlaceId = new(1), Year = 2025, Name = "Cũ", Query = "set=1993-2000&p.income-line.rural=1", SavedBy = "a", SavedAt = default };
        WhatIfForm form = services.ServiceProvider.GetRequiredService<SavedScenarios>().Read(gone);
        Assert.Equal("no-set", Assert.Single(form.Problems).Code);
        Assert.Contains(new KeyValuePair<string, string>("set", "1993-2000"), form.ToAddress());
    }

    [Fact]
    public async Task A_higher_income_line_never_makes_fewer_poor()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        var lines = Gen.Int[0, 60].Array[2, 5].Array[1, 4].Single();
        foreach (int[] steps in lines)
        {
            var last = new CountRange(0, 0);
            foreach (int step in steps.Order())
            {
                string line = $"{step * 100_000}";
                CountRange poor = (await RunAsync(services, Ask(services, 2025, "2027-2030", "20", ("p.income-line.rural", line), ("p.income-line.urban", line)).Question)).Total[WhatIfGroup.Poor];
                Assert.True(poor.From >= last.From && poor.To >= last.To, $"{line}: {poor} after {last}");
                last = poor;
            }
        }
    }

    [Fact]
    public async Task With_the_cutoff_of_the_standard_the_share_of_the_poor_is_that_of_its_own_rule()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        WhatIfOutcome outcome = await RunAsync(services, Ask(services, 2025, "2021-2025").Question);
        Assert.Equal(3, outcome.Cutoff);
        var all = await OpenAsync(services, outcome.Question, new(WhatIfGroup.Households, false) { Take = 10_000 });
        double people = all.Records.Sum(r => r.People), poor = all.Records.Where(r => r.Deprived.From >= 3).Sum(r => r.People);
        Assert.Equal(poor / people, outcome.Measures.H.From, 12);
        Assert.Equal(outcome.Measures.H.From * outcome.Measures.A!.Value.From, outcome.Measures.M0.From, 12);
        Assert.Equal(outcome.Measures.M0, new ValueRange(outcome.Measures.M0.To, outcome.Measures.M0.From));
    }

    [Fact]
    public async Task Support_costs_its_amount_for_each_poor_household()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        WhatIfOutcome outcome = await RunAsync(services, Ask(services, 2025, "2027-2030", "20", ("support", "500000")).Question);
        CountRange poor = outcome.Total[WhatIfGroup.Poor];
        Assert.Equal((poor.From * 500_000L, poor.To * 500_000L), outcome.Cost);
    }

    [Fact]
    public async Task Who_may_not_see_the_households_of_a_place_gets_no_number_of_them()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        PlaceMap map = await services.ServiceProvider.GetRequiredService<PlaceMaps>().OnAsync(new DateOnly(2026, 11, 25));
        var officer = new Rights(new Actor("officer", "test", 1), [new Grant { UserId = 1, Role = Role.CommuneOfficer, Place = map.FindByCode("06505")!.Id }]);
        var run = services.ServiceProvider.GetRequiredService<RunWhatIf>();
        Assert.True((await run.RunAsync(officer, Ask(services, 2025, "2027-2030", "06505").Question)).Ok);
        await Assert.ThrowsAsync<NoAccessException>(() => run.RunAsync(officer, Ask(services, 2025, "2027-2030").Question));
        await Assert.ThrowsAsync<NoAccessException>(() => services.ServiceProvider.GetRequiredService<SavedScenarios>().SaveAsync(officer, Ask(services, 2025, "2027-2030"), "All"));
        var auditor = new Rights(new Actor("auditor", "test", 2), [new Grant { UserId = 2, Role = Role.Auditor, Place = map.Province.Id }]);
        Assert.True((await run.RunAsync(auditor, Ask(services, 2025, "2027-2030", "06505").Question)).Ok);
        await Assert.ThrowsAsync<NoAccessException>(() => services.ServiceProvider.GetRequiredService<SavedScenarios>().SaveAsync(auditor, Ask(services, 2025, "2027-2030", "06505"), "All"));
    }

    [Fact]
    public async Task A_scenario_is_saved_found_again_and_answers_the_same_and_no_fact_has_changed()
    {
        var (scope, file) = await demo.CopyAsync();
        await using AsyncServiceScope services = scope;
        var saved = services.ServiceProvider.GetRequiredService<SavedScenarios>();
        WhatIfForm form = Ask(services, 2025, "2027-2030", "20", ("p.income-line.rural", "2400000"), ("w.insurance", "3"), ("k", "5"), ("support", "300000"));
        Assert.Equal("scenario-name", Assert.Single((await saved.SaveAsync(DemoProvince.All, form, " ")).Problems).Code);
        ScenarioId id = (await saved.SaveAsync(DemoProvince.All, form, "Chuẩn cao hơn")).Value;
        Scenario found = Assert.Single(await (await saved.SeenAsync(DemoProvince.All)).ToListAsync());
        Assert.Equal((id, "Chuẩn cao hơn", 2025), (found.Id, found.Name, found.Year));
        WhatIfForm again = saved.Read(found);
        Assert.Equal(form.ToAddress(), again.ToAddress());
        Assert.Equal((await RunAsync(services, form.Question)).Total[WhatIfGroup.Poor], (await RunAsync(services, again.Question)).Total[WhatIfGroup.Poor]);
        var db = services.ServiceProvider.GetRequiredService<AniseDb>();
        JournalEntry last = await db.Set<JournalEntry>().OrderBy(e => e.Number).LastAsync();
        Assert.Equal(("scenario", "save-scenario"), (last.Subject, last.Action));
        var (_, fault, _) = await new VerifyJournal(db).RunAsync();
        Assert.Null(fault);
        await saved.RemoveAsync(DemoProvince.All, id);
        Assert.Empty(await (await saved.SeenAsync(DemoProvince.All)).ToListAsync());
        File.Delete(file);
    }

    [Fact]
    public async Task A_form_that_is_filled_counts_from_then_on()
    {
        var (scope, file) = await demo.CopyAsync();
        await using AsyncServiceScope services = scope;
        WhatIf question = Ask(services, 2026, "2027-2030").Question;
        WhatIfOutcome before = await RunAsync(services, question), again = await RunAsync(services, question);
        Assert.All(Groups, g => Assert.Equal(before.Total[g], again.Total[g]));
        var db = services.ServiceProvider.GetRequiredService<AniseDb>();
        IQueryable<ListedHousehold> all = db.Set<ListedHousehold>();
        IQueryable<CommuneReview> reviews = db.Set<CommuneReview>();
        ListedHousehold listed = await all.FirstAsync(l => l.AssessmentId == null && l.RemovedOn == null && reviews.Any(r => r.Id == l.ReviewId && r.Step == ReviewStep.Assessing));
        var form = new FilledForm(listed.HouseholdId, new DateOnly(2026, 11, 20), new Answers { ["household-income"] = "1000000" });
        var stored = await services.ServiceProvider.GetRequiredService<SubmitAssessment>().RunAsync(DemoProvince.All, listed.ReviewId, form);
        Assert.True(stored.Ok, string.Join("; ", stored.Problems.Select(p => p.Message)));
        WhatIfOutcome after = await RunAsync(services, question);
        Assert.Equal(before.Total[WhatIfGroup.Households].To + 1, after.Total[WhatIfGroup.Households].To);
        Assert.Equal(before.WithoutAnswers - 1, after.WithoutAnswers);
        Assert.Equal(before.Total[WhatIfGroup.Open].To + 1, after.Total[WhatIfGroup.Open].To);
        File.Delete(file);
    }

    internal static WhatIfForm Ask(AsyncServiceScope services, int year, string set, string place = "20", params (string Name, string Value)[] given)
    {
        var all = given.ToDictionary(g => g.Name, g => g.Value, StringComparer.Ordinal);
        all["set"] = set;
        PlaceMap map = services.ServiceProvider.GetRequiredService<PlaceMaps>().OnAsync(new DateOnly(2026, 11, 25)).GetAwaiter().GetResult();
        WhatIfForm form = WhatIfForm.Read(services.ServiceProvider.GetRequiredService<RuleBook>(), new DateOnly(2026, 11, 25), map.FindByCode(place)!.Id, year, all.GetValueOrDefault);
        Assert.Empty(form.Problems);
        return form;
    }

    private static async Task<WhatIfOutcome> RunAsync(AsyncServiceScope services, WhatIf question) =>
        (await services.ServiceProvider.GetRequiredService<RunWhatIf>().RunAsync(DemoProvince.All, question)).Value;

    private static async Task<OpenedWhatIf> OpenAsync(AsyncServiceScope services, WhatIf question, WhatIfRecordQuery query) =>
        (await services.ServiceProvider.GetRequiredService<OpenWhatIf>().RunAsync(DemoProvince.All, question, query)).Value;
}
