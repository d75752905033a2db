using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Journal;
using Anise.Modules;
using Anise.Places;
using Anise.Tests.Store;
using Anise.Works;
using Anise.Works.Days;

namespace Anise.Tests.Works;

/// <summary>A store with the places of Lang Son, on the map of 2023: two villages of commune 06505 (Vạn Linh), and a second commune of former Chi Lăng.</summary>
internal sealed class WorksWorld : IAsyncDisposable
{
    public const string Commune = "06505", District = "187";

    public static readonly DateOnly Sunday = new(2023, 3, 5);

    private WorksWorld(TestServices store) => Store = store;

    public TestServices Store { get; }

    public PlaceId CommuneId { get; private set; }

    public PlaceId OtherCommune { get; private set; }

    public PlaceId NaLung { get; private set; }

    public PlaceId CocCut { get; private set; }

    public Rights Console { get; } = Rights.ForConsole();

    public static async Task<WorksWorld> CreateAsync()
    {
        var world = new WorksWorld(await TestServices.LangSonAsync());
        PlaceMap then = await world.Store.MapAsync(Sunday);
        world.CommuneId = then.FindByCode(Commune)!.Id;
        world.OtherCommune = then.Communes.First(c => c.Id != world.CommuneId && then.LiesIn(c.Id, then.FindByCode(District)!.Id)).Id;
        world.NaLung = await world.AddVillageAsync("Thôn Nà Lùng");
        world.CocCut = await world.AddVillageAsync("Thôn Cốc Cút");
        return world;
    }

    public Task<PlaceId> AddVillageAsync(string name) =>
        Store.RunAsync<AddVillage, PlaceId>(add => add.RunAsync(Console, CommuneId, name, new DateOnly(2020, 1, 1), "test"));

    public static Rights Officer(PlaceId place) => new(new Actor("officer", "test", 7), [new Grant { UserId = 7, Role = Role.CommuneOfficer, Place = place }]);

    /// <summary>A day with one body and what was done.</summary>
    public NewWorksDay Day(PlaceId place, DateOnly date, int people, params (string Kind, decimal Quantity)[] outputs) => new(place, date, "Đoàn Thanh niên")
    {
        Campaign = "Ngày Chủ nhật đỏ",
        Participations = [new NewParticipation(null, people, [])],
        Outputs = [.. outputs.Select(o => new NewOutput(o.Kind, o.Quantity))],
        LabourDays = people / 2m,
    };

    public Task<WorksDayId> RecordAsync(NewWorksDay day) => Store.RunAsync<RecordWorksDay, WorksDayId>(record => record.RunAsync(Console, day));

    /// <summary>The value of a figure on the map of its year; null where nothing is known.</summary>
    public Task<double?> FigureAsync(string code, string place = District, int year = 2023, int month = 0, DateOnly? map = null) => Store.DoAsync<ReadFigures, double?>(async read =>
    {
        DateOnly day = map ?? new DateOnly(2023, 12, 31);
        PlaceMap on = await Store.MapAsync(day);
        PlaceId at = (on.FindByCode(place) ?? on.All.First(p => p.Code == place)).Id;
        var period = new Period(year, month);
        Result<FigureGrid> grid = await read.RunAsync(Console, new FigureQuery([code], at, [period]) { MapDay = map is null ? new DateOnly(2023, 12, 31) : map });
        return grid.Value[code, period].Value;
    });

    /// <summary>Every figure of works at a place.</summary>
    public async Task<Dictionary<string, double?>> FiguresAsync(string place = District, DateOnly? map = null)
    {
        string[] codes = await Store.DoAsync<FigureCatalogue, string[]>(c => Task.FromResult(c.All.Where(f => f.Kind.Code.StartsWith("works-", StringComparison.Ordinal)).Select(f => f.Code).ToArray()));
        var values = new Dictionary<string, double?>();
        foreach (string code in codes) values[code] = await FigureAsync(code, place, map: map);
        return values;
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
