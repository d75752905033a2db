using Anise.Basics;

namespace Anise.Reviews.Results;

/// <summary>What became of a household between two decided lists.</summary>
public enum MovementKind
{
    /// <summary>Poor before and now.</summary>
    StayedPoor,
    /// <summary>Near-poor before and now.</summary>
    StayedNearPoor,
    /// <summary>Poor, now near-poor.</summary>
    PoorToNearPoor,
    /// <summary>Poor, now not poor: thoát nghèo.</summary>
    Escaped,
    /// <summary>Near-poor, now poor.</summary>
    NearPoorToPoor,
    /// <summary>Near-poor, now not poor.</summary>
    NearPoorEscaped,
    /// <summary>Poor for the first time: nghèo phát sinh mới.</summary>
    NewPoor,
    /// <summary>Neither poor nor near-poor last year, now near-poor.</summary>
    NewNearPoor,
    /// <summary>Was poor in an earlier year, not last year, poor now: tái nghèo.</summary>
    FallenBack,
    /// <summary>Was poor, and is on no list now: ended, moved out of the province, taken off.</summary>
    LeftPoor,
    /// <summary>Was near-poor, and is on no list now.</summary>
    LeftNearPoor,
    /// <summary>Was poor here, and is listed at another place now.</summary>
    MovedOutPoor,
    /// <summary>Was near-poor here, and is listed at another place now.</summary>
    MovedOutNearPoor,
    /// <summary>Was poor at another place, and is listed here now.</summary>
    MovedInPoor,
    /// <summary>Was near-poor at another place, and is listed here now.</summary>
    MovedInNearPoor,
}

/// <summary>A household on a decided list.</summary>
/// <param name="Key">Who it is, the same in all years.</param>
/// <param name="Place">Where it counts.</param>
/// <param name="ClassCode">Its class.</param>
/// <param name="Head">The head's name on that list.</param>
/// <param name="Code">The household code on that list.</param>
public readonly record struct Classed(string Key, PlaceId Place, string ClassCode, string? Head = null, string? Code = null);

/// <summary>One household's movement, at one place. A household that moved has one at each place.</summary>
/// <param name="Place">The place.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Key">Who.</param>
public readonly record struct Movement(PlaceId Place, MovementKind Kind, string Key);

/// <summary>Households of one class at one place: <c>Begin + In - Out = End</c>.</summary>
/// <param name="Begin">On last year's list.</param>
/// <param name="In">Came into the class.</param>
/// <param name="Out">Left the class.</param>
/// <param name="End">On this year's list.</param>
public sealed record ClassBalance(int Begin, int In, int Out, int End);

/// <summary>Movements between two decided lists, per place. Counts open: each has its households.</summary>
public sealed class MovementTable
{
    private readonly ILookup<(PlaceId, MovementKind), Movement> _movements;
    private readonly ILookup<(PlaceId, string), Classed> _last;
    private readonly ILookup<(PlaceId, string), Classed> _now;

    private readonly IReadOnlyCollection<Classed> _lastList, _nowList;

    private MovementTable(IReadOnlyList<Movement> movements, IReadOnlyCollection<Classed> last, IReadOnlyCollection<Classed> now)
    {
        All = movements;
        (_lastList, _nowList) = (last, now);
        _movements = movements.ToLookup(m => (m.Place, m.Kind));
        _last = last.ToLookup(c => (c.Place, c.ClassCode));
        _now = now.ToLookup(c => (c.Place, c.ClassCode));
        Places = [.. last.Concat(now).Select(c => c.Place).Distinct().OrderBy(p => p.Value)];
    }

    /// <summary>Every movement.</summary>
    public IReadOnlyList<Movement> All { get; }

    /// <summary>Last year's list.</summary>
    public IReadOnlyCollection<Classed> Last => _lastList;

    /// <summary>This year's list.</summary>
    public IReadOnlyCollection<Classed> Now => _nowList;

    /// <summary>Every place on one of the lists.</summary>
    public IReadOnlyList<PlaceId> Places { get; }

