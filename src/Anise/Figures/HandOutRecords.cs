using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Journal;
using Anise.Places;

namespace Anise.Figures;

/// <summary>
/// Hands the records of a figure to another program. Names and household codes go only to who may export households; a list of them stands in the journal as a
/// file would.
/// </summary>
public sealed class HandOutRecords(OpenFigure open, JournalBook journal, PlaceMaps maps, TimeProvider clock)
{
    /// <summary>So many records at once are a look, not a list.</summary>
    public const int Look = 50;

    /// <summary>A page of records; without heads and household codes for who may not export households there.</summary>
    /// <param name="rights">Who reads; needs <c>Permission.SeeHouseholds</c> for the place.</param>
    /// <param name="query">What.</param>
    /// <param name="asFile">Whether it is asked for as a file.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<OpenedFigure>> RunAsync(Rights rights, RecordQuery query, bool asFile, CancellationToken cancel = default)
    {
        Result<OpenedFigure> opened = await open.RunAsync(rights, query, cancel);
        if (!opened.Ok) return opened;
        OpenedFigure page = opened.Value;
        PlaceMap map = await maps.ForAsync(query.MapDay, clock.Today(), cancel);
        if (!rights.May(Permission.ExportHouseholds, await maps.ScopeAsync(map, query.Place, clock.Today(), cancel)))
            return page with { Records = [.. page.Records.Select(r => r with { HouseholdCode = null, Head = null })] };
        if (asFile || query.Take > Look) await journal.NoteExportAsync(rights, query, page.Records.Count, cancel);
        return page;
    }
}

/// <summary>How the journal notes records that were taken out.</summary>
internal static class ExportNotes
{
    /// <summary>Notes who took how many records of which figure, year and place.</summary>
    public static async Task NoteExportAsync(this JournalBook journal, Rights rights, RecordQuery query, int count, CancellationToken cancel)
    {
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, "export-figure", null, cancel);
        write.Note(new JournalSubject("figure", string.Create(CultureInfo.InvariantCulture, $"{query.Code}/{query.Year}"), query.Place), count.ToString(CultureInfo.InvariantCulture));
        await write.CommitAsync(cancel);
    }
}
