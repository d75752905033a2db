namespace Anise.Modules;

/// <summary>What the records of one kind are called, and where they open: for the journal, which knows them by number. An area adds one for each kind it brings.</summary>
public interface IRecordNames
{
    /// <summary>The type by which subjects and fields of the journal name such a record: that of its number, e.g. <c>HouseholdId</c>, or of the record.</summary>
    Type Of { get; }

    /// <summary>The names of records; one that is not there has none.</summary>
    /// <param name="keys">Their numbers or codes as text.</param>
    /// <param name="cancel">Cancels.</param>
    Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> keys, CancellationToken cancel);

    /// <summary>The numbers, as text, of the records that some words name: what somebody types who looks for one. Null where they cannot be looked for. Nothing is read yet.</summary>
    /// <param name="words">The words.</param>
    IQueryable<string>? Find(string words) => null;

    /// <summary>The address of a record's page; null where it has none.</summary>
    string? AddressOf(string key) => null;
}
