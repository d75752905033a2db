using System.Collections.Concurrent;

namespace Anise.Access;

/// <summary>
/// Counts wrong tries to sign in, by the address they come from and the name they ask for. Whoever tries from elsewhere is not kept out, names that
/// exist and names that do not are counted alike, and nothing is stored: a restart forgets it.
/// </summary>
public sealed class SignInAttempts(TimeProvider clock)
{
    /// <summary>So many wrong tries for one name from one address, and that address waits for this name.</summary>
    public const int PerName = 5;

    /// <summary>So many wrong tries from one address, whatever the names, and that address waits. An office shares one address.</summary>
    public const int PerAddress = 50;

    /// <summary>How long the tries are counted and how long the address waits.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(15);

    private const int Kept = 20_000;
    private readonly ConcurrentDictionary<(string Origin, string Name), (int Count, DateTimeOffset Since)> _tries = [];

    /// <summary>Whether tries of this address for this name are not looked at now.</summary>
    public bool IsBarred(string origin, string name) => CountOf((origin, name)) >= PerName || CountOf((origin, "")) >= PerAddress;

    /// <summary>Notes a wrong try. True where it is the one that bars the address for this name.</summary>
    public bool Fail(string origin, string name)
    {
        if (_tries.Count > Kept)
        {
            foreach (var (key, tries) in _tries)
                if (tries.Since + Window <= clock.GetUtcNow()) _tries.TryRemove(key, out _);
        }
        Add((origin, ""));
        return Add((origin, name)) == PerName;
    }

    /// <summary>Forgets the wrong tries of this address for this name: the right password was typed.</summary>
    public void Succeed(string origin, string name) => _tries.TryRemove((origin, name), out _);

    private int CountOf((string, string) key) => _tries.TryGetValue(key, out var tries) && tries.Since + Window > clock.GetUtcNow() ? tries.Count : 0;

    private int Add((string, string) key)
    {
        DateTimeOffset now = clock.GetUtcNow();
        return _tries.AddOrUpdate(key, (1, now), (_, old) => old.Since + Window > now ? (old.Count + 1, old.Since) : (1, now)).Count;
    }
}
