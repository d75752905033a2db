using Anise.Store;

namespace Anise.Support;

/// <summary>A list of deliveries in the store.</summary>
public readonly record struct SupportListId(long Value) : ILongId;

/// <summary>A line of a list of deliveries in the store.</summary>
public readonly record struct SupportLineId(long Value) : ILongId;

/// <summary>A trait in the store.</summary>
public readonly record struct SupportTraitId(long Value) : ILongId;

/// <summary>A course in the store.</summary>
public readonly record struct CourseId(long Value) : ILongId;

/// <summary>A learner of a course in the store.</summary>
public readonly record struct LearnerId(long Value) : ILongId;
