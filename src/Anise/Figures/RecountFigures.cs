using System.Runtime.InteropServices;
using Anise.Access;
using Anise.Basics;
using Anise.Places;

namespace Anise.Figures;

/// <summary>A figure that differs from its records.</summary>
/// <param name="Code">The figure.</param>
/// <param name="Place">The code of the place.</param>
/// <param name="Year">The year.</param>
/// <param name="Map">The day of the map.</param>
/// <param name="Shown">What the figure says; null where it says nothing.</param>
/// <param name="Counted">What its records add up to.</param>
public sealed record RecountDifference(string Code, string Place, int Year, DateOnly Map, double? Shown, double? Counted);

/// <summary>Where a recount is.</summary>
/// <param name="Done">Years recounted.</param>
/// <param name="All">Of so many.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RecountProgress(int Done, int All);

/// <summary>
/// Counts every figure again from its records, read anew: at every village, commune, district and the province, for each year, on today's map and on every
/// former one. A figure of a closed review was kept when it was closed, so it differs once one of its records is changed behind its back; of a review under
/// way the recount shows that what is kept in memory follows the records.
/// </summary>
public sealed class RecountFigures(PlaceMaps maps, ReadMapDays mapDays, FigureCatalogue catalogue, ReadFigures read, IEnumerable<IRecordReader> readers, Store.AniseDb db, TimeProvider clock)
{
    private static readonly string?[] Ways = [FigureQuery.ByVillage, FigureQuery.ByCommune, FigureQuery.ByDistrict, null];

    /// <summary>The differences; none when all is well.</summary>
    /// <param name="rights">Who asks; needs <see cref="Permission.SeeHouseholds"/> for the province.</param>
    /// <param name="years">The years.</param>
    /// <param name="code">Only one figure; null for all.</param>
    /// <param name="progress">Told after each year.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Result<IReadOnlyList<RecountDifference>>> RunAsync(
        Rights rights, IReadOnlyList<int> years, string? code = null, IProgress<RecountProgress>? progress = null, CancellationToken cancel = default)
    {
        if (code is not null && !catalogue.TryFind(code, out _)) return Texts.Problem("figure-unknown", "figure", code);
        List<Figure> figures = [.. catalogue.All.Where(f => code is null || f.Code == code)];
        PlaceMap today = await maps.OnAsync(clock.Today(), cancel);
        rights.Demand(Permission.SeeHouseholds, today.ScopeOf(today.Province.Id));
        var differences = new List<RecountDifference>();
        int done = 0;
        foreach (int year in years)
        {
            foreach (DateOnly day in (await mapDays.RunAsync(cancel)).Where(last => last < today.Day).Prepend(today.Day))
            {
                PlaceMap map = await maps.OnAsync(day, cancel);
                PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
                foreach (string? way in Ways)
                {
                    MappedPlace province = map.Province;
                    Splitter splitter = Splitter.Make(way, figures, map, province).Value;
                    var shown = await read.RunAsync(rights, new FigureQuery([.. figures.Select(f => f.Code)], province.Id, [year]) { By = way, MapDay = day }, cancel);
                    if (!shown.Ok) return Result<IReadOnlyList<RecountDifference>>.Refused(shown.Problems);
                    var counted = await CountAsync(figures, new RecordScope(year, FigureBasis.Decided, map, splitter.Level), trail, splitter, cancel);
                    differences.AddRange(Compare(figures, shown.Value, year, day, way is null ? null : [.. counted.Keys.Select(k => k.Group).Distinct()], counted));
                }
            }
            progress?.Report(new RecountProgress(++done, years.Count));
        }
        return Result<IReadOnlyList<RecountDifference>>.Of([.. differences.Distinct()]);
    }

    private static IEnumerable<RecountDifference> Compare(
        IReadOnlyList<Figure> figures, FigureGrid shown, int year, DateOnly day, IReadOnlyList<string>? found, Dictionary<(string Code, string Group), Tally> counted)
    {
        string[] groups = found is null ? [FigureGrid.Whole] : [.. shown.Splits.Select(s => s.Code).Union(found).Where(g => g != FigureGrid.Whole)];
        foreach (Figure figure in figures)
        {
            foreach (string group in groups)
            {
                FigureValue value = group == FigureGrid.Whole ? shown[figure.Code, year] : shown[figure.Code, year, new FigureSplit(group, "")];
                FigureValue again = ReadFigures.ValueOf(figure, c => counted.GetValueOrDefault((c, group)));
                // Sums are of whole numbers under 2^53, so they are exact.
                if (value.Of != again.Of || (value.Per ?? 0) != (again.Per ?? 0) || value.Value is null != again.Value is null)
                    yield return new RecountDifference(figure.Code, group == FigureGrid.Whole ? shown.Place.Code : group, year, day, value.Value, again.Value);
            }
        }
    }

    private async Task<Dictionary<(string Code, string Group), Tally>> CountAsync(
        IReadOnlyList<Figure> figures, RecordScope scope, PlaceTrail trail, Splitter splitter, CancellationToken cancel)
    {
        var counted = new Dictionary<(string, string), Tally>();
        foreach (IRecordReader reader in readers)
        {
            List<Figure> own = [.. figures.SelectMany(f => f.IsShare ? (Figure[])[f.Of!, f.Per!] : [f]).Distinct().Where(f => f.Kind.Code == reader.Kind.Code)];
            if (own.Count == 0) continue;
            foreach (RecordPart part in await reader.PartsAsync(scope, cancel))
            {
                RecordTable table = await TableAsync(reader, part, scope, cancel);
                string? GroupOf(PlaceId place) => (trail.Find(place) ?? (part.Commune is { } commune ? trail.Find(commune) : null)) is { } at ? splitter.GroupOf(at, "") : null;
                foreach (Figure figure in own)
                {
                    foreach (var ((place, _), tally) in FigureSums.Of(table, figure, null))
                    {
                        // What is known comes from the sums, the sum itself from the records that the figure opens to.
                        if (GroupOf(place) is { } group) counted[(figure.Code, group)] = counted.GetValueOrDefault((figure.Code, group)) + tally with { Sum = 0 };
                    }
                    foreach (var (record, term) in FigureSums.Counted(table, figure))
                    {
                        if (GroupOf(table.Places[record]) is { } group) counted[(figure.Code, group)] = counted.GetValueOrDefault((figure.Code, group)) + new Tally(term, 0, 0);
                    }
                }
            }
        }
        return counted;
    }

    private readonly Dictionary<string, RecordTable> _tables = [];

    /// <summary>A part as the store has it when the recount begins: it reads the same on every map and level, except parts that cross communes.</summary>
    private async Task<RecordTable> TableAsync(IRecordReader reader, RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        if (part.Commune is null) return await reader.ReadAsync(part, scope, cancel);
        string key = $"{reader.Kind.Code}|{part.Key}";
        if (!_tables.TryGetValue(key, out RecordTable? table)) _tables.Add(key, table = await reader.ReadAsync(part, scope, cancel));
        return table;
    }
}
