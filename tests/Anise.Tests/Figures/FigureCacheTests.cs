using Anise.Basics;
using Anise.Figures;
using Anise.Journal;
using Anise.Places;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tests.Figures;

/// <summary>What figures keep in memory has an end.</summary>
[Trait("needs", "demo")]
public sealed class FigureCacheTests(DemoProvince demo)
{
    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_holds_so_many_rows_and_forgets_what_was_not_used_for_longest()
    {
        var cache = new FigureCache(mostRows: 100);
        var reader = new Reader();
        foreach (int part in (int[])[1, 2, 3]) await GetAsync(part, 30);
        await GetAsync(1, 30);
        Assert.Equal((90, 3, 3), (cache.Rows, cache.Parts, reader.Read));
        await GetAsync(4, 60);   // 2 goes, and 3 as well
        Assert.Equal((90, 2, 4), (cache.Rows, cache.Parts, reader.Read));
        await GetAsync(1, 30);
        Assert.Equal(4, reader.Read);
        await GetAsync(2, 30);
        Assert.Equal((60, 2, 5), (cache.Rows, cache.Parts, reader.Read));
        await GetAsync(5, 500);   // larger than all the room: held while it is the only one
        Assert.Equal((500, 1), (cache.Rows, cache.Parts));
        await GetAsync(2, 30);
        Assert.Equal((30, 1), (cache.Rows, cache.Parts));
        for (int i = 100; i < 300; i++) await GetAsync(i, 0);   // parts without records take room too
        Assert.True(cache.Parts <= 100);

        Task GetAsync(int part, int rows) => cache.GetAsync(reader, new RecordPart($"{part}", null, rows, Closed: true), new RecordScope(2024, FigureBasis.Decided, new PlaceMap(default, []), PlaceLevel.Commune), _cancel);
    }

    [Fact]
    public async Task Days_of_one_map_share_what_is_kept()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        var cache = services.ServiceProvider.GetRequiredService<FigureCache>();
        var read = services.ServiceProvider.GetRequiredService<ReadFigures>();
        PlaceId province = (await services.ServiceProvider.GetRequiredService<PlaceMaps>().OnAsync(new DateOnly(2024, 12, 31), _cancel)).Province.Id;
        int parts = 0;
        foreach (int month in (int[])[1, 2, 3, 4])
        {
            Assert.True((await read.RunAsync(DemoProvince.All, new FigureQuery(["escaped", "poor-households"], province, [2024]) { MapDay = new DateOnly(2024, month, 9), By = FigureQuery.ByCommune }, _cancel)).Ok);
            if (month == 1) parts = cache.Parts;
        }
        Assert.True(parts > 0);
        Assert.Equal(parts, cache.Parts);
    }

    [Fact]
    public async Task Movements_on_the_map_of_today_are_kept_under_the_same_name_tomorrow()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        var maps = services.ServiceProvider.GetRequiredService<PlaceMaps>();
        IRecordReader reader = services.ServiceProvider.GetServices<IRecordReader>().Single(r => r.Kind.Code == "movement");
        var names = new List<string>();
        foreach (DateOnly day in (DateOnly[])[new(2026, 11, 25), new(2026, 11, 26), new(2024, 12, 31)])
            names.Add(Assert.Single(await reader.PartsAsync(new RecordScope(2024, FigureBasis.Decided, await maps.OnAsync(day, _cancel), PlaceLevel.Village), _cancel)).Key);
        Assert.Equal(names[0], names[1]);
        Assert.NotEqual(names[0], names[2]);
    }

    private sealed class Reader : IRecordReader
    {
        public int Read { get; private set; }

        public RecordKind Kind { get; } = new("thing", [], [], new Dictionary<string, IReadOnlyList<Anise.Figures.ListItem>>())
        {
            Name = () => "Thing", Unit = "thing", See = Permission.SeeJournal, TakeOut = Permission.SeeJournal, Period = PeriodKind.CalendarYear, Subjects = [], Look = new(),
        };

        public Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancel) => throw new NotSupportedException();

        public Task<IReadOnlyList<RecordPart>> PartsAsync(RecordScope scope, CancellationToken cancel) => throw new NotSupportedException();

        public Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel)
        {
            Read++;
            string[] keys = [.. Enumerable.Range(0, (int)part.Version).Select(i => $"{i}")];
            return Task.FromResult(new RecordTable(keys, new PlaceId[keys.Length], new Dictionary<string, double[]>(), new Dictionary<string, string[]>()));
        }

        public Task<Func<RecordPart, KeptSums>> KeptAsync(IReadOnlyCollection<RecordPart> parts, CancellationToken cancel) => throw new NotSupportedException();
    }
}
