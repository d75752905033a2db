using Anise.Cli;
using Anise.Households;
using Anise.Store;
using Anise.Testing;
using Anise.Tests.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Tests.Support;

public sealed class SupportCommandTests
{
    private const string Household = """
        { "area": "rural", "commune-region": "III", "poor-commune": false, "village-extremely-difficult": true, "deprivations": ["housing-quality"],
          "classes": [ { "from": "2022-12-12", "class": "poor" }, { "from": "2024-12-12", "class": "near-poor" } ],
          "members": [ { "key": "1", "sex": "Female", "birthDate": "1954-03-01", "ethnicity": "Tày", "traits": { "pupil": "no", "pension": "no", "disability": "severe", "trained-with-support": "no" } } ] }
        """;

    [Fact]
    public async Task What_a_household_is_owed_is_told_with_since_when_and_the_article()
    {
        var (exit, output, error) = await EntitledAsync(Household, "2026-03-01");
        Assert.Equal(0, exit);
        // All that the household is asked is known but whether it is one of social policy, which could give it electricity.
        Assert.All(error.TrimEnd().Split('\n'), l => Assert.Matches("^Hộ: chưa biết (social-policy|electricity-use): không xác định được electricity$", l.TrimEnd()));
        Assert.Equal(
        [
            "policy,member_no,amount,unit,period,from,to",
            "health-insurance,1,70,%,month,2024-12-12,",
            "credit,,100000000,VND,once,2022-12-12,",
            "production-support,,,,once,2022-12-12,",
            "social-assistance,1,1000000,VND,month,2024-07-01,",
            "legal-aid,1,,,once,2022-12-12,",
        ], output.TrimEnd().Split('\n').Select(l => string.Join(',', l.Split(',')[..7])));
    }

