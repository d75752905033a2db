using Anise.Store;

namespace Anise.Plans;

/// <summary>A directive in the store.</summary>
public readonly record struct DirectiveId(long Value) : ILongId;

/// <summary>A target in the store.</summary>
public readonly record struct TargetId(long Value) : ILongId;

/// <summary>An issued follow-up report in the store.</summary>
public readonly record struct FollowUpId(long Value) : ILongId;

/// <summary>A production plan in the store.</summary>
public readonly record struct ProductionPlanId(long Value) : ILongId;

/// <summary>A note on the suitability of land in the store.</summary>
public readonly record struct SuitabilityNoteId(long Value) : ILongId;
