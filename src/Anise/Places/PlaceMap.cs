using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Places;

/// <summary>One place as it stands on the day of a <see cref="PlaceMap"/>.</summary>
/// <param name="Id">The place.</param>
/// <param name="Kind">What kind.</param>
/// <param name="Code">Its code on that day.</param>
/// <param name="CodeIsOfficial">False for a code of our own.</param>
/// <param name="Name">Its name on that day, with its kind.</param>
/// <param name="Parent">What it lay in; null for a province.</param>
/// <param name="FormerDistrict">The district it counted with before districts ended, for communes after that.</param>
public sealed record MappedPlace(PlaceId Id, PlaceKind Kind, string Code, bool CodeIsOfficial, string Name, PlaceId? Parent, PlaceId? FormerDistrict)
{
    /// <summary>The region that it was classed into on that day, by its code in the rules; null for none.</summary>
    public string? Region { get; init; }

    /// <summary>True for a commune, ward or town: the places that run reviews.</summary>
    public bool IsCommuneLevel => Kind is PlaceKind.Commune or PlaceKind.Ward or PlaceKind.Town;

    /// <summary>True where the urban lines apply (wards and towns).</summary>
    public bool IsUrban => Kind is PlaceKind.Ward or PlaceKind.Town;
}

/// <summary>All places as they stood on one day. Small (some thousand rows): read whole.</summary>
public sealed class PlaceMap
{
    private const int MostLevels = 8;   // province, district, commune, village; a damaged map could go round in a circle

    private readonly Dictionary<PlaceId, MappedPlace> _byId;
    private readonly ILookup<PlaceId, MappedPlace> _children;
    private readonly ILookup<string, MappedPlace> _byCode;
    private readonly ILookup<PlaceId?, PlaceId> _ofFormerDistrict;

    private readonly ILookup<PlaceId, PlaceId> _origins;
    private readonly ILookup<PlaceId, PlaceId> _successors;
    private readonly DateOnly? _next;

    /// <summary>Makes the map of <paramref name="day"/> from the places valid on it.</summary>
    /// <param name="day">The day.</param>
    /// <param name="places">The places of that day.</param>
    /// <param name="merged">What went into what up to that day: an ended place and its main successor.</param>
    /// <param name="since">The day of the last change up to that day; the day itself where it is not known.</param>
    /// <param name="next">The day of the first change after it; null where none is known.</param>
    public PlaceMap(DateOnly day, IEnumerable<MappedPlace> places, IReadOnlyCollection<(PlaceId From, PlaceId To)>? merged = null, DateOnly? since = null, DateOnly? next = null)
    {
        (Since, _next) = (since ?? day, next);
        _origins = (merged ?? []).ToLookup(m => m.To, m => m.From);
        _successors = (merged ?? []).ToLookup(m => m.From, m => m.To);
        Day = day;
        _byId = places.ToDictionary(p => p.Id);
        _children = _byId.Values.Where(p => p.Parent is not null).OrderBy(p => p.Code, StringComparer.Ordinal).ToLookup(p => p.Parent!.Value);
        _byCode = _byId.Values.ToLookup(p => p.Code, StringComparer.Ordinal);
        _ofFormerDistrict = _byId.Values.Where(p => p.FormerDistrict is not null).ToLookup(p => p.FormerDistrict, p => p.Id);
    }

    /// <summary>The day of the map.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>The day of the last change of any place up to <see cref="Day"/>: two maps with the same one show the same places.</summary>
    public DateOnly Since { get; }

    /// <summary>The map of another day on which all places stand as on this one; null where something changes between.</summary>
    internal PlaceMap? On(DateOnly day)
    {
        if (day < Since || !(day <= Day || day < _next)) return null;
        var same = (PlaceMap)MemberwiseClone();
        same.Day = day;
        return same;
    }

    /// <summary>Every place of that day.</summary>
    public IEnumerable<MappedPlace> All => _byId.Values;

    /// <summary>The province.</summary>
    public MappedPlace Province => _byId.Values.Single(p => p.Kind == PlaceKind.Province);

    /// <summary>The communes, wards and towns, by code.</summary>
    public IEnumerable<MappedPlace> Communes => _byId.Values.Where(p => p.IsCommuneLevel).OrderBy(p => p.Code, StringComparer.Ordinal);

    /// <summary>The place, or null where it did not exist on that day.</summary>
    public MappedPlace? Find(PlaceId id) => _byId.GetValueOrDefault(id);

    /// <summary>The place.</summary>
    /// <exception cref="KeyNotFoundException">It did not exist on that day.</exception>
    public MappedPlace this[PlaceId id] => _byId[id];

    /// <summary>The places of that day with an official or own code; a province, district or commune first, never a village.</summary>
    public MappedPlace? FindByCode(string code) => _byCode[code].OrderBy(p => p.Kind).FirstOrDefault(p => p.Kind != PlaceKind.Village);

    /// <summary>What lies directly in a place, by code.</summary>
    public IEnumerable<MappedPlace> ChildrenOf(PlaceId id) => _children[id];

