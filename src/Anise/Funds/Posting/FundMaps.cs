using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Store;
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

    private FundMaps(DateOnly today) => Today = today;

    /// <summary>Today.</summary>
    public DateOnly Today { get; }

    /// <summary>Reads the maps of today and of some days.</summary>
    public static async Task<FundMaps> ReadAsync(AniseDb db, PlaceMaps maps, DateOnly today, IEnumerable<DateOnly> days, CancellationToken cancel)
    {
        var read = new FundMaps(today);
        List<PlaceChange> changes = await db.Set<PlaceChange>().AsNoTracking().ToListAsync(cancel);
        foreach (DateOnly day in days.Append(today).Where(d => d <= today).Distinct())
            read._trails[day] = new PlaceTrail(await maps.ForAsync(day, today, cancel), changes);
        return read;
    }

    /// <summary>The map of a day.</summary>
    public PlaceMap On(DateOnly day) => _trails[day].Map;

    /// <summary>The place of a code on a day, no village; a spreadsheet may have dropped the zeros of the code.</summary>
    public MappedPlace? Find(string code, DateOnly day)
    {
        string trimmed = code.Trim();
        if (!_trails.TryGetValue(day, out PlaceTrail? trail)) return null;
        return trail.Map.FindByCode(trimmed) ?? (trimmed.Length is > 2 and < 5 && trimmed.All(char.IsAsciiDigit) ? trail.Map.FindByCode(trimmed.PadLeft(5, '0')) : null);
    }

    /// <summary>What rights at a place are checked against, for an entry of a day.</summary>
    public Scope ScopeOf(PlaceId place, DateOnly day) => On(Today).ScopeOf(place, On(day));

    /// <summary>Whose money counts as that of a place, on the map of the day and on that of today where it is another.</summary>
    public IEnumerable<Func<PlaceId, bool>> SamePurse(PlaceId place, DateOnly day)
    {
        PlaceTrail then = _trails[day], now = _trails[Today];
        yield return other => Root(then, other) == Root(then, place);
        if (then.Map.Since != now.Map.Since) yield return other => Root(now, other) == Root(now, place);
    }

    private PlaceId Root(PlaceTrail trail, PlaceId place)
    {
        if (!_roots.TryGetValue((trail.Map.Since, place), out PlaceId root)) _roots[(trail.Map.Since, place)] = root = trail.Find(place)?.Id ?? place;
        return root;
    }
}
