using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Anise.Access;
using Anise.Facts;
using Anise.Pages.Tests.Architecture;
using Anise.Pages.Tests.Setup;
using Anise.Testing;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Pages.Tests.Layout;

/// <summary>How many questions each page of the menu asks of the store: as docs/explanation/speed.md states, and no more.</summary>
[Trait("needs", "demo")]
public sealed partial class QuestionTests
{
    /// <summary>By how many a page may ask fewer than is stated: a statement that is far off says nothing.</summary>
    private const int Slack = 5;

    /// <summary>What a page that is not stated may ask at most.</summary>
    private const int Unstated = 20;

    private const string User = "province";

    [Fact]
    public async Task Every_page_of_the_menu_asks_no_more_questions_than_are_stated()
    {
        await using var site = new DemoStoreSite();
        await site.InitializeAsync();
        using var questions = new Questions(site.StoreFile);
        Reader reader = await site.ReadAsync(User);
        Dictionary<string, int[]> stated = Stated(), asked = [];
        foreach (string path in Pages) asked[path] = [await CountAsync(path), await CountAsync(path)];
        // Somebody writes: what was kept of the store is read anew, the figures of closed years are not.
        await site.DoAsync(services => services.GetRequiredService<RefreshDerived>().RunAsync(Rights.ForConsole()));
        foreach (string path in Pages) asked[path] = [.. asked[path], await CountAsync(path)];

        string found = string.Join('\n', asked.Select(a => $"| {a.Key} | {string.Join(" | ", a.Value)} |"));
        int[] Most(string path) => stated.GetValueOrDefault(path) ?? [Unstated, Unstated, Unstated];
        Assert.Empty(stated.Keys.Except(asked.Keys));
        Assert.True(asked.All(a => a.Value.Zip(Most(a.Key)).All(n => n.First <= n.Second)), $"A page asks more than docs/explanation/speed.md states. Asked:\n{found}");
        Assert.True(asked.Where(a => stated.ContainsKey(a.Key)).All(a => a.Value.Zip(stated[a.Key]).All(n => n.Second - n.First <= Slack)), $"A page asks far fewer than is stated. Asked:\n{found}");

        async Task<int> CountAsync(string path)
        {
            questions.Clear();
            await reader.GotoAsync(path);
            return questions.Count;
        }
    }

    [Fact]
    public async Task The_sign_in_page_asks_nothing_of_the_store()
    {
        await using var site = new DemoStoreSite();
        await site.InitializeAsync();
        using var questions = new Questions(site.StoreFile);
        Reader nobody = await site.ReadAsync();
        await nobody.GotoAsync("/sign-in");
        Assert.Equal(0, questions.Count);
        await (await site.ReadAsync(User)).GotoAsync("/households");
        Assert.NotEqual(0, questions.Count);
    }

    /// <summary>The pages of the menu that the reader is offered, as the areas declare them, in its order.</summary>
    private static IEnumerable<string> Pages
    {
        get
        {
            Role role = KeptStores.People.Single(p => p.Name == User).Role;
            return Areas.All.SelectMany(a => a.Menu).Where(e => e.Needs?.IsHeldBy(role) ?? true).Select(e => e.Path).Distinct();
        }
    }

    /// <summary>What is stated: for a page how many questions the first time, again, and after somebody wrote.</summary>
    private static Dictionary<string, int[]> Stated() =>
        File.ReadLines(Path.Combine(Checkout.Own, "docs", "explanation", "speed.md")).Select(line => Row().Match(line)).Where(m => m.Success)
            .ToDictionary(m => m.Groups["path"].Value, m => (int[])[.. m.Groups["count"].Captures.Select(c => int.Parse(c.Value, CultureInfo.InvariantCulture))], StringComparer.Ordinal);

    [GeneratedRegex(@"^\| (?<path>/\S*) (\| (?<count>\d+) ){3}\|$")]
    private static partial Regex Row();

    private sealed class DemoStoreSite : Site
    {
        protected override Task CopyStoreAsync() => KeptStores.CopyPeopledDemoAsync(StoreFile);
    }

    /// <summary>Counts what is asked of one store, whoever asks.</summary>
    private sealed class Questions : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly string _store;
        private readonly ConcurrentBag<IDisposable> _subscriptions = [];
        private int _count;

        public Questions(string store)
        {
            _store = store;
            _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        public int Count => _count;

        public void Clear() => _count = 0;

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory) _subscriptions.Add(value.Subscribe(this, name => name == RelationalEventId.CommandExecuting.Name));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is CommandEventData data && data.Command.Connection?.DataSource == _store) Interlocked.Increment(ref _count);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error) => throw error;

        public void Dispose()
        {
            foreach (IDisposable one in _subscriptions) one.Dispose();
        }

        private const string DbLoggerCategory = "Microsoft.EntityFrameworkCore";
    }
}
