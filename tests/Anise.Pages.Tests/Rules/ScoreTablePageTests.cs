using System.Text;
using Anise.Pages.Tests.Setup;
using Anise.RuleTables;
using Anise.Rules;
using Anise.Rules.Books;
using Anise.Rules.Forms;
using Anise.Rules.Sets;
using Microsoft.Playwright;

namespace Anise.Pages.Tests.Rules;

/// <summary>A site over its own copy of the rules: its score table changes.</summary>
public sealed class ScoreTablePageTests : IDisposable
{
    private const string Set = "vn/poverty/2021-2025";
    private readonly string _rules = Directory.CreateTempSubdirectory("anise-rules-").FullName;

    public ScoreTablePageTests()
    {
        foreach (string file in Directory.EnumerateFiles(RuleDirectory.Default, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(_rules, Path.GetRelativePath(RuleDirectory.Default, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public void Dispose() => Directory.Delete(_rules, recursive: true);

    [Trait("needs", "browser")]
    [Fact]
    public async Task A_new_table_is_compared_put_in_force_without_a_restart_and_stands_in_the_journal()
    {
        var site = new Site { Rules = _rules };
        await site.InitializeAsync();
        await using (site)
        {
            ScoreTableFacts table = ChangeScoreTable.TableOf(RuleBook.LoadDirectory(_rules).Require(), Set)!;
            ScoreTableRow car = table.Rows.Single(r => r is { Item: "car", Option: "yes", Area: "rural" });
            string csv = string.Join('\n', ScoreTableSheet.Rows(table).Select(r => string.Join(',', r.Take(4))).Prepend("item,option,rural,urban"));

            IPage page = await site.OpenAsync("officer");
            Assert.Equal(403, (await page.GotoAsync($"/rules/score-table/{Set}"))!.Status);
            page = await site.OpenAsync("admin", width: 360);
            await page.GotoAsync($"/rules/{Set}");
            await page.ClickAsync("a:text-is('Thay bảng điểm')");
            await page.MustReachAsync("/score-table/");
            await page.MustBeSoundAsync();
            Assert.Equal(200, (await page.APIRequest.GetAsync($"{site.Url}/rules/score-table-file?set={Set}")).Status);

            page = await site.OpenAsync("admin", script: false);
            await page.GotoAsync($"/rules/score-table/{Set}");
            await SendAsync(page, csv.Replace("car,yes,", "cra,yes,", StringComparison.Ordinal));
            Assert.Equal(1, await page.Locator("td:text-is('item')").First.CountAsync());
            Assert.Equal(0, await page.Locator("#reference").CountAsync());   // a table with faults cannot be put in force
            await SendAsync(page, csv.Replace("car,yes,25,", "car,yes,31,", StringComparison.Ordinal));
            Assert.StartsWith("1 điểm", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
            Assert.Contains("31", await page.InnerTextAsync("tbody"), StringComparison.Ordinal);
            Assert.Equal(25, car.Points);
            Assert.Equal(25, RuleBook.LoadDirectory(_rules).Require().Sets.First(s => s.Name == "2021-2025").ScoreTables[0].Rows.Single(r => r is { Item: "car", Option: "yes", Area: "rural" }).Points);
            await page.ClickAsync("button:text-is('Áp dụng bảng điểm mới')");
            Assert.Equal(1, await page.Locator("#reference-error").CountAsync());
            await page.FillAsync("#reference", "Thông tư 99");
            await page.ClickAsync("button:text-is('Áp dụng bảng điểm mới')");
            Assert.Contains("1 điểm thay đổi", await page.InnerTextAsync("main [role=status]"), StringComparison.Ordinal);

            await SendAsync(page, csv.Replace("car,yes,25,", "car,yes,31,", StringComparison.Ordinal));
            Assert.Contains("giống", await page.InnerTextAsync("h1"), StringComparison.Ordinal);   // in force at once
            Assert.Equal(31, RuleBook.LoadDirectory(_rules).Require().Sets.First(s => s.Name == "2021-2025").ScoreTables[0].Rows.Single(r => r is { Item: "car", Option: "yes", Area: "rural" }).Points);
            await page.GotoAsync("/journal?subject=score-table");
            Assert.Contains("Thông tư 99", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        }
    }

    private static async Task SendAsync(IPage page, string csv)
    {
        await page.SetInputFilesAsync("#file", new FilePayload { Name = "table.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv) });
        await page.ClickAsync("button:text-is('Xem khác biệt')");
    }
}
