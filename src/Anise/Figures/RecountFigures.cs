using System.Runtime.InteropServices;
using Anise.Access;
using Anise.Basics;
using Anise.Places;

namespace Anise.Figures;

/// <summary>A figure that differs from its records.</summary>
/// <param name="Code">The figure.</param>
/// <param name="Place">The code of the place.</param>
/// <param name="Year">The year.</param>
/// <param name="Shown">What the figure says; null where it says nothing.</param>
/// <param name="Counted">What its records add up to.</param>
public sealed record RecountDifference(string Code, string Place, int Year, double? Shown, double? Counted);

/// <summary>Where a recount is.</summary>
/// <param name="Done">Figures recounted.</param>
/// <param name="All">Of so many.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RecountProgress(int Done, int All);

/// <summary>
/// Counts every figure again from the records that it opens to, at every place and year, on both maps where the units changed within the years. A figure of a
/// closed review that was kept when it was closed differs once one of its records is changed behind its back.
/// </summary>
public sealed class RecountFigures(PlaceMaps maps, FigureCatalogue catalogue, ReadFigures read, IEnumerable<IRecordReader> readers, Store.AniseDb db, TimeProvider clock)
{
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
        PlaceMap map = await maps.OnAsync(clock.Today(), cancel);
        rights.Demand(Permission.SeeHouseholds, map.ScopeOf(map.Province.Id));
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
        var differences = new List<RecountDifference>();
        int done = 0;
        foreach (int year in years)
        {
            foreach (string level in (string[])[FigureQuery.ByVillage, FigureQuery.ByCommune])
            {
                Result<FigureGrid> shown = await read.RunAsync(rights, new FigureQuery([.. figures.Select(f => f.Code)], map.Province.Id, [year]) { By = level }, cancel);
                if (!shown.Ok) return Result<IReadOnlyList<RecountDifference>>.Refused(shown.Problems);
                var counted = await CountAsync(figures, new RecordScope(year, FigureBasis.Decided, map, level == FigureQuery.ByVillage ? PlaceLevel.Village : PlaceLevel.Commune), trail, cancel);
                foreach (Figure figure in figures)
                {
                    foreach (FigureSplit split in shown.Value.Splits)
                    {
                        FigureValue value = shown.Value[figure.Code, year, split];
                        FigureValue again = ReadFigures.ValueOf(figure, c => counted.GetValueOrDefault((c, split.Code)));
                        if (!Same(value, again)) differences.Add(new RecountDifference(figure.Code, split.Code, year, value.Value, again.Value));
                    }
                }
            }
            progress?.Report(new RecountProgress(++done, years.Count));
        }
        return Result<IReadOnlyList<RecountDifference>>.Of(differences);
    }

    // Sums are of whole numbers under 2^53, so they are exact. Where nothing is known there is nothing to count.
    private static bool Same(FigureValue shown, FigureValue counted) => shown.Of == counted.Of && (shown.Per ?? 0) == (counted.Per ?? 0);

    private async Task<Dictionary<(string Code, string Place), Tally>> CountAsync(IReadOnlyList<Figure> figures, RecordScope scope, PlaceTrail trail, CancellationToken cancel)
    {
        var counted = new Dictionary<(string, string), Tally>();
        foreach (IRecordReader reader in readers)
        {
            List<Figure> own = [.. figures.SelectMany(f => f.IsShare ? (Figure[])[f.Of!, f.Per!] : [f]).Distinct().Where(f => f.Kind.Code == reader.Kind.Code)];
            if (own.Count == 0) continue;
            foreach (RecordPart part in await reader.PartsAsync(scope, cancel))
            {
                RecordTable table = await reader.ReadAsync(part, scope, cancel);
                foreach (Figure figure in own)
                {
                    foreach (var (i, term) in FigureSums.Counted(table, figure))
                    {
                        if ((trail.Find(table.Places[i]) ?? trail.Find(part.Commune!.Value)) is not { } at) continue;
                        string place = scope.Level == PlaceLevel.Village || at.Kind != PlaceKind.Village ? at.Code : scope.Map.CommuneOf(at.Id).Code;
                        counted[(figure.Code, place)] = counted.GetValueOrDefault((figure.Code, place)) + new Tally(term, 1, 0);
                    }
                }
            }
        }
        return counted;
    }
}
