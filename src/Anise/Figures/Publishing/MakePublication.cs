using Anise.Basics;
using Anise.Places;

namespace Anise.Figures.Publishing;

/// <summary>Makes the tables of a year from the figures of the catalogue, whoever asks: they leave with their small cells hidden only.</summary>
internal sealed class MakePublication(ReadFigures read, PublicationPlan plan, PlaceMap map, int year)
{
    private readonly List<MappedPlace> _rows = [map.Province];
    private readonly List<int> _parents = [-1];
    private readonly List<int> _leaves = [];

    /// <summary>The publication.</summary>
    /// <exception cref="ArgumentException">Figures do not add up: records were changed behind their back.</exception>
    public async Task<Publication> RunAsync(CancellationToken cancel)
    {
        string[] codes = [.. plan.Tables.SelectMany(t => t.Parts.Prepend(t.Total)).Distinct()];
        FigureGrid grid = await ReadAsync(codes, map.Province, FigureQuery.ByCommune, cancel);
        List<FigureSplit> decided = [.. grid.Splits.Where(s => grid[plan.Tables[0].Total, year, s].Value is not null)];
        PutRows([.. decided.Select(s => s.Place!)]);
        var figures = codes.ToDictionary(code => code, code => new LeafCounts(
            [.. decided.Select(s => (long)grid[code, year, s].Of)], [.. decided.Select(s => grid[code, year, s].Value is not null)]));
        var splits = new Dictionary<(string, string), IReadOnlyDictionary<string, long[]>>();
        foreach (IGrouping<string, TablePlan> by in plan.Tables.Where(t => t.By is not null).GroupBy(t => t.By!))
            await SplitAsync([.. by.Select(t => t.Total)], by.Key, decided, splits, cancel);
        return new Publication(year, map.Day, _rows, new TableMaker(plan, new PublicationCounts(_parents, _leaves, figures, splits)).Run());
    }

    private async Task SplitAsync(
        IReadOnlyList<string> codes, string by, List<FigureSplit> decided, Dictionary<(string, string), IReadOnlyDictionary<string, long[]>> splits, CancellationToken cancel)
    {
        var found = codes.ToDictionary(code => code, _ => new Dictionary<string, long[]>(StringComparer.Ordinal));
        for (int i = 0; i < decided.Count; i++)
        {
            FigureGrid grid = await ReadAsync(codes, decided[i].Place!, by, cancel);
            foreach (string code in codes)
            {
                foreach (FigureSplit group in grid.Splits)
                {
                    if (!found[code].TryGetValue(group.Code, out long[]? counts)) found[code].Add(group.Code, counts = new long[decided.Count]);
                    counts[i] = (long)grid[code, year, group].Of;
                }
            }
        }
        foreach (string code in codes) splits.Add((code, by), found[code]);
    }

    private void PutRows(IReadOnlyList<MappedPlace> communes)
    {
        foreach (MappedPlace district in communes.Select(DistrictOf).OfType<PlaceId>().Distinct().Select(id => map[id]).OrderBy(d => d.Code, StringComparer.Ordinal)) Put(district, 0);
        foreach (MappedPlace commune in communes)
        {
            _leaves.Add(_rows.Count);
            Put(commune, DistrictOf(commune) is { } district ? _rows.FindIndex(r => r.Id == district) : 0);
        }

        PlaceId? DistrictOf(MappedPlace commune) => (commune.FormerDistrict ?? commune.Parent) is { } id && map.Find(id) is { Kind: PlaceKind.District } ? id : null;

        void Put(MappedPlace place, int parent)
        {
            _rows.Add(place);
            _parents.Add(parent);
        }
    }

    private async Task<FigureGrid> ReadAsync(IReadOnlyList<string> codes, MappedPlace place, string? by, CancellationToken cancel) =>
        (await read.RunAsync(new FigureQuery(codes, place.Id, [year]) { By = by }, map, place, cancel)).Value;
}
