using Anise.Store;

namespace Anise.Support;

/// <summary>A list of deliveries in the store.</summary>
public readonly record struct SupportListId(long Value) : ILongId;

/// <summary>A line of a list of deliveries in the store.</summary>
public readonly record struct SupportLineId(long Value) : ILongId;

/// <summary>A trait in the store.</summary>
public readonly record struct SupportTraitId(long Value) : ILongId;
