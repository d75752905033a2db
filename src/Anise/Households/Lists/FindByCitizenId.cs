using Anise.Access;
using Anise.Basics;
using Anise.Households.Changes;
using Anise.Journal;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Households.Lists;

/// <summary>Where a citizen ID stands.</summary>
/// <param name="Household">The household in the place that was asked for; null where it stands in none there.</param>
/// <param name="Elsewhere">The commune of the province in which it stands instead; null for none.</param>
/// <param name="Ask">The officers of that commune, by name; null where there are none.</param>
public sealed record FoundCitizenId(HouseholdId? Household, MappedPlace? Elsewhere, string? Ask);

/// <summary>Finds the household of a citizen ID. Every search stands in the journal, with the number masked; no address and no list carries the number.</summary>
public sealed class FindByCitizenId(AniseDb db, JournalBook journal, PlaceMaps maps, TimeProvider clock)
{
    /// <summary>Notes the search and finds the household among those who live somewhere now.</summary>
    /// <param name="rights">Who searches; needs <c>Permission.SeeCitizenIds</c> for the place.</param>
    /// <param name="place">A place of today's map.</param>
    /// <param name="typed">The twelve digits, as somebody types them.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<FoundCitizenId>> RunAsync(Rights rights, PlaceId place, string? typed, CancellationToken cancel = default)
    {
        PlaceMap map = await maps.OnAsync(clock.Today(), cancel);
        rights.Demand(Permission.SeeCitizenIds, map.ScopeOf(place));
        if (!CitizenId.TryParse(typed, out CitizenId citizen)) return Texts.Problem("citizen-id-typed", "find-citizen-id");
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, HouseholdsActs.SearchCitizenId, null, cancel);
        List<HouseholdId> found = [.. (await Repeated.MembersByCitizenIdAsync(db, [citizen.Value], cancel)).GetValueOrDefault(citizen.Value, []).Select(m => m.HouseholdId)];
        var homes = (await db.Households.AsNoTracking().Where(h => EF.Parameter(found).Contains(h.Id)).OrderBy(h => h.Id).Select(h => new { h.Id, h.VillageId }).ToListAsync(cancel)).Where(h => map.Find(h.VillageId) is not null).ToList();
        HouseholdId? here = homes.FirstOrDefault(h => map.LiesIn(h.VillageId, place))?.Id;
        MappedPlace? elsewhere = here is null && homes.Count > 0 ? map.CommuneOf(homes[0].VillageId) : null;
        write.Note(new JournalSubject(HouseholdsSubjects.HouseholdList, place.ToString(), place), HouseholdNotes.SearchedCitizenId(citizen, here, elsewhere));
        await write.CommitAsync(cancel);
        return new FoundCitizenId(here, elsewhere, elsewhere is null ? null : await Repeated.OfficersAsync(db, map, elsewhere, cancel));
    }
}
