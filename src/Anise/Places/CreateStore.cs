using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Places;

/// <summary>Fills a new store with the places of Lang Son. The tables are made by the caller.</summary>
public sealed class CreateStore(AniseDb db, JournalBook journal, PlaceMaps maps)
{
    /// <summary>Loads the places in one write and returns how many there are.</summary>
    /// <exception cref="NoAccessException">The actor may not change places.</exception>
    public async Task<Result<int>> RunAsync(Rights rights, CancellationToken cancel = default)
    {
        rights.Demand(Permission.EditPlaces, Scope.Anywhere);
        PlaceFile file = PlaceFile.LangSon();
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, PlacesActs.CreateStore, file.Change.Reference, cancel);
        if (await db.Set<Place>().AnyAsync(cancel)) return Texts.Problem("store-not-empty", null);
        int count = 1 + file.Districts.Count + file.Before.Count + file.After.Count;
        Add(file, await db.ReserveAsync("place", count, cancel));
        await write.CommitAsync(cancel);
        maps.Forget();
        return count;
    }

    private void Add(PlaceFile file, long nextId)
    {
        DateOnly knownFrom = PlaceFile.Day(file.KnownFrom), changed = PlaceFile.Day(file.Change.Date);
        PlaceId province = AddPlace(PlaceKind.Province, file.Province, knownFrom, null, null, null);
        Dictionary<string, PlaceId> districts = file.Districts.ToDictionary(
            row => row.Code, row => AddPlace(PlaceKind.District, row, knownFrom, null, province, null), StringComparer.Ordinal);
        Dictionary<string, PlaceId> before = file.Before.ToDictionary(
            row => row.Code, row => AddPlace(KindOf(row), row, knownFrom, changed, districts[row.District!], null), StringComparer.Ordinal);
        ILookup<string, string> successors = file.After.SelectMany(row => row.MadeFrom, (row, old) => (Old: old, New: row.Code))
            .ToLookup(link => link.Old, link => link.New, StringComparer.Ordinal);
        foreach (PlaceFile.UnitRow row in file.After)
        {
            PlaceId id = AddPlace(KindOf(row), row, changed, null, province, districts[row.FormerDistrict!]);
            foreach (string old in row.MadeFrom)
            {
                // What is known of the old unit goes to the new one that carries its code, else to the first named.
                string main = successors[old].Contains(old) ? old : successors[old].First();
                db.Add(new PlaceChange
                {
                    Kind = successors[old].Count() == 1 ? PlaceChangeKind.Merge : PlaceChangeKind.Split,
                    Date = changed,
                    From = before[old],
                    To = id,
                    Main = row.Code == main,
                    Reference = file.Change.Reference,
                });
            }
        }

        PlaceId AddPlace(PlaceKind kind, PlaceFile.UnitRow row, DateOnly from, DateOnly? until, PlaceId? parent, PlaceId? formerDistrict)
        {
            var id = new PlaceId(nextId++);
            db.Add(new Place
            {
                Id = id,
                Kind = kind,
                Longitude = row.Longitude,
                Latitude = row.Latitude,
                AreaKm2 = row.AreaKm2,
                Spans =
                {
                    new PlaceSpan
                    {
                        PlaceId = id,
                        From = from,
                        Until = until,
                        Code = row.Code,
                        CodeIsOfficial = true,
                        Name = row.Name,
                        Parent = parent,
                        FormerDistrict = formerDistrict,
                    },
                },
            });
            return id;
        }
    }

    private static PlaceKind KindOf(PlaceFile.UnitRow row) => Enum.Parse<PlaceKind>(row.Kind, ignoreCase: true);
}
