using Microsoft.Playwright;

namespace Anise.Pages.Tests.Setup;

/// <summary>The system's Chromium, driven by Playwright. Missing is a failure, never a skip.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private readonly IPlaywright _playwright;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, Browser) = (playwright, browser);

    public IBrowser Browser { get; }

    public static async Task<Chromium> StartAsync()
    {
        string path = Environment.GetEnvironmentVariable("ANISE_CHROMIUM") ?? "/usr/bin/chromium";
        if (!File.Exists(path)) throw new InvalidOperationException($"The page tests need Chromium at {path}: apt-get install chromium, or set ANISE_CHROMIUM to its file.");
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
        return new Chromium(playwright, browser);
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright.Dispose();
    }
}
