namespace Anise.Store;

/// <summary>Where the store lies, for what lies beside it. The project that opens the store adds it.</summary>
/// <param name="File">The whole path of its file.</param>
public sealed record StorePlace(string File);
