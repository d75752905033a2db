using Anise.Places;
using System.Globalization;
using Anise.Basics;
using Anise.Households;

namespace Anise.Reviews.Results;

/// <summary>
/// Who a row is: the household of the registry; without one its code, which another year may tie to a household. A code says who only within one
/// commune of the map, and only where it stands once on each list: codes of different communes may be alike.
/// </summary>
internal sealed class HouseholdKeys
{
    private readonly PlaceTrail _trail;
    private readonly Dictionary<(PlaceId, string), HouseholdId> _byCode;
    private readonly HashSet<(PlaceId, string)> _alike;

    public HouseholdKeys(PlaceTrail trail, IReadOnlyCollection<DecidedRow> rows)
    {
        _trail = trail;
        var coded = rows.Where(r => r.Code is not null).ToLookup(r => (CommuneOf(r), r.Code!));
        _alike = [.. coded.Where(g => g.GroupBy(r => r.Year).Any(y => y.Select(r => (r.ReviewId, r.Line, r.HouseholdId)).Distinct().Skip(1).Any())
            || g.Select(r => r.HouseholdId).OfType<HouseholdId>().Distinct().Skip(1).Any()).Select(g => g.Key)];
        _byCode = coded.Where(g => !_alike.Contains(g.Key) && g.Any(r => r.HouseholdId is not null))
            .ToDictionary(g => g.Key, g => g.Last(r => r.HouseholdId is not null).HouseholdId!.Value);
    }

    public string Of(DecidedRow row)
    {
        if (row.HouseholdId is { } known) return ReadMovements.HouseholdKey(known);
        if (row.Code is null) return string.Create(CultureInfo.InvariantCulture, $"row-{row.ReviewId.Value}-{row.Line}");
        var code = (CommuneOf(row), row.Code);
        if (_byCode.TryGetValue(code, out HouseholdId household)) return ReadMovements.HouseholdKey(household);
        PlaceId commune = _alike.Contains(code) ? row.CommuneId : code.Item1;
        return string.Create(CultureInfo.InvariantCulture, $"code-{commune.Value}-{row.Code}");
    }

    private PlaceId CommuneOf(DecidedRow row) => _trail.Find(row.CommuneId)?.Id ?? row.CommuneId;
}
