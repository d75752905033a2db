using Anise.Evidence;
using Anise.Sites;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace Anise.Works.Assets;

/// <summary>Assets carry evidence: photos of their state, papers of their handover. A picture taken far from the site of its asset is shown as such.</summary>
internal sealed class EvidencedAssets(AniseDb db) : IEvidencedRecords
{
    public SubjectKind Kind => WorksSubjects.Asset;

    public Permission See => Permission.SeeWorks;

    public Permission Change => Permission.EditWorks;

    public async Task<IReadOnlyDictionary<string, EvidencedRecord>> FindAsync(IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        List<AssetId> asked = [.. ids.Numbers().Select(id => new AssetId(id))];
        var found = await db.Set<Asset>().AsNoTracking().Where(a => EF.Parameter(asked).Contains(a.Id)).Select(a => new { a.Id, a.PlaceId, a.Name, a.Site }).ToListAsync(cancel);
        return found.ToDictionary(a => a.Id.Value.Key(), a => new EvidencedRecord(a.PlaceId, a.Name, "/works/assets/" + a.Id.Value.Key()) { Point = PointOf(a.Site) });
    }

    private static EarthPoint? PointOf(string? site) => site is not null && GeoJson.Read<Geometry>(site)?.InteriorPoint is { IsEmpty: false } middle ? new EarthPoint(middle.Y, middle.X) : null;
}
