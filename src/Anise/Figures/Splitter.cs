using Anise.Basics;
using Anise.Places;

namespace Anise.Figures;

/// <summary>Puts records into the groups of a question, and leaves out those of other places.</summary>
internal sealed class Splitter
{
    private readonly PlaceMap _map;
    private readonly MappedPlace _place;
    private readonly Breakdown? _breakdown;
    private readonly string? _by;

    private Splitter(PlaceMap map, MappedPlace place, string? by, Breakdown? breakdown, PlaceLevel level) =>
        (_map, _place, _by, _breakdown, Level) = (map, place, by, breakdown, level);

    /// <summary>The level at which records are counted.</summary>
    public PlaceLevel Level { get; }

    /// <summary>The column that it splits by; null for splits by place and for the whole.</summary>
    public string? Column => _breakdown?.Column;

    public static Result<Splitter> Make(string? by, IReadOnlyList<Figure> figures, PlaceMap map, MappedPlace place)
    {
        PlaceLevel own = LevelOf(place.Kind);
        PlaceLevel? level = by switch
        {
            null => own,
            FigureQuery.ByVillage => PlaceLevel.Village,
            FigureQuery.ByCommune => PlaceLevel.Commune,
            FigureQuery.ByDistrict => PlaceLevel.District,
            _ => null,
        };
        if (level is { } at) return at <= own ? new Splitter(map, place, by, null, at) : Texts.Problem("figure-split-wide", "by", by);
        Breakdown? breakdown = figures.Select(f => f.Kind).Distinct().Select(k => k.Breakdowns.FirstOrDefault(b => b.Code == by)).FirstOrDefault();
        if (breakdown is null || figures.Any(f => f.Kind.Breakdowns.All(b => b.Code != by)))
            return Texts.Problem("figure-split-unknown", "by", by, string.Join(", ", figures.SelectMany(f => f.Kind.Breakdowns).Select(b => b.Code).Distinct().Prepend(FigureQuery.ByVillage).Prepend(FigureQuery.ByCommune).Prepend(FigureQuery.ByDistrict)));
        return new Splitter(map, place, by, breakdown, own);
    }

    public static PlaceLevel LevelOf(PlaceKind kind) => kind switch
    {
        PlaceKind.Province => PlaceLevel.Province,
        PlaceKind.District => PlaceLevel.District,
        PlaceKind.Village => PlaceLevel.Village,
        _ => PlaceLevel.Commune,
    };

    /// <summary>The group of a record at a place with a value of the column; null where it lies elsewhere.</summary>
    public string? GroupOf(MappedPlace at, string value)
    {
        if (!Lies(at)) return null;
        return _by is null ? FigureGrid.Whole : _breakdown is not null ? value : PlaceAt(at, Level).Code;
    }

    /// <summary>Whether a place lies in the place asked for.</summary>
    public bool Lies(MappedPlace at) => _map.LiesIn(at.Id, _place.Id);

    /// <summary>Whether the place asked for lies in another.</summary>
    public bool LiesIn(MappedPlace outer) => _map.LiesIn(_place.Id, outer.Id);

    /// <summary>Whether a part may have records in the place asked for: by its commune, or by one of its villages that lies elsewhere on this map.</summary>
    public bool Touches(PlaceTrail trail, RecordPart part) =>
        part.Commune is not { } commune || part.Places.Prepend(commune).Any(p => trail.All(p).Any(at => Lies(at) || LiesIn(at)));

    /// <summary>The groups to show: all places below, by code; or the values that occur.</summary>
    public IReadOnlyList<FigureSplit> Splits(IReadOnlySet<string> found)
    {
        if (_by is null) return [];
        if (_breakdown is not null)
            return [.. found.OrderBy(c => c.Length == 0).ThenBy(c => c, StringComparer.Ordinal).Select(c => new FigureSplit(c, _breakdown.NameOfGroup(c)))];
        IEnumerable<MappedPlace> below = Level switch
        {
            PlaceLevel.Village => _map.VillagesIn(_place.Id).Concat(_map.Communes.Where(c => found.Contains(c.Code) && Lies(c))),
            PlaceLevel.Commune => _map.Communes.Where(Lies),
            _ => _map.All.Where(p => LevelOf(p.Kind) == Level && (Lies(p) || found.Contains(p.Code))),
        };
        return [.. below.OrderBy(p => p.Code, StringComparer.Ordinal).Select(p => new FigureSplit(p.Code, p.Name, p))];
    }

    private MappedPlace PlaceAt(MappedPlace at, PlaceLevel level)
    {
        if (level == PlaceLevel.Village) return at;
        MappedPlace commune = at.Kind == PlaceKind.Village ? _map.CommuneOf(at.Id) : at;
        return level switch
        {
            PlaceLevel.Commune => commune,
            PlaceLevel.District => (commune.FormerDistrict ?? commune.Parent) is { } district ? _map.Find(district) ?? commune : commune,
            _ => _map.Province,
        };
    }
}
