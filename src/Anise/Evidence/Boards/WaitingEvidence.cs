using Anise.Access;
using Anise.Basics;
using Anise.Evidence.Changes;
using Anise.Journal;
using Anise.Places;
using Anise.Store;

namespace Anise.Evidence.Boards;

/// <summary>The evidence that waits for somebody to look at it.</summary>
internal sealed class WaitingEvidence(AniseDb db, EvidenceTable table, PlaceMaps maps, TimeProvider clock, KeptReads kept) : IWaitingWork
{
    public async Task<IReadOnlyList<WaitingWork>> ForAsync(Rights rights, CancellationToken cancel)
    {
        if (rights.Console) return [];
        var waiting = new List<WaitingWork>();
        foreach (EvidenceLevel level in Enum.GetValues<EvidenceLevel>())
        {
            foreach (PlaceId place in rights.PlacesOf(VerifyEvidence.NeedsOf(level)))
            {
                if ((await maps.OnAsync(clock.Today(), cancel)).Find(place) is not { } at) continue;
                StoreMoment moment = await kept.NowAsync(db, cancel);
                int count = await moment.GetAsync((typeof(WaitingEvidence), rights.Actor.UserId, place, level), () => table.CountWaitingAsync(rights, place, level, cancel));
                if (count > 0) waiting.Add(new WaitingWork(Texts.Get("waiting", count, at.Name), $"/evidence/queue?place={at.Code}", null, false));
            }
        }
        return waiting;
    }
}