    [Fact]
    public async Task A_trait_that_is_absent_is_told_with_member_and_policies()
    {
        var (exit, output, error) = await EntitledAsync(Household.Replace("\"pension\": \"no\", \"disability\": \"severe\", ", "", StringComparison.Ordinal), "2026-03-01");
        Assert.Equal(0, exit);
        Assert.DoesNotContain("social-", output, StringComparison.Ordinal);
        Assert.Contains(error.Split('\n'), l => l.Contains("Thành viên 1", StringComparison.Ordinal) && l.Contains("pension", StringComparison.Ordinal) && l.Contains("social-pension", StringComparison.Ordinal));
        Assert.Contains(error.Split('\n'), l => l.Contains("disability", StringComparison.Ordinal) && l.Contains("social-assistance", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{ \"area\": \"rural\"", "", 1)]                                     // no JSON
    [InlineData("\"area\": \"rural\"", "\"area\": \"town\"", 1)]
    [InlineData("\"area\": \"rural\"", "\"areas\": \"rural\"", 1)]
    [InlineData("\"commune-region\": \"III\"", "\"commune-region\": \"IV\"", 1)]
    [InlineData("\"poor-commune\": false", "\"poor-commune\": \"perhaps\"", 1)]
    [InlineData("housing-quality", "castle", 1)]
    [InlineData("2024-12-12", "31/11/2024", 2)]
    [InlineData("2024-12-12", "12/12/24", 2)]
    [InlineData("2024-12-12", "2022-12-12", 2)]
    [InlineData("near-poor", "rich", 2)]
    [InlineData("\"key\": \"1\", ", "", 3)]
    [InlineData("Female", "Elf", 3)]
    [InlineData("1954-03-01", "1954-02-30", 3)]
    [InlineData("Tày", "Elf", 3)]
    [InlineData("\"pupil\": \"no\"", "\"pupil\": \"maybe\"", 3)]
    [InlineData("\"severe\"", "\"much\"", 3)]
    [InlineData("\"pupil\": \"no\"", "\"pupils\": \"no\"", 3)]
    [InlineData("\"pupil\": \"no\"", "\"pupil\": \"no\", \"pupil\": \"no\"", 3)]
    [InlineData("\"pupil\": \"no\"", "\"pupil\": [\"no\"]", 3)]
    public async Task What_cannot_be_is_refused_with_its_line(string sound, string broken, int line)
    {
        Assert.Contains(sound, Household, StringComparison.Ordinal);
        var (exit, output, error) = await EntitledAsync(Household.Replace(sound, broken, StringComparison.Ordinal), "2026-03-01");
        Assert.Equal((1, ""), (exit, output));
        Assert.Matches($"^Dòng {line}[,:]", error);
    }

    [Theory]
    [InlineData("1954-03-01", "1954-02-30", "thành viên 1: birthDate")]
    [InlineData("\"severe\"", "\"much\"", "thành viên 1: disability")]
    [InlineData("\"pupil\": \"no\"", "\"pupils\": \"no\"", "thành viên 1: pupils")]
    [InlineData("\"key\": \"1\", ", "", "thành viên thứ 1:")]
    [InlineData("2024-12-12", "2024-13-12", "loại hộ thứ 2: from")]
    [InlineData("\"area\": \"rural\"", "\"area\": \"town\"", "area")]
    public async Task A_household_on_one_line_is_refused_with_member_and_field(string sound, string broken, string where)
    {
        string line = Household.ReplaceLineEndings(" ");
        var (exit, _, error) = await EntitledAsync(line.Replace(sound, broken, StringComparison.Ordinal), "2026-03-01");
        Assert.Equal(1, exit);
        Assert.Contains(where, Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_words_of_an_office_say_what_those_of_the_rules_say()
    {
        const string Own = """
            { "địa bàn": "Nông thôn", "khu vực": "Khu vực III", "xã nghèo": "không", "thôn đặc biệt khó khăn": "có", "thiếu hụt": ["Chất lượng nhà ở"],
              "loại hộ": [ { "từ ngày": "12/12/2022", "loại": "Hộ nghèo" }, { "từ ngày": "12/12/2024", "loại": "cận nghèo" } ],
              "thành viên": [ { "mã": "1", "giới tính": "Nữ", "ngày sinh": "01/03/1954", "dân tộc": "tày", "đặc điểm": { "học sinh": "không", "lương hưu": "không", "khuyết tật": "Nặng", "đã học nghề có hỗ trợ": "không" } } ] }
            """;
        Assert.Equal(await EntitledAsync(Household, "2026-03-01"), await EntitledAsync(Own, "2026-03-01"));
    }

    [Fact]
    public async Task A_day_before_the_rules_is_refused() => Assert.Equal(1, (await EntitledAsync(Household, "2021-12-31")).Exit);

    // The classes and deliveries of the demo, counted again by plain queries.
    [Fact, Trait("needs", "demo")]
    public async Task The_list_of_a_commune_is_what_a_recount_of_its_store_gives()
    {
        await using TestStore store = await TestStore.CreateAsync(KeptStores.CopyDemoFileAsync);
        string today = store.Clock.Day.ToString("yyyy-MM-dd");
        var (exit, output, _) = await RunAsync("support", "list", "--store", store.File, "--place", "06505", "--date", today, "--format", "csv");
        Assert.Equal(0, exit);
        string[][] rows = [.. output.TrimEnd().Split('\n').Skip(1).Select(l => l.Split(','))];
        await using AniseDb db = store.Open();
        var villages = (await db.HouseholdFactsOn(store.Clock.Day).Where(f => f.Code!.StartsWith("06505")).GroupBy(f => f.VillageId).Where(g => g.Count() > 1).Select(g => g.Key).ToListAsync()).ToHashSet();   // one household has moved away with its code
        var homes = await db.Households.Where(h => !h.Ended && (h.ClassCode == "poor" || h.ClassCode == "near-poor")).Select(h => new { h.Code, h.VillageId, h.ClassCode, h.MemberCount }).ToListAsync();
        Dictionary<string, int> expected = homes.Where(h => villages.Contains(h.VillageId) && h.Code != null).ToDictionary(h => h.Code!, h => h.MemberCount * (h.ClassCode == "poor" ? 100 : 70));
        Assert.NotEmpty(expected);
        Assert.Equal(expected, rows.Where(r => r[2] == "health-insurance" && r[3] is "100" or "70" && expected.ContainsKey(r[0])).GroupBy(r => r[0]).ToDictionary(g => g.Key, g => g.Sum(r => int.Parse(r[3]))));
        Assert.Equal(homes.Count(h => h.ClassCode == "poor" && villages.Contains(h.VillageId)), rows.Count(r => r[2] == "electricity"));

        // A state is of the period that a list pays: of electricity the quarter, of insurance the year.
        Assert.Equal([store.Clock.Day.Year.ToString()], rows.Where(r => r[2] == "health-insurance").Select(r => r[7]).Distinct());
        Assert.Equal([$"{store.Clock.Day.Year}-Q{(store.Clock.Day.Month + 2) / 3}"], rows.Where(r => r[2] == "electricity").Select(r => r[7]).Distinct());

        var gaps = await RunAsync("support", "gaps", "--store", store.File, "--place", "06505", "--date", today, "--format", "csv");
        Assert.Equal(rows.Count(r => r[6] is not ("delivered" or "delivered-more")), gaps.Output.TrimEnd().Split('\n').Length - 1);
        Assert.Equal("household_code,member_no,policy,amount,unit,period,state,since,days,paid_for", gaps.Output.Split('\n')[0]);
    }

    private static async Task<(int Exit, string Output, string Error)> EntitledAsync(string json, string day)
    {
        string file = Path.Combine(Path.GetTempPath(), $"anise-test-{Guid.NewGuid():N}.json");
        try
        {
            await File.WriteAllTextAsync(file, json);
            return await RunAsync("support", "entitled", "--date", day, "--household", file, "--format", "csv");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exit = await CommandLine.RunAsync(args, output, error, new StillClock(), TestContext.Current.CancellationToken);
        return (exit, output.ToString(), error.ToString());
    }
}
