using Anise.Basics;
using Anise.Journal;

namespace Anise.Access;

/// <summary>Thrown when somebody asks for what their roles do not allow; pages answer with "no access", the command line with exit 1.</summary>
public sealed class NoAccessException(Permission permission) : Exception($"No access: {permission}.")
{
    /// <summary>What was asked.</summary>
    public Permission Permission { get; } = permission;
}

/// <summary>What a grant is checked against: a place with all that it lies in, or <see cref="Anywhere"/>. A scope that was not made covers nothing.</summary>
public readonly record struct Scope
{
    private readonly IReadOnlyList<PlaceId>? _line;

    /// <summary>A place with all that it lies in.</summary>
    /// <param name="line">The place itself first.</param>
    /// <exception cref="ArgumentException">It is empty: a thing of no single place is <see cref="Anywhere"/>.</exception>
    public Scope(IReadOnlyList<PlaceId> line) => _line = line.Count > 0 ? line : throw new ArgumentException("A scope begins with its place.", nameof(line));

    /// <summary>A thing that belongs to no single place, such as a rule set: any grant of the role will do.</summary>
    public static Scope Anywhere { get; } = new() { IsAnywhere = true };

    /// <summary>Whether any grant will do.</summary>
    public bool IsAnywhere { get; private init; }

    /// <summary>The place with all that it lies in; empty for <see cref="Anywhere"/>.</summary>
    public IReadOnlyList<PlaceId> Line => _line ?? [];

    /// <summary>Whether a role held at <paramref name="place"/> reaches here.</summary>
    public bool Covers(PlaceId place) => IsAnywhere || Line.Contains(place);
}

/// <summary>Who acts, with the rights they hold. Given to every use case.</summary>
/// <param name="Actor">Who, for the journal.</param>
/// <param name="Grants">The roles held.</param>
/// <param name="Console">True for someone with the store's file in hand: nothing can be kept from them, the journal still names them.</param>
public sealed record Rights(Actor Actor, IReadOnlyList<Grant> Grants, bool Console = false)
{
    /// <summary>The rights of whoever runs a command on the store's own file.</summary>
    public static Rights ForConsole() => new(new Actor("console", $"{Environment.UserName}@{Environment.MachineName}", null), [], Console: true);

    /// <summary>Whether the permission is held for a thing in <paramref name="scope"/>.</summary>
    public bool May(Permission permission, Scope scope) =>
        Console || Grants.Any(g => permission.IsHeldBy(g.Role) && scope.Covers(g.Place));

    /// <summary>Whether the permission is held at any place at all.</summary>
    public bool MayAnywhere(Permission permission) => May(permission, Scope.Anywhere);

    /// <summary>The places at which the permission is held; empty for the console, which holds it everywhere.</summary>
    public IReadOnlyList<PlaceId> PlacesOf(Permission permission) =>
        [.. Grants.Where(g => permission.IsHeldBy(g.Role)).Select(g => g.Place).Distinct()];

    /// <summary>Returns when the permission is held.</summary>
    /// <exception cref="NoAccessException">It is not.</exception>
    public void Demand(Permission permission, Scope scope)
    {
        if (!May(permission, scope)) throw new NoAccessException(permission);
    }
}
