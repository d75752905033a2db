namespace Anise.Store;

/// <summary>The store itself; the project that opens it adds it.</summary>
public sealed class StoreModule : Module;
