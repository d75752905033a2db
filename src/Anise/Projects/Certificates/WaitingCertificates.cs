using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Store;
using Anise.Works;
using Microsoft.EntityFrameworkCore;

namespace Anise.Projects.Certificates;

/// <summary>What waits of certificates: those that end soon or have ended while their plots are still farmed, and those that were to be there by now.</summary>
/// <param name="Ending">Plots are to be certified again: their last certificate of a standard ends within the months of the rules, or has ended.</param>
/// <param name="Late">Certificates that were expected by now and are not given.</param>
internal sealed record CertificatesDue(int Ending, int Late);

/// <summary>Reminds officers of certificates that end, and of those that are late.</summary>
internal sealed class WaitingCertificates(AniseDb db, WorksPlaces places, ProductionTerms terms, WaitingPlaces waiting) : IWaitingWork
{
    public async Task<IReadOnlyList<WaitingWork>> ForAsync(Rights rights, CancellationToken cancel) =>
    [
        .. await waiting.EachAsync(rights, Permission.EditProjects, typeof(WaitingCertificates), (map, at) => CountAsync(map, at, cancel),
            (due, at) => due.Ending > 0 ? new WaitingWork(Texts.Get("waiting-certificates-ending", due.Ending, at.Name), $"/projects/certificates?place={at.Code}", null, false) : null, cancel),
        .. await waiting.EachAsync(rights, Permission.EditProjects, typeof(WaitingCertificates), (map, at) => CountAsync(map, at, cancel),
            (due, at) => due.Late > 0 ? new WaitingWork(Texts.Get("waiting-certificates-late", due.Late, at.Name), $"/projects/certificates?place={at.Code}", null, true) : null, cancel),
    ];

    private async Task<CertificatesDue> CountAsync(PlaceMap map, PlaceId at, CancellationToken cancel)
    {
        DateOnly today = places.Today, soon = today.AddMonths(terms.Months("certificate-remind-months", today));
        List<PlaceId> within = await places.WithinAsync(map, at, cancel);
        List<ProjectId> farmed = await db.Set<Plot>().AsNoTracking().Where(p => p.EndedOn == null && EF.Parameter(within).Contains(p.PlaceId)).Select(p => p.ProjectId).Distinct().ToListAsync(cancel);
        List<Certificate> all = await db.Set<Certificate>().AsNoTracking().Where(c => EF.Parameter(farmed).Contains(c.ProjectId)).ToListAsync(cancel);
        // One of the same project and standard that holds longer, or is on its way, is what follows.
        int ending = all.GroupBy(c => (c.ProjectId, c.Standard)).Count(g => g.Max(c => c.To) is { } last && last <= soon && g.All(c => c.To is not null));
        return new CertificatesDue(ending, all.Count(c => c.To is null && c.ExpectedOn < today));
    }
}