    /// <summary>All villages in a commune, district, former district or province; a village itself gives itself.</summary>
    public IReadOnlyList<MappedPlace> VillagesIn(PlaceId id)
    {
        MappedPlace place = _byId[id];
        if (place.Kind == PlaceKind.Village) return [place];
        var villages = new List<MappedPlace>();
        var open = new Stack<PlaceId>([id, .. _ofFormerDistrict[id]]);
        var seen = new HashSet<PlaceId>(open);
        while (open.TryPop(out PlaceId next))
        {
            foreach (MappedPlace child in _children[next])
            {
                if (child.Kind == PlaceKind.Village) villages.Add(child);
                else if (seen.Add(child.Id)) open.Push(child.Id);
            }
        }
        return villages;
    }

    /// <summary>Whether a place is another or lies in it, over its former district too.</summary>
    public bool LiesIn(PlaceId inner, PlaceId outer)
    {
        return Upward(inner).Any(p => p.Id == outer || p.FormerDistrict == outer);
    }

    /// <summary>The commune, ward or town a village lies in (or the place itself when it is one).</summary>
    public MappedPlace CommuneOf(PlaceId id)
    {
        MappedPlace place = _byId[id];
        return Upward(id).FirstOrDefault(p => p.IsCommuneLevel) ?? throw new KeyNotFoundException($"{place.Name} lies in no commune.");
    }

    /// <summary>Places that lie nowhere: what they should lie in is not on the map, or they lie in themselves. The program makes none.</summary>
    public IReadOnlyList<MappedPlace> Broken => field ??= [.. All.Where(p => !LiesSomewhere(p)).OrderBy(p => p.Code, StringComparer.Ordinal)];

    /// <summary>Sees that every place lies somewhere: sums over a map would lack the others.</summary>
    /// <exception cref="DamagedException">Some do not.</exception>
    public void RequireWhole()
    {
        if (Broken.Count > 0) throw new DamagedException(Texts.Get("map-broken", Day, string.Join(", ", Broken.Take(5).Select(p => $"{p.Name} ({p.Code})"))));
    }

    private bool LiesSomewhere(MappedPlace place)
    {
        List<MappedPlace> line = [.. Upward(place.Id)];
        return line[^1].Kind == PlaceKind.Province && (place.Kind != PlaceKind.Village || line.Exists(p => p.IsCommuneLevel))
            && (place.FormerDistrict is not { } district || Find(district) is not null);
    }

    /// <summary>A place and what it lies in, from below; ends where that is not on the map.</summary>
    private IEnumerable<MappedPlace> Upward(PlaceId id)
    {
        MappedPlace? place = Find(id);
        for (int level = 0; place is not null && level < MostLevels; level++)
        {
            yield return place;
            place = place.Parent is { } parent ? Find(parent) : null;
        }
    }

    /// <summary>
    /// The place with all that it lies in, itself first: what rights are checked against. It follows mergers: whoever holds a role at a place that
    /// went into this one holds it here, and a place that has ended lies in what it went into. A place of no map lies in itself only.
    /// </summary>
    /// <param name="id">The place.</param>
    /// <param name="then">The map of the thing that is asked for, where it is another: what the place lay in there counts too.</param>
    public Scope ScopeOf(PlaceId id, PlaceMap? then = null)
    {
        List<PlaceId> line = LineOf(id);
        return new Scope(then is null || then == this ? line : [.. line.Union(then.LineOf(id))]);
    }

    private List<PlaceId> LineOf(PlaceId id)
    {
        var line = new List<PlaceId>();
        var open = new Queue<PlaceId>([id]);
        while (open.TryDequeue(out PlaceId next))
        {
            if (line.Contains(next)) continue;
            line.Add(next);
            if (_byId.GetValueOrDefault(next) is not { } place)
            {
                foreach (PlaceId successor in _successors[next]) open.Enqueue(successor);
                continue;
            }
            if (place.FormerDistrict is { } district) open.Enqueue(district);
            if (place.Parent is { } parent) open.Enqueue(parent);
        }
        var origins = new Stack<PlaceId>(line.SelectMany(p => _origins[p]));
        while (origins.TryPop(out PlaceId origin))
        {
            if (line.Contains(origin)) continue;
            line.Add(origin);
            foreach (PlaceId before in _origins[origin]) origins.Push(before);
        }
        return line;
    }
}

/// <summary>Reads the map of a day.</summary>
/// <param name="db">The store.</param>
/// <param name="kept">Keeps maps between requests; null to read each anew.</param>
public sealed class PlaceMaps(AniseDb db, KeptReads? kept = null)
{
    private readonly Dictionary<DateOnly, PlaceMap> _read = [];

    /// <summary>The places as they stood on <paramref name="day"/>; read once by this object.</summary>
    public async Task<PlaceMap> OnAsync(DateOnly day, CancellationToken cancel = default)
    {
        if (_read.TryGetValue(day, out PlaceMap? map)) return map;
        // A file of a year has many days and few maps.
        if (_read.Values.Select(m => m.On(day)).FirstOrDefault(m => m is not null) is { } same) return _read[day] = same;
        return _read[day] = kept is null ? await ReadAsync(day, cancel) : await kept.GetAsync(db, (typeof(PlaceMap), day), () => ReadAsync(day, cancel), cancel);
    }

