using Anise.Demo;
using Anise.Pages.Tests.Setup;
using Anise.Sqlite;
using Anise.Web.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Anise.Pages.Tests.Reports;

/// <summary>The real pages over a small demo province, made once: its reviews of 2022-2025 are decided.</summary>
public sealed class ReportSite : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("anise-reports-").FullName;
    private readonly Dictionary<string, string> _sessions = [];
    private WebApplication _app = null!;
    private Chromium _chromium = null!;

    public async ValueTask InitializeAsync()
    {
        string store = Path.Combine(_folder, "store.db");
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddDemo();
        services.AddAnise(store);
        await using (ServiceProvider provider = services.BuildServiceProvider())
        await using (AsyncServiceScope scope = provider.CreateAsyncScope())
        {
            await SqliteStore.CreateAsync(scope.ServiceProvider.GetRequiredService<Anise.Store.AniseDb>());
            Assert.True((await scope.ServiceProvider.GetRequiredService<MakeDemo>().RunAsync(150, 5)).Ok);
        }
        _chromium = await Chromium.StartAsync();
        _app = WebHost.Build(new WebOptions(store, "http://127.0.0.1:0", new StillClock()));
        await _app.StartAsync();
    }

    /// <summary>A window signed in as a login of the demo.</summary>
    public async Task<IPage> OpenAsync(string user, string language = "vi", int width = 1280, bool script = true)
    {
        string url = _app.Urls.Single();
        if (!_sessions.TryGetValue(user, out string? session)) _sessions[user] = session = await SignInAsync(user, url);
        IBrowserContext context = await _chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = url, ViewportSize = new ViewportSize { Width = width, Height = 900 }, JavaScriptEnabled = script, StorageState = session, AcceptDownloads = true,
        });
        context.SetDefaultTimeout(90_000);
        if (language != "vi") await context.AddCookiesAsync([new Cookie { Name = "anise-language", Value = language, Url = url }]);
        return await context.NewPageAsync();
    }

    private async Task<string> SignInAsync(string user, string url)
    {
        await using IBrowserContext context = await _chromium.Browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = url });
        IPage page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#user-name", user);
        await page.FillAsync("#password", DemoUsers.Password);
        await page.ClickAsync("form button.primary");
        await page.WaitForURLAsync(address => !address.Contains("/sign-in", StringComparison.Ordinal));
        return await context.StorageStateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    // The demo's present.
    private sealed class StillClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);
    }
}
