using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Testing;
using Anise.Web.Host;
using Anise.Web.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Cookie = Microsoft.Playwright.Cookie;

namespace Anise.Pages.Tests.Setup;

/// <summary>The real pages on a free port, over a new store with the places of Lang Son and a user of every role.</summary>
public partial class Site : IAsyncLifetime
{
    public const string Password = KeptStores.Password;

    /// <summary>How long an answer is waited for: the machine may have much else to do. No test waits that long for nothing.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly string _folder = Directory.CreateTempSubdirectory("anise-pages-").FullName;
    private WebApplication _app = null!;
    private readonly Dictionary<string, Task<CookieContainer>> _sessions = [];
    private readonly ConcurrentBag<IPage> _resting = [];

    /// <summary>The clock of the pages.</summary>
    public StillClock Clock { get; init; } = new();

    /// <summary>The directory of the rules; null for those beside the program.</summary>
    public string? Rules { get; init; }

    /// <summary>The root, without a slash at its end.</summary>
    public string Url { get; private set; } = "";

    public string StoreFile => Path.Combine(_folder, "store.db");

    public async ValueTask InitializeAsync()
    {
        await CopyStoreAsync();
        _app = WebHost.Build(new WebOptions(StoreFile, "http://127.0.0.1:0", Clock, Rules));
        await _app.StartAsync();
        Url = _app.Urls.Single();
    }

    /// <summary>Puts the store's file there, before the pages open it.</summary>
    protected virtual Task CopyStoreAsync() => KeptStores.CopyPeopledAsync(StoreFile);

    /// <summary>Works on the store as the console does.</summary>
    public async Task DoAsync(Func<IServiceProvider, Task> work)
    {
        await using AsyncServiceScope scope = _app.Services.CreateAsyncScope();
        await work(scope.ServiceProvider);
    }

    /// <summary>Makes a user whose password is <see cref="Password"/>.</summary>
    public Task AddUserAsync(string name, string displayName, Role role, string place) => DoAsync(async services =>
    {
        PlaceMap map = await services.GetRequiredService<PlaceMaps>().OnAsync(Clock.Today());
        var link = await services.GetRequiredService<AddUser>().RunAsync(Rights.ForConsole(), name, displayName, role, map.FindByCode(place)!.Id);
        Assert.True((await services.GetRequiredService<SetPassword>().RunAsync(link.Value.Token, Password, "test")).Ok);
    });

    /// <summary>A window of its own, signed in as <paramref name="user"/> (nobody when null).</summary>
    public async Task<IPage> OpenAsync(string? user = null, string language = "vi", int width = 1280, bool script = true)
    {
        IBrowserContext context = await (await Chromium.BrowserAsync()).NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Url,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            JavaScriptEnabled = script,
        });
        context.SetDefaultTimeout(90_000);   // a browser, axe and the pages share two cores
        await SignInAsync(context, user);
        IPage page = await context.NewPageAsync();
        if (language != "vi") await SpeakAsync(page, language);
        return page;
    }

    /// <summary>
    /// A wide window in Vietnamese for pages that are only looked at, after which it is put away (<see cref="PutAway"/>) and looks at the next: opening one takes
    /// longer than showing a page. Nobody is signed in but <paramref name="user"/>, and nothing is remembered.
    /// </summary>
    public async Task<IPage> TakeAsync(string? user)
    {
        if (!_resting.TryTake(out IPage? page)) return await OpenAsync(user);
        await page.EvaluateAsync("() => { localStorage.clear(); sessionStorage.clear(); }");
        await page.Context.ClearCookiesAsync();
        await SignInAsync(page.Context, user);
        await page.SetViewportSizeAsync(1280, 900);
        return page;
    }

    /// <summary>A window whose page was sound: for the next who takes one.</summary>
    public void PutAway(IPage page) => _resting.Add(page);

    private async Task SignInAsync(IBrowserContext context, string? user)
    {
        if (user is null) return;
        CookieContainer session = await SessionAsync(user);
        await context.AddCookiesAsync(session.GetCookies(new Uri(Url)).Select(c => new Cookie { Name = c.Name, Value = c.Value, Url = Url, HttpOnly = true }));
    }

    /// <summary>The page's next addresses answer in another language.</summary>
    public Task SpeakAsync(IPage page, string language) => page.Context.AddCookiesAsync([new Cookie { Name = "anise-language", Value = language, Url = Url }]);

    /// <summary>A reader without script, signed in as <paramref name="user"/> (nobody when null): for what needs no browser.</summary>
    public async Task<Reader> ReadAsync(string? user = null, string language = "vi", params (string Name, string Value)[] more)
    {
        var cookies = new CookieContainer();
        if (user is not null) cookies.Add((await SessionAsync(user)).GetCookies(new Uri(Url)));
        if (language != "vi") cookies.Add(new Uri(Url), new System.Net.Cookie("anise-language", language));
        foreach (var (name, value) in more) cookies.Add(new Uri(Url), new System.Net.Cookie(name, value));
        return new Reader(Url, cookies);
    }

    /// <summary>The cookies of who is signed in: signs in once a user, by the form that a browser would send.</summary>
    private Task<CookieContainer> SessionAsync(string user)
    {
        lock (_sessions) return _sessions.TryGetValue(user, out Task<CookieContainer>? session) && !session.IsFaulted && !session.IsCanceled ? session : _sessions[user] = SignInAsync(user);
    }

    private async Task<CookieContainer> SignInAsync(string user)
    {
        var cookies = new CookieContainer();
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = new Uri(Url), Timeout = Patience };
        string form = await client.GetStringAsync("/sign-in");
        Dictionary<string, string> fields = HiddenField().Matches(form).ToDictionary(m => m.Groups["name"].Value, m => WebUtility.HtmlDecode(m.Groups["value"].Value));
        fields["user-name"] = user;
        fields["password"] = Password;
        using HttpResponseMessage answer = await client.PostAsync("/sign-in", new FormUrlEncodedContent(fields));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return cookies;
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"")]
    private static partial Regex HiddenField();

    public async ValueTask DisposeAsync()
    {
        foreach (IPage page in _resting) await page.Context.CloseAsync();
        await _app.DisposeAsync();
        KeptStores.ClearPool(StoreFile);
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
