using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Store;

namespace Anise.Figures;

/// <summary>Reads figures: what every page, report and interface shows comes from here.</summary>
public sealed class ReadFigures(AniseDb db, PlaceMaps maps, FigureCatalogue catalogue, IEnumerable<IRecordReader> readers, FigureCache cache, KeptReads kept, TimeProvider clock)
{
    /// <summary>The values asked for; a problem for a figure, place or breakdown that there is not.</summary>
    /// <param name="rights">Who reads; needs for the place what the kind of each figure says (<see cref="RecordKind.See"/>).</param>
    /// <param name="query">What.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    /// <exception cref="DamagedException">Records of the place were changed behind the program's back and cannot be read.</exception>
    public async Task<Result<FigureGrid>> RunAsync(Rights rights, FigureQuery query, CancellationToken cancel = default)
    {
        PlaceMap map = await maps.ForAsync(query.MapDay, clock.Today(), cancel);
        if (map.Find(query.Place) is not { } place) return Texts.Problem("figure-place", "place", map.Day);
        Result<IReadOnlyList<Figure>> figures = Find(query);
        if (!figures.Ok) return Result<FigureGrid>.Refused(figures.Problems);
        Scope scope = await maps.ScopeAsync(place.Id, clock.Today(), map, cancel);
        foreach (Permission see in figures.Value.Select(f => f.Kind.See).Distinct()) rights.Demand(see, scope);
        map.RequireWhole();
        StoreMoment moment = await kept.NowAsync(db, cancel);
        // Names of groups are in the reader's language; running years are read as of today.
        var key = (typeof(FigureGrid), CultureInfo.CurrentUICulture.Name, clock.Today(), string.Join(' ', query.Codes), query.Place, string.Join(' ', query.Periods), (query.By, query.Basis, map.Day));
        return await moment.GetAsync(key, () => RunAsync(query, map, place, moment, cancel));
    }

    /// <summary>The figures of the catalogue that a reader may see at a place, in its order; none where the map has no such place.</summary>
    /// <param name="rights">Who reads.</param>
    /// <param name="at">The place.</param>
    /// <param name="mapDay">The day of the map; today's when null.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<IReadOnlyList<Figure>> SeenAsync(Rights rights, PlaceId at, DateOnly? mapDay, CancellationToken cancel = default)
    {
        PlaceMap map = await maps.ForAsync(mapDay, clock.Today(), cancel);
        if (map.Find(at) is null) return [];
        Scope scope = await maps.ScopeAsync(at, clock.Today(), map, cancel);
        HashSet<Permission> may = [.. catalogue.Kinds.Select(k => k.See).Distinct().Where(see => rights.May(see, scope))];
        return [.. catalogue.All.Where(f => may.Contains(f.Kind.See))];
    }

    /// <summary>The values, whoever asks: for figures that are published without persons.</summary>
    /// <param name="query">What.</param>
    /// <param name="map">The map.</param>
    /// <param name="place">The place on it.</param>
    /// <param name="cancel">Cancels.</param>
    /// <param name="takes">Which parts are taken; all when null.</param>
    internal async Task<Result<FigureGrid>> RunAsync(FigureQuery query, PlaceMap map, MappedPlace place, CancellationToken cancel, Func<IRecordReader, RecordPart, bool>? takes = null) =>
        await RunAsync(query, map, place, await kept.NowAsync(db, cancel), cancel, takes);

    private async Task<Result<FigureGrid>> RunAsync(
        FigureQuery query, PlaceMap map, MappedPlace place, StoreMoment moment, CancellationToken cancel, Func<IRecordReader, RecordPart, bool>? takes = null)
    {
        Result<IReadOnlyList<Figure>> found = Find(query);
        if (!found.Ok) return Result<FigureGrid>.Refused(found.Problems);
        IReadOnlyList<Figure> figures = found.Value;
        Result<Splitter> splitter = Splitter.Make(query.By, figures, map, place);
        if (!splitter.Ok) return Result<FigureGrid>.Refused(splitter.Problems);
        PlaceTrail trail = await moment.GetAsync((typeof(PlaceTrail), map.Day), () => PlaceTrail.ReadAsync(db, map, cancel));
        var cells = new Dictionary<(string, Period, string), FigureValue>();
        var coverage = new Dictionary<Period, FigureCoverage>();
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (Period period in query.Periods)
        {
            var scope = new RecordScope(period, query.Basis, map, splitter.Value.Level);
            Dictionary<(string Code, string Group), Tally> sums = [];
            foreach (IGrouping<string, Figure> ofKind in figures.SelectMany(f => f.Sums).Distinct().GroupBy(f => f.Kind.Code))
            {
                IRecordReader reader = readers.First(r => r.Kind.Code == ofKind.Key);
                var adder = new PartAdder(reader, cache, moment, clock.Today(), scope, trail, splitter.Value, sums, takes);
                coverage[period] = Further(coverage.GetValueOrDefault(period), await adder.AddAsync([.. ofKind], cancel));
            }
            foreach (Figure figure in figures)
            {
                foreach (string group in sums.Keys.Where(k => k.Code == (figure.Of ?? figure).Code || k.Code == figure.Per?.Code).Select(k => k.Group).Distinct().ToList())
                {
                    cells[(figure.Code, period, group)] = ValueOf(figure, c => sums.GetValueOrDefault((c, group)));
                    if (group != FigureGrid.Whole) codes.Add(group);
                }
            }
        }
        return new FigureGrid(query, map, figures, splitter.Value.Splits(codes), coverage, cells);
    }

    private Result<IReadOnlyList<Figure>> Find(FigureQuery query)
    {
        var figures = new List<Figure>();
        foreach (string code in query.Codes)
        {
            if (!catalogue.TryFind(code, out Figure? figure)) return Texts.Problem("figure-unknown", "figure", code);
            if (query.Periods.Any(p => !figure.Kind.Has(p))) return Texts.Problem("figure-months", "period", figure.Name);
            figures.Add(figure);
        }
        return Result<IReadOnlyList<Figure>>.Of(figures);
    }

    /// <summary>The value of a figure from its sums.</summary>
    internal static FigureValue ValueOf(Figure figure, Func<string, Tally> sumOf)
    {
        Tally sum = sumOf((figure.Of ?? figure).Code);
        if (figure.Per is not { } per) return new(sum.IsKnown ? sum.Sum : null, sum, null);
        Tally by = sumOf(per.Code);
        return new(sum.IsKnown && by.IsKnown && by.Sum != 0 ? figure.Times * sum.Sum / by.Sum : null, sum, by);
    }

    private static FigureCoverage Further(FigureCoverage a, FigureCoverage b) => b.Communes > a.Communes ? b : a;
}
