using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.InYear;

/// <summary>Applications within the year that wait: for the officer until the posting, then for the chair.</summary>
internal sealed class WaitingApplications(AniseDb db, InYearWork work, WaitingPlaces waiting) : IWaitingWork
{
    /// <summary>Nobody waits: no place to look at.</summary>
    private static readonly Waiting None = new(0, null, null);

    public async Task<IReadOnlyList<WaitingWork>> ForAsync(Rights rights, CancellationToken cancel) =>
    [
        .. await OfAsync(rights, Permission.RunReview, decision: false, "in-year-waiting", cancel),
        .. await OfAsync(rights, Permission.Decide, decision: true, "in-year-waiting-decision", cancel),
    ];

    private Task<IReadOnlyList<WaitingWork>> OfAsync(Rights rights, Permission needs, bool decision, string text, CancellationToken cancel) =>
        waiting.EachAsync(rights, needs, (typeof(WaitingApplications), decision), (map, at) => ReadAsync(map, at, decision, cancel), (found, at) => found is not { Count: > 0, Due: { } due } ? null
            : new WaitingWork(Texts.Get(text, found.Count, at.Name), string.Create(CultureInfo.InvariantCulture, $"/reviews/in-year/{at.Code}{(found.Only is { } one ? $"/{one}" : "?outcome=open")}"), due, due < work.Today), cancel);

    private async Task<Waiting> ReadAsync(PlaceMap map, PlaceId at, bool decision, CancellationToken cancel)
    {
        // Whoever holds the right for more than a commune follows these on the pages of the communes.
        if (map.Find(at) is not { IsCommuneLevel: true }) return None;
        var open = await db.InYearCases.AsNoTracking().Where(c => c.CommuneId == at && c.DecidedOn == null && (c.Step == InYearStep.Decision) == decision).Select(c => new { c.Id, c.Due }).ToListAsync(cancel);
        return open.Count == 0 ? None : new Waiting(open.Count, open.Min(c => c.Due), open.Count == 1 ? open[0].Id.Value : null);
    }

    /// <summary>What waits at a place.</summary>
    /// <param name="Count">How many.</param>
    /// <param name="Due">The earliest last day.</param>
    /// <param name="Only">The application, where it is but one.</param>
    private sealed record Waiting(int Count, DateOnly? Due, long? Only);
}
