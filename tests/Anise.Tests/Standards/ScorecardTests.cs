using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Cli;
using Anise.Figures;
using Anise.Journal;
using Anise.Modules;
using Anise.Places;
using Anise.Procedures;
using Anise.Projects;
using Anise.Rules.Books;
using Anise.Rules.Standards;
using Anise.Standards;
using Anise.Standards.Assessing;
using Anise.Standards.Forms;
using Anise.Standards.Recognition;
using Anise.Standards.Scorecards;
using Anise.Store;
using Anise.Testing;
using Anise.Tests.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Tests.Standards;

/// <summary>What is said of communes, what their scorecards make of it on any day, and their recognition.</summary>
public sealed class ScorecardTests : IDisposable
{
    private static readonly DateOnly YearEnd = new(2025, 12, 31);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("anise-scorecards-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_state_of_a_line_follows_value_threshold_evidence_and_day()
    {
        await using TestServices store = await TestServices.LangSonAsync();
        PlaceId commune = await CommuneAsync(store);
        await SayAsync(store, commune, StandardSpeaker.Commune,
            Said("1.1") with { Judgement = "met", EvidenceFrom = new(2025, 3, 1), EvidenceTo = new(2026, 2, 10) },
            Said("1.2") with { Judgement = "met" },
            Said("3.2") with { Judgement = "met", EvidenceFrom = new(2026, 1, 5) },
            Said("4.1") with { Judgement = "not-met" },
            Said("6.1") with { Judgement = "basically-met", EvidenceFrom = YearEnd },
            Said("13.4") with { Judgement = "not-applicable" },
            Said("15.3") with { Numerator = 24, Denominator = 100 },
            Said("15.4") with { Number = 49.99m });

        foreach (var (code, day, state) in new[]
        {
            ("1.1", "2025-12-30", "not-assessed"),   // not yet said
            ("1.1", "2025-12-31", "met"), ("1.1", "2026-02-10", "met"), ("1.1", "2026-02-11", "evidence-expired"),
            ("1.2", "2025-12-31", "evidence-missing"),
            ("3.2", "2025-12-31", "evidence-missing"), ("3.2", "2026-01-05", "met"),
            ("4.1", "2025-12-31", "not-met"),
            ("6.1", "2025-12-31", "basically-met"),
            ("13.4", "2025-12-31", "not-applicable"),
            ("15.3", "2025-12-31", "met"),
            ("15.4", "2025-12-31", "not-met"),
            ("2.1", "2025-12-31", "not-assessed"),
        })
            Assert.Equal((code, day, state), (code, day, (await CardAsync(store, commune, day)).Find(code)!.State.Code()));

        Scorecard card = await CardAsync(store, commune, "2025-12-31");
        Assert.Equal(StandardState.NotAssessed, card.Groups[0].State);   // 1.2 has no evidence
        Assert.Equal((0, 19), (card.Met, card.Needed));
        Assert.Equal(1, (await CardAsync(store, commune, "2026-02-14")).Count(ScoreState.EvidenceExpired));
    }

    [Fact]
    public async Task A_value_without_a_last_day_holds_for_its_months_and_not_a_day_longer()
    {
        await using TestServices store = await TestServices.LangSonAsync();
        PlaceId commune = (await store.MapAsync(new(2023, 1, 15))).FindByCode("06505")!.Id;
        await SayAsync(store, commune, StandardSpeaker.Commune, Said("15.3") with { AsOf = new(2023, 1, 15), Number = 20 }, Said("12.2") with { AsOf = new(2023, 1, 15), Number = 5 });

        Assert.Equal(ScoreState.Met, (await CardAsync(store, commune, "2024-01-14")).Find("15.3")!.State);
        Assert.Equal(ScoreState.EvidenceExpired, (await CardAsync(store, commune, "2024-01-15")).Find("15.3")!.State);
        Assert.Equal(ScoreState.NotMet, (await CardAsync(store, commune, "2024-01-14")).Find("12.2")!.State);
        Assert.Equal(ScoreState.NotAssessed, (await CardAsync(store, commune, "2024-01-15")).Find("12.2")!.State);
    }

    [Fact]
    public async Task The_province_goes_before_the_commune_both_are_kept_and_a_correction_leaves_what_was_known()
    {
        await using TestServices store = await TestServices.LangSonAsync();
        PlaceId commune = await CommuneAsync(store);
        await SayAsync(store, commune, StandardSpeaker.Commune, Said("12.2") with { Numerator = 25, Denominator = 100 });
        long before = await store.DoAsync<AniseDb, long>(async db => (await db.Set<JournalHead>().SingleAsync()).Count);
        await SayAsync(store, commune, StandardSpeaker.Commune, Said("12.2") with { Numerator = 22, Denominator = 100 });
        await SayAsync(store, commune, StandardSpeaker.Province, Said("12.2") with { Number = 19.5m });

        ScoreLine line = (await CardAsync(store, commune, "2025-12-31")).Find("12.2")!;
        Assert.Equal((ScoreState.NotMet, ScoreSource.Province, 0.5m), (line.State, line.Source!.Value, line.Result.Gap!.Value));
        Assert.Equal((22m, 19.5m), (line.Commune!.Numerator!.Value, line.Province!.Number!.Value));
        ScoreLine then = (await CardAsync(store, commune, "2025-12-31", before)).Find("12.2")!;
        Assert.Equal((ScoreState.Met, 25m), (then.State, then.Result.Given.Number!.Value));

        await SayAsync(store, commune, StandardSpeaker.Province, Said("12.2"));   // taken back
        Assert.Equal(ScoreSource.Commune, (await CardAsync(store, commune, "2025-12-31")).Find("12.2")!.Source);
    }

    public static TheoryData<string, NewAssessment> Wrong => new()
    {
        { "as-of", new NewAssessment("15.3", null, "x") { Number = 3 } },
        { "as-of", new NewAssessment("15.3", new DateOnly(2026, 11, 26), "x") { Number = 3 } },   // tomorrow
        { "as-of", new NewAssessment("15.3", new DateOnly(2020, 12, 31), "x") { Number = 3 } },   // before the first set
        { "code", new NewAssessment("15.9", YearEnd, "x") { Number = 3 } },
        { "code", new NewAssessment("15", YearEnd, "x") { Number = 3 } },
        { "source", new NewAssessment("15.3", YearEnd, " ") { Number = 3 } },
        { "value", new NewAssessment("15.3", YearEnd, "x") { Number = 100.5m } },
        { "value", new NewAssessment("15.3", YearEnd, "x") { Number = 3, Judgement = "met" } },
        { "value", new NewAssessment("9.1", YearEnd, "x") { Number = 1.5m } },
        { "judgement", new NewAssessment("1.1", YearEnd, "x") { Number = 3 } },
        { "judgement", new NewAssessment("1.1", YearEnd, "x") { Judgement = "perhaps" } },
        { "article", new NewAssessment("7", YearEnd, "x") { Judgement = "not-applicable" } },
        { "numerator", new NewAssessment("15.3", YearEnd, "x") { Numerator = 3 } },
        { "numerator", new NewAssessment("15.3", YearEnd, "x") { Numerator = 11, Denominator = 10 } },
        { "denominator", new NewAssessment("15.3", YearEnd, "x") { Numerator = 0, Denominator = 0 } },
        { "numerator", new NewAssessment("10", YearEnd, "x") { Numerator = 3, Denominator = 10 } },
        { "evidence-to", new NewAssessment("1.1", YearEnd, "x") { Judgement = "met", EvidenceFrom = YearEnd, EvidenceTo = YearEnd.AddDays(-1) } },
        { "evidence-from", new NewAssessment("1.1", YearEnd, "x") { Judgement = "met", EvidenceTo = YearEnd } },
        { "source", new NewAssessment("1.1", YearEnd, new string('x', 201)) { Judgement = "met", EvidenceFrom = YearEnd } },
    };

    [Theory, MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void What_cannot_be_is_refused_beside_its_field(string field, NewAssessment one)
    {
        var checks = new AssessmentChecks(Rules, new StillClock());

        Assert.Contains(checks.Faults(one), p => p.Field == field);
        Assert.Empty(checks.Faults(Said("7") with { Judgement = "not-applicable", Article = "Điều 2" }));
    }

    [Fact]
    public async Task Who_may_speak_for_whom_and_a_merged_commune_begins_anew()
    {
        await using TestServices store = await TestServices.LangSonAsync();
        PlaceId commune = await CommuneAsync(store), other = (await store.MapAsync(YearEnd)).FindByCode("06463")!.Id;
        Rights officer = RightsOf(Role.CommuneOfficer, commune), province = RightsOf(Role.ProvinceOfficer, (await store.MapAsync(YearEnd)).Province.Id);
        NewAssessment one = Said("7") with { Judgement = "met", EvidenceFrom = YearEnd };

        await Assert.ThrowsAsync<NoAccessException>(() => SayAsync(store, other, StandardSpeaker.Commune, officer, one));
        await Assert.ThrowsAsync<NoAccessException>(() => SayAsync(store, commune, StandardSpeaker.Province, officer, one));
        await Assert.ThrowsAsync<NoAccessException>(() => SayAsync(store, commune, StandardSpeaker.Commune, province, one));
        await Assert.ThrowsAsync<NoAccessException>(() => store.DoAsync<ReadScorecards, object>(async r => await r.RunAsync(officer, other, YearEnd)));
        await Assert.ThrowsAsync<NoAccessException>(() => store.DoAsync<ReadScorecards, object>(async r => await r.RunAsync(RightsOf(Role.Enumerator, commune), commune, YearEnd)));
        await SayAsync(store, commune, StandardSpeaker.Commune, officer, one);
        // The commune of today was made on 1 July 2025 out of three.
        Assert.Equal("place-not-then", await store.RefusedAsync<RecordAssessments, int>(r => r.RunAsync(officer, commune, StandardSpeaker.Commune, [one with { AsOf = new DateOnly(2024, 12, 31) }])));
        Assert.Equal("place-not-then", await store.RefusedAsync<ReadScorecards, IReadOnlyList<Scorecard>>(r => r.RunAsync(Console, commune, new DateOnly(2024, 12, 31))));
    }

    [Fact]
    public async Task A_commune_is_recognised_only_when_all_is_met_and_the_council_agrees_and_what_was_seen_then_stays()
    {
        await using TestServices store = await TestServices.LangSonAsync();
        PlaceId commune = await CommuneAsync(store);
        DateOnly on = new(2026, 1, 20);
        NewAssessment[] all = [.. Rules.Standards[0].SubCriteria.Select(s => Said(s.Code) with { Judgement = "met", EvidenceFrom = YearEnd })];
        await SayAsync(store, commune, StandardSpeaker.Commune, [.. all.Where(a => a.Code != "11")]);

        Assert.Equal("step-not-next", await RefusedAsync(store, commune, RecognitionAct.Decision, on));
        await TakeAsync(store, commune, RecognitionAct.SelfAssessment, on);
        await TakeAsync(store, commune, RecognitionAct.Dossier, on);
        Assert.Equal("step-before-last", await RefusedAsync(store, commune, RecognitionAct.Appraisal, on.AddDays(-1), 10, 10));
        Assert.Equal("votes-wrong", await RefusedAsync(store, commune, RecognitionAct.Appraisal, on, 11, 10));
        await TakeAsync(store, commune, RecognitionAct.Appraisal, on, 8, 10);
        Assert.Equal("votes-too-few", await RefusedAsync(store, commune, RecognitionAct.Decision, on));
        foreach (RecognitionAct again in new[] { RecognitionAct.SelfAssessment, RecognitionAct.Dossier }) await TakeAsync(store, commune, again, on);
        await TakeAsync(store, commune, RecognitionAct.Appraisal, on, 9, 10);
        Assert.Equal("criteria-not-met", await RefusedAsync(store, commune, RecognitionAct.Decision, on));
        await SayAsync(store, commune, StandardSpeaker.Province, Said("11") with { Number = 13 });

        // Two decide at once: one decision.
        Result<RecognitionStepId>[] both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ =>
            store.DoAsync<TakeRecognitionStep, Result<RecognitionStepId>>(t => t.RunAsync(Console, commune, Step(RecognitionAct.Decision, on)))));
        Assert.Single(both, r => r.Ok);

        await SayAsync(store, commune, StandardSpeaker.Province, Said("11") with { Number = 20 });
        await TakeAsync(store, commune, RecognitionAct.Warning, new DateOnly(2026, 2, 10));
        RecognitionPath path = await store.DoAsync<ReadRecognition, RecognitionPath>(r => r.RunAsync(Console, commune));
        Assert.Equal((19, 19), (path.Decision!.Met, path.Decision.Needed));
        Assert.Contains("11,sub-criterion,met,13,13", path.Decision.Scorecard, StringComparison.Ordinal);
        Assert.Contains("11,sub-criterion,not-met,20,13", path.Last!.Scorecard, StringComparison.Ordinal);
        Assert.Equal("missing", await store.RefusedAsync<TakeRecognitionStep, RecognitionStepId>(t => t.RunAsync(Console, commune, new(RecognitionAct.Withdrawal, new StepPaper(new(2026, 3, 1), "1/QĐ")))));
        await TakeAsync(store, commune, RecognitionAct.Withdrawal, new DateOnly(2026, 3, 1));
        Assert.Null((await store.DoAsync<ReadRecognition, RecognitionPath>(r => r.RunAsync(Console, commune))).Decision);
        Assert.NotNull((await store.DoAsync<ReadRecognition, RecognitionPath>(r => r.RunAsync(Console, commune))).UpTo(new DateOnly(2026, 2, 28)).Decision);
        Assert.Equal([RecognitionAct.SelfAssessment], (await store.DoAsync<ReadRecognition, RecognitionPath>(r => r.RunAsync(Console, commune))).Next);
        Assert.Equal(0, (await RunAsync("figures", "recount", "--store", store.File, "--code", "communes-recognised")).Exit);
    }

