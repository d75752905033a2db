using System.Diagnostics;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Anise.Pages.Tests.Setup;

/// <summary>What must hold on every page.</summary>
public static class PageChecks
{
    private static readonly string[] Wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    private static int _picture;
    private static readonly Lazy<string> Axe = new(() => new BundledAxeScriptProvider().GetScript());

    /// <summary>axe finds nothing (it need not fetch style sheets: none of its rules that run looks at them), and the page is whole and fits (<see cref="MustFitAsync"/>).</summary>
    /// <param name="page">The page.</param>
    /// <param name="again">Whether it was looked at in another width: its colours are the same, and to look at them takes as long as all else.</param>
    public static async Task MustBeSoundAsync(this IPage page, bool again = false)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) await page.EvaluateAsync(Axe.Value);
        string[] found = await page.EvaluateAsync<string[]>(
            """
            async ([tags, again]) => (await axe.run(document, { runOnly: { type: 'tag', values: tags }, rules: { 'color-contrast': { enabled: !again } }, resultTypes: ['violations'], preload: false }))
                .violations.map(v => `${v.id}: ${v.help}\n    ` + v.nodes.map(n => n.html).join('\n    '))
            """,
            new object[] { Wcag, again }).WaitAsync(TimeSpan.FromMinutes(3));   // it never ends where script is off
        Assert.True(found.Length == 0, $"{page.Url}\n" + string.Join('\n', found));
        await page.MustFitAsync();
    }

    /// <summary>
    /// Waits until the page is at an address and whole. It asks again and again: Playwright's own wait for an address loses the load event that comes
    /// between its look at the page and its waiting, and waits for ever.
    /// </summary>
    /// <param name="page">The page.</param>
    /// <param name="address">A regular expression of the address.</param>
    public static Task MustReachAsync(this IPage page, string address) => ArriveAsync(page, Assertions.Expect(page), address);

    /// <summary>Waits until the page has left an address and is whole (<see cref="MustReachAsync"/>).</summary>
    /// <param name="page">The page.</param>
    /// <param name="address">A regular expression of the address.</param>
    public static Task MustLeaveAsync(this IPage page, string address) => ArriveAsync(page, Assertions.Expect(page).Not, address);

    // The address may be there before the page is: its own link to its content tells which page it is.
    private const string Arrived = "() => document.readyState === 'complete' && (a => !a || new URL(a.href).pathname === location.pathname)(document.querySelector('a.skip'))";

    private static async Task ArriveAsync(IPage page, IPageAssertions expect, string address)
    {
        await expect.ToHaveURLAsync(new Regex(address), new() { Timeout = (float)Site.Patience.TotalMilliseconds });
        for (var left = Stopwatch.StartNew(); !await page.EvaluateAsync<bool>(Arrived); await Task.Delay(20))
            Assert.True(left.Elapsed < Site.Patience, $"{page.Url} does not load");
    }

    /// <summary>Nothing is wider than the window, there is a title and one first heading, and no text of the resources is missing or has an empty place.</summary>
    public static async Task MustFitAsync(this IPage page)
    {
        Shape shape = await page.EvaluateAsync<Shape>(
            """
            () => ({
                Width: document.documentElement.scrollWidth, Window: document.documentElement.clientWidth, Headings: document.querySelectorAll('h1').length,
                Title: document.title, Open: document.body.innerText.match(/\{\d[^}]*\}/)?.[0] ?? '',
            })
            """);
        Assert.True(shape.Width <= shape.Window, $"{page.Url} is {shape.Width} wide in a window of {shape.Window}");
        Assert.Equal(1, shape.Headings);
        Assert.EndsWith("Anise", shape.Title, StringComparison.Ordinal);
        Assert.Equal("", shape.Open);
    }

    /// <summary>
    /// A page in both languages, wide and narrow: axe finds nothing in Vietnamese (English has the same elements), in English all fits and no text is
    /// missing; the browser notes no error.
    /// </summary>
    /// <param name="site">The site.</param>
    /// <param name="user">Who reads; null for nobody.</param>
    /// <param name="path">The address.</param>
    /// <param name="ready">What to wait for or to open before the page is looked at.</param>
    public static async Task MustBeSoundInBothLanguagesAsync(this Site site, string? user, string path, Func<IPage, Task>? ready = null)
    {
        IPage page = await site.TakeAsync(user);
        List<string> faults = [];
        void Note(object? sender, IConsoleMessage message)
        {
            // A page that answers 403 or 404 is logged by the browser as a failed load: that is what was asked for.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) faults.Add(message.Text);
        }
        page.Console += Note;
        foreach (string language in (string[])["vi", "en"])
        {
            if (language == "en") await site.SpeakAsync(page, language);
            await page.GotoAsync(path);
            Assert.Equal(language, await page.GetAttributeAsync("html", "lang"));
            foreach (int width in language == "vi" ? (int[])[1280, 360] : [360, 1280])
            {
                if (page.ViewportSize!.Width != width) await page.SetViewportSizeAsync(width, 900);
                if (ready is not null) await ready(page);
                if (Environment.GetEnvironmentVariable("ANISE_SCREENSHOTS") is { } folder)
                    await page.ScreenshotAsync(new() { Path = Path.Combine(folder, FormattableString.Invariant($"{path.Split('?')[0].Trim('/').Replace('/', '-')}-{++_picture:00}-{language}-{width}.png")), FullPage = true });
                if (language == "vi") await page.MustBeSoundAsync(again: width != 1280);
                else await page.MustFitAsync();
            }
        }
        Assert.Empty(faults);
        page.Console -= Note;
        site.PutAway(page);
    }

    private sealed record Shape
    {
        public int Width { get; init; }

        public int Window { get; init; }

        public int Headings { get; init; }

        public string Title { get; init; } = "";

        public string Open { get; init; } = "";
    }
}
