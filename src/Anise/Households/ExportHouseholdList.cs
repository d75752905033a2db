using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Store;

namespace Anise.Households;

/// <summary>Takes the list of households out as it is filtered and sorted on the page, all its pages. No citizen IDs. The journal notes who took how many.</summary>
public sealed class ExportHouseholdList(AniseDb db, ReadHouseholds read, JournalBook journal, PlaceMaps maps, TimeProvider clock)
{
    private const int PageSize = 500;

    /// <summary>Reads all rows.</summary>
    /// <param name="rights">Who exports; needs <see cref="Permission.ExportHouseholds"/> there.</param>
    /// <param name="query">The list; its page is not looked at.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<IReadOnlyList<HouseholdLine>> RunAsync(Rights rights, HouseholdQuery query, CancellationToken cancel = default)
    {
        rights.Demand(Permission.ExportHouseholds, await maps.ScopeNowAsync(query.Place, clock.Today(), cancel));
        var rows = new List<HouseholdLine>();
        await using (var reading = await db.Database.BeginTransactionAsync(cancel))   // all pages as of one moment
        {
            HouseholdPage page;
            int number = 0;
            do
            {
                page = await read.RunAsync(rights, query with { Page = ++number, PageSize = PageSize }, cancel);
                rows.AddRange(page.Rows);
            }
            while (rows.Count < page.Total && page.Rows.Count > 0);
            await reading.CommitAsync(cancel);
        }
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, "export-households", null, cancel);
        write.Note(new JournalSubject("household-list", query.Place.ToString(), query.Place), HouseholdNotes.Exported(clock.Today(), rows.Count, 0));
        await write.CommitAsync(cancel);
        return rows;
    }
}
