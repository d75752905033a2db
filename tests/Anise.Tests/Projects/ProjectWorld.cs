using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Journal;
using Anise.Modules;
using Anise.Places;
using Anise.Projects;
using Anise.Projects.Changes;
using Anise.Projects.Logs;
using Anise.Projects.Plots;
using Anise.Store;
using Anise.Tests.Store;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace Anise.Tests.Projects;

/// <summary>A store with a project P1 in commune 06505, of plots that are squares in a row.</summary>
internal sealed class ProjectWorld : IAsyncDisposable
{
    public const string Commune = "06505", Code = "P1";

    /// <summary>The side of a square, in degrees.</summary>
    public const double Side = 0.001;

    private ProjectWorld(TestServices store) => Store = store;

    public TestServices Store { get; }

    public PlaceId CommuneId { get; private set; }

    public PlaceId OtherCommune { get; private set; }

    public ProjectId Project { get; private set; }

    public Dictionary<string, Plot> Plots { get; private set; } = [];

    public Rights Console { get; } = Rights.ForConsole();

    /// <summary>Plots by name, each with where it begins to the east, in sides.</summary>
    public static async Task<ProjectWorld> CreateAsync(params (string Name, double At)[] plots)
    {
        var world = new ProjectWorld(await TestServices.LangSonAsync());
        PlaceMap now = await world.Store.MapAsync(DateOnly.FromDateTime(world.Store.Clock.GetUtcNow().DateTime));
        world.CommuneId = now.FindByCode(Commune)!.Id;
        world.OtherCommune = now.Communes.First(c => c.Id != world.CommuneId).Id;
        world.Project = await world.Store.RunAsync<RecordProject, ProjectId>(r => r.RunAsync(world.Console, new NewProject(Code, "Mô hình hồi", [world.CommuneId]) { Crop = "Hồi", Since = new DateOnly(2022, 1, 1) }));
        if (plots.Length > 0) await world.Store.RunAsync<RecordPlots, RecordedPlots>(r => r.RunAsync(world.Console, world.Project, [.. plots.Select((p, i) => new StatedPlot(i + 1, p.Name, Square(p.At)) { DeclaredHa = 1.1m })]));
        await world.RereadAsync();
        return world;
    }

    public async Task RereadAsync() => Plots = await Store.DoAsync<AniseDb, Dictionary<string, Plot>>(db => db.Set<Plot>().AsNoTracking().ToDictionaryAsync(p => p.Name));

    public static Polygon Square(double at, double north = 21.6)
    {
        double west = 106.5 + (at * Side), east = west + Side, top = north + Side;
        return new Polygon(new LinearRing([new(west, north), new(east, north), new(east, top), new(west, top), new(west, north)]));
    }

    public static Rights Officer(PlaceId place) => new(new Actor("officer", "test", 7), [new Grant { UserId = 7, Role = Role.CommuneOfficer, Place = place }]);

    public StatedEntry Spray(string plot, DateOnly date, int interval, string product = "X") => new(Plots[plot], date, FarmWork.Spray) { Product = product, IntervalDays = interval };

    public StatedEntry Harvest(string plot, DateOnly date) => new(Plots[plot], date, FarmWork.Harvest) { Quantity = 10, Unit = "kg" };

    public Task<(RecordedLog? Done, IReadOnlyList<EntryFault> Faults)> LogAsync(params StatedEntry[] entries) =>
        Store.DoAsync<RecordLog, (RecordedLog?, IReadOnlyList<EntryFault>)>(r => r.RunAsync(Console, entries, null));

    public Task<LogImported> ImportAsync(string csv, string name = "nhat-ky.csv") => Store.RunAsync<ImportSeasonLog, LogImported>(i => i.RunAsync(Console, Code, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(csv)), name));

    public Task<double?> FigureAsync(string code, int year, string place = Commune) => Store.DoAsync<ReadFigures, double?>(async read =>
    {
        PlaceId at = (await Store.MapAsync(DateOnly.FromDateTime(Store.Clock.GetUtcNow().DateTime))).FindByCode(place)!.Id;
        return (await read.RunAsync(Console, new FigureQuery([code], at, [year]))).Value[code, year].Value;
    });

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
