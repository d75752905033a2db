using System.Linq.Expressions;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Works.Lists;

/// <summary>What organisers and bodies of works days are called: few names for many days, so that words are looked for among the names, and the days of a name are found by it.</summary>
internal sealed record CalledBodies(IReadOnlyList<string> Organisers, IReadOnlyList<string> Bodies)
{
    /// <summary>Reads the names.</summary>
    public static async Task<CalledBodies> ReadAsync(AniseDb db, CancellationToken cancel) => new(
        await db.Set<WorksDay>().AsNoTracking().Select(d => d.OrganiserKey).Distinct().ToListAsync(cancel),
        await db.Set<Participation>().AsNoTracking().Select(p => p.BodyKey).Distinct().ToListAsync(cancel));

    /// <summary>The days that somebody of a name called or came to; null for all of them.</summary>
    public Expression<Func<WorksDay, bool>>? Where(AniseDb db, string key)
    {
        List<string> organisers = Named(Organisers, key), bodies = Named(Bodies, key);
        if (organisers.Count == Organisers.Count) return null;
        return d => EF.Parameter(organisers).Contains(d.OrganiserKey) || db.Set<Participation>().Where(p => EF.Parameter(bodies).Contains(p.BodyKey)).Select(p => p.DayId).Contains(d.Id);
    }

    private static List<string> Named(IEnumerable<string> names, string key) => [.. names.Where(n => n.Contains(key, StringComparison.Ordinal))];
}
