using Anise.Basics;
using Anise.Journal;
using Anise.Store;
using Microsoft.AspNetCore.Identity;

namespace Anise.Access;

/// <summary>How a new store gets its first administrator: a one-time link printed at the first start.</summary>
public sealed class FirstAdministrator(AniseDb db, JournalBook journal, UserManager<User> users, OneTimeLinks links, Administrators administrators)
{
    /// <summary>A link where nobody can administer the store yet, else null. A link printed earlier and not used no longer works.</summary>
    public async Task<IssuedLink?> OfferAsync(Rights rights, CancellationToken cancel = default)
    {
        if (!rights.Console) throw new NoAccessException(Permission.ManageUsers);
        if (await administrators.AnyAsync(cancel)) return null;
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, AccessActs.OfferFirstAdministrator, null, cancel);
        IssuedLink link = await links.IssueAsync(LinkPurpose.FirstAdministrator, null, cancel);
        await write.CommitAsync(cancel);
        return link;
    }

    /// <summary>Whether a token still opens the page on which the first administrator is made.</summary>
    public async Task<bool> IsOpenAsync(string token, CancellationToken cancel = default) =>
        await links.FindAsync(LinkPurpose.FirstAdministrator, token, cancel) is not null && !await administrators.AnyAsync(cancel);

    /// <summary>Makes the first administrator, at <paramref name="place"/> (the province), and returns the account's name.</summary>
    public async Task<Result<string>> MakeAsync(
        string token, string userName, string displayName, string password, PlaceId place, string origin, CancellationToken cancel = default)
    {
        if (!await IsOpenAsync(token, cancel)) return Texts.Problem("link-not-open");
        if (string.IsNullOrWhiteSpace(displayName)) return Texts.Problem("display-name-missing", "display-name");
        await using JournaledWrite write = await journal.BeginAsync(new Actor(userName.Trim(), origin, null), AccessActs.MakeFirstAdministrator, null, cancel);
        OneTimeLink? link = await links.FindAsync(LinkPurpose.FirstAdministrator, token, cancel);   // again, under the write lock
        if (link is null || await administrators.AnyAsync(cancel)) return Texts.Problem("link-not-open");
        var user = new User { Id = await db.ReserveAsync("user", 1, cancel), UserName = userName.Trim(), DisplayName = displayName.Trim() };
        user.Grants.Add(new Grant { UserId = user.Id, Role = Role.Administrator, Place = place });
        IdentityResult made = await users.CreateAsync(user, password);
        if (!made.Succeeded) return Result<string>.Refused(Texts.Problems(made));
        links.Close(link);
        await write.CommitAsync(cancel);
        return user.UserName;
    }
}
