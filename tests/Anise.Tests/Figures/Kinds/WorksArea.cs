using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Figures.Wiring;
using Anise.Households;
using Anise.Journal;
using Anise.Places;
using Anise.RuleTables;
using Anise.Store;
using Anise.Tests.Reviews;
using Anise.Tests.Store;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tests.Figures.Kinds;

/// <summary>Days that a person worked in a village in a month, and what was paid for the works so far.</summary>
internal sealed record WorksRow(PlaceId Village, Period Month, string Person, int Days, long PaidSoFar = 0);

/// <summary>Assets of a village in a year.</summary>
internal sealed record AssetRow(PlaceId Village, int Year, int Value);

/// <summary>An area of the test's own, as one that is still to come would be written: two kinds, two readers, two files of figures. Nothing of the product knows it.</summary>
internal static class WorksArea
{
    public const string Works = """
        title: { vi: "Ngày công", en: "Works" }
        order: 1
        records: works-month
        adds: flow
        figures:
          works-days:
            name: { vi: "Ngày công", en: "Days worked" }
            unit: day
            sum: days
          works-lines:
            name: { vi: "Dòng", en: "Lines" }
            unit: line
          people-at-work:
            name: { vi: "Số người có việc", en: "People at work" }
            unit: person
            adds: distinct
            distinct: person
            where: days > 0
          lines-at-end:
            name: { vi: "Dòng cuối kỳ", en: "Lines at the end" }
            unit: line
            adds: stock
          paid-so-far:
            name: { vi: "Đã trả", en: "Paid so far" }
            unit: VND
            adds: cumulative
            sum: paid
          days-a-person:
            name: { vi: "Ngày công một người", en: "Days a person" }
            unit: day/person
            decimals: 1
            of: works-days
            per: people-at-work
        """;

    public const string Assets = """
        title: { vi: "Tài sản", en: "Assets" }
        order: 2
        records: asset-year
        figures:
          asset-value:
            name: { vi: "Giá trị tài sản", en: "Value of assets" }
            unit: VND
            adds: stock
            sum: value
        """;

    public static RecordKind WorksMonth { get; } = new("works-month", ["person", "days", "paid"], [new Breakdown("person", "person", () => "Person", p => p)], new Dictionary<string, IReadOnlyList<ListItem>>())
    {
        Name = () => "Person at work in a month",
        Unit = "line",
        See = Permission.SeeJournal,
        TakeOut = Permission.EditRules,
        Period = PeriodKind.Month,
        Subjects = ["works-month"],
        Quantities = new Dictionary<string, string> { ["days"] = "day", ["paid"] = "VND" },
        Things = new Dictionary<string, string> { ["person"] = "person" },
        Look = new RecordLook
        {
            Id = new("work", "work", () => "Work"),
            Address = r => r["work"] is { } work ? "/works/" + work : null,
            Names = [new("person", "person", () => "Person") { IsPersonal = true }],
            Facts = [new("days", "days-text", () => "Days")],
        },
    };

    public static RecordKind AssetYear { get; } = new("asset-year", ["value"], [], new Dictionary<string, IReadOnlyList<ListItem>>())
    {
        Name = () => "Assets of a village", Unit = "asset", See = Permission.SeeHouseholds, TakeOut = Permission.EditRules, Period = PeriodKind.CalendarYear, Subjects = ["asset"],
        Quantities = new Dictionary<string, string> { ["value"] = "VND" }, Look = new(),
    };

    public static FigureSource SourceOf(string name, string yaml) => new(name, $"Works/Figures/{name}.yaml", () => new StringReader(yaml));
}

/// <summary>Reads the works of a test: a part a commune and month.</summary>
internal sealed class WorksReader(IReadOnlyList<WorksRow> rows) : IRecordReader
{
    public RecordKind Kind => WorksArea.WorksMonth;

    public Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancel) => Task.FromResult<IReadOnlyList<int>>([.. rows.Select(r => r.Month.Year).Distinct().Order()]);

    public Task<IReadOnlyList<RecordPart>> PartsAsync(RecordScope scope, CancellationToken cancel)
    {
        Assert.True(scope.Period.IsMonth, "A reader of months is asked for months.");
        return Task.FromResult<IReadOnlyList<RecordPart>>(
        [
            .. Of(scope).GroupBy(r => scope.Map.CommuneOf(r.Village).Id).Select(g => new RecordPart($"{g.Key}-{scope.Period}", g.Key, 1, Closed: true) { Places = [.. scope.Map.VillagesIn(g.Key).Select(v => v.Id)] }),
        ]);
    }

    public Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        WorksRow[] own = [.. Of(scope).Where(r => scope.Map.CommuneOf(r.Village).Id == part.Commune)];
        return Task.FromResult(new RecordTable([.. own.Select((r, i) => $"{part.Key}-{i}")], [.. own.Select(r => r.Village)],
            new Dictionary<string, double[]> { ["days"] = [.. own.Select(r => (double)r.Days)], ["paid"] = [.. own.Select(r => (double)r.PaidSoFar)] },
            new Dictionary<string, string[]>
            {
                ["person"] = [.. own.Select(r => r.Person)],
                ["work"] = [.. own.Select(r => $"{r.Month}-{r.Person}")],
                ["days-text"] = [.. own.Select(r => r.Days.ToString(CultureInfo.InvariantCulture))],
            }));
    }

    private IEnumerable<WorksRow> Of(RecordScope scope) => rows.Where(r => r.Month == scope.Period);
}

