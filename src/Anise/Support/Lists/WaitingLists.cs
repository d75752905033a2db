using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Support.Lists;

/// <summary>Lists of deliveries that wait: for a chair those to approve, for an officer those to pay or hand over.</summary>
internal sealed class WaitingLists(AniseDb db, PlaceMaps maps, KeptReads reads, TimeProvider clock) : IWaitingWork
{
    public async Task<IReadOnlyList<WaitingWork>> ForAsync(Rights rights, CancellationToken cancel)
    {
        if (rights.Console) return [];
        return
        [
            .. await WithAsync(rights, Permission.ApproveSupport, LineState.Listed, "waiting-approval", cancel),
            .. await WithAsync(rights, Permission.EditSupport, LineState.Approved, "waiting-delivery", cancel),
        ];
    }

    private async Task<List<WaitingWork>> WithAsync(Rights rights, Permission needs, LineState state, string text, CancellationToken cancel)
    {
        var items = new List<WaitingWork>();
        if (!rights.MayAnywhere(needs)) return items;
        PlaceMap map = await maps.OnAsync(clock.Today(), cancel);
        StoreMoment moment = await reads.NowAsync(db, cancel);
        foreach (PlaceId at in rights.PlacesOf(needs).Where(p => map.Find(p) is not null))
        {
            long[] lists = await moment.GetAsync((typeof(WaitingLists), at, state, map.Day), async () =>
            {
                PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
                PlaceId[] communes = [.. trail.LeadingTo(p => p.IsCommuneLevel && map.LiesIn(p.Id, at))];
                return (await db.Set<SupportList>().AsNoTracking().Where(l => EF.Parameter(communes).Contains(l.CommuneId) && db.Set<SupportLine>().Any(s => s.ListId == l.Id && s.State == state))
                    .Select(l => l.Id).ToListAsync(cancel)).Select(id => id.Value).ToArray();
            });
            if (lists.Length > 0) items.Add(new WaitingWork(Texts.Get(text, lists.Length, map[at].Name), lists is [var one] ? $"/support/lists/{one}" : $"/support/lists?place={map[at].Code}", null, false));
        }
        return items;
    }
}