    /// <summary>Compares two lists; a household stands once on each.</summary>
    /// <param name="last">Last year's.</param>
    /// <param name="now">This year's.</param>
    /// <param name="poorBefore">Who was poor in any year before last year's.</param>
    public static MovementTable Between(IReadOnlyCollection<Classed> last, IReadOnlyCollection<Classed> now, IReadOnlySet<string> poorBefore)
    {
        Dictionary<string, Classed> before = last.ToDictionary(c => c.Key);
        HashSet<string> here = [.. now.Select(c => c.Key)];
        var movements = new List<Movement>();
        foreach (Classed one in now)
        {
            string? was = before.TryGetValue(one.Key, out Classed old) && ClassCodes.IsListed(old.ClassCode) ? old.ClassCode : null;
            if (was is not null && old.Place != one.Place)
            {
                bool poor = was == ClassCodes.Poor;
                movements.Add(new(old.Place, poor ? MovementKind.MovedOutPoor : MovementKind.MovedOutNearPoor, one.Key));
                movements.Add(new(one.Place, poor ? MovementKind.MovedInPoor : MovementKind.MovedInNearPoor, one.Key));
            }
            if (KindOf(was, one.ClassCode, poorBefore.Contains(one.Key)) is { } kind) movements.Add(new(one.Place, kind, one.Key));
        }
        movements.AddRange(last.Where(c => ClassCodes.IsListed(c.ClassCode) && !here.Contains(c.Key))
            .Select(c => new Movement(c.Place, c.ClassCode == ClassCodes.Poor ? MovementKind.LeftPoor : MovementKind.LeftNearPoor, c.Key)));
        return new MovementTable(movements, last, now);
    }

    /// <summary>The same table for some of its places: what it says of a place does not change.</summary>
    public MovementTable At(Func<PlaceId, bool> place) =>
        new([.. All.Where(m => place(m.Place))], [.. _lastList.Where(c => place(c.Place))], [.. _nowList.Where(c => place(c.Place))]);

    /// <summary>A household as it stands on this year's list, or else on last year's.</summary>
    public Classed Who(string key) => _nowList.Concat(_lastList).FirstOrDefault(c => c.Key == key);

    /// <summary>The name of a movement in the user's language.</summary>
    public static string NameOf(MovementKind kind) => Texts.Get("movement-" + kind);

    /// <summary>How many of a kind, at a place or at all.</summary>
    public int Count(MovementKind kind, PlaceId? place = null) =>
        place is { } p ? _movements[(p, kind)].Count() : Places.Sum(each => _movements[(each, kind)].Count());

    /// <summary>The households of a kind at a place.</summary>
    public IEnumerable<string> Keys(MovementKind kind, PlaceId place) => _movements[(place, kind)].Select(m => m.Key);

    /// <summary>The balance of a class at a place; beginning and end are counted from the lists, in and out from the movements.</summary>
    public ClassBalance Balance(PlaceId place, string classCode) => new(
        _last[(place, classCode)].Count(),
        Into(classCode).Sum(k => Count(k, place)),
        OutOf(classCode).Sum(k => Count(k, place)),
        _now[(place, classCode)].Count());

    private static MovementKind? KindOf(string? was, string now, bool poorBefore) => (was, now) switch
    {
        (ClassCodes.Poor, ClassCodes.Poor) => MovementKind.StayedPoor,
        (ClassCodes.Poor, ClassCodes.NearPoor) => MovementKind.PoorToNearPoor,
        (ClassCodes.Poor, _) => MovementKind.Escaped,
        (ClassCodes.NearPoor, ClassCodes.Poor) => MovementKind.NearPoorToPoor,
        (ClassCodes.NearPoor, ClassCodes.NearPoor) => MovementKind.StayedNearPoor,
        (ClassCodes.NearPoor, _) => MovementKind.NearPoorEscaped,
        (null, ClassCodes.Poor) => poorBefore ? MovementKind.FallenBack : MovementKind.NewPoor,
        (null, ClassCodes.NearPoor) => MovementKind.NewNearPoor,
        _ => null,
    };

    private static MovementKind[] Into(string classCode) => classCode == ClassCodes.Poor
        ? [MovementKind.NearPoorToPoor, MovementKind.NewPoor, MovementKind.FallenBack, MovementKind.MovedInPoor]
        : [MovementKind.PoorToNearPoor, MovementKind.NewNearPoor, MovementKind.MovedInNearPoor];

    private static MovementKind[] OutOf(string classCode) => classCode == ClassCodes.Poor
        ? [MovementKind.PoorToNearPoor, MovementKind.Escaped, MovementKind.LeftPoor, MovementKind.MovedOutPoor]
        : [MovementKind.NearPoorToPoor, MovementKind.NearPoorEscaped, MovementKind.LeftNearPoor, MovementKind.MovedOutNearPoor];
}
