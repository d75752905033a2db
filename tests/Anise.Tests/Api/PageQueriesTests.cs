using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Anise.Demo;
using Anise.Testing;
using Anise.Tests.Figures;
using Anise.Web.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Anise.Tests.Api;

/// <summary>How often a page asks the store, against the table in <c>docs/explanation/speed.md</c>: a page that asks once for every row is found here.</summary>
[Trait("needs", "demo")]
public sealed partial class PageQueriesTests(DemoProvince demo) : IAsyncLifetime
{
    private readonly HttpClient _reader = new(new HttpClientHandler { CookieContainer = new CookieContainer() });
    private WebApplication _app = null!;
    private string _file = "";

    public async ValueTask InitializeAsync()
    {
        var (services, file) = await demo.CopyAsync();
        await services.DisposeAsync();
        _app = WebHost.Build(new WebOptions(_file = file, "http://127.0.0.1:0", new StillClock()));
        await _app.StartAsync();
        _reader.BaseAddress = new Uri(_app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        _reader.Dispose();
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        foreach (string part in (string[])["", "-wal", "-shm"]) File.Delete(_file + part);
        Directory.Delete(_file + ".keys", recursive: true);
    }

    [Fact]
    public async Task A_page_asks_the_store_as_often_as_the_table_says()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        await SignInAsync("tinh", cancel);
        string page = await File.ReadAllTextAsync(Path.Combine(SharedData.Root(), "docs", "explanation", "speed.md"), cancel);
        var wrong = new List<string>();
        foreach (Match row in Row().Matches(page))
        {
            string path = row.Groups["path"].Value;
            int first = await CountAsync(path, cancel), again = await CountAsync(path, cancel);
            if (first > Number(row, "first") || again != Number(row, "again")) wrong.Add($"{path}: {first} at first, {again} again");
        }
        Assert.True(Row().Count(page) >= 5, "The table is there.");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static int Number(Match row, string group) => int.Parse(row.Groups[group].Value, CultureInfo.InvariantCulture);

    private async Task SignInAsync(string user, CancellationToken cancel)
    {
        string form = await _reader.GetStringAsync("/sign-in", cancel);
        Dictionary<string, string> fields = Hidden().Matches(form).ToDictionary(m => m.Groups[1].Value, m => WebUtility.HtmlDecode(m.Groups[2].Value));
        (fields["user-name"], fields["password"]) = (user, DemoUsers.Password);
        HttpResponseMessage answer = await _reader.PostAsync("/sign-in", new FormUrlEncodedContent(fields), cancel);
        Assert.Equal("/", answer.RequestMessage!.RequestUri!.AbsolutePath);
    }

    private async Task<int> CountAsync(string path, CancellationToken cancel)
    {
        using var counter = new Counter(_file);
        using (DiagnosticListener.AllListeners.Subscribe(counter))
        {
            HttpResponseMessage answer = await _reader.GetAsync(path, cancel);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        return counter.Commands;
    }

    [GeneratedRegex(@"^\| `(?<path>/[^`]*)` \| (?<first>\d+) \| (?<again>\d+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("<input[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"")]
    private static partial Regex Hidden();

    /// <summary>Counts the commands on one store.</summary>
    private sealed class Counter(string file) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly List<IDisposable> _subscriptions = [];
        private int _commands;

        public int Commands => _commands;

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore") _subscriptions.Add(value.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is CommandExecutedEventData done && done.Command.Connection?.DataSource == file) Interlocked.Increment(ref _commands);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose() => _subscriptions.ForEach(s => s.Dispose());
    }
}
