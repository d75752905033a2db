using Anise.Pages.Tests.Setup;
using Anise.Testing;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Anise.Pages.Tests.Setup;

/// <summary>The system's Chromium, driven by Playwright: one for all tests, started at the first call. Missing is a failure, never a skip.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private const string Shell = "/usr/bin/chromium-headless-shell";
    private static readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> Started = new(StartAsync);

    /// <summary>The browser; each test opens a context of its own in it.</summary>
    public static async Task<IBrowser> BrowserAsync() => (await Started.Value).Browser;

    private static async Task<(IPlaywright, IBrowser)> StartAsync()
    {
        Needs.Allow("browser");
        // The one without windows of its own takes a third less time.
        string path = Environment.GetEnvironmentVariable("ANISE_CHROMIUM") ?? (File.Exists(Shell) ? Shell : "/usr/bin/chromium");
        if (!File.Exists(path)) throw new InvalidOperationException($"The page tests need Chromium at {path}: apt-get install chromium-headless-shell, or set ANISE_CHROMIUM to its file.");
        IPlaywright playwright = await Playwright.CreateAsync();
        IBrowser browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Headless = true,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
        return (playwright, browser);
    }

    public async ValueTask DisposeAsync()
    {
        if (!Started.IsValueCreated) return;
        var (playwright, browser) = await Started.Value;
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
