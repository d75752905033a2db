using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Store;

namespace Anise.Places;

/// <summary>Gives a place another name from a day on.</summary>
public sealed class RenamePlace(AniseDb db, JournalBook journal, PlaceMaps maps)
{
    /// <summary>Renames; spans after the day that carried the old name carry the new one too.</summary>
    /// <exception cref="NoAccessException">The actor may not change the place.</exception>
    public Task<Result<PlaceId>> RunAsync(Rights rights, PlaceId place, string name, DateOnly from, string reference, CancellationToken cancel = default) =>
        PlaceWrites.RunAsync<PlaceId>(db, journal, maps, rights, PlacesActs.RenamePlace, reference, from, [place], async steps =>
        {
            name = name.Trim().Normalize();
            if (name.Length == 0) return Texts.Problem("name-missing", "name");
            var book = new PlaceSpans(db);
            List<PlaceSpan> spans = await book.OfAsync(place, cancel);
            if (spans.Find(s => s.From <= from && (s.Until is null || s.Until > from)) is not { } at) return Texts.Problem("place-not-on-day", "date", from);
            string old = at.Name;
            foreach (PlaceSpan later in spans.Where(s => s.From > from && s.Name == old)) later.Name = name;
            book.Divide(at, from).Name = name;
            await steps.LinkAsync(PlaceChangeKind.Rename, from, place, place, main: false, reference, cancel);
            return place;
        }, cancel);
}
