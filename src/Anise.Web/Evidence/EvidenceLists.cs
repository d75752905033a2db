using Anise.Access;
using Anise.Evidence;
using Anise.Evidence.Boards;
using Anise.Lists;
using Anise.Web.Host;
using Anise.Web.Lists;

namespace Anise.Web.Evidence;

/// <summary>The evidence of the chosen place.</summary>
[ListFiles("/evidence/export")]
public sealed class EvidenceList(EvidenceTable table) : PageList<EvidenceItem>
{
    /// <inheritdoc/>
    public override async Task<ListOf<EvidenceItem>?> OpenAsync(PageContext context, HttpContext http) =>
        context.Place is { } place ? await table.ListAsync(context.Rights, place.Id, http.RequestAborted) : null;
}

/// <summary>The evidence of the chosen place that waits for the reader to look at it.</summary>
[ListFiles("/evidence/queue/export")]
public sealed class EvidenceQueue(EvidenceTable table) : PageList<EvidenceItem>
{
    /// <inheritdoc/>
    public override async Task<ListOf<EvidenceItem>?> OpenAsync(PageContext context, HttpContext http)
    {
        if (context.Place is not { } place) return null;
        if (await table.LevelAtAsync(context.Rights, place.Id, http.RequestAborted) is not { } level) throw new NoAccessException(Permission.VerifyEvidence);
        return await table.QueueAsync(context.Rights, place.Id, level, http.RequestAborted);
    }
}
