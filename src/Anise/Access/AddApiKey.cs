using System.Text.RegularExpressions;
using Anise.Basics;
using Anise.Journal;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Access;

/// <summary>A key as handed out: the secret is shown this once and stored nowhere.</summary>
/// <param name="Name">What the key is called.</param>
/// <param name="Secret">What the other program sends.</param>
public sealed record IssuedApiKey(string Name, string Secret);

/// <summary>Makes a key for another program, with one of the <see cref="ApiKey.Roles"/>.</summary>
public sealed partial class AddApiKey(AniseDb db, JournalBook journal, IPlaceLines places)
{
    /// <summary>What a secret begins with, so that one found in a file is known for what it is.</summary>
    public const string Prefix = "anise_";

    /// <summary>Makes the key and returns its secret.</summary>
    /// <param name="rights">Who makes it.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="role">What it may read.</param>
    /// <param name="place">Where.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The actor may not manage users at the place.</exception>
    public async Task<Result<IssuedApiKey>> RunAsync(Rights rights, string name, Role role, PlaceId place, CancellationToken cancel = default)
    {
        rights.Demand(Permission.ManageUsers, await places.OfAsync(place, cancel));
        name = name.Trim();
        if (!Form().IsMatch(name)) return Texts.Problem("key-name-form", "name");
        if (!ApiKey.Roles.Contains(role)) return Texts.Problem("key-role", "role");
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, AccessActs.AddApiKey, null, cancel);
        if (await db.ApiKeys.AnyAsync(k => k.Name == name, cancel)) return Texts.Problem("key-name-taken", "name");
        string secret = Prefix + OneTimeLink.NewToken();
        db.Add(new ApiKey
        {
            Id = await db.ReserveAsync("api-key", 1, cancel),
            Name = name,
            SecretHash = OneTimeLink.HashOf(secret),
            Role = role,
            Place = place,
            MadeBy = rights.Actor.Name,
            MadeAt = write.At,
        });
        await write.CommitAsync(cancel);
        return new IssuedApiKey(name, secret);
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$", RegexOptions.None, 1000)]
    private static partial Regex Form();
}
