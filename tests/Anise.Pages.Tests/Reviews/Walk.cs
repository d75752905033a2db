using System.Globalization;
using Anise.Pages.Tests.Setup;
using Anise.Reviews;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Anise.Pages.Tests.Reviews;

/// <summary>Walks through pages as several people, in one language and window. Every page that is come to must be sound. Set ANISE_SCREENSHOTS to a folder to keep pictures.</summary>
public sealed class Walk(ReviewSite site, string language, int width, bool script) : IAsyncDisposable
{
    private readonly Dictionary<string, IPage> _pages = [];
    private readonly HashSet<string> _sound = [];
    private int _picture;

    public ReviewSite Site => site;

    /// <summary>The page in use.</summary>
    public IPage Page { get; private set; } = null!;

    /// <summary>The root of the checkout.</summary>
    public static string Root
    {
        get
        {
            for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "Anise.slnx"))) return folder.FullName;
            }
            throw new DirectoryNotFoundException("Anise.slnx is in no folder above the tests.");
        }
    }

    /// <summary>Goes to an address as somebody.</summary>
    public async Task<IPage> AsAsync(string user, string path)
    {
        if (!_pages.TryGetValue(user, out IPage? page)) _pages.Add(user, page = await site.OpenAsync(user, language, width, script));
        Page = page;
        IResponse? response = await page.GotoAsync(path);
        Assert.True(response is { Status: 200 }, $"{path} answered {response?.Status} to {user}");
        await SeeAsync(path.Split('?')[0].Trim('/').Replace('/', '-'));
        return page;
    }

    /// <summary>Checks the page in use.</summary>
    public async Task SeeAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("ANISE_SCREENSHOTS") is { } folder)
        {
            string file = string.Create(CultureInfo.InvariantCulture, $"{language}-{width}{(script ? "" : "-plain")}-{++_picture:000}-{name}.png");
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, file), FullPage = true });
        }
        // Once a page and state: the same page is come to again and again.
        if (!script || !_sound.Add(name)) Assert.Equal(1, await Page.Locator("h1").CountAsync());
        else if (language == "vi") await Page.MustBeSoundAsync();
        else await Page.MustFitAsync();
    }

    /// <summary>On paper there is the paper, and nothing of the page around it.</summary>
    public async Task MustPrintAloneAsync(string name, string paper = "article.paper")
    {
        await Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        Assert.True(await Page.Locator(paper).First.IsVisibleAsync());
        foreach (string around in (string[])["nav.side", "header.top", "h1"]) Assert.False(await Page.Locator(around).First.IsVisibleAsync(), $"{around} is printed on {Page.Url}");
        if (Environment.GetEnvironmentVariable("ANISE_SCREENSHOTS") is { } folder)
            await Page.PdfAsync(new PagePdfOptions { Path = Path.Combine(folder, $"{name}-{language}-{width}.pdf"), PreferCSSPageSize = true });
        await Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Screen });
    }

    /// <summary>Sends a form by its main button, or by the one of a value.</summary>
    public async Task SubmitAsync(string form, string? button = null)
    {
        ILocator press = Page.Locator($"form:has(input[name=_handler][value='{form}'])").Locator(button is null ? "button:not([type=button])" : $"button[value='{button}']").First;
        var loaded = new TaskCompletionSource();
        void Done(object? sender, IPage page) => loaded.TrySetResult();
        Page.Load += Done;
        IResponse response = await Page.RunAndWaitForResponseAsync(() => press.ClickAsync(), r => r.Request.Method == "POST");
        Assert.True(response.Status < 400, $"{form} at {Page.Url} answered {response.Status}");
        await loaded.Task.WaitAsync(TimeSpan.FromSeconds(90));
        Page.Load -= Done;
    }

    public async Task<T> DoAsync<TRead, T>(Func<AniseDb, Task<TRead>> read, Func<TRead, T> then)
    {
        T result = default!;
        await site.DoAsync(async services => result = then(await read(services.GetRequiredService<AniseDb>())));
        return result;
    }

    public Task<int> CountAsync<T>(Func<AniseDb, IQueryable<T>> set) => DoAsync(db => set(db).CountAsync(), n => n);

    /// <summary>The step of the commune's review today.</summary>
    public Task<ReviewStep> StepAsync() => DoAsync(
        db => db.CommuneReviews.AsNoTracking().Join(db.Set<Anise.Places.PlaceSpan>().Where(s => s.Code == "06505" && s.Until == null), r => r.CommuneId, s => s.PlaceId, (r, s) => r).SingleAsync(),
        r => r.StepOn(site.Day));

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
    }
}
