using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Store;

namespace Anise.Places;

/// <summary>Puts a village into another commune, or a commune into another district or the province, from a day on.</summary>
public sealed class TransferPlace(AniseDb db, JournalBook journal, PlaceMaps maps)
{
    /// <summary>Transfers; where the new commune was merged or split after the day, the village lies in its main successor from then on.</summary>
    /// <exception cref="NoAccessException">The actor may not change the place or its new parent.</exception>
    public Task<Result<PlaceId>> RunAsync(Rights rights, PlaceId place, PlaceId parent, DateOnly from, string reference, CancellationToken cancel = default) =>
        PlaceWrites.RunAsync<PlaceId>(db, journal, maps, rights, PlacesActs.TransferPlace, reference, from, [place, parent], async steps =>
        {
            PlaceMap map = await maps.OnAsync(from, cancel);
            if (map.Find(place) is not { } moved || map.Find(parent) is not { } goal) return Texts.Problem("place-not-on-day", "date", from);
            bool fits = moved.Kind == PlaceKind.Village ? goal.IsCommuneLevel : moved.IsCommuneLevel && goal.Kind is PlaceKind.District or PlaceKind.Province;
            if (!fits) return Texts.Problem("parent-wrong", "parent");
            if (moved.Parent == parent) return Texts.Problem("same-parent", "parent");
            var spans = new PlaceSpans(db);
            List<PlaceSpan> own = await spans.OfAsync(place, cancel);
            if (moved.Kind != PlaceKind.Village)
            {
                if (own[^1].From > from || own[^1].Until is not null) return Texts.Problem("place-changed-later", "date", moved.Name, from);
                await spans.ChangeAsync(place, from, s => s.Parent = parent, cancel);
            }
            else
            {
                if (own[^1].Until is not null) return Texts.Problem("place-changed-later", "date", moved.Name, from);
                Follow(own, from, await spans.LineAsync(parent, from, cancel));
            }
            await steps.LinkAsync(PlaceChangeKind.Transfer, from, place, place, main: false, reference, cancel);
            return place;
        }, cancel);

    /// <summary>From <paramref name="day"/> on the village lies where the line of its new commune leads; its names stay.</summary>
    private void Follow(List<PlaceSpan> own, DateOnly day, List<(PlaceId Commune, DateOnly From, DateOnly? Until)> line)
    {
        PlaceSpan at = own.Last(s => s.From <= day);
        List<DateOnly> days = [.. own.Select(s => s.From).Concat(line.Select(l => l.From)).Where(d => d >= day).Distinct().Order()];
        if (at.From < day) at.Until = day;
        for (int i = 0; i < days.Count; i++)
        {
            PlaceSpan? span = own.Find(s => s.From == days[i]);
            if (span is null) db.Add(span = PlaceSpans.Copy(own.Last(s => s.From <= days[i]), days[i], null));
            span.Until = i + 1 < days.Count ? days[i + 1] : null;
            span.Parent = line.Last(l => l.From <= days[i]).Commune;
        }
    }
}
