using Anise.Basics;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Places;

/// <summary>Places by their last name.</summary>
internal sealed class PlaceNames(AniseDb db) : IRecordNames
{
    public Type Of => typeof(PlaceId);

    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        List<PlaceId> ids = [.. keys.Numbers().Select(id => new PlaceId(id))];
        List<PlaceSpan> spans = await db.Set<PlaceSpan>().AsNoTracking().Where(s => ids.Contains(s.PlaceId)).ToListAsync(cancel);
        return spans.GroupBy(s => s.PlaceId).ToDictionary(g => g.Key.Value.Key(), g => g.MaxBy(s => s.From)!.Name);
    }

    public string AddressOf(string key) => $"/places/{key}";
}
