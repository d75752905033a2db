using Anise.Access;
using Anise.Places;
using Anise.Sqlite;
using Anise.Store;
using Anise.Web.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Anise.Pages.Tests.Setup;

/// <summary>The real pages on a free port, over a new store with the places of Lang Son and a user of every role; one browser.</summary>
public class Site : IAsyncLifetime
{
    public const string Password = "an easy test sentence";

    private readonly string _folder = Directory.CreateTempSubdirectory("anise-pages-").FullName;
    private WebApplication _app = null!;
    private Chromium _chromium = null!;
    private readonly Dictionary<string, string> _sessions = [];

    /// <summary>The clock of the pages; null for the machine's.</summary>
    protected virtual TimeProvider? Clock => null;

    /// <summary>The directory of the rules; null for those beside the program.</summary>
    public string? Rules { get; init; }

    /// <summary>The root, without a slash at its end.</summary>
    public string Url { get; private set; } = "";

    public string StoreFile => Path.Combine(_folder, "store.db");

    public async ValueTask InitializeAsync()
    {
        _chromium = await Chromium.StartAsync();
        await MakeStoreAsync();
        _app = WebHost.Build(new WebOptions(StoreFile, "http://127.0.0.1:0", Clock, Rules));
        await FillAsync();
        await AddUserAsync("admin", "Hoàng Thị Quản", Role.Administrator, "20");
        await AddUserAsync("province", "Lương Văn Tỉnh", Role.ProvinceOfficer, "20");
        await AddUserAsync("officer", "Nông Thị Xã", Role.CommuneOfficer, "06505");
        await AddUserAsync("chair", "Vi Văn Chủ", Role.CommuneChair, "06505");
        await AddUserAsync("enumerator", "Hứa Thị Hỏi", Role.Enumerator, "06505");
        await _app.StartAsync();
        Url = _app.Urls.Single();
    }

    /// <summary>Makes the store's file, before the pages open it.</summary>
    protected virtual async Task MakeStoreAsync()
    {
        await using AniseDb db = new(SqliteStore.Options(StoreFile));
        await SqliteStore.CreateAsync(db);
    }

    /// <summary>Fills the store, before its users are added.</summary>
    protected virtual Task FillAsync() => DoAsync(async services => Assert.True((await services.GetRequiredService<CreateStore>().RunAsync(Rights.ForConsole())).Ok));

    /// <summary>Works on the store as the console does.</summary>
    public async Task DoAsync(Func<IServiceProvider, Task> work)
    {
        await using AsyncServiceScope scope = _app.Services.CreateAsyncScope();
        await work(scope.ServiceProvider);
    }

    /// <summary>Makes a user whose password is <see cref="Password"/>.</summary>
    public Task AddUserAsync(string name, string displayName, Role role, string place) => DoAsync(async services =>
    {
        PlaceMap map = await services.GetRequiredService<PlaceMaps>().OnAsync(DateOnly.FromDateTime(DateTime.Today));
        var link = await services.GetRequiredService<AddUser>().RunAsync(Rights.ForConsole(), name, displayName, role, map.FindByCode(place)!.Id);
        Assert.True((await services.GetRequiredService<SetPassword>().RunAsync(link.Value.Token, Password, "test")).Ok);
    });

    /// <summary>A window of its own, signed in as <paramref name="user"/> (nobody when null). Signs in once a user, then keeps the cookie.</summary>
    public async Task<IPage> OpenAsync(string? user = null, string language = "vi", int width = 1280, bool script = true)
    {
        if (user is not null && !_sessions.ContainsKey(user)) _sessions[user] = await SignInAsync(user);
        IBrowserContext context = await _chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Url,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            JavaScriptEnabled = script,
            StorageState = user is null ? null : _sessions[user],
        });
        context.SetDefaultTimeout(90_000);   // a browser, axe and the pages share two cores
        if (language != "vi") await context.AddCookiesAsync([new Cookie { Name = "anise-language", Value = language, Url = Url }]);
        return await context.NewPageAsync();
    }

    private async Task<string> SignInAsync(string user)
    {
        await using IBrowserContext context = await _chromium.Browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = Url });
        IPage page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#user-name", user);
        await page.FillAsync("#password", Password);
        await page.ClickAsync("form button.primary");
        // Signed in is who has left the page; that the next one has loaded is not waited for.
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.Commit, Timeout = 90_000 });
        return await context.StorageStateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}

/// <summary>Tests that share one site; they leave each other's things alone.</summary>
[CollectionDefinition(Name)]
public sealed class SiteTests : ICollectionFixture<Site>
{
    public const string Name = "site";
}
