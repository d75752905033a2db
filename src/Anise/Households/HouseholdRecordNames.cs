using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Households;

/// <summary>Households by code and head.</summary>
internal sealed class HouseholdRecordNames(AniseDb db) : IRecordNames
{
    // Words that name more households than these find too many to read.
    private const int Most = 200;

    public Type Of => typeof(HouseholdId);

    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        List<HouseholdId> ids = [.. keys.Numbers().Select(id => new HouseholdId(id))];
        List<Household> found = await db.Households.AsNoTracking().Where(h => EF.Parameter(ids).Contains(h.Id)).ToListAsync(cancel);
        return found.ToDictionary(h => h.Id.Value.Key(), h => string.Join(' ', ((string?[])[h.Code, h.HeadName]).Where(part => !string.IsNullOrEmpty(part))));
    }

#pragma warning disable CA1305 // the database writes it
    public IQueryable<string>? Find(string words) =>
        HouseholdWords.In(words) is { } named ? db.Households.AsNoTracking().Where(named).OrderBy(h => h.Id).Take(Most).Select(h => ((long)(object)h.Id).ToString()) : null;
#pragma warning restore CA1305

    public string AddressOf(string key) => $"/households/{key}";
}
