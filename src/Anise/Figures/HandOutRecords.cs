using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Lists;
using Anise.Places;

namespace Anise.Figures;

/// <summary>
/// Hands the records of a figure to another program. Names go only to who may take such records out; a list of them stands in the journal as a file would, and so does every page once a key
/// has taken as many names of a day as a look has, however small its pages are.
/// </summary>
public sealed class HandOutRecords(OpenFigure open, JournalBook journal, PlaceMaps maps, NamesTaken names, TimeProvider clock)
{
    /// <summary>So many records at once are a look, not a list.</summary>
    public const int Look = 50;

    /// <summary>A page of records; without names for who may not take them out there.</summary>
    /// <param name="rights">Who reads; needs for the place what the kind of the figure says (<see cref="RecordKind.See"/>).</param>
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
        if (!rights.May(page.Figure.Kind.TakeOut, await maps.ScopeAsync(query.Place, clock.Today(), map, cancel)))
            return page with { Records = [.. page.Records.Select(r => r.WithoutNames())] };
        int today = names.Add(rights.Actor.Name, clock.Today(), page.Records.Count);
        if (page.Records.Count > 0 && (asFile || query.Take > Look || today > Look)) await journal.NoteExportAsync(rights, query, page.Records.Count, cancel);
        return page;
    }
}

/// <summary>Counts the names that each key has taken on a day. One for the whole program; safe for many threads. A program that starts anew begins anew.</summary>
public sealed class NamesTaken
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _taken = new(StringComparer.Ordinal);
    private DateOnly _day;

    /// <summary>Adds names, and tells how many the key has taken on the day.</summary>
    public int Add(string key, DateOnly day, int names)
    {
        lock (_lock)
        {
            if (day != _day) _taken.Clear();
            _day = day;
            return _taken[key] = _taken.GetValueOrDefault(key) + names;
        }
    }
}

/// <summary>How the journal notes records that were taken out.</summary>
public static class RecordsHandedOut
{
    extension(HandingOut)
    {
        /// <summary>The records of a figure: noted as <c>export-figure</c> with their number, for who may take such records out.</summary>
        /// <param name="kind">What the records are.</param>
        /// <param name="query">Which ones.</param>
        /// <param name="scope">Where.</param>
        public static HandingOut OfRecords(RecordKind kind, RecordQuery query, Scope scope) => new(kind.TakeOut, scope, FiguresActs.ExportFigure, SubjectOf(query), NoteOf);
    }

    /// <summary>Notes who took how many records of which figure, year and place.</summary>
    internal static async Task NoteExportAsync(this JournalBook journal, Rights rights, RecordQuery query, int count, CancellationToken cancel)
    {
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, FiguresActs.ExportFigure, null, cancel);
        write.Note(SubjectOf(query), NoteOf(count));
        await write.CommitAsync(cancel);
    }

    private static JournalSubject SubjectOf(RecordQuery query) => new(FiguresSubjects.Figure, string.Create(CultureInfo.InvariantCulture, $"{query.Code}/{query.Period}"), query.Place);

    private static string NoteOf(int count) => count.ToString(CultureInfo.InvariantCulture);
}
