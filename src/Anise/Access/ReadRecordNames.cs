using Anise.Basics;
using Anise.Journal;

namespace Anise.Access;

/// <summary>Reads the names of records that the journal tells by number, for those who may read the journal.</summary>
public sealed class ReadRecordNames(IEnumerable<IRecordNames> kinds)
{
    /// <summary>The names of what is asked for.</summary>
    /// <param name="rights">Who reads.</param>
    /// <param name="asked">The records: what their number is of, and the number.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The reader may read the journal nowhere.</exception>
    public async Task<RecordNames> RunAsync(Rights rights, IReadOnlySet<(Type Of, string Key)> asked, CancellationToken cancel = default)
    {
        rights.Demand(Permission.SeeJournal, Scope.Anywhere);
        return await NamesAsync(asked, cancel);
    }

    /// <summary>The names of what somebody meets in a write of their own: of everything for those who may read the journal, else of places and of who works here.</summary>
    /// <param name="rights">Who writes.</param>
    /// <param name="asked">The records: what their number is of, and the number.</param>
    /// <param name="cancel">Cancels.</param>
    public Task<RecordNames> MetAsync(Rights rights, IReadOnlySet<(Type Of, string Key)> asked, CancellationToken cancel = default) =>
        NamesAsync(rights.MayAnywhere(Permission.SeeJournal) ? asked : asked.Where(a => a.Of == typeof(PlaceId) || a.Of == typeof(User)).ToHashSet(), cancel);

    private async Task<RecordNames> NamesAsync(IReadOnlySet<(Type Of, string Key)> asked, CancellationToken cancel)
    {
        var names = new Dictionary<(Type, string), string>();
        foreach (IRecordNames kind in kinds)
        {
            string[] keys = [.. asked.Where(a => a.Of == kind.Of).Select(a => a.Key)];
            if (keys.Length == 0) continue;
            foreach (var (key, name) in await kind.NamesAsync(keys, cancel)) names[(kind.Of, key)] = name;
        }
        return new RecordNames(names, kinds.ToDictionary(k => k.Of));
    }

    /// <summary>The numbers, as text, of the records of a kind that some words name; null where they cannot be looked for. Nothing is read yet.</summary>
    /// <param name="rights">Who looks.</param>
    /// <param name="of">What the number of such a record is.</param>
    /// <param name="words">The words.</param>
    /// <exception cref="NoAccessException">The reader may read the journal nowhere.</exception>
    public IQueryable<string>? Find(Rights rights, Type of, string words)
    {
        rights.Demand(Permission.SeeJournal, Scope.Anywhere);
        return kinds.FirstOrDefault(k => k.Of == of)?.Find(words);
    }
}

/// <summary>The names of records and where they open; a record that is not there has neither.</summary>
public sealed class RecordNames(IReadOnlyDictionary<(Type Of, string Key), string> names, IReadOnlyDictionary<Type, IRecordNames> kinds)
{
    /// <summary>No names at all.</summary>
    public static RecordNames None { get; } = new(new Dictionary<(Type, string), string>(), new Dictionary<Type, IRecordNames>());

    /// <summary>What a record is called; null where it is not there.</summary>
    public string? Of(Type of, string key) => names.GetValueOrDefault((of, key));

    /// <summary>The address of a record's page; null where it has none, or is not there.</summary>
    public string? AddressOf(Type of, string key) => names.ContainsKey((of, key)) && kinds.TryGetValue(of, out IRecordNames? kind) ? kind.AddressOf(key) : null;
}
