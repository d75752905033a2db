using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Support.Lists;

/// <summary>Lists of deliveries that wait: for a chair those to approve, for an officer those to pay or hand over.</summary>
internal sealed class WaitingLists(AniseDb db, WaitingPlaces waiting) : IWaitingWork
{
    public async Task<IReadOnlyList<WaitingWork>> ForAsync(Rights rights, CancellationToken cancel) =>
    [
        .. await WithAsync(rights, Permission.ApproveSupport, LineState.Listed, "waiting-approval", cancel),
        .. await WithAsync(rights, Permission.EditSupport, LineState.Approved, "waiting-delivery", cancel),
    ];

    private Task<IReadOnlyList<WaitingWork>> WithAsync(Rights rights, Permission needs, LineState state, string text, CancellationToken cancel) => waiting.EachAsync(rights, needs, (typeof(WaitingLists), state), (map, at) => ReadAsync(map, at, state, cancel),
        (lists, at) => lists.Length > 0 ? new WaitingWork(Texts.Get(text, lists.Length, at.Name), lists is [var one] ? $"/support/lists/{one.Value}" : $"/support/lists?place={at.Code}", null, false) : null, cancel);

    private async Task<SupportListId[]> ReadAsync(PlaceMap map, PlaceId at, LineState state, CancellationToken cancel)
    {
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
        PlaceId[] communes = [.. trail.LeadingTo(p => p.IsCommuneLevel && map.LiesIn(p.Id, at))];
        return await db.Set<SupportList>().AsNoTracking().Where(l => EF.Parameter(communes).Contains(l.CommuneId) && db.Set<SupportLine>().Any(s => s.ListId == l.Id && s.State == state)).Select(l => l.Id).ToArrayAsync(cancel);
    }
}