    [Fact]
    public async Task The_offices_own_table_is_read_as_it_is_meant_and_a_second_time_changes_nothing()
    {
        await using TestServices store = await TestServices.LangSonAsync();
        string file = Write("bang.csv", "UBND XÃ VẠN LINH;;;;;\nTT;Nội dung tiêu chí;Yêu cầu;Kết quả;Tử số;Mẫu số;Minh chứng;Từ ngày;Đến ngày\n1;Quy hoạch;;;;;;;\n1.1;Có quy hoạch chung;Đạt;Đạt;;;QĐ 12/QĐ-UBND;15/03/2025;15/03/2027\n1.2;Quy định quản lý;Đạt;cơ bản đạt;;;QĐ 13;01/02/2025;\n2.2;Đường thôn;80%;84,5%;;;;;\n12.2;Có bằng cấp;20%;;250;1000;;;\n7;Chợ;Đạt;Chưa đạt;;;;;\n9.1;Nhà tạm;Không;0;;;;;\n13.4;Làng nghề;Đạt;Không áp dụng;;;;;\n17.3;Cảnh quan;Đạt;;;;;;\n");
        string[] import = ["import", "scorecard", file, "--store", store.File, "--commune", "06505", "--as-of", "2025-12-31"];

        (int exit, string output, string error) = await RunAsync(import);
        Assert.True(exit == 0, output + error);
        Assert.Contains("7", error, StringComparison.Ordinal);
        string card = (await RunAsync("standards", "show", "--store", store.File, "--place", "06505", "--date", "2025-12-31", "--format", "csv")).Output;
        foreach (string line in new[] { "06505,1.1,sub-criterion,met,met,met,,commune", "06505,1.2,sub-criterion,basically-met,basically-met,met,,commune", "06505,2.2,sub-criterion,met,84.5,80,,commune",
            "06505,12.2,sub-criterion,met,25,20,certified-workers-reviewed-rate,commune", "06505,7,sub-criterion,not-met,not-met,met,,commune", "06505,13.4,sub-criterion,not-applicable,not-applicable,met,,commune",
            "06505,9.1,sub-criterion,met,0,0,makeshift-houses-reviewed,commune", "06505,17.3,sub-criterion,not-assessed,,met,,", "06505,1,criterion,basically-met,,,," })
            Assert.Contains(line + "\n", card, StringComparison.Ordinal);
        string head = (await RunAsync("journal", "verify", "--store", store.File)).Output;
        Assert.Equal(0, (await RunAsync(import)).Exit);
        Assert.Equal(head, (await RunAsync("journal", "verify", "--store", store.File)).Output);
        Assert.Equal(card, (await RunAsync("standards", "show", "--store", store.File, "--place", "06505", "--date", "2025-12-31", "--format", "csv")).Output);

        string bad = Write("sai.csv", "Chỉ tiêu;Kết quả\n2.3;120\n1.1;5\n99.1;Đạt\n17.1;50\n17.1;60\n");
        (exit, output, _) = await RunAsync("import", "scorecard", bad, "--store", store.File, "--commune", "06505", "--as-of", "2025-12-31", "--format", "csv");
        Assert.Equal(1, exit);
        Assert.Equal(["2", "3", "4", "6"], output.TrimEnd().Split('\n').Skip(1).Select(l => l.Split(',')[1]).Distinct().Order(StringComparer.Ordinal));
        (exit, output, _) = await RunAsync("import", "scorecard", Write("sai.csv", "Chỉ tiêu;Kết quả\n2.2;nhiều\n2.3;80\n2.4;90\n"), "--store", store.File, "--commune", "06505", "--as-of", "2025-12-31", "--format", "csv");
        Assert.Equal((1, "standards-no-value"), (exit, output.Split('\n')[1].Split(',')[3]));
        Assert.Equal(card, (await RunAsync("standards", "show", "--store", store.File, "--place", "06505", "--date", "2025-12-31", "--format", "csv")).Output);
    }