    private async Task<PlaceMap> ReadAsync(DateOnly day, CancellationToken cancel)
    {
        var rows = await db.Set<PlaceSpan>().AsNoTracking()
            .Where(s => s.From <= day && (s.Until == null || s.Until > day))
            .Join(db.Set<Place>(), s => s.PlaceId, p => p.Id, (s, p) => new { s.From, Place = new MappedPlace(p.Id, p.Kind, s.Code, s.CodeIsOfficial, s.Name, s.Parent, s.FormerDistrict) { Region = s.Region } })
            .ToListAsync(cancel);
        List<PlaceChange> merged = await db.Set<PlaceChange>().AsNoTracking()
            .Where(c => c.Date <= day && c.Main && (c.Kind == PlaceChangeKind.Merge || c.Kind == PlaceChangeKind.Split)).ToListAsync(cancel);
        // Whatever changes a place begins a span of it, or ends its last one.
        var turns = await db.Set<PlaceSpan>().GroupBy(_ => 1).Select(g => new
        {
            Ended = g.Max(s => s.Until <= day ? s.Until : null),
            Begins = g.Min(s => s.From > day ? (DateOnly?)s.From : null),
            Ends = g.Min(s => s.Until > day ? s.Until : null),
        }).SingleOrDefaultAsync(cancel);
        DateOnly? since = rows.Select(r => (DateOnly?)r.From).Append(turns?.Ended).Max(), next = new[] { turns?.Begins, turns?.Ends }.Min();
        return new PlaceMap(day, rows.Select(r => r.Place), [.. merged.Select(c => (c.From, c.To))], since, next);
    }

    /// <summary>
    /// The map that a day of a reader's choice stands for: today's where none is chosen, or where no unit above villages has changed since; else that of the last
    /// day on which the units of the chosen day stood. So there are no more maps to choose than there were changes.
    /// </summary>
    public async Task<PlaceMap> ForAsync(DateOnly? day, DateOnly today, CancellationToken cancel = default)
    {
        if (day is not { } chosen || chosen >= today) return await OnAsync(today, cancel);
        IEnumerable<DateOnly> former = (await new ReadMapDays(db).RunAsync(cancel)).Where(last => last >= chosen && last < today);
        return await OnAsync(former.Append(today).Min(), cancel);
    }

    /// <summary>
    /// What rights at a place are checked against: the one way from a place to the rights on it. It lies where it lies, or what it went into lies, on
    /// today's map, and where it lay on the map of the thing that is asked for; for a place that has ended, on that of its last day.
    /// </summary>
    /// <param name="place">The place.</param>
    /// <param name="today">Today.</param>
    /// <param name="then">The map of the thing; null where it has none of its own.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Scope> ScopeAsync(PlaceId place, DateOnly today, PlaceMap? then = null, CancellationToken cancel = default)
    {
        PlaceMap now = await OnAsync(today, cancel);
        if (then is null && now.Find(place) is null) then = await LastMapOfAsync(place, cancel);
        return now.ScopeOf(place, then);
    }

    /// <summary>The map of the last day on which a place that has ended still stood; of today's state for one that has not. Null where there is no such place.</summary>
    public async Task<PlaceMap?> LastMapOfAsync(PlaceId id, CancellationToken cancel = default)
    {
        PlaceSpan? last = await db.Set<PlaceSpan>().AsNoTracking().Where(s => s.PlaceId == id).OrderByDescending(s => s.From).FirstOrDefaultAsync(cancel);
        return last is null ? null : await OnAsync(last.Until?.AddDays(-1) ?? last.From, cancel);
    }

    /// <summary>The region of a commune on a day; of one that has ended before, that of its last day. Null for none.</summary>
    public async Task<string?> RegionAsync(PlaceId commune, DateOnly day, CancellationToken cancel = default) => (await OnAsync(day, cancel)).Find(commune) is { } standing ? standing.Region
        : await db.Set<PlaceSpan>().AsNoTracking().Where(s => s.PlaceId == commune && s.From <= day).OrderByDescending(s => s.From).Select(s => s.Region).FirstOrDefaultAsync(cancel);

    /// <summary>The places whose main successor is this one, directly or over others; without itself.</summary>
    public async Task<IReadOnlyList<PlaceId>> FormerAsync(PlaceId id, CancellationToken cancel = default)
    {
        ILookup<PlaceId, PlaceId> from = (await db.Set<PlaceChange>().AsNoTracking()
            .Where(c => c.Main && c.From != c.To && (c.Kind == PlaceChangeKind.Merge || c.Kind == PlaceChangeKind.Split)).ToListAsync(cancel)).ToLookup(c => c.To, c => c.From);
        var former = new HashSet<PlaceId>();
        var open = new Stack<PlaceId>([id]);
        while (open.TryPop(out PlaceId place))
        {
            foreach (PlaceId before in from[place])
                if (before != id && former.Add(before)) open.Push(before);
        }
        return [.. former];
    }

    /// <summary>Forgets what was read; called after places changed.</summary>
    public void Forget() => _read.Clear();
}
