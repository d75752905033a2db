using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Households;

/// <summary>Shows a member's citizen ID whole; every look stands in the journal.</summary>
public sealed class SeeCitizenId(AniseDb db, JournalBook journal, PlaceMaps maps, TimeProvider clock)
{
    /// <summary>Notes the look and returns the twelve digits.</summary>
    /// <param name="rights">Who looks; needs <c>Permission.SeeCitizenIds</c> where the member lives now.</param>
    /// <param name="id">The member.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>The digits; null where none are known.</returns>
    public async Task<Result<string?>> RunAsync(Rights rights, MemberId id, CancellationToken cancel = default)
    {
        MemberFact? fact = await db.MemberFactsOn(DateOnly.MaxValue).AsNoTracking().SingleOrDefaultAsync(f => f.MemberId == id, cancel);
        if (fact is null) return Texts.Problem("member-not-found");
        PlaceId village = await db.Households.Where(h => h.Id == fact.HouseholdId).Select(h => h.VillageId).SingleAsync(cancel);
        rights.Demand(Permission.SeeCitizenIds, await maps.ScopeAsync(village, clock.Today(), cancel: cancel));
        if (fact.CitizenId is null) return Result<string?>.Of(null);
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, HouseholdsActs.SeeCitizenId, null, cancel);
        write.Note((fact with { Village = village }).Subject, HouseholdNotes.LookedAtCitizenId(id));
        await write.CommitAsync(cancel);
        return fact.CitizenId;
    }
}
