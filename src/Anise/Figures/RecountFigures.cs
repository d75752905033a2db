using System.Runtime.InteropServices;
using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Store;

namespace Anise.Figures;

/// <summary>Where a recount is.</summary>
/// <param name="Done">Years recounted.</param>
/// <param name="All">Of so many.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RecountProgress(int Done, int All);

/// <summary>
/// Counts every figure again from its records, read anew: at every village, commune, district and the province, for each year, on today's map and on every
/// former one. A figure of a closed review was kept when it was closed, so it differs once one of its records is changed behind its back; of a review under
/// way the recount shows that what is kept in memory follows the records. It also holds closed records against their seal, sees that reviews, decisions and
/// what was kept of them fit together, and names what cannot be read.
/// </summary>
public sealed class RecountFigures(
    PlaceMaps maps, ReadMapDays mapDays, FigureCatalogue catalogue, ReadFigures read, IEnumerable<IRecordReader> readers, IEnumerable<IRecordCheck> checks, AniseDb db, KeptReads kept, TimeProvider clock)
{
    private static readonly string?[] Ways = [FigureQuery.ByVillage, FigureQuery.ByCommune, FigureQuery.ByDistrict, null];

    /// <summary>The differences; none when all is well.</summary>
    /// <param name="rights">Who asks; needs for the province what the kinds of all figures say (<see cref="RecordKind.See"/>).</param>
    /// <param name="years">The years.</param>
    /// <param name="code">Only one figure; null for all.</param>
    /// <param name="progress">Told after each year.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Result<IReadOnlyList<RecountDifference>>> RunAsync(
        Rights rights, IReadOnlyList<int> years, string? code = null, IProgress<RecountProgress>? progress = null, CancellationToken cancel = default)
    {
        if (code is not null && !catalogue.TryFind(code, out _)) return Texts.Problem("figure-unknown", "figure", code);
        List<Figure> figures = [.. catalogue.All.Where(f => code is null || f.Code == code)];
        kept.Forget();
        await kept.HoldAsync(db, cancel);
        PlaceMap today = await maps.OnAsync(clock.Today(), cancel);
        foreach (Permission see in figures.SelectMany(f => f.Sums).Select(f => f.Kind.See).Distinct()) rights.Demand(see, today.ScopeOf(today.Province.Id));
        List<PlaceMap> all = [today];
        foreach (DateOnly day in (await mapDays.RunAsync(cancel)).Where(last => last < today.Day)) all.Add(await maps.OnAsync(day, cancel));
        var parts = new RecountParts(maps, today.Day);
        var differences = new List<RecountDifference>(all.SelectMany(m => m.Broken.Select(p =>
            new RecountDifference(RecountDifference.Places, p.Code, m.Day.Year, m.Day, null, null) { What = Texts.Get("recount-nowhere") })));
        await CheckAsync(years, parts, today, differences, cancel);
        int done = 0;
        foreach (int year in years)
        {
            parts.Forget();
            List<Figure> monthly = [.. figures.Where(f => f.Kind.Period == PeriodKind.Month)];
            foreach (PlaceMap map in all)
            {
                PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
                foreach (string? way in Ways)
                {
                    differences.AddRange(await RecountAsync(figures, year, Splitter.Make(way, figures, map, map.Province).Value, way, trail, parts, cancel));
                    if (monthly.Count == 0) continue;
                    foreach (Period month in new Period(year).Months)
                        differences.AddRange(await RecountAsync(monthly, month, Splitter.Make(way, monthly, map, map.Province).Value, way, trail, parts, cancel));
                }
            }
            progress?.Report(new RecountProgress(++done, years.Count));
        }
        return Result<IReadOnlyList<RecountDifference>>.Of([.. parts.Found.Concat(differences).Distinct()]);
    }

    private async Task CheckAsync(IReadOnlyList<int> years, RecountParts parts, PlaceMap today, List<RecountDifference> differences, CancellationToken cancel)
    {
        foreach (IRecordCheck check in checks)
        {
            try
            {
                foreach (RecordFault fault in await check.RunAsync(years, cancel))
                {
                    string place = fault.Place is { } id ? await parts.CodeOfAsync(id, cancel) : today.Province.Code;
                    differences.Add(new RecountDifference(fault.Code, place, fault.Year, today.Day, fault.Shown, fault.Counted) { What = fault.What });
                }
            }
            catch (Exception damage) when (DamagedException.Tells(damage))
            {
                differences.Add(new RecountDifference(RecountDifference.Records, today.Province.Code, today.Day.Year, today.Day, null, null) { What = Texts.Get("recount-damaged", damage.Message) });
            }
        }
    }

    private async Task<IReadOnlyList<RecountDifference>> RecountAsync(
        IReadOnlyList<Figure> all, Period period, Splitter splitter, string? way, PlaceTrail trail, RecountParts parts, CancellationToken cancel)
    {
        PlaceMap map = trail.Map;
        var scope = new RecordScope(period, FigureBasis.Decided, map, splitter.Level);
        var tables = new Dictionary<(string Kind, bool Last), IReadOnlyList<(RecordPart Part, RecordTable Table)>>();
        foreach (var ofKind in all.SelectMany(f => f.Sums).Distinct().GroupBy(KeyOf))
        {
            IRecordReader reader = readers.First(r => r.Kind.Code == ofKind.Key.Kind);
            if (await parts.ReadAsync(reader, scope, ofKind.First().Adds, cancel) is { } sound) tables.Add(ofKind.Key, sound);
        }
        List<Figure> figures = [.. all.Where(f => f.Sums.All(s => tables.ContainsKey(KeyOf(s))))];
        try
        {
            FigureGrid shown = (await read.RunAsync(new FigureQuery([.. figures.Select(f => f.Code)], map.Province.Id, [period]) { By = way, MapDay = map.Day }, map, map.Province, cancel, parts.Takes)).Value;
            var counted = Count(figures, tables, trail, splitter, parts);
            return [.. Compare(figures, shown, period, map.Day, way is null ? null : [.. counted.Keys.Select(k => k.Group).Distinct()], counted)];
        }
        catch (DamagedException damage)
        {
            parts.Add(null, scope, map.Province.Code, damage);
            return [];
        }
    }

    // Of a year of months a stock has other records than a flow.
    private static (string Kind, bool Last) KeyOf(Figure sum) => (sum.Kind.Code, sum.Kind.Period == PeriodKind.Month && sum.Adds is Adds.Stock or Adds.Cumulative);

    private static IEnumerable<RecountDifference> Compare(
        IReadOnlyList<Figure> figures, FigureGrid shown, Period period, DateOnly day, IReadOnlyList<string>? found, Dictionary<(string Code, string Group), Tally> counted)
    {
        string[] groups = found is null ? [FigureGrid.Whole] : [.. shown.Splits.Select(s => s.Code).Union(found).Where(g => g != FigureGrid.Whole)];
        foreach (Figure figure in figures)
        {
            foreach (string group in groups)
            {
                FigureValue value = group == FigureGrid.Whole ? shown[figure.Code, period] : shown[figure.Code, period, new FigureSplit(group, "")];
                FigureValue again = ReadFigures.ValueOf(figure, c => counted.GetValueOrDefault((c, group)));
                if (Differ(value.Of, again.Of) || Differ(value.Per ?? 0, again.Per ?? 0) || value.Value is null != again.Value is null)
                    yield return new RecountDifference(figure.Code, group == FigureGrid.Whole ? shown.Place.Code : group, period, day, value.Value, again.Value);
            }
        }
    }

    // Sums of whole numbers under 2^53 are exact; those of fractions (metres, days of labour) may end in another digit where they were added in another order.
    private static bool Differ(double shown, double counted) => Math.Abs(shown - counted) > 1e-9 * Math.Max(1, Math.Abs(counted));

    private static Dictionary<(string Code, string Group), Tally> Count(
        IReadOnlyList<Figure> figures, Dictionary<(string Kind, bool Last), IReadOnlyList<(RecordPart Part, RecordTable Table)>> tables, PlaceTrail trail, Splitter splitter, RecountParts parts)
    {
        var counted = new Dictionary<(string, string), Tally>();
        foreach (Figure figure in figures.SelectMany(f => f.Sums).Distinct())
        {
            foreach (var (part, table) in tables[KeyOf(figure)])
            {
                string? GroupOf(PlaceId place) => (trail.Find(place) ?? (part.Commune is { } commune ? trail.Find(commune) : null)) is { } at ? splitter.GroupOf(at, "") : null;
                foreach (var (place, tally) in parts.SumsOf(table, figure))
                    if (GroupOf(place) is { } group) counted[(figure.Code, group)] = counted.GetValueOrDefault((figure.Code, group)) + tally;
            }
        }
        return counted;
    }
}
