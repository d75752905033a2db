using System.Linq.Expressions;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Works.Lists;

/// <summary>What organisers of works days are called, and bodies that came to a day of others: few names for many days, so that words are looked for among the names, and the days of a name are found by it.</summary>
internal sealed record CalledBodies(IReadOnlyList<string> Organisers, IReadOnlyList<string> Guests)
{
    /// <summary>Reads the names.</summary>
    public static async Task<CalledBodies> ReadAsync(AniseDb db, CancellationToken cancel) => new(
        await db.Set<WorksDay>().AsNoTracking().Select(d => d.OrganiserKey).Distinct().ToListAsync(cancel),
        await db.Set<Participation>().AsNoTracking().Join(db.Set<WorksDay>(), p => p.DayId, d => d.Id, (p, d) => new { p.BodyKey, d.OrganiserKey }).Where(p => p.BodyKey != p.OrganiserKey).Select(p => p.BodyKey).Distinct().ToListAsync(cancel));

    /// <summary>The days that somebody of a name called or came to.</summary>
    public Expression<Func<WorksDay, bool>> Where(AniseDb db, string key)
    {
        List<string> organisers = Named(Organisers, key), guests = Named(Guests, key);
        if (organisers.Count == Organisers.Count) return d => true;
        if (guests.Count == 0) return d => EF.Parameter(organisers).Contains(d.OrganiserKey);
        return d => EF.Parameter(organisers).Contains(d.OrganiserKey) || db.Set<Participation>().Where(p => EF.Parameter(guests).Contains(p.BodyKey)).Select(p => p.DayId).Contains(d.Id);
    }

    /// <summary>The same, where no names were read: every day is looked at.</summary>
    public static Expression<Func<WorksDay, bool>> Any(string key) => d => d.OrganiserKey.Contains(key) || d.Participations.Any(p => p.BodyKey.Contains(key));

    private static List<string> Named(IEnumerable<string> names, string key) => [.. names.Where(n => n.Contains(key, StringComparison.Ordinal))];
}
