using Anise.Access;
using Anise.Journal;

namespace Anise.Lists;

/// <summary>Takes a list out as it is filtered and sorted, all its pages. Where it names persons, the journal notes who took how many rows.</summary>
public sealed class TakeOutList(JournalBook journal)
{
    /// <summary>Reads the whole list.</summary>
    /// <param name="rights">Who takes it.</param>
    /// <param name="list">The list.</param>
    /// <param name="ask">Its filters and order; the page is not looked at.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The list names persons, and the right to take it out is not held.</exception>
    public async Task<ListTable> RunAsync(Rights rights, ListOf list, ListAsk ask, CancellationToken cancel = default)
    {
        if (list.HandingOut is { } demanded) rights.Demand(demanded.Permission, demanded.Scope);
        ListTable table = await list.TableAsync(ask, cancel);   // one query: all rows as of one moment, without the write lock
        if (list.HandingOut is not { } handing) return table;
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, handing.Act, null, cancel);
        write.Note(handing.Subject, handing.Note(table.Rows.Count));
        await write.CommitAsync(cancel);
        return table;
    }
}
