using Anise.Basics;
using Anise.Places;
using Anise.Tables.Letters;
using Anise.Tables.Values;

namespace Anise.Tables.Imports;

/// <summary>Finds a village of a commune by its name as offices write it: with or without marks, capitals and the word for village.</summary>
internal sealed class VillageFinder
{
    private readonly Dictionary<string, PlaceId?> _whole = [], _exact = [], _folded = [];

    public VillageFinder(IEnumerable<MappedPlace> villages)
    {
        foreach (MappedPlace village in villages.Where(v => v.Kind == PlaceKind.Village))
        {
            Put(_whole, VietnameseText.ToneKey(village.Name), village.Id);
            Put(_exact, VillageNames.KeyOf(village.Name), village.Id);
            Put(_folded, Folding.Fold(VillageNames.KeyOf(village.Name)), village.Id);
        }
    }

    public PlaceId? Find(string name) =>
        _whole.GetValueOrDefault(VietnameseText.ToneKey(name))
        ?? (_exact.TryGetValue(VillageNames.KeyOf(name), out PlaceId? exact) ? exact : _folded.GetValueOrDefault(Folding.Fold(VillageNames.KeyOf(name))));

    /// <summary>Two of one key: neither is meant by it.</summary>
    private static void Put(Dictionary<string, PlaceId?> villages, string key, PlaceId id)
    {
        if (!villages.TryAdd(key, id)) villages[key] = null;
    }
}
