using Anise.Basics;
using Anise.Households;
using Anise.Places;
using Anise.Reviews;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reports;

/// <summary>A household of a nominal list, as it was decided.</summary>
/// <param name="Decided">The household.</param>
/// <param name="Members">Its members, the head first; empty where the decided list does not name them.</param>
/// <param name="Place">The village, or the commune where the village is not known, on the map.</param>
/// <param name="Commune">The commune on the map.</param>
public sealed record NominalHousehold(DecidedHousehold Decided, IReadOnlyList<DecidedMember> Members, MappedPlace Place, MappedPlace Commune);

/// <summary>Reads the households of a class from the decided lists of a year. Who may read it is asked by whoever calls.</summary>
public sealed class ReadNominalList(AniseDb db)
{
    internal async Task<IReadOnlyList<NominalHousehold>> RunAsync(PlaceMap map, MappedPlace place, int year, string classCode, CancellationToken cancel)
    {
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
        Dictionary<CommuneReviewId, PlaceId> communes = await db.CommuneReviews.AsNoTracking()
            .Where(r => r.Year == year && r.DecidedOn != null).ToDictionaryAsync(r => r.Id, r => r.CommuneId, cancel);
        List<CommuneReviewId> ids = [.. communes.Keys];
        List<DecidedHousehold> decided = await db.DecidedHouseholds.AsNoTracking().Where(d => EF.Parameter(ids).Contains(d.ReviewId) && d.ClassCode == classCode).ToListAsync(cancel);
        var list = new List<NominalHousehold>();
        foreach (DecidedHousehold one in decided)
        {
            PlaceId commune = communes[one.ReviewId];
            if ((trail.Find(one.VillageId ?? commune) ?? trail.Find(commune)) is not { } at || !map.LiesIn(at.Id, place.Id)) continue;
            list.Add(new NominalHousehold(one, MembersOf(one), at, at.Kind == PlaceKind.Village ? map.CommuneOf(at.Id) : at));
        }
        return [.. list.OrderBy(h => h.Commune.Code, StringComparer.Ordinal).ThenBy(h => h.Place.Code, StringComparer.Ordinal).ThenBy(h => h.Decided.ReviewId.Value).ThenBy(h => h.Decided.Line)];
    }

    private static IReadOnlyList<DecidedMember> MembersOf(DecidedHousehold one) =>
        [.. DecidedMember.Read(one.MembersJson).OrderBy(m => m.Relationship != Relationships.Head).ThenBy(m => m.No)];
}
