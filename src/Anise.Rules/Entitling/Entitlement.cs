using Anise.Rules.Sets;

namespace Anise.Rules.Entitling;

/// <summary>What a member or a household is owed on a day.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Member">The index of the member; -1 for the household.</param>
/// <param name="Grade">The ground on which it is.</param>
/// <param name="Amount">How much, in the unit of the policy; null where no amount is known.</param>
public sealed record Entitlement(Policy Policy, int Member, PolicyGrade Grade, decimal? Amount);

/// <summary>What cannot be told, because something is not known.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Member">The index of the member; -1 for the household.</param>
/// <param name="Grade">The ground that may hold.</param>
/// <param name="Missing">What is not known: its name, and the member it is missing of (-1 for the household).</param>
/// <param name="Raises">Whether the policy gives something already, and this could only give more.</param>
public sealed record OpenEntitlement(Policy Policy, int Member, PolicyGrade Grade, IReadOnlyList<(string Name, int Member)> Missing, bool Raises);

/// <summary>What a household is owed on a day, and what stays open.</summary>
/// <param name="Owed">What is owed, by policy and member.</param>
/// <param name="Open">What stays open.</param>
public sealed record Entitlements(IReadOnlyList<Entitlement> Owed, IReadOnlyList<OpenEntitlement> Open);

/// <summary>The days on which the same right with the same amount holds without a break.</summary>
/// <param name="Entitlement">What is owed.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day; null as long as nothing that is known ends it.</param>
public sealed record EntitlementSpan(Entitlement Entitlement, DateOnly From, DateOnly? To);
