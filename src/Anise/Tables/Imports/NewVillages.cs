using Anise.Basics;
using Anise.Places;
using Anise.Store;
using Anise.Tables.Values;
using Microsoft.EntityFrameworkCore;

namespace Anise.Tables.Imports;

/// <summary>Makes the villages that a file names and the map does not know. They are taken to have been there as long as their commune.</summary>
internal static class NewVillages
{
    /// <summary>Adds the villages to the open write.</summary>
    /// <returns>The new places by <see cref="VillageNames.KeyOf"/> their names, or why one cannot be made.</returns>
    public static async Task<Result<Dictionary<string, PlaceId>>> MakeAsync(AniseDb db, PlaceId commune, IReadOnlyList<string> names, CancellationToken cancel)
    {
        var made = new Dictionary<string, PlaceId>();
        if (names.Count == 0) return made;
        DateOnly first = await db.Set<PlaceSpan>().Where(s => s.PlaceId == commune).MinAsync(s => s.From, cancel);
        foreach (string name in names)
        {
            Result<PlaceId> village = await db.AddVillageAsync(commune, name, first, cancel);
            if (!village.Ok) return Result<Dictionary<string, PlaceId>>.Refused(village.Problems);
            made.Add(VillageNames.KeyOf(name), village.Value);
        }
        return made;
    }
}
