using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Store;
using Anise.Works;
using Microsoft.EntityFrameworkCore;

namespace Anise.Ocop.Lists;

/// <summary>A dossier with all that belongs to it.</summary>
public sealed record SeenDossier(OcopDossier Dossier, IReadOnlyList<OcopDocument> Documents, IReadOnlyList<OcopScore> Scores, IReadOnlyList<OcopRating> Ratings)
{
    /// <summary>Points of single items, by examiner and item; empty where examiners gave points of the parts only.</summary>
    public IReadOnlyDictionary<(OcopScoreId Score, string Item), decimal> Items { get; init; } = new Dictionary<(OcopScoreId, string), decimal>();

    /// <summary>By how many points the examiners differ; null with fewer than two.</summary>
    public decimal? Difference => Scores.Count > 1 ? Scores.Max(s => s.Total) - Scores.Min(s => s.Total) : null;
}

/// <summary>A product with its dossiers, the last first.</summary>
public sealed record SeenProduct(OcopProduct Product, Scope Scope, string? Place, IReadOnlyList<SeenDossier> Dossiers)
{
    /// <summary>The stars that hold on a day.</summary>
    public OcopRating? On(DateOnly day) => OcopRatings.On(Dossiers.SelectMany(d => d.Ratings), day);

    /// <summary>The stars that hold longest, whether or not they ended; null where it never had any.</summary>
    public OcopRating? Last => Dossiers.SelectMany(d => d.Ratings).MaxBy(r => r.To);
}

/// <summary>Reads one product.</summary>
public sealed class ReadProduct(AniseDb db, WorksPlaces places)
{
    /// <summary>The product; null where there is none. Needs <c>Permission.SeeOcop</c> for its commune.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<SeenProduct?> RunAsync(Rights rights, OcopProductId id, CancellationToken cancel = default)
    {
        if (await db.Set<OcopProduct>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } product) return null;
        Scope scope = await places.ScopeAsync(product.PlaceId, places.Today, cancel);
        rights.Demand(Permission.SeeOcop, scope);
        List<OcopDossier> dossiers = await db.Set<OcopDossier>().AsNoTracking().Where(d => d.ProductId == id).OrderByDescending(d => d.ReceivedOn).ToListAsync(cancel);
        ILookup<OcopDossierId, OcopDocument> documents = (await db.Set<OcopDocument>().AsNoTracking().Where(d => d.ProductId == id).ToListAsync(cancel)).ToLookup(d => d.DossierId);
        ILookup<OcopDossierId, OcopScore> scores = (await db.Set<OcopScore>().AsNoTracking().Where(s => s.ProductId == id).OrderBy(s => s.Id).ToListAsync(cancel)).ToLookup(s => s.DossierId);
        ILookup<OcopScoreId, OcopItemScore> items = (await db.Set<OcopItemScore>().AsNoTracking().Where(i => i.ProductId == id).ToListAsync(cancel)).ToLookup(i => i.ScoreId);
        ILookup<OcopDossierId, OcopRating> ratings = (await db.Set<OcopRating>().AsNoTracking().Where(r => r.ProductId == id).OrderBy(r => r.Id).ToListAsync(cancel)).ToLookup(r => r.DossierId);
        return new SeenProduct(product, scope, (await places.NamesAsync([product.PlaceId], cancel)).GetValueOrDefault(product.PlaceId)?.Name,
            [.. dossiers.Select(d => new SeenDossier(d, [.. documents[d.Id]], [.. scores[d.Id]], [.. ratings[d.Id]]) { Items = scores[d.Id].SelectMany(s => items[s.Id]).ToDictionary(i => (i.ScoreId, i.Item), i => i.Points) })]);
    }
}

/// <summary>What waits for an officer: stars that ended or end soon, with no dossier for new ones.</summary>
internal sealed class EndingStars(AniseDb db, WorksPlaces places, OcopRules rules, WaitingPlaces waiting) : IWaitingWork
{
    public Task<IReadOnlyList<WaitingWork>> ForAsync(Rights rights, CancellationToken cancel) => waiting.EachAsync(rights, Permission.EditOcop, typeof(EndingStars), (map, at) => CountAsync(map, at, cancel),
        (count, at) => count > 0 ? new WaitingWork(Texts.Get("waiting-stars", count, at.Name), $"/ocop?place={at.Code}", null, false) : null, cancel);

    private async Task<int> CountAsync(PlaceMap map, PlaceId at, CancellationToken cancel)
    {
        DateOnly soon = rules.RemindUntil(places.Today);
        List<PlaceId> within = await places.WithinAsync(map, at, cancel);
        List<OcopRating> ratings = await db.Set<OcopRating>().AsNoTracking().Where(r => EF.Parameter(within).Contains(r.PlaceId)).ToListAsync(cancel);
        HashSet<OcopDossierId> decided = [.. ratings.Select(r => r.DossierId)];
        HashSet<OcopProductId> open = [.. (await db.Set<OcopDossier>().AsNoTracking().Where(d => EF.Parameter(within).Contains(d.PlaceId)).Select(d => new { d.Id, d.ProductId }).ToListAsync(cancel)).Where(d => !decided.Contains(d.Id)).Select(d => d.ProductId)];
        return ratings.GroupBy(r => r.ProductId).Count(g => !open.Contains(g.Key) && g.Max(r => r.To) <= soon);
    }
}
