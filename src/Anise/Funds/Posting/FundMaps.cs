using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Store;
using Anise.Tables.Values;
using Microsoft.EntityFrameworkCore;

namespace Anise.Funds.Posting;

/// <summary>
/// The maps by which money is looked at: a place has the money of those that went into it. An entry must fit on the map of its own day and on that of today, so that
/// nothing is spent that a neighbour had then, nor what the merged commune no longer has.
/// </summary>
internal sealed class FundMaps
{
    private readonly Dictionary<DateOnly, PlaceTrail> _trails = [];
    private readonly Dictionary<(DateOnly Since, PlaceId Place), PlaceId> _roots = [];
    private readonly Dictionary<DateOnly, ILookup<string, MappedPlace>> _names = [];

    private readonly PlaceMaps _maps;
    private readonly IReadOnlyList<PlaceChange> _changes;

    private FundMaps(PlaceMaps maps, IReadOnlyList<PlaceChange> changes, DateOnly today) => (_maps, _changes, Today) = (maps, changes, today);

    /// <summary>Today.</summary>
    public DateOnly Today { get; }

    /// <summary>Reads the maps of today and of some days.</summary>
    public static async Task<FundMaps> ReadAsync(AniseDb db, PlaceMaps maps, DateOnly today, IEnumerable<DateOnly> days, CancellationToken cancel)
    {
        var read = new FundMaps(maps, await db.Set<PlaceChange>().AsNoTracking().ToListAsync(cancel), today);
        await read.AddAsync(days.Append(today), cancel);
        return read;
    }

    /// <summary>Reads the maps of further days.</summary>
    public async Task AddAsync(IEnumerable<DateOnly> days, CancellationToken cancel)
    {
        foreach (DateOnly day in days.Where(d => d <= Today && !_trails.ContainsKey(d)).Distinct())
            _trails[day] = new PlaceTrail(await _maps.ForAsync(day, Today, cancel), _changes);
    }

    /// <summary>The map of a day.</summary>
    public PlaceMap On(DateOnly day) => _trails[day].Map;

    /// <summary>The place of a code on a day, no village; a spreadsheet may have dropped the zeros of the code. Or that of a name which only one place had that day.</summary>
    public MappedPlace? Find(string text, DateOnly day)
    {
        string trimmed = text.Trim();
        if (!_trails.TryGetValue(day, out PlaceTrail? trail)) return null;
        if (trimmed.All(char.IsAsciiDigit)) return trail.Map.FindByCode(trimmed) ?? (trimmed.Length is > 2 and < 5 ? trail.Map.FindByCode(trimmed.PadLeft(5, '0')) : null);
        if (!_names.TryGetValue(trail.Map.Since, out ILookup<string, MappedPlace>? names))
            _names[trail.Map.Since] = names = trail.Map.All.Where(p => HasMoney(p, trail.Map)).SelectMany(p => ((string[])[p.Name, Bare(p.Name)]).Select(Folding.Fold).Distinct(), (p, name) => (p, name)).ToLookup(n => n.name, n => n.p);
        return trail.Map.FindByCode(trimmed) ?? (names[Folding.Fold(trimmed)].ToArray() is [var only] ? only : null);
    }

    /// <summary>Whether a name can mean a place: no village, and no district that has ended and stands for its former communes only.</summary>
    private static bool HasMoney(MappedPlace place, PlaceMap map) => place.IsCommuneLevel || place.Kind == PlaceKind.Province || (place.Kind == PlaceKind.District && map.ChildrenOf(place.Id).Any());

    /// <summary>A name without the kind of the place before it.</summary>
    private static string Bare(string name) => TableWords.OtherPlaces.Where(w => name.StartsWith(w + " ", StringComparison.OrdinalIgnoreCase)).MaxBy(w => w.Length) is { } word ? name[(word.Length + 1)..] : name;

    /// <summary>What rights at a place are checked against, for an entry of a day.</summary>
    public Scope ScopeOf(PlaceId place, DateOnly day) => On(Today).ScopeOf(place, On(day));

    /// <summary>Whose money counts as that of a place, on the map of the day and on that of today where it is another.</summary>
    public IEnumerable<Func<PlaceId, bool>> SamePurse(PlaceId place, DateOnly day)
    {
        PlaceTrail then = _trails[day], now = _trails[Today];
        yield return other => Root(then, other) == Root(then, place);
        if (then.Map.Since != now.Map.Since) yield return other => Root(now, other) == Root(now, place);
    }

    /// <summary>Whether a place of a day is a place of any time, or what that went into.</summary>
    public bool Became(PlaceId place, MappedPlace found, DateOnly day) => found.Id == place || Root(_trails[day], place) == found.Id;

    /// <summary>Whether two places are, today, one or one lies in the other.</summary>
    public bool AreInLine(PlaceId one, PlaceId other)
    {
        PlaceTrail now = _trails[Today];
        PlaceId a = Root(now, one), b = Root(now, other);
        return a == b || now.Map.LiesIn(a, b) || now.Map.LiesIn(b, a);
    }

    /// <summary>What a place is called today, or what it went into.</summary>
    public string NameOf(PlaceId place) => _trails[Today].Find(place)?.Name ?? Texts.Get("place-ended");

    private PlaceId Root(PlaceTrail trail, PlaceId place)
    {
        if (!_roots.TryGetValue((trail.Map.Since, place), out PlaceId root)) _roots[(trail.Map.Since, place)] = root = trail.Find(place)?.Id ?? place;
        return root;
    }
}