    [Trait("needs", "demo")]
    [Fact]
    public async Task Poverty_of_the_demo_is_what_a_count_of_its_lists_gives_and_one_commune_fails_only_by_it()
    {
        await using TestServices store = await TestServices.DemoAsync();
        string[] listed = (await RunAsync("export", "review-results", "--store", store.File, "--commune", "06505", "--year", "2025", "--format", "csv")).Output.TrimEnd().Split('\n')[1..];
        int poor = listed.Select(l => l.Split(',')).Count(c => c.Contains("poor") || c.Contains("near-poor"));
        int households = (await RunAsync("export", "households", "--store", store.File, "--commune", "06505", "--as-of", "2025-12-31", "--format", "csv")).Output.TrimEnd().Split('\n')[1..].Select(l => l.Split(',')[0]).Distinct().Count();
        ScoreLine line = (await CardAsync(store, await CommuneAsync(store), "2025-12-31")).Find("11")!;

        Assert.Equal((ScoreSource.Computed, (decimal)poor, (decimal)households), (line.Source!.Value, line.Computed!.Numerator!.Value, line.Computed.Denominator!.Value));
        PlaceId province = (await store.MapAsync(YearEnd)).Province.Id;
        IReadOnlyList<Scorecard> cards = await store.RunAsync<ReadScorecards, IReadOnlyList<Scorecard>>(r => r.RunAsync(Console, province, YearEnd));
        Assert.Equal(["06481"], cards.Where(c => c.FailsOnlyByPoverty).Select(c => c.Commune.Code));
        Assert.Equal(["06463", "06496"], cards.Where(c => c.State == StandardState.Met).Select(c => c.Commune.Code));
        // One place after another gives the same as all at once.
        foreach (Scorecard card in cards.Where(c => c.Met > 0))
            Assert.Equal(ScoreRows.Of(card).Select(Row), ScoreRows.Of(await CardAsync(store, card.Commune.Id, "2025-12-31")).Select(Row));
        // What is known of some households only decides nothing.
        Assert.All(cards.SelectMany(c => c.Lines).Where(l => l.Computed is { Decides: false }), l => Assert.NotEqual(ScoreSource.Computed, l.Source));
    }

