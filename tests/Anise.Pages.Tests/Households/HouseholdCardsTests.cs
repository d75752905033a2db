using System.Globalization;
using Anise.Basics;
using Anise.Households;
using Anise.Households.Import.Values;
using Anise.Places;
using Anise.Reviews;
using Anise.Reviews.Boards;
using Anise.Rules;
using Anise.Rules.Answering;
using Anise.Rules.Assessing;
using Anise.Rules.Books;
using Anise.Rules.Sets;
using Anise.Sqlite;
using Anise.Store;
using Anise.Testing;
using Anise.Web.Host;
using Anise.Web.Households;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Pages.Tests.Households;

public sealed class HouseholdCardsTests : BunitContext
{
    private static readonly RuleBook Book = RuleBook.LoadDirectory(RuleDirectory.Default).Require();
    private static readonly DateOnly Day = new(2025, 9, 20);

    public HouseholdCardsTests()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo("vi-VN");
        Services.AddSingleton(Book);
        Services.AddSingleton(new PageContext(new PlaceMaps(new AniseDb(SqliteStore.Options("not-opened.db"))), Book, new StillClock(Day)));
    }

    [Fact]
    public void The_why_card_names_the_class_its_year_and_the_articles_with_what_is_lacking()
    {
        var shown = Render<WhyCard>(p => p.Add(c => c.Year, Year(Poor())));
        Assert.Equal("Phiếu năm 2025 cho kết quả hộ nghèo; chưa công nhận", shown.Find("h2").TextContent);
        Assert.NotEmpty(shown.FindAll(".law"));
        Assert.NotEmpty(shown.FindAll("ul.dep li.y"));
        Assert.Contains("Hứa Thị Hỏi", shown.Find("p.n").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_why_card_of_a_form_with_answers_missing_says_that_the_class_is_open()
    {
        Answers answers = Poor();
        answers.Household.Clear();
        var shown = Render<WhyCard>(p => p.Add(c => c.Year, Year(answers)));
        Assert.Equal("Phiếu năm 2025 chưa đủ để phân loại", shown.Find("h2").TextContent);
        Assert.Contains("còn thiếu", shown.Find("p.muted").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_next_standard_says_its_possible_classes_its_law_and_that_it_is_unconfirmed()
    {
        var shown = Render<NextStandardCard>(p => p.Add(c => c.Year, Year(Poor())));
        Assert.Equal("Nếu theo chuẩn từ 01/01/2027", shown.Find("h2").TextContent);
        Assert.NotEmpty(shown.FindAll("p .tag"));
        Assert.Equal("chưa xác nhận", shown.Find("p.n .tag.un").TextContent);
    }

    /// <summary>What a child of five did not need on the day of the form it does not lack when the next standard begins: the answers are those of that day.</summary>
    [Fact]
    public void The_next_standard_sees_everybody_at_the_age_of_the_day_of_the_form()
    {
        Answers answers = Poor();
        foreach (MemberAnswers adult in answers.Members) adult.Values["health-insurance"] = "yes";
        foreach (var (question, answer) in new Dictionary<string, string?> { ["household-income"] = "3000000", ["digital-services"] = "yes", ["waste-handling"] = "collected" }) answers.Household[question] = answer;
        answers.Members.Add(new MemberAnswers
        {
            Key = "3", Name = "Nông Thị Mỷ", Sex = MemberSex.Female, BirthDate = new DateOnly(2020, 5, 1), Relationship = "child", Ethnicity = "07",
            Values = new() { ["health-insurance"] = "no", ["school-level"] = "preschool", ["undernourished"] = "no", ["disabled"] = "no", ["social-assistance"] = "no" },
        });
        var shown = Render<NextStandardCard>(p => p.Add(c => c.Year, Year(answers)));
        Assert.Equal("hộ cận nghèo", Assert.Single(shown.FindAll("p:first-of-type .tag")).TextContent.Trim(), ignoreCase: true);   // water and toilet: two, not three
    }

    [Fact]
    public void Every_year_has_its_points_and_class_or_what_it_waits_for()
    {
        var line = new DecidedHousehold
        {
            ReviewId = new(1), Line = 1, Head = "Nông Văn Thắng", Members = 2, AssessedOn = new DateOnly(2024, 10, 1), B1 = 132.5m, B2 = 40, ClassCode = "poor",
        };
        HouseholdYear now = Year(Poor());
        var shown = Render<YearsTable>(p => p.Add(t => t.Years,
            [now, new HouseholdYear(2024, now.Commune, line, null, null, null, null, null), new HouseholdYear(2023, now.Commune, null, null, null, null, null, null)]));
        Assert.Equal(["2025", "2024", "2023"], shown.FindAll("tbody th").Select(c => c.TextContent));
        Assert.Equal(["132,5", "40", "hộ nghèo"], shown.FindAll("tbody tr")[1].QuerySelectorAll("td").Select(c => c.TextContent.Trim()));
        Assert.Equal(["chưa công nhận", "chờ lập phiếu"], ((int[])[0, 2]).Select(i => shown.FindAll("tbody tr")[i].QuerySelectorAll("td")[2].TextContent.Trim()));
    }

    private static HouseholdYear Year(Answers answers)
    {
        RuleSet rules = Book.Find("vn/poverty", Day);
        Anise.Rules.Assessing.Assessment computed = rules.Assess(answers, Day);
        var form = new Anise.Reviews.Assessment
        {
            Id = new(1), ReviewId = new(1), HouseholdId = new(1), VillageId = new(3), On = Day, Enumerator = "Hứa Thị Hỏi", Revision = 1, AnswersJson = answers.ToJson(),
            RuleFamily = rules.Family, RuleSet = rules.Name, B1 = computed.B1, B2 = computed.B2, ClassCode = computed.Class, MissingCount = computed.Missing.Count,
            Deprivations = "", Causes = "", Groups = "", Needs = "",
        };
        var commune = new MappedPlace(new PlaceId(2), PlaceKind.Commune, "06505", true, "Xã Vạn Linh", null, null);
        return new HouseholdYear(2025, commune, null, null, form, answers, computed, rules);
    }

    /// <summary>Two adults with little; without insurance, safe water and toilet.</summary>
    private static Answers Poor() => new()
    {
        Area = "rural",
        Household = new()
        {
            ["electricity-use"] = "30", ["house-kind"] = "semi-solid", ["goods"] = "motorbike", ["cropland"] = "1000", ["forest-land"] = "0", ["fish-pond"] = "0",
            ["cattle"] = "0", ["pigs"] = "0", ["poultry"] = "10", ["non-farm-business"] = "no", ["pension"] = "no", ["remittances"] = "no",
            ["internet-subscription"] = "no", ["cooking-fuel"] = "wood", ["pillars-durable"] = "yes", ["roof-durable"] = "yes", ["walls-durable"] = "yes",
            ["floor-area"] = "60", ["water-source"] = "other", ["toilet-kind"] = "none", ["information-goods"] = "television", ["causes"] = "no-capital",
        },
        Members = [Adult("1", "Nông Văn Thắng", MemberSex.Male, "head"), Adult("2", "Lý Thị Dịu", MemberSex.Female, "spouse")],
    };

    private static MemberAnswers Adult(string key, string name, MemberSex sex, string relationship) => new()
    {
        Key = key, Name = name, Sex = sex, BirthDate = new DateOnly(1981, 5, 1), Relationship = relationship, Ethnicity = "07",
        Values = new()
        {
            ["degree"] = "lower-secondary", ["able-to-work"] = "yes", ["has-job"] = "yes", ["job-kind"] = "own-farm", ["health-insurance"] = "no",
            ["social-assistance"] = "no", ["disabled"] = "no", ["internet-use"] = "yes",
        },
    };
}
