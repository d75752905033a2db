using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Households.Relocations;
using Anise.Journal;
using Anise.Lists;
using Anise.Places;
using Anise.Procedures;
using Anise.Reviews;
using Anise.Reviews.InYear;
using Anise.Reviews.Steps;
using Anise.Rules.Books;
using Anise.Scenarios;
using Anise.Store;
using Anise.Tables.Imports;
using Anise.Tests.Figures;
using Anise.Web.Host;
using Anise.Web.Lists;
using Anise.Web.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tests.Lists;

/// <summary>What must hold of every list of the pages, on the demo province: each is found by its class, none is named here unless its address needs something.</summary>
[Trait("needs", "demo")]
public sealed partial class EveryListTests(DemoProvince demo) : IAsyncLifetime
{
    private const string Commune = "06463";
    private WebApplication _app = null!;
    private string _file = "";

    public static TheoryData<Type> Lists => [.. typeof(PageList).Assembly.GetTypes().Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(PageList))).OrderBy(t => t.Name, StringComparer.Ordinal)];

    public async ValueTask InitializeAsync()
    {
        var (services, file) = await demo.CopyAsync();
        await services.DisposeAsync();
        _file = file;
        _app = WebHost.Build(new WebOptions(file, "http://127.0.0.1:0", new Present()));
        // What the demo has none of.
        await using AsyncServiceScope scope = _app.Services.CreateAsyncScope();
        MappedPlace commune = (await scope.ServiceProvider.GetRequiredService<PlaceMaps>().OnAsync(new DateOnly(2026, 11, 25))).FindByCode(Commune)!;
        foreach (string key in (string[])["tinh", "cong-thong-tin"])
            Assert.True((await scope.ServiceProvider.GetRequiredService<AddApiKey>().RunAsync(Rights.ForConsole(), key, ApiKey.Roles[0], commune.Id)).Ok);
        AniseDb db = scope.ServiceProvider.GetRequiredService<AniseDb>();
        var open = await db.ListedHouseholds.AsNoTracking()
            .Join(db.CommuneReviews.Where(r => r.Year == 2026 && r.DecidedOn == null && r.PostedUntil == null), l => l.ReviewId, r => r.Id, (l, r) => new { l.ReviewId, l.HouseholdId, l.RemovedOn })
            .Where(l => l.RemovedOn == null).OrderBy(l => l.HouseholdId).ToListAsync();
        foreach (var line in open.GroupBy(l => l.ReviewId).MaxBy(g => g.Count())!.Take(3))
            Assert.True((await scope.ServiceProvider.GetRequiredService<RemoveFromList>().RunAsync(Rights.ForConsole(), line.ReviewId, line.HouseholdId, "Ghi nhầm.", new StepPaper(new DateOnly(2026, 11, 25)))).Ok);
        // Two poor households apply to be recognised as escaped, two others as poor.
        var villages = (await scope.ServiceProvider.GetRequiredService<PlaceMaps>().OnAsync(new DateOnly(2026, 11, 25))).VillagesIn(commune.Id).Select(v => v.Id).ToList();
        var living = await db.Households.AsNoTracking().Where(h => villages.Contains(h.VillageId) && !h.Ended).OrderBy(h => h.Id).ToListAsync();
        foreach (var household in living.Where(h => h.ClassCode == "poor").Take(2).Concat(living.Where(h => h.ClassCode is null).Take(2)))
        {
            var given = new NewApplication(household.Id, household.ClassCode is null ? InYearRequest.Recognise : InYearRequest.Escape, "in-person", "illness", new DateOnly(2026, 11, 20));
            Result<InYearCase> received = await scope.ServiceProvider.GetRequiredService<ReceiveApplication>().RunAsync(Rights.ForConsole(), commune.Id, given);
            Assert.True(received.Ok, string.Join(' ', received.Problems.Select(p => p.Message)));
        }
        // Two others are announced to move to another commune.
        PlaceId other = (await scope.ServiceProvider.GetRequiredService<PlaceMaps>().OnAsync(new DateOnly(2026, 11, 25))).FindByCode("06505")!.Id;
        foreach (var household in living.Where(h => h.ClassCode is null).Skip(2).Take(2))
            Assert.True((await scope.ServiceProvider.GetRequiredService<AnnounceRelocation>().RunAsync(Rights.ForConsole(), household.Id, new NewRelocation(other, new DateOnly(2026, 11, 24), [], [], "Theo con"))).Ok);
        foreach (string name in (string[])["Chuẩn cao", "Chuẩn thấp"])
        {
            WhatIfForm asked = WhatIfForm.Read(scope.ServiceProvider.GetRequiredService<RuleBook>(), new DateOnly(2026, 11, 25), commune.Id, 2025, _ => null);
            Assert.True((await scope.ServiceProvider.GetRequiredService<SavedScenarios>().SaveAsync(Rights.ForConsole(), asked, name)).Ok);
        }
        foreach (string name in (string[])["b.csv", "a.csv"])
            Assert.True((await scope.ServiceProvider.GetRequiredService<UploadImport>().RunAsync(Rights.ForConsole(), "households", commune.Id, new DateOnly(2026, 11, 1), false, name, [.. name.Select(c => (byte)c)])).Ok);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (string file in (string[])[_file, _file + "-wal", _file + "-shm"]) File.Delete(file);
        Directory.Delete(_file + ".keys", recursive: true);
    }

    [Theory, MemberData(nameof(Lists))]
    public async Task Sorting_by_any_head_up_and_down_gives_the_same_rows_in_order(Type list) => await OnAsync(list, nameof(SortedAsync));

    [Theory, MemberData(nameof(Lists))]
    public async Task A_filter_gives_the_rows_it_lets_through_on_all_pages(Type list) => await OnAsync(list, nameof(FilteredAsync));

    [Theory, MemberData(nameof(Lists))]
    public async Task The_file_has_the_rows_and_heads_of_the_page(Type list) => await OnAsync(list, nameof(TakenOutAsync));

    private static async Task SortedAsync<T>(ListOf<T> list)
    {
        List<string> whole = Written(list, list.Found(ListAsk.Everything).ToList());
        Assert.NotEmpty(whole);
        var inHand = list with { Rows = list.Rows.ToList().AsQueryable() };
        Assert.Contains(list.Columns, c => c.Look == ColumnLook.Name);
        Assert.True(list.Sort is null || list.Columns.Any(c => c.Order is not null && c.Key == list.Sort.TrimStart('-')), "the usual order is none of a column");
        foreach (ListColumn<T> column in list.Columns.Where(c => c.Order is not null))
        {
            foreach (string sort in (string[])[column.Key, "-" + column.Key])
            {
                List<T> rows = await PagesAsync(list, ("sort", sort));
                Assert.Equal(whole.Order(StringComparer.Ordinal), Written(list, rows).Order(StringComparer.Ordinal));
                Assert.Equal(Written(list, [.. await list.AllAsync(ListAsk.For(("sort", sort)))]), Written(list, rows));
                Assert.Equal(Written(list, [.. await inHand.AllAsync(ListAsk.For(("sort", sort)))]), Written(list, rows));
                MustBeInOrder(column, rows, sort);
            }
        }
    }

    /// <summary>By what a reader sees: numbers and days go one way, equal values stand together, nothing comes last.</summary>
    private static void MustBeInOrder<T>(ListColumn<T> column, List<T> rows, string sort)
    {
        object?[] values = [.. rows.Select(r => column.Value(r) is "" ? null : column.Value(r))];
        object[] some = [.. values.TakeWhile(v => v is not null).Select(v => v!)];
        Assert.All(values.Skip(some.Length), Assert.Null);
        if (some.All(v => v is DateOnly or DateTimeOffset or int or long or decimal or double))
        {
            IComparable[] order = [.. some.Select(v => v is DateOnly day ? day : v is DateTimeOffset moment ? (IComparable)moment.UtcTicks : Convert.ToDecimal(v, CultureInfo.InvariantCulture))];
            for (int i = 1; i < order.Length; i++)
                Assert.True(order[i - 1].CompareTo(order[i]) * (sort[0] == '-' ? -1 : 1) <= 0, $"{sort}: {order[i - 1]} before {order[i]}");
        }
        string[] runs = [.. some.Select(v => v.ToString()!)];
        runs = [.. runs.Where((v, i) => i == 0 || v != runs[i - 1])];
        Assert.Equal(runs.Distinct().Count(), runs.Length);
    }

    private static async Task FilteredAsync<T>(ListOf<T> list)
    {
        foreach (ListFilter<T> filter in list.Filters.Where(f => f.Kind == FilterKind.Choice))
        {
            Assert.NotEmpty(filter.Choices);
            // A filter with a usual choice of its own shows more than the list does while nothing is asked.
            List<string> all = Written(list, [.. filter.Unticked is null ? list.Found(ListAsk.Everything) : list.Rows]);
            int[] counts = new int[filter.Choices.Count];
            for (int i = 0; i < counts.Length; i++)
            {
                var ask = ListAsk.For((filter.Key, filter.Choices[i].Value));
                List<string> shown = Written(list, await PagesAsync(list, (filter.Key, filter.Choices[i].Value)));
                Assert.Equal(Written(list, [.. list.Found(ask)]).Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
                Assert.Empty(shown.Except(all));
                counts[i] = shown.Count;
                Assert.True(list.IsFiltered(ask));
                Assert.Equal((filter.Label, filter.Choices[i].Label), Assert.Single(list.FiltersOf(ask)));
            }
            Assert.True(counts.Any(c => c > 0), $"{filter.Key}: nothing of the demo is let through by any choice");
            Assert.False(list.IsFiltered(ListAsk.For((filter.Key, "no such value"))));
        }
        foreach (ListFilter<T> words in list.Filters.Where(f => f.Kind == FilterKind.Words))
        {
            string name = Convert.ToString(list.Columns.Single(c => c.Look == ColumnLook.Name).Value(list.Found(ListAsk.Everything).AsEnumerable().First()), CultureInfo.InvariantCulture)!;
            Assert.NotEmpty(await PagesAsync(list, (words.Key, Folding.Fold(name))));
            Assert.Empty(await PagesAsync(list, (words.Key, "zzzzz")));
        }
    }

    private static async Task TakenOutAsync<T>(ListOf<T> list)
    {
        ListTable table = await list.TableAsync(ListAsk.Everything);
        Assert.Equal(list.Columns.Where(c => c.Look != ColumnLook.Act).Select(c => c.Head), table.Heads);
        Assert.Equal(table.Heads.Count, table.Heads.Distinct().Count());
        Assert.Equal(list.Columns.Count, list.Columns.Select(c => c.Key).Distinct().Count());
        List<T> shown = await PagesAsync(list);
        Assert.Equal(shown.Select(r => string.Join('|', list.Columns.Where(c => c.Look != ColumnLook.Act).Select(c => c.Value(r)))), table.Rows.Select(r => string.Join('|', r)));
        Assert.NotEmpty(list.Title);
        Assert.Matches("^[a-z0-9-]+$", list.FileName);
    }

    private static async Task<List<T>> PagesAsync<T>(ListOf<T> list, params (string, string?)[] ask)
    {
        const int Largest = 500;
        int count = list.Found(ListAsk.For(ask)).Count(), size = Math.Min(Largest, Math.Max(1, (int)Math.Ceiling(count / 3.0)));
        var rows = new List<T>();
        for (int page = 1; page <= Math.Max(3, (count + Largest - 1) / Largest); page++)
        {
            ListPage<T> read = await list.ReadAsync(ListAsk.For([.. ask, ("page", page.ToString(CultureInfo.InvariantCulture))]) with { PageSize = size });
            if (read.Number < page) break;   // all rows stood on the pages before
            rows.AddRange(read.Rows);
        }
        return rows;
    }

    private static List<string> Written<T>(ListOf<T> list, List<T> rows) => [.. rows.Select(r => string.Join('|', list.Columns.Select(c => c.Value(r))))];

    /// <summary>Opens a list as somebody who may do everything reads it, at the first address of its route that has rows.</summary>
    private async Task OnAsync(Type type, string check)
    {
        foreach (RouteValueDictionary route in await RoutesAsync(type.GetCustomAttribute<ListFilesAttribute>()!.Path))
        {
            await using AsyncServiceScope scope = _app.Services.CreateAsyncScope();
            var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
            http.Request.Path = "/";
            http.Request.RouteValues = route;
            // Some lists are of a chosen place or year.
            http.Request.QueryString = new QueryString(type.Name switch { "ImportList" or "OwedOfPlace" or "ChangesOfPlace" => "?place=" + Commune, "RecordList" or "WhatIfRecordList" => "?place=20&year=2025", _ => null });
            Session.Give(http, new Rights(new Actor("test", "test", 1), [.. Enum.GetValues<Role>().Select(role => new Grant { UserId = 1, Role = role, Place = new PlaceId(1) })]));
            PageContext context = scope.ServiceProvider.GetRequiredService<PageContext>();
            await context.FillAsync(http);
            ListOf? list = await ((PageList)scope.ServiceProvider.GetRequiredService(type)).OpenAnyAsync(context, http);
            if (list is null || (await list.TableAsync(ListAsk.Everything)).Rows.Count < 2) continue;
            await (Task)typeof(EveryListTests).GetMethod(check, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(list.GetType().GetGenericArguments()[0]).Invoke(null, [list])!;
            return;
        }
        Assert.Fail($"{type.Name}: no address of the demo gives it two rows.");
    }

    private async Task<IEnumerable<RouteValueDictionary>> RoutesAsync(string path)
    {
        string[] parts = [.. Route().Matches(path).Select(m => m.Groups[1].Value)];
        await using AsyncServiceScope scope = _app.Services.CreateAsyncScope();
        PlaceMap map = await scope.ServiceProvider.GetRequiredService<PlaceMaps>().OnAsync(new DateOnly(2026, 11, 25));
        IEnumerable<RouteValueDictionary> routes = [[]];
        foreach (string part in parts)
        {
            routes = routes.SelectMany(route => Values(part, route, map).Select(value => new RouteValueDictionary(route) { [part] = value }));
        }
        return routes;
    }

    private static IEnumerable<object> Values(string part, RouteValueDictionary route, PlaceMap map) => part switch
    {
        "year" => ["2026", "2025", "2024", "2023"],
        "commune" => map.Communes.Select(c => c.Code),
        "village" => map.VillagesIn(map.FindByCode((string)route["commune"]!)!.Id).Select(v => v.Id.ToString()),
        "code" => ["poor-households"],
        "write" => ["1"],
        "id" => map.Communes.Select(c => c.Id.ToString()).Concat(Enumerable.Range(1, 20).Select(i => i.ToString(CultureInfo.InvariantCulture))),
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "The test knows no value of this part of an address."),
    };

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Route();

    private sealed class Present : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);
    }
}