    // States counted again from the rows of the command; what records show counted again by plain queries.
    [Trait("needs", "demo")]
    [Fact]
    public async Task Figures_of_criteria_and_what_records_show_are_what_a_recount_of_the_demo_gives()
    {
        await using TestServices store = await TestServices.DemoAsync();
        PlaceMap map = await store.MapAsync(YearEnd);
        string[][] rows = [.. (await RunAsync("standards", "show", "--store", store.File, "--place", "20", "--date", "2025-12-31", "--format", "csv")).Output.TrimEnd().Split('\n').Skip(1).Select(r => r.Split(','))];
        FigureGrid grid = (await store.DoAsync<ReadFigures, Result<FigureGrid>>(r => r.RunAsync(Console, new FigureQuery([.. Criteria], map.Province.Id, [2025]) { By = FigureQuery.ByCommune, MapDay = YearEnd }))).Value;
        Assert.NotEqual(0, grid["criteria-not-met", 2025].Value);
        foreach (string code in Criteria)
            Assert.Equal(rows.Where(r => r[2] == "criterion" && r[3] == code["criteria-".Length..]).GroupBy(r => r[0]).ToDictionary(g => g.Key, g => (double)g.Count()),
                grid.Splits.Select(s => (s.Code, grid[code, 2025, s].Value)).Where(s => s.Value > 0).ToDictionary(s => s.Code, s => s.Value!.Value));
        Assert.Equal(0, (await RunAsync("figures", "recount", "--store", store.File, "--code", "criteria-met")).Exit);

        // Certificates of the day.
        PlaceTrail trail = await store.DoAsync<AniseDb, PlaceTrail>(db => PlaceTrail.ReadAsync(db, map, TestContext.Current.CancellationToken));
        PlaceId province = map.Province.Id;
        IReadOnlyList<Scorecard> cards = await store.RunAsync<ReadScorecards, IReadOnlyList<Scorecard>>(r => r.RunAsync(Console, province, YearEnd));
        var certified = await store.DoAsync<AniseDb, IReadOnlyList<string>>(async db =>
        {
            var valid = db.Set<Certificate>().Where(c => c.From <= YearEnd && c.To >= YearEnd).Select(c => c.Id);
            var plots = db.Set<CertificatePlot>().Where(p => valid.Contains(p.CertificateId)).Select(p => p.PlotId);
            return [.. (await db.Set<Plot>().Where(p => plots.Contains(p.Id)).Select(p => p.PlaceId).Distinct().ToListAsync()).Select(p => CodeOf(map, trail.Find(p)!.Id)).Distinct().Order(StringComparer.Ordinal)];
        });
        Assert.NotEmpty(certified);
        Assert.Equal(certified, cards.Where(c => c.Find("13.3")!.Computed?.Value > 0).Select(c => c.Commune.Code).Order(StringComparer.Ordinal));
        // Where nobody says anything records decide where they show enough, and nothing where they do not.
        foreach (Scorecard card in cards.Where(c => c.Find("13.3")!.Commune is not null))
        {
            foreach (StandardSpeaker speaker in (StandardSpeaker[])[StandardSpeaker.Commune, StandardSpeaker.Province]) await SayAsync(store, card.Commune.Id, speaker, Said("13.3"));
            ScoreLine left = (await CardAsync(store, card.Commune.Id, "2025-12-31")).Find("13.3")!;
            Assert.Equal(certified.Contains(card.Commune.Code) ? (ScoreState.Met, ScoreSource.Computed) : (ScoreState.NotAssessed, (ScoreSource?)null), (left.State, left.Source));
            // Who says that the registers are complete lets them say no as well.
            await SayAsync(store, card.Commune.Id, StandardSpeaker.Commune, Said("13.3") with { Judgement = StandardFact.ByRecords });
            Assert.Equal((certified.Contains(card.Commune.Code) ? ScoreState.Met : ScoreState.NotMet, ScoreSource.Commune), ((await CardAsync(store, card.Commune.Id, "2025-12-31")).Find("13.3")! is var said ? said.State : default, said.Source!.Value));
        }
    }

