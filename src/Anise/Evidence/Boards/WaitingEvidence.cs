using Anise.Access;
using Anise.Basics;
using Anise.Evidence.Changes;
using Anise.Journal;
using Anise.Places;
using Anise.Store;

namespace Anise.Evidence.Boards;

/// <summary>The evidence that waits for somebody to look at it.</summary>
internal sealed class WaitingEvidence(EvidenceTable table, WaitingPlaces places) : IWaitingWork
{
    public async Task<IReadOnlyList<WaitingWork>> ForAsync(Rights rights, CancellationToken cancel)
    {
        var items = new List<WaitingWork>();
        foreach (EvidenceLevel level in Enum.GetValues<EvidenceLevel>())
        {
            items.AddRange(await places.EachAsync(rights, VerifyEvidence.NeedsOf(level), (typeof(WaitingEvidence), rights.Actor.UserId, level), (_, at) => table.CountWaitingAsync(rights, at, level, cancel),
                (count, at) => count > 0 ? new WaitingWork(Texts.Get("waiting", count, at.Name), $"/evidence/queue?place={at.Code}", null, false) : null, cancel));
        }
        return items;
    }
}
