using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Anise.Pages.Tests.Setup;

/// <summary>What must hold on every page.</summary>
public static class PageChecks
{
    private static readonly AxeRunOptions Wcag = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    /// <summary>axe finds nothing, nothing is wider than the window, there is a title and one first heading, and no text of the resources is missing.</summary>
    public static async Task MustBeSoundAsync(this IPage page)
    {
        AxeResult result = await page.RunAxe(Wcag).WaitAsync(TimeSpan.FromSeconds(60));   // it never ends where script is off
        Assert.True(result.Violations.Length == 0, $"{page.Url}\n" + string.Join('\n', result.Violations.Select(v =>
            $"{v.Id}: {v.Help}\n    " + string.Join("\n    ", v.Nodes.Select(n => n.Html)))));
        int[] widths = await page.EvaluateAsync<int[]>("() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]");
        Assert.True(widths[0] <= widths[1], $"{page.Url} is {widths[0]} wide in a window of {widths[1]}");
        Assert.Equal(1, await page.Locator("h1").CountAsync());
        Assert.EndsWith("Anise", await page.TitleAsync(), StringComparison.Ordinal);
    }
}