    [Fact]
    public async Task The_group_of_a_commune_is_said_by_the_office_and_a_plan_says_nothing_of_what_is_reached()
    {
        await using TestServices store = await TestServices.LangSonAsync();
        PlaceId commune = await CommuneAsync(store);
        DateOnly day = new(2026, 6, 30), end = new(2026, 12, 31);
        MappedPlace at = (await store.MapAsync(day))[commune];
        var group = new NewAssessment(StandardFact.Group, day, "Công văn 1") { Judgement = "1" };
        Assert.Equal("group-unknown", await store.RefusedAsync<RecordAssessments, int>(r => r.RunAsync(Console, commune, StandardSpeaker.Commune, [group with { Judgement = "4" }])));
        Assert.Equal("no-groups", await store.RefusedAsync<RecordAssessments, int>(r => r.RunAsync(Console, commune, StandardSpeaker.Commune, [group with { AsOf = YearEnd }])));
        await SayAsync(store, commune, StandardSpeaker.Commune, group);
        await SayAsync(store, commune, StandardSpeaker.Province, group with { Judgement = "2", AsOf = new(2026, 8, 1) });
        string? byRegion = Rules.StandardsOn(ReadScorecards.Family, day)!.GroupOf(at.Region);
        Assert.Equal((byRegion ?? "1", byRegion ?? "2", byRegion), ((await CardAsync(store, commune, "2026-06-30")).Group, (await CardAsync(store, commune, "2026-08-01")).Group, (await CardAsync(store, commune, "2026-06-29")).Group));

        foreach (DateOnly wrong in new[] { day, new DateOnly(2028, 1, 1) })
            Assert.Equal("plan-day", await store.RefusedAsync<RecordAssessments, int>(r => r.RunAsync(Console, commune, StandardSpeaker.Plan, [new NewAssessment("9.1", wrong, "KH 1") { Judgement = "met" }])));
        await SayAsync(store, commune, StandardSpeaker.Plan, new NewAssessment("9.1", end, "KH 1") { Judgement = "met" }, new NewAssessment("5.1", end, "KH 1") { Numerator = 95, Denominator = 100 });
        Assert.Equal(ScoreState.NotAssessed, (await CardAsync(store, commune, "2026-11-20")).Find("9.1")!.State);
        FormCommune form = Assert.Single(await store.RunAsync<ReadYearForms, IReadOnlyList<FormCommune>>(r => r.RunAsync(Console, commune, 2026)));
        Assert.Equal((StandardState.Met, 95m), (form.Lines.Single(l => l.Line.Code == "9.1").PlanState, form.Lines.Single(l => l.Line.Code == "5.1").Plan!.Numerator!.Value));
        // Of the older set: what is equal is its value of before, what is a part stands under its own code, the rest is new.
        await SayAsync(store, commune, StandardSpeaker.Commune, Said("15.1") with { Number = 91 }, Said("2.1") with { Number = 99 }, Said("2.2") with { Number = 60 });
        form = Assert.Single(await store.RunAsync<ReadYearForms, IReadOnlyList<FormCommune>>(r => r.RunAsync(Console, commune, 2026)));
        FormLine Of(string code) => form.Lines.Single(l => l.Line.Code == code);
        Assert.Equal(("2021-2025", 91m, 0), (form.OtherSet!.Name, Of("5.1").Before!.Result.Given.Number!.Value, Of("5.1").Parts.Count));
        Assert.Equal((null, "2.1 99, 2.2 60"), (Of("2.1").Before, string.Join(", ", Of("2.1").Parts.Select(p => FormattableString.Invariant($"{p.Code} {p.Result.Given.Number}")))));
        Assert.Equal(ScoreState.NotAssessed, Of("5.1").Line.State);   // nothing is met by the move alone
        Assert.DoesNotContain(form.Lines, l => l.IsNew);   // of the sub-criteria that are known all follow older ones
        Assert.Equal("no-standards", await store.RefusedAsync<ReadYearForms, IReadOnlyList<FormCommune>>(r => r.RunAsync(Console, commune, 2027)));
    }

