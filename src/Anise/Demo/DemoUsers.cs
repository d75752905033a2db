using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;

namespace Anise.Demo;

/// <summary>A login of the demo store.</summary>
/// <param name="UserName">To sign in with.</param>
/// <param name="Role">The role.</param>
/// <param name="Place">The name of the place it is held at.</param>
public sealed record DemoLogin(string UserName, Role Role, string Place);

/// <summary>Makes the people who work in the demo. They all have one password, printed by the command that makes the demo; no other store knows them.</summary>
public sealed class DemoUsers(AddUser add, SetPassword setPassword, GiveRole giveRole, DisableUser disable)
{
    /// <summary>The password of every login of the demo.</summary>
    public const string Password = "hoa-hoi-tam-canh";

    private const string Origin = "demo";

    private readonly Dictionary<string, Rights> _rights = [];

    /// <summary>Who can sign in.</summary>
    public List<DemoLogin> Logins { get; } = [];

    /// <summary>The rights of a login.</summary>
    public Rights this[string userName] => _rights[userName];

    /// <summary>Adds a person, signs in for the first time and returns the login's id.</summary>
    public async Task<long> AddAsync(string userName, string displayName, Role role, MappedPlace place, CancellationToken cancel)
    {
        IssuedLink link = DemoPart.Must(await add.RunAsync(Rights.ForConsole(), userName, displayName, role, place.Id, cancel));
        DemoPart.Must(await setPassword.RunAsync(link.Token, Password, Origin, cancel));
        long id = link.UserId!.Value;
        _rights[userName] = new Rights(new Actor(userName, Origin, id) { SignsAs = displayName }, [new Grant { UserId = id, Role = role, Place = place.Id }]);
        Logins.Add(new DemoLogin(userName, role, place.Name));
        return id;
    }

    /// <summary>Gives a person one more role.</summary>
    public async Task AlsoAsync(string userName, Role role, MappedPlace place, CancellationToken cancel)
    {
        Rights has = _rights[userName];
        Grant grant = DemoPart.Must(await giveRole.RunAsync(Rights.ForConsole(), has.Actor.UserId!.Value, role, place.Id, cancel));
        _rights[userName] = has with { Grants = [.. has.Grants, grant] };
    }

    /// <summary>The person no longer works here.</summary>
    public async Task LeaveAsync(string userName, string reason, CancellationToken cancel)
    {
        DemoPart.Must(await disable.RunAsync(Rights.ForConsole(), _rights[userName].Actor.UserId!.Value, reason, cancel: cancel));
        Logins.RemoveAll(l => l.UserName == userName);
    }
}
