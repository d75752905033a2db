using Anise.Basics;
using Anise.Funds;
using Anise.Funds.Posting;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Support.Deliveries;

/// <summary>What a list of support paid is taken back on the list: else the line would say that it was received, and the book that nothing was paid.</summary>
internal sealed class ListPayments(AniseDb db) : IEntryOwner
{
    /// <inheritdoc/>
    public async Task<Problem?> WhyNotReverseAsync(FundEntry entry, CancellationToken cancel) =>
        await db.Set<SupportLine>().AsNoTracking().FirstOrDefaultAsync(l => l.PaymentId == entry.Id && l.State == LineState.Delivered, cancel) is { } line
            ? Texts.Problem("pay-on-list", "item", entry.Key, line.ListId.Value) : null;
}
