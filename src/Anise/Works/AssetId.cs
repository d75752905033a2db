using Anise.Store;

namespace Anise.Works;

/// <summary>An asset in the store.</summary>
public readonly record struct AssetId(long Value) : ILongId;
