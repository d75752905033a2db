using Anise.Store;

namespace Anise.Households;

/// <summary>Reading facts as they held on a day, as known after a write. The latest fact at or before the day wins; of two for one day, the later recorded.</summary>
public static class AsOf
{
    /// <summary>The fact of each household that holds on <paramref name="day"/>, as known after write <paramref name="known"/> (default: now). Ended households are included: look at <see cref="HouseholdFact.Ended"/>.</summary>
    public static IQueryable<HouseholdFact> HouseholdFactsOn(this AniseDb db, DateOnly day, long known = long.MaxValue)
    {
        IQueryable<HouseholdFact> facts = db.HouseholdFacts;
        return facts.Where(f => f.HoldsFrom <= day && f.Revision <= known
            && !facts.Any(later => later.HouseholdId == f.HouseholdId && later.HoldsFrom <= day && later.Revision <= known
                && (later.HoldsFrom > f.HoldsFrom || (later.HoldsFrom == f.HoldsFrom && later.Revision > f.Revision))));
    }

    /// <summary>The fact of each member that holds on <paramref name="day"/>, as known after write <paramref name="known"/>. Those who left are included: look at <see cref="MemberFact.Left"/>.</summary>
    public static IQueryable<MemberFact> MemberFactsOn(this AniseDb db, DateOnly day, long known = long.MaxValue)
    {
        IQueryable<MemberFact> facts = db.MemberFacts;
        return facts.Where(f => f.HoldsFrom <= day && f.Revision <= known
            && !facts.Any(later => later.MemberId == f.MemberId && later.HoldsFrom <= day && later.Revision <= known
                && (later.HoldsFrom > f.HoldsFrom || (later.HoldsFrom == f.HoldsFrom && later.Revision > f.Revision))));
    }
}
