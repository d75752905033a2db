using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Access;

/// <summary>Accounts by the person's name.</summary>
internal sealed class UserRecordNames(AniseDb db) : IRecordNames
{
    public Type Of => typeof(User);

    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        List<long> ids = keys.Numbers();
        var found = await db.Users.AsNoTracking().Where(u => ids.Contains(u.Id)).Select(u => new { u.Id, u.DisplayName }).ToListAsync(cancel);
        return found.ToDictionary(u => u.Id.Key(), u => u.DisplayName);
    }

    public string AddressOf(string key) => $"/users/{key}";
}
