using Anise.Basics;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Access;

/// <summary>An account as the list of users shows it.</summary>
/// <param name="Id">The account.</param>
/// <param name="UserName">Its name.</param>
/// <param name="DisplayName">The person's name.</param>
/// <param name="Disabled">Barred from signing in.</param>
/// <param name="HasPassword">False until the one-time link was used.</param>
/// <param name="Grants">The roles held.</param>
public sealed record UserRow(
    long Id, string UserName, string DisplayName, bool Disabled, bool HasPassword, IReadOnlyList<Grant> Grants);

/// <summary>Reads accounts, for those who manage users.</summary>
public sealed class ReadUsers(AniseDb db, IPlaceLines places)
{
    /// <summary>
    /// The accounts that hold a role inside the places where the actor manages users, by name; where they reach over the whole province, also those that hold none.
    /// </summary>
    /// <exception cref="NoAccessException">The actor may manage users nowhere.</exception>
    public async Task<IReadOnlyList<UserRow>> RunAsync(Rights rights, CancellationToken cancel = default)
    {
        rights.Demand(Permission.ManageUsers, Scope.Anywhere);
        List<User> users = await db.Users.AsNoTracking().Include(u => u.Grants).OrderBy(u => u.NormalizedUserName).ToListAsync(cancel);
        if (!rights.Console)
        {
            // The line of a place ends with the place over all: who manages there sees everybody.
            bool everywhere = false;
            foreach (PlaceId managed in rights.PlacesOf(Permission.ManageUsers)) everywhere |= (await places.OfAsync(managed, cancel)).Line is [_];
            if (!everywhere)
            {
                var inside = new HashSet<PlaceId>();
                foreach (PlaceId held in users.SelectMany(u => u.Grants).Select(g => g.Place).Distinct())
                    if (rights.May(Permission.ManageUsers, await places.OfAsync(held, cancel))) inside.Add(held);
                users.RemoveAll(u => !u.Grants.Any(g => inside.Contains(g.Place)));
            }
        }
        return [.. users.Select(u => new UserRow(
            u.Id, u.UserName!, u.DisplayName, u.Disabled, u.PasswordHash is not null, u.Grants))];
    }
}
