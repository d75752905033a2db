using Anise.Store;

namespace Anise.Works;

/// <summary>An asset in the store.</summary>
public readonly record struct AssetId(long Value) : ILongId;

/// <summary>An infrastructure work in the store.</summary>
public readonly record struct InfrastructureWorkId(long Value) : ILongId;
