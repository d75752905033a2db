using Anise.Facts;
using Anise.Store;

namespace Anise.Households;

/// <summary>The facts about households and members as they held on a day, as known after a write.</summary>
public static class HouseholdFactsAsOf
{
    /// <summary>The fact of each household that holds on <paramref name="day"/>, as known after write <paramref name="known"/> (default: now). Ended households are included: look at <see cref="HouseholdFact.Ended"/>.</summary>
    public static IQueryable<HouseholdFact> HouseholdFactsOn(this AniseDb db, DateOnly day, long known = long.MaxValue) => db.HouseholdFacts.HoldingOn(f => f.HouseholdId, day, known);

    /// <summary>The fact of each member that holds on <paramref name="day"/>, as known after write <paramref name="known"/>. Those who left are included: look at <see cref="MemberFact.Left"/>.</summary>
    public static IQueryable<MemberFact> MemberFactsOn(this AniseDb db, DateOnly day, long known = long.MaxValue) => db.MemberFacts.HoldingOn(f => f.MemberId, day, known);
}
