using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Households;
using Anise.Places;
using Anise.Reviews.Figures;

namespace Anise.Web.Overview;

/// <summary>Reads what the overview of a place, or a comparison, shows.</summary>
public sealed class OverviewFigures(ReadFigures figures, FigureCatalogue catalogue, YearStandards standards)
{
    /// <summary>The figures at the head of the page, the rate first.</summary>
    public static readonly string[] Keys = ["poverty-rate", "near-poverty-rate", "poor-households", "near-poor-households", "poor-people"];

    /// <summary>The years of which something is decided at a place, the oldest first.</summary>
    public async Task<IReadOnlyList<int>> DecidedYearsAsync(Rights rights, MappedPlace place, IEnumerable<int> years, CancellationToken cancel)
    {
        // Reviews are of communes: of a village it is its households that are decided.
        string code = place.Kind == PlaceKind.Village ? "decided-households" : "decided-reviews";
        int[] all = [.. years.Order()];
        FigureGrid grid = await ReadAsync(rights, new FigureQuery([code], place.Id, all), cancel);
        return [.. all.Where(y => grid[code, y].Value is > 0)];
    }

    /// <summary>The provinces, districts and communes with something decided in the years, by place: what can be laid side by side.</summary>
    /// <param name="rights">Who reads.</param>
    /// <param name="map">Today's map.</param>
    /// <param name="given">The places at which the reader has a role; each is read with all that lies in it.</param>
    /// <param name="years">The years.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyDictionary<PlaceId, IReadOnlySet<int>>> DecidedPlacesAsync(
        Rights rights, PlaceMap map, IEnumerable<MappedPlace> given, IEnumerable<int> years, CancellationToken cancel)
    {
        const string code = "decided-reviews";
        int[] all = [.. years.Order()];
        var found = new Dictionary<PlaceId, IReadOnlySet<int>>();
        void Add(PlaceId place, Func<int, FigureValue> valueOf)
        {
            HashSet<int> decided = [.. all.Where(y => valueOf(y).Value is > 0)];
            if (decided.Count > 0) found[place] = decided;
        }
        foreach (MappedPlace place in given.Where(p => p.Kind != PlaceKind.Village && rights.May(Permission.SeeHouseholds, map.ScopeOf(p.Id))))
        {
            FigureGrid whole = await ReadAsync(rights, new FigureQuery([code], place.Id, all), cancel);
            Add(place.Id, y => whole[code, y]);
            foreach (string split in place.Kind switch { PlaceKind.Province => [FigureQuery.ByDistrict, FigureQuery.ByCommune], PlaceKind.District => [FigureQuery.ByCommune], _ => Array.Empty<string>() })
            {
                FigureGrid grid = await ReadAsync(rights, new FigureQuery([code], place.Id, all) { By = split }, cancel);
                foreach (FigureSplit part in grid.Splits.Where(s => s.Place is not null)) Add(part.Place!.Id, y => grid[code, y, part]);
            }
        }
        return found;
    }

    /// <summary>The figures of a question.</summary>
    /// <exception cref="InvalidOperationException">A page asks for what there is not.</exception>
    public async Task<FigureGrid> ReadAsync(Rights rights, FigureQuery query, CancellationToken cancel)
    {
        Result<FigureGrid> read = await figures.RunAsync(rights, query, cancel);
        return read.Ok ? read.Value : throw new InvalidOperationException(string.Join("; ", read.Problems.Select(p => p.Message)));
    }

    /// <summary>The indicators of the standard of a year, each with the figure of the share of poor households deprived of it.</summary>
    public IReadOnlyList<(string Code, string Name)> Deprivations(int year) =>
        standards.Of(year) is not { } set ? [] : [.. set.Deprivations.Select(d => ($"poor-deprived-{d.Code}-rate", d.Label.ToString())).Where(d => catalogue.TryFind(d.Item1, out _))];

    /// <summary>The causes of poverty, each with the figure of the poor households that have it.</summary>
    public IReadOnlyList<(string Code, string Name)> Causes() =>
        [.. catalogue["poor-households"].Kind.Lists["cause"].Select(c => ($"poor-cause-{c.Code}", c.Label.ToString()))];

    /// <summary>How a place is split in pictures; null for a village.</summary>
    public static string? SplitOf(MappedPlace place) => place.Kind switch
    {
        PlaceKind.Village => null,
        PlaceKind.Province or PlaceKind.District => FigureQuery.ByCommune,
        _ => FigureQuery.ByVillage,
    };
}
