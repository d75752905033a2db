namespace Anise.Evidence.Files;

/// <summary>The bytes of evidence, each once under its own SHA-256 (hexadecimal, lower case). A folder beside the store; another place of the same shape takes its place by being added to the services.</summary>
public interface IEvidenceFiles
{
    /// <summary>Puts bytes under their hash; nothing happens where they lie there already.</summary>
    /// <returns>Whether they are new there.</returns>
    Task<bool> PutAsync(string hash, ReadOnlyMemory<byte> bytes, CancellationToken cancel);

    /// <summary>The bytes under a hash; null where there are none.</summary>
    Task<Stream?> OpenAsync(string hash, CancellationToken cancel);

    /// <summary>Takes bytes away; nothing happens where there are none.</summary>
    /// <param name="hash">Their hash, or a name that <see cref="AllAsync"/> tells.</param>
    /// <param name="cancel">Cancels.</param>
    Task RemoveAsync(string hash, CancellationToken cancel);

    /// <summary>All hashes that have bytes, and the names of what lies there without being one.</summary>
    IAsyncEnumerable<string> AllAsync(CancellationToken cancel);
}
