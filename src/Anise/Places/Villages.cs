using System.Globalization;
using Anise.Basics;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Places;

/// <summary>Adds villages inside an open write; imports use it too.</summary>
public static class Villages
{
    /// <summary>
    /// Adds a village to the commune it lay in on <paramref name="from"/>. Where that commune was merged or split since, the village lies in its
    /// main successor from then on. Its code is our own: that of the commune and a running number.
    /// </summary>
    /// <returns>The village, or <c>name-missing</c>, <c>commune-not-on-day</c>, <c>village-exists</c>.</returns>
    public static async Task<Result<PlaceId>> AddVillageAsync(this AniseDb db, PlaceId commune, string name, DateOnly from, CancellationToken cancel = default)
    {
        name = name.Trim().Normalize();
        if (name.Length == 0) return Texts.Problem("name-missing", "name");
        Place? parent = await db.Set<Place>().FindAsync([commune], cancel);
        var spans = new PlaceSpans(db);
        PlaceSpan? at = (await spans.OfAsync(commune, cancel)).Find(s => s.From <= from && (s.Until is null || s.Until > from));
        if (at is null || parent is not { Kind: PlaceKind.Commune or PlaceKind.Ward or PlaceKind.Town }) return Texts.Problem("commune-not-on-day", "commune", from);
        foreach (PlaceId neighbour in await spans.VillagesAsync(commune, from, cancel))
        {
            PlaceSpan same = (await spans.OfAsync(neighbour, cancel)).Last(s => s.From <= from);
            if (string.Equals(same.Name, name, StringComparison.OrdinalIgnoreCase))
                return Texts.Problem("village-exists", "name", at.Name, same.Name);
        }
        return await AddAsync(db, commune, at.Code, name, from, cancel);
    }

    /// <summary>Adds a village that is known not to be there yet, to a commune that existed on the day.</summary>
    internal static async Task<PlaceId> AddAsync(AniseDb db, PlaceId commune, string communeCode, string name, DateOnly from, CancellationToken cancel)
    {
        string code = await NextCodeAsync(db, communeCode, cancel);
        var village = new Place { Id = new PlaceId(await db.ReserveAsync("place", 1, cancel)), Kind = PlaceKind.Village };
        foreach (var (lies, since, until) in await new PlaceSpans(db).LineAsync(commune, from, cancel))
        {
            village.Spans.Add(new PlaceSpan
            {
                PlaceId = village.Id,
                From = since,
                Until = until,
                Code = code,
                CodeIsOfficial = false,
                Name = name,
                Parent = lies,
            });
        }
        db.Add(village);
        return village.Id;
    }

    /// <summary>The next code <c>06505-03</c> of a commune; numbers are not used again.</summary>
    internal static async Task<string> NextCodeAsync(AniseDb db, string communeCode, CancellationToken cancel)
    {
        string prefix = communeCode + "-";
        await db.Set<PlaceSpan>().Where(s => s.Code.StartsWith(prefix)).LoadAsync(cancel);
        int last = db.Set<PlaceSpan>().Local.Where(s => s.Code.StartsWith(prefix, StringComparison.Ordinal))
            .Max(s => (int?)int.Parse(s.Code.AsSpan(prefix.Length), CultureInfo.InvariantCulture)) ?? 0;
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}{last + 1:00}");
    }
}
