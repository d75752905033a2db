using Anise.Basics;
using Anise.Journal;
using Anise.Store;
using Microsoft.AspNetCore.Identity;

namespace Anise.Access;

/// <summary>Makes an account with its first role. There is no default password: the answer is a one-time link to choose one.</summary>
public sealed class AddUser(AniseDb db, JournalBook journal, UserManager<User> users, OneTimeLinks links, IPlaceLines places)
{
    /// <summary>Makes the account and returns the link to hand to its owner.</summary>
    /// <exception cref="NoAccessException">The actor may not manage users at the place.</exception>
    public async Task<Result<IssuedLink>> RunAsync(
        Rights rights, string userName, string displayName, Role role, PlaceId place, CancellationToken cancel = default)
    {
        rights.Demand(Permission.ManageUsers, await places.OfAsync(place, cancel));
        if (string.IsNullOrWhiteSpace(displayName)) return Texts.Problem("display-name-missing", "display-name");
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, AccessActs.AddUser, null, cancel);
        var user = new User { Id = await db.ReserveAsync("user", 1, cancel), UserName = userName.Trim(), DisplayName = displayName.Trim() };
        user.Grants.Add(new Grant { UserId = user.Id, Role = role, Place = place });
        IdentityResult made = await users.CreateAsync(user);
        if (!made.Succeeded) return Result<IssuedLink>.Refused(Texts.Problems(made));
        IssuedLink link = await links.IssueAsync(LinkPurpose.SetPassword, user.Id, cancel);
        await write.CommitAsync(cancel);
        return link;
    }
}