    [Fact]
    public async Task Registers_say_not_met_only_where_somebody_answers_for_their_being_complete_and_only_for_its_year()
    {
        await using TestServices store = await TestServices.LangSonAsync();
        PlaceId commune = await CommuneAsync(store);
        Assert.Equal("by-records-none", await store.RefusedAsync<RecordAssessments, int>(r => r.RunAsync(Console, commune, StandardSpeaker.Commune, [Said("7") with { Judgement = StandardFact.ByRecords }])));
        Assert.Equal("by-records-none", await store.RefusedAsync<RecordAssessments, int>(r => r.RunAsync(Console, commune, StandardSpeaker.Commune, [Said("10") with { Judgement = StandardFact.ByRecords }])));
        Assert.Equal(ScoreState.NotAssessed, (await CardAsync(store, commune, "2025-12-31")).Find("13.2")!.State);
        await SayAsync(store, commune, StandardSpeaker.Commune, Said("13.2") with { Judgement = StandardFact.ByRecords });
        Assert.Equal(ScoreState.NotMet, (await CardAsync(store, commune, "2025-12-31")).Find("13.2")!.State);
        Assert.Equal(StandardState.NotMet, (await CardAsync(store, commune, "2025-12-31")).Groups[12].State);
        // What the province judges goes before.
        await SayAsync(store, commune, StandardSpeaker.Province, Said("13.2") with { Judgement = "met", EvidenceFrom = YearEnd });
        ScoreLine line = (await CardAsync(store, commune, "2025-12-31")).Find("13.2")!;
        Assert.Equal((ScoreState.Met, StandardState.NotMet, true), (line.State, line.OwnState!.Value, line.Disagrees));
    }

