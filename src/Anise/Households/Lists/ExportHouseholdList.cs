using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;

namespace Anise.Households.Lists;

/// <summary>Takes the list of households out as it is filtered and sorted on the page, all its pages. No citizen IDs. The journal notes who took how many.</summary>
public sealed class ExportHouseholdList(ReadHouseholds read, JournalBook journal, PlaceMaps maps, TimeProvider clock)
{
    /// <summary>Reads all rows.</summary>
    /// <param name="rights">Who exports; needs <c>Permission.ExportHouseholds</c> there.</param>
    /// <param name="query">The list; its page is not looked at.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<IReadOnlyList<HouseholdLine>> RunAsync(Rights rights, HouseholdQuery query, CancellationToken cancel = default)
    {
        rights.Demand(Permission.ExportHouseholds, await maps.ScopeAsync(query.Place, clock.Today(), cancel: cancel));
        IReadOnlyList<HouseholdLine> rows = await read.AllAsync(rights, query, cancel);   // one query: all rows as of one moment, without the write lock
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, HouseholdsActs.ExportHouseholds, null, cancel);
        write.Note(new JournalSubject(HouseholdsSubjects.HouseholdList, query.Place.ToString(), query.Place), HouseholdNotes.Exported(clock.Today(), rows.Count, 0));
        await write.CommitAsync(cancel);
        return rows;
    }
}
