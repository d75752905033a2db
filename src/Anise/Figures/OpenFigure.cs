using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Store;

namespace Anise.Figures;

/// <summary>Which records of a figure.</summary>
/// <param name="Code">The figure; of a share, the records that are divided.</param>
/// <param name="Place">The place, on the map.</param>
/// <param name="Period">The year or month.</param>
public sealed record RecordQuery(string Code, PlaceId Place, Period Period)
{
    /// <summary>A day of the map, which stands for its last (<see cref="PlaceMaps.ForAsync"/>); today when null.</summary>
    public DateOnly? MapDay { get; init; }

    /// <summary>As decided, or as corrected since.</summary>
    public FigureBasis Basis { get; init; }

    /// <summary>Only one group of a breakdown: its code.</summary>
    public string? By { get; init; }

    /// <summary>The value of that group.</summary>
    public string? Group { get; init; }

    /// <summary>The first record of the page, from 0.</summary>
    public int Skip { get; init; }

    /// <summary>Whether the records are read anew from the store, not from what was read before.</summary>
    public bool Anew { get; init; }

    /// <summary>How many records at most.</summary>
    public int Take { get; init; } = 50;
}

/// <summary>A page of the records that a figure counts.</summary>
/// <param name="Figure">The figure whose records these are: of a share, what is divided.</param>
/// <param name="Place">The place.</param>
/// <param name="Records">The page, by place and code.</param>
/// <param name="Count">How many records there are in all.</param>
/// <param name="Sum">What all of them add up to: the figure.</param>
public sealed record OpenedFigure(Figure Figure, MappedPlace Place, IReadOnlyList<OpenedRecord> Records, int Count, double Sum);

/// <summary>Opens a figure: lists the records that it counts.</summary>
public sealed class OpenFigure(AniseDb db, PlaceMaps maps, FigureCatalogue catalogue, IEnumerable<IRecordReader> readers, FigureCache cache, TimeProvider clock)
{
    private const int MostGroups = 60;   // in a message

    /// <summary>The records, or a problem for a figure or place that there is not.</summary>
    /// <param name="rights">Who reads; needs for the place what the kind of the figure says (<see cref="RecordKind.See"/>).</param>
    /// <param name="query">What.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<OpenedFigure>> RunAsync(Rights rights, RecordQuery query, CancellationToken cancel = default)
    {
        PlaceMap map = await maps.ForAsync(query.MapDay, clock.Today(), cancel);
        if (map.Find(query.Place) is not { } place) return Texts.Problem("figure-place", "place", map.Day);
        if (!catalogue.TryFind(query.Code, out Figure? asked)) return Texts.Problem("figure-unknown", "figure", query.Code);
        rights.Demand(asked.Kind.See, await maps.ScopeAsync(place.Id, clock.Today(), map, cancel));
        Figure figure = asked.Of ?? asked;
        if (!figure.Kind.Has(query.Period)) return Texts.Problem("figure-months", "period", figure.Name);
        if (query.Group is not null && query.By is null) return Texts.Problem("figure-group-without", "group");
        Result<Splitter> splitter = Splitter.Make(query.By, [figure], map, place);
        if (!splitter.Ok) return Result<OpenedFigure>.Refused(splitter.Problems);
        map.RequireWhole();
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
        var all = new List<OpenedRecord>();
        var groups = new HashSet<string>(StringComparer.Ordinal);
        IRecordReader reader = readers.First(r => r.Kind.Code == figure.Kind.Code);
        IReadOnlyList<RecordField> fields = figure.Kind.Look.All;
        foreach (var (scope, part) in await PeriodParts.ListAsync(reader, new RecordScope(query.Period, query.Basis, map, splitter.Value.Level), figure.Adds, cancel))
        {
            if (!splitter.Value.Touches(trail, part)) continue;
            RecordTable table = query.Anew ? await SoundParts.ReadAsync(reader, part, scope, cancel) : (await cache.GetAsync(reader, part, scope, cancel)).Table;
            string[]? column = splitter.Value.Column is { } c ? table.Text(c) : null;
            string[][] shown = [.. fields.Select(f => table.Text(f.Column))];
            if (column is not null) groups.UnionWith(column);
            foreach (var (i, term, thing) in FigureSums.Counted(table, figure))
            {
                if ((trail.Find(table.Places[i]) ?? (part.Commune is { } commune ? trail.Find(commune) : null)) is not { } at) continue;
                if (splitter.Value.GroupOf(at, column?[i] ?? "") is not { } group || (query.Group is { } wanted && group != wanted)) continue;
                all.Add(new OpenedRecord(figure.Kind, table.Keys[i], scope.Period, at, at.Kind == PlaceKind.Village ? map.CommuneOf(at.Id) : at, term, [.. shown.Select(t => NullIfBlank(t[i]))]) { Group = column?[i], Thing = thing });
            }
        }
        // A group that there can be is no mistake where nothing is of it yet: it is empty.
        if (query.Group is { } named && all.Count == 0 && !groups.Contains(named) && figure.Kind.Breakdowns.FirstOrDefault(b => b.Code == query.By)?.Groups?.Contains(named) != true && splitter.Value.Splits(groups) is var known && known.All(g => g.Code != named))
            return known.Count == 0 ? Texts.Problem("figure-group-none", "group", named)
                : Texts.Problem("figure-group-unknown", "group", named, string.Join(", ", known.Take(MostGroups).Select(g => $"{g.Code} ({g.Name})")) + (known.Count > MostGroups ? ", …" : ""));
        all.Sort(ByPlace);
        if (figure.Adds == Adds.Distinct) CountOnce(all);
        return new OpenedFigure(figure, place, [.. all.Skip(query.Skip).Take(query.Take)], all.Count, Tally.Exact(all.Sum(r => r.Value)));
    }

    /// <summary>A thing adds what it counts where it stands first (where it stands for several: where it is largest), and nothing where it stands again.</summary>
    private static void CountOnce(List<OpenedRecord> all)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < all.Count; i++)
            if (!counts.TryGetValue(all[i].Thing!, out int most) || all[i].Value > all[most].Value) counts[all[i].Thing!] = i;
        for (int i = 0; i < all.Count; i++)
            if (counts[all[i].Thing!] != i) all[i] = all[i] with { Value = 0 };
    }

    private static string? NullIfBlank(string text) => text.Length == 0 ? null : text;

    private static int ByPlace(OpenedRecord a, OpenedRecord b)
    {
        int place = string.CompareOrdinal(a.Place.Code, b.Place.Code);
        if (place != 0) return place;
        int code = string.CompareOrdinal(a.Code, b.Code);
        if (code != 0) return code;
        int key = string.CompareOrdinal(a.Key, b.Key);
        return key != 0 ? key : (a.Period.Year, a.Period.Month).CompareTo((b.Period.Year, b.Period.Month));
    }
}