    [Fact]
    public async Task A_plan_for_the_end_of_the_year_is_read_from_the_offices_table_and_says_nothing_of_what_is_reached()
    {
        await using TestServices store = await TestServices.LangSonAsync();
        PlaceId commune = await CommuneAsync(store);
        string file = Write("ke-hoach.csv", "Mã chỉ tiêu;Kết quả;Tử số;Mẫu số;Nguồn\n3.1;72,5;;;KH 1\n5.1;;95;100;KH 1\n9.1;Đạt;;;KH 1\n");
        string[] import = ["import", "scorecard", file, "--store", store.File, "--commune", "06505", "--as-of", "2026-11-25", "--plan"];
        (int exit, string output, string error) = await RunAsync(import);
        Assert.True(exit == 0, output + error);
        FormCommune form = Assert.Single(await store.RunAsync<ReadYearForms, IReadOnlyList<FormCommune>>(r => r.RunAsync(Console, commune, 2026)));
        Assert.Equal((72.5m, 95m, "met"), (form.Lines.Single(l => l.Line.Code == "3.1").Plan!.Number!.Value, form.Lines.Single(l => l.Line.Code == "5.1").Plan!.Numerator!.Value, form.Lines.Single(l => l.Line.Code == "9.1").Plan!.Judgement));
        Assert.All((await CardAsync(store, commune, "2026-11-25")).Lines, l => Assert.Null(l.Source));
        string head = (await RunAsync("journal", "verify", "--store", store.File)).Output;
        Assert.Equal(0, (await RunAsync(import)).Exit);
        Assert.Equal(head, (await RunAsync("journal", "verify", "--store", store.File)).Output);
        // A year that is over is planned no more; nothing of the file is stored.
        (exit, output, _) = await RunAsync([.. import[..^2], "2025-12-31", "--plan", "--format", "csv"]);
        Assert.Equal((1, true), (exit, output.Contains("standards-row", StringComparison.Ordinal)));
    }

