using System.Globalization;
using Anise.Basics;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Households.Import;

/// <summary>Makes the villages that a file names and the map does not know. They are taken to have been there as long as their commune.</summary>
internal static class NewVillages
{
    /// <summary>Adds the villages to the open write.</summary>
    /// <returns>The new places by their folded names.</returns>
    public static async Task<Dictionary<string, PlaceId>> MakeAsync(
        AniseDb db, PlaceMaps maps, PlaceId commune, IReadOnlyList<string> names, DateOnly day, CancellationToken cancel)
    {
        var made = new Dictionary<string, PlaceId>();
        if (names.Count == 0) return made;
        MappedPlace place = (await maps.OnAsync(day, cancel))[commune];
        List<PlaceSpan> line = await LineAsync(db, commune, day, cancel);
        string prefix = place.Code + "-";
        List<string> codes = await db.Set<PlaceSpan>().Where(s => s.Code.StartsWith(prefix)).Select(s => s.Code).ToListAsync(cancel);
        int last = codes.Select(c => int.TryParse(c.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? n : 0).DefaultIfEmpty().Max();
        long nextId = await db.ReserveAsync("place", names.Count, cancel);
        foreach (string name in names)
        {
            var village = new Place { Id = new PlaceId(nextId++), Kind = PlaceKind.Village };
            string code = string.Create(CultureInfo.InvariantCulture, $"{prefix}{++last:00}");
            foreach (PlaceSpan parent in line)
            {
                village.Spans.Add(new PlaceSpan
                {
                    PlaceId = village.Id,
                    From = parent.From,
                    Until = parent.Until,
                    Code = code,
                    CodeIsOfficial = false,
                    Name = name,
                    Parent = parent.PlaceId,
                });
            }
            db.Add(village);
            made.Add(Folding.Fold(name), village.Id);
        }
        return made;
    }

    /// <summary>The commune through time from its first day on, and after it ended the one that took it over.</summary>
    private static async Task<List<PlaceSpan>> LineAsync(AniseDb db, PlaceId commune, DateOnly day, CancellationToken cancel)
    {
        List<PlaceSpan> all = await db.Set<PlaceSpan>().AsNoTracking().Where(s => s.PlaceId == commune).OrderBy(s => s.From).ToListAsync(cancel);
        var line = new List<PlaceSpan> { new() { PlaceId = commune, From = all[0].From, Until = all[^1].Until, Code = "", CodeIsOfficial = false, Name = "", Parent = null } };
        while (line[^1].Until is { } end)
        {
            PlaceId last = line[^1].PlaceId;
            PlaceChange? next = await db.Set<PlaceChange>().AsNoTracking().SingleOrDefaultAsync(c => c.From == last && c.Main && c.Date == end, cancel);
            if (next is null) break;
            PlaceSpan latest = await db.Set<PlaceSpan>().AsNoTracking().Where(s => s.PlaceId == next.To).OrderByDescending(s => s.From).FirstAsync(cancel);
            line.Add(new() { PlaceId = next.To, From = end, Until = latest.Until, Code = "", CodeIsOfficial = false, Name = "", Parent = null });
        }
        return line;
    }
}