/// <summary>Reads the assets of a test: one part for the province, a year.</summary>
internal sealed class AssetReader(IReadOnlyList<AssetRow> rows) : IRecordReader
{
    public RecordKind Kind => WorksArea.AssetYear;

    public Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancel) => Task.FromResult<IReadOnlyList<int>>([.. rows.Select(r => r.Year).Distinct().Order()]);

    public Task<IReadOnlyList<RecordPart>> PartsAsync(RecordScope scope, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<RecordPart>>(rows.Any(r => r.Year == scope.Year) ? [new RecordPart(scope.Period.ToString(), null, 1, Closed: true)] : []);

    public Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        AssetRow[] own = [.. rows.Where(r => r.Year == scope.Year)];
        return Task.FromResult(new RecordTable([.. own.Select((_, i) => $"asset-{scope.Year}-{i}")], [.. own.Select(r => r.Village)],
            new Dictionary<string, double[]> { ["value"] = [.. own.Select(r => (double)r.Value)] }, new Dictionary<string, string[]>()));
    }
}

/// <summary>A province of two communes and three villages, with the areas of the test and none of the product.</summary>
internal sealed class WorksWorld : IAsyncDisposable
{
    public static readonly PlaceId Province = new(1), Commune = new(2), Other = new(3), Upper = new(4), Lower = new(5), Far = new(6);

    public static readonly PlaceId[] Villages = [Upper, Lower, Far];

    private readonly TestStore _store;
    private readonly ServiceProvider _services;

    private WorksWorld(TestStore store, ServiceProvider services) => (_store, _services) = (store, services);

    public static Rights All => TestStore.Console;

    public static Rights Someone(Role role) => new(new Actor("somebody", "test", 7), [new Grant { UserId = 7, Role = role, Place = Province }]);

    public static async Task<WorksWorld> CreateAsync(IReadOnlyList<WorksRow> works, IReadOnlyList<AssetRow>? assets = null)
    {
        TestStore store = await TestStore.CreateAsync();
        var own = new ServiceCollection();
        new FiguresModule().AddServices(own);
        ServiceProvider services = own
            .AddSingleton<TimeProvider>(store.Clock).AddSingleton(TestRules.Book)
            .AddScoped(_ => store.Open()).AddScoped<JournalBook>().AddSingleton<KeptReads>().AddScoped<PlaceMaps>().AddScoped<ReadMapDays>()
            .AddSingleton(WorksArea.WorksMonth).AddSingleton(WorksArea.AssetYear)
            .AddScoped<IRecordReader>(_ => new WorksReader(works)).AddScoped<IRecordReader>(_ => new AssetReader(assets ?? []))
            .AddSingleton(p => new FigureCatalogue(p.GetServices<RecordKind>(), [WorksArea.SourceOf("works", WorksArea.Works), WorksArea.SourceOf("assets", WorksArea.Assets)]))
            .BuildServiceProvider(validateScopes: true);
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        AniseDb db = scope.ServiceProvider.GetRequiredService<AniseDb>();
        await using JournaledWrite write = await scope.ServiceProvider.GetRequiredService<JournalBook>().BeginAsync(All.Actor, new Act("test"));
        Add(Province, PlaceKind.Province, "20", null);
        Add(Commune, PlaceKind.Commune, "06505", Province);
        Add(Other, PlaceKind.Commune, "06502", Province);
        Add(Upper, PlaceKind.Village, "06505-01", Commune);
        Add(Lower, PlaceKind.Village, "06505-02", Commune);
        Add(Far, PlaceKind.Village, "06502-01", Other);
        await write.CommitAsync();
        return new WorksWorld(store, services);

        void Add(PlaceId id, PlaceKind kind, string code, PlaceId? parent) => db.Add(new Place
        {
            Id = id, Kind = kind, Spans = { new PlaceSpan { PlaceId = id, From = new DateOnly(2020, 1, 1), Code = code, CodeIsOfficial = kind != PlaceKind.Village, Name = code, Parent = parent } },
        });
    }

    public async Task<T> DoAsync<TUse, T>(Func<TUse, Task<T>> act) where TUse : notnull
    {
        await using AsyncServiceScope scope = _services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TUse>());
    }

    public Task<FigureGrid> GridAsync(string[] codes, Period period, string? by = null, PlaceId? place = null) =>
        DoAsync(async (ReadFigures read) => (await read.RunAsync(All, new FigureQuery(codes, place ?? Province, (Period[])[period]) { By = by })).Value);

    public Task<OpenedFigure> OpenAsync(string code, Period period, PlaceId? place = null) =>
        DoAsync(async (OpenFigure open) => (await open.RunAsync(All, new RecordQuery(code, place ?? Province, period) { Take = int.MaxValue })).Value);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _store.DisposeAsync();
    }
}