    private static readonly string[] Criteria = ["criteria-met", "criteria-basically-met", "criteria-not-met", "criteria-not-assessed"];

    private static string CodeOf(PlaceMap map, PlaceId place) => map.Find(place) is not { } at ? "" : at.Kind == PlaceKind.Village ? map.CommuneOf(at.Id).Code : at.Code;

    private static RuleBook Rules { get; } = RuleBook.LoadDirectory(Path.Combine(AppContext.BaseDirectory, "rules")).Require();

    private static Rights Console { get; } = Rights.ForConsole();

    private static string Row(IReadOnlyList<object?> row) => string.Join(',', row.Select(c => Convert.ToString(c, CultureInfo.InvariantCulture)));

    private static NewAssessment Said(string code) => new(code, YearEnd, "Báo cáo 12/BC-UBND");

    private static Rights RightsOf(Role role, PlaceId place) => new(new Actor("somebody", "test", 7), [new Grant { UserId = 7, Role = role, Place = place }]);

    private static async Task<PlaceId> CommuneAsync(TestServices store) => (await store.MapAsync(YearEnd)).FindByCode("06505")!.Id;

    private static Task<int> SayAsync(TestServices store, PlaceId commune, StandardSpeaker speaker, params NewAssessment[] said) => SayAsync(store, commune, speaker, Console, said);

    private static Task<int> SayAsync(TestServices store, PlaceId commune, StandardSpeaker speaker, Rights rights, params NewAssessment[] said) =>
        store.RunAsync<RecordAssessments, int>(r => r.RunAsync(rights, commune, speaker, said));

    private static async Task<Scorecard> CardAsync(TestServices store, PlaceId commune, string day, long known = long.MaxValue) =>
        (await store.RunAsync<ReadScorecards, IReadOnlyList<Scorecard>>(r => r.RunAsync(Console, commune, DateOnly.Parse(day, CultureInfo.InvariantCulture), known))).Single();

    private static NewRecognitionStep Step(RecognitionAct act, DateOnly on, int? votesFor = null, int? votes = null) => new(act, new StepPaper(on, "1/QĐ-UBND", null, "lý do"), votesFor, votes);

    private static Task<RecognitionStepId> TakeAsync(TestServices store, PlaceId commune, RecognitionAct act, DateOnly on, int? votesFor = null, int? votes = null) =>
        store.RunAsync<TakeRecognitionStep, RecognitionStepId>(t => t.RunAsync(Console, commune, Step(act, on, votesFor, votes)));

    private static Task<string> RefusedAsync(TestServices store, PlaceId commune, RecognitionAct act, DateOnly on, int? votesFor = null, int? votes = null) =>
        store.RefusedAsync<TakeRecognitionStep, RecognitionStepId>(t => t.RunAsync(Console, commune, Step(act, on, votesFor, votes)));

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        int exit = await CommandLine.RunAsync(args, output, error, new StillClock(), TestContext.Current.CancellationToken);
        return (exit, output.ToString(), error.ToString());
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
