using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Households.Changes;
using Anise.Pages.Tests.Setup;
using Anise.Places;
using Anise.Procedures;
using Anise.Reviews;
using Anise.Reviews.InYear;
using Anise.Reviews.Steps;
using Anise.Rules;
using Anise.Rules.Answering;
using Anise.Rules.Books;
using Anise.Rules.Forms;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Pages.Tests.Reviews;

/// <summary>A review with an upheld complaint, a second posting, a way back, the chair's check, the decision and its amendment; applications within the year. Read without script.</summary>
public sealed class ReviewStoryTests
{
    private const string Board = "/reviews/2026/06505", InYear = "/reviews/in-year/06505";

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task A_review_runs_from_the_meeting_over_complaint_and_way_back_to_the_amended_decision(string language)
    {
        await using ReviewSite site = await ReviewSite.StartAsync(new DateOnly(2026, 9, 1));
        HouseholdId[] households = await PeopleAsync(site);
        CommuneReviewId review = await FilledAsync(site, households);
        using Reader officer = await site.ReadAsync("officer", language), province = await site.ReadAsync("province", language), chair = await site.ReadAsync("chair", language);
        string village = await VillageAsync(site);

        site.Day = new DateOnly(2026, 11, 9);
        await GoAsync(officer, $"{Board}/villages/{village}/meeting");
        await TypeAsync(officer, ("present", "15"), ("represented", "12"), ("chair", "Lộc Văn Trưởng"), ("secretary", "Bế Thị Thư"), ("body-party-cell", "Hoàng Văn Chi"));
        foreach (HouseholdId household in households) await officer.FillAsync($"[name='votes[{household.Value}]']", "15");
        await SendAsync(officer, "signers-error");   // somebody signs for the households
        await TypeAsync(officer, ("signers", "Vi Văn Hộ, La Thị Hộ"));
        await SendAsync(officer);
        Assert.EndsWith("done=meeting", officer.Url, StringComparison.Ordinal);
        Assert.Equal(2, await officer.Locator(".signers li").CountAsync());
        Assert.Contains("Hoàng Văn Chi", await officer.InnerTextAsync("article.paper"), StringComparison.Ordinal);

        await GoAsync(officer, $"{Board}/post");
        await TypeAsync(officer, ("where", "Trụ sở UBND xã"));
        await SendAsync(officer);
        Assert.EndsWith("done=posted", officer.Url, StringComparison.Ordinal);

        ComplaintId complaint = await RecheckedAsync(site, review, households[1]);
        await GoAsync(officer, $"{Board}/complaints/{complaint.Value}");
        await officer.CheckAsync("[name=outcome][value=Upheld]");
        await TypeAsync(officer, ("reason", "Phúc tra tại nhà."));
        await SendAsync(officer);
        Assert.EndsWith("done=resolved", officer.Url, StringComparison.Ordinal);
        await GoAsync(officer, $"{Board}/complaints/{complaint.Value}/paper");
        site.Day = new DateOnly(2026, 11, 13);
        await GoAsync(officer, $"{Board}/send");   // the corrected list has not hung out
        Assert.Equal((0, 1), (await officer.Locator("main form[method=post]").CountAsync(), await officer.Locator($"main a[href='{Board}/post-again']").CountAsync()));
        await GoAsync(officer, $"{Board}/post-again");
        await TypeAsync(officer, ("where", "Trụ sở UBND xã"));
        await SendAsync(officer);
        Assert.EndsWith("/posted?posting=2", officer.Url, StringComparison.Ordinal);
        string corrected = await officer.InnerTextAsync("article.paper");
        await GoAsync(officer, $"{Board}/posted?posting=1");
        Assert.NotEqual(corrected, await officer.InnerTextAsync("article.paper"));   // as it hung out

        site.Day = new DateOnly(2026, 11, 20);
        await GoAsync(officer, $"{Board}/send");
        await SendAsync(officer);
        await GoAsync(province, $"{Board}/opinion");
        Assert.Equal(1, await province.Locator($"table a[href='{Board}/complaints/{complaint.Value}']").CountAsync());
        await province.CheckAsync("[name=agrees][value=no]");
        await province.SelectOptionAsync("[name=step]", "Complaints");
        await TypeAsync(province, ("reason", "Bổ sung biên bản phúc tra."));
        await SendAsync(province);
        await GoAsync(officer, Board);
        Assert.Contains("Bổ sung biên bản phúc tra.", await officer.InnerTextAsync(".notice.bad"), StringComparison.Ordinal);
        foreach (Reader home in (Reader[])[officer, chair])
        {
            await GoAsync(home, "/");
            Assert.Contains("Bổ sung biên bản phúc tra.", await home.InnerTextAsync("main"), StringComparison.Ordinal);
        }
        site.Day = new DateOnly(2026, 11, 23);
        await GoAsync(officer, $"{Board}/send");
        await TypeAsync(officer, ("date", "2026-11-19"));
        await SendAsync(officer, "date-error");   // before the way back
        await TypeAsync(officer, ("date", "2026-11-23"));
        await SendAsync(officer);
        await GoAsync(province, $"{Board}/opinion");
        await province.CheckAsync("[name=agrees][value=yes]");
        await SendAsync(province);

        await GoAsync(chair, $"{Board}/decide");
        Assert.Equal(1, await chair.Locator($"table a[href='{Board}/complaints/{complaint.Value}']").CountAsync());
        string seen = await chair.InnerTextAsync("h1");
        await TypeAsync(chair, ("document", "125/QĐ-UBND"));
        await SendAsync(chair);
        Assert.EndsWith("done=decided", chair.Url, StringComparison.Ordinal);
        Assert.Contains("2", seen, StringComparison.Ordinal);   // two poor: what the chair saw is what was frozen
        int poor = 0;
        await site.DoAsync(async s => poor = await s.GetRequiredService<AniseDb>().DecidedHouseholds.CountAsync(d => d.ClassCode == "poor"));
        Assert.Equal(2, poor);
        await GoAsync(chair, $"{Board}/decision/paper");
        await GoAsync(chair, $"{Board}/decision/amend");
        await chair.SelectOptionAsync("[name=class]", "near-poor");
        await TypeAsync(chair, ("code", "06505 0001"), ("reason", "Ghi nhầm điểm."), ("document", "130/QĐ-UBND"));
        await SendAsync(chair);
        Assert.EndsWith("/decision/amendments/1", chair.Url, StringComparison.Ordinal);
        await GoAsync(chair, $"{Board}/decision/paper");
        Assert.Contains("130/QĐ-UBND", await chair.InnerTextAsync(".notice"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task An_application_within_the_year_comes_to_its_certificate_and_another_is_refused(string language)
    {
        await using ReviewSite site = await ReviewSite.StartAsync(new DateOnly(2026, 3, 4));
        HouseholdId[] households = await PeopleAsync(site);
        using Reader officer = await site.ReadAsync("officer", language), chair = await site.ReadAsync("chair", language);
        foreach (var (code, answers, grant) in ((string, Dictionary<string, string>, bool)[])[("06505 0001", FormFiller.Poor, true), ("06505 0002", FormFiller.Rich, false)])
        {
            site.Day = new DateOnly(2026, 3, 4);
            await GoAsync(officer, $"{InYear}/add");
            await SendAsync(officer, "household-error");
            await officer.SelectOptionAsync("[name=request]", "Recognise");
            await officer.SelectOptionAsync("[name=why]", "illness");
            await officer.SelectOptionAsync("[name=way]", "in-person");
            await TypeAsync(officer, ("household", code));
            await SendAsync(officer);
            Assert.EndsWith("done=received", officer.Url, StringComparison.Ordinal);
            string one = new Uri(officer.Url).AbsolutePath;
            site.Day = new DateOnly(2026, 3, 16);
            await GoAsync(officer, $"{one}/form");
            await site.DoAsync(async s => Good(await s.GetRequiredService<AssessApplication>().RunAsync(
                Rights.ForConsole(), new InYearId(long.Parse(one.Split('/')[^1], CultureInfo.InvariantCulture)), await AnswersAsync(s, households[grant ? 0 : 1], answers), new StepPaper(site.Day))));
            await GoAsync(officer, one);
            await TypeAsync(officer, ("present", "20"), ("agreeing", "15"));
            await SendAsync(officer);
            await TypeAsync(officer, ("where", "Nhà văn hóa"));
            await SendAsync(officer);
            site.Day = new DateOnly(2026, 3, 24);
            await GoAsync(chair, one);
            await chair.CheckAsync("[name=granted][value=yes]");
            await TypeAsync(chair, ("document", "40/QĐ-UBND"));
            if (!grant)
            {
                await SendAsync(chair, "granted-error");   // form B does not give it
                await chair.CheckAsync("[name=granted][value=no]");
                await TypeAsync(chair, ("reason", "Thu nhập trên chuẩn."));
            }
            await SendAsync(chair);
            await GoAsync(chair, $"{one}/paper");
            Assert.Contains(grant ? "Nông Văn Một" : "Thu nhập trên chuẩn.", await chair.InnerTextAsync("article.paper"), StringComparison.Ordinal);
        }
        await GoAsync(officer, InYear);
        Assert.Equal(2, await officer.Locator("tbody tr").CountAsync());
        await GoAsync(officer, $"{InYear}/report/2026/3");
        Assert.Contains("40/QĐ-UBND", await officer.InnerTextAsync("article.paper"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_officers_on_one_form_B_lose_nothing_and_the_second_sees_both_side_by_side()
    {
        await using ReviewSite site = await ReviewSite.StartAsync(new DateOnly(2026, 9, 1));
        HouseholdId[] households = await PeopleAsync(site);
        await FilledAsync(site, households);
        await site.AddUserAsync("first.officer", "Hoàng Thị Nhất", Role.CommuneOfficer, "06505");
        using Reader first = await site.ReadAsync("first.officer"), second = await site.ReadAsync("officer");
        string form = $"{Board}/households/{households[0].Value}";
        await GoAsync(first, form);
        await GoAsync(second, form);
        await TypeAsync(first, ("pigs", "7"), ("floor-area", "40"));
        await first.ClickAsync("main form[method=post] button[value=stay]");
        Assert.EndsWith("done=saved", first.Url, StringComparison.Ordinal);

        await TypeAsync(second, ("pigs", "3"), ("floor-area", "25,5"), ("enumerator", "Vi Thị Nhì"));
        await second.ClickAsync("main form[method=post] button[value=stay]");
        string notice = await second.InnerTextAsync(".notice.conflict");
        Assert.Contains("Hoàng Thị Nhất", notice, StringComparison.Ordinal);
        Assert.DoesNotContain("first.officer", notice, StringComparison.Ordinal);
        Assert.DoesNotContain("Số", await second.Locator(".conflict th[scope=row]").AllInnerTextsAsync());   // no inner number
        string[] sides = [.. await second.Locator(".conflict table.sides tr").AllInnerTextsAsync()];
        Assert.Contains(sides, row => row.Contains("40", StringComparison.Ordinal) && row.Contains("25,5", StringComparison.Ordinal));
        Assert.Equal(["3", "25,5", "Vi Thị Nhì"], await Task.WhenAll(((string[])["pigs", "floor-area", "enumerator"]).Select(f => second.InputValueAsync($"main [name='{f}']"))));

        // A character that nobody sees is refused before the form is read: the answers stay too.
        await TypeAsync(second, ("enumerator", "Vi\u202eThị"), ("pigs", "5"));
        await second.ClickAsync("main form[method=post] button[value=stay]");
        Assert.Equal("5", await second.InputValueAsync("main [name='pigs']"));
        await TypeAsync(second, ("enumerator", "Vi Thị Nhì"));
        await second.ClickAsync("main form[method=post] button[value=stay]");
        Assert.EndsWith("done=saved", second.Url, StringComparison.Ordinal);
        Assert.Equal(["5", "25,5"], await Task.WhenAll(((string[])["pigs", "floor-area"]).Select(f => second.InputValueAsync($"main [name='{f}']"))));
    }

    private static async Task GoAsync(Reader reader, string path) => Assert.True(await reader.GotoAsync(path) == 200, $"{path} answered {(int)reader.Answer.StatusCode}");

    private static async Task TypeAsync(Reader reader, params (string Field, string Value)[] values)
    {
        foreach (var (field, value) in values) await reader.FillAsync($"main [name='{field}']", value);
    }

    /// <summary>Sends the main form; with <paramref name="error"/>, it comes back with that field named.</summary>
    private static async Task SendAsync(Reader reader, string? error = null)
    {
        await reader.ClickAsync("main form[method=post] button.primary");
        Assert.True((int)reader.Answer.StatusCode < 400, $"{reader.Url} answered {(int)reader.Answer.StatusCode}");
        if (error is not null) Assert.Equal(1, await reader.Locator($"[id='{error}']").CountAsync());
        else Assert.True(await reader.Locator("main .error").CountAsync() == 0, string.Join("; ", await reader.Locator("main .error").AllInnerTextsAsync()));
    }

    private static T Good<T>(Result<T> result)
    {
        Assert.True(result.Ok, string.Join("; ", result.Problems.Select(p => $"{p.Code} {p.Field} {p.Message}")));
        return result.Value;
    }

    private static async Task<HouseholdId[]> PeopleAsync(Site site)
    {
        HouseholdId[] made = [];
        DateOnly start = new(2025, 8, 1);
        await site.DoAsync(async services =>
        {
            PlaceMap map = await services.GetRequiredService<PlaceMaps>().OnAsync(services.GetRequiredService<TimeProvider>().Today());
            PlaceId village = Good(await services.GetRequiredService<AddVillage>().RunAsync(Rights.ForConsole(), map.FindByCode("06505")!.Id, "Thôn Nà Chung", start, "test"));
            made = [.. Good(await services.GetRequiredService<RecordHouseholds>().RunAsync(Rights.ForConsole(),
            [
                new(village, "06505 0001", [new("Nông Văn Một", Sex.Male, "head") { BirthYear = 1980, Ethnicity = "07" }]),
                new(village, "06505 0002", [new("Vi Văn Hai", Sex.Male, "head") { BirthYear = 1981, Ethnicity = "07" }]),
            ], start))];
        });
        return made;
    }

    private static async Task<string> VillageAsync(Site site)
    {
        string village = "";
        await site.DoAsync(async s => village = (await s.GetRequiredService<AniseDb>().ListedHouseholds.FirstAsync()).VillageId.ToString());
        return village;
    }

    private static async Task<Answers> AnswersAsync(IServiceProvider services, HouseholdId household, Dictionary<string, string> given)
    {
        Form form = services.GetRequiredService<RuleBook>().Find("vn/poverty", new DateOnly(2026, 9, 1)).Form;
        string? Of(Question question) => given.TryGetValue(question.Code, out string? value) ? (value == "none-of-these" ? "" : value.Length == 0 && question.Kind != QuestionKind.Choices ? null : value)
            : question.Kind switch { QuestionKind.YesNo => "yes", QuestionKind.Choice => question.Options[0].Code, QuestionKind.Choices => "", _ => "0" };
        var answers = new Answers { Household = form.Questions.Where(q => !q.PerMember).ToDictionary(q => q.Code, Of) };
        foreach (MemberId member in await services.GetRequiredService<AniseDb>().MemberFacts.Where(f => f.HouseholdId == household).Select(f => f.MemberId).Distinct().ToListAsync())
            answers.Members.Add(new MemberAnswers { Key = member.Value.ToString(CultureInfo.InvariantCulture), Values = form.Questions.Where(q => q.PerMember).ToDictionary(q => q.Code, Of) });
        return answers;
    }

    private static async Task<CommuneReviewId> FilledAsync(ReviewSite site, HouseholdId[] households)
    {
        CommuneReviewId review = default;
        Rights rights = Rights.ForConsole();
        await site.DoAsync(async s =>
        {
            Good(await s.GetRequiredService<OpenCampaign>().RunAsync(rights, 2026, new StepPaper(site.Day)));
            PlaceMap map = await s.GetRequiredService<PlaceMaps>().OnAsync(site.Day);
            PlaceId commune = map.FindByCode("06505")!.Id;
            review = await s.GetRequiredService<AniseDb>().CommuneReviews.Where(r => r.CommuneId == commune).Select(r => r.Id).SingleAsync();
            Good(await s.GetRequiredService<ApplyForReview>().RunAsync(rights, review, households, new StepPaper(site.Day)));
            Good(await s.GetRequiredService<MakeReviewList>().RunAsync(rights, review, new StepPaper(site.Day)));
        });
        site.Day = new DateOnly(2026, 10, 5);
        await site.DoAsync(async s =>
        {
            FilledForm[] forms = [new(households[0], site.Day, await AnswersAsync(s, households[0], FormFiller.Poor)), new(households[1], site.Day, await AnswersAsync(s, households[1], FormFiller.Rich))];
            Good(await s.GetRequiredService<SubmitAssessment>().RunAsync(rights, review, forms));
        });
        return review;
    }

    private static async Task<ComplaintId> RecheckedAsync(ReviewSite site, CommuneReviewId review, HouseholdId household)
    {
        ComplaintId id = default;
        site.Day = new DateOnly(2026, 11, 10);
        await site.DoAsync(async s =>
        {
            Rights rights = Rights.ForConsole();
            PlaceId village = (await s.GetRequiredService<AniseDb>().ListedHouseholds.FirstAsync()).VillageId;
            id = Good(await s.GetRequiredService<ReceiveComplaint>().RunAsync(rights, review, new NewComplaint(household, village, "Hứa Văn Đơn", "Đề nghị xem lại.", site.Day))).Id;
            Good(await s.GetRequiredService<SubmitAssessment>().RunAsync(rights, review, new FilledForm(household, site.Day, await AnswersAsync(s, household, FormFiller.Poor), ComplaintId: id)));
        });
        return id;
    }
}
