using Anise.Basics;
using Anise.Households;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Support.Import;

/// <summary>Who a row means.</summary>
/// <param name="Household">The household.</param>
/// <param name="Village">Its village.</param>
/// <param name="Member">The person; null where the household gets it.</param>
internal sealed record FoundPerson(HouseholdId Household, PlaceId Village, MemberId? Member);

/// <summary>The households of a commune on a day with their members, by the codes and names that lists have; of a merged commune those of all that went into it.</summary>
internal sealed class PeopleOfCommune
{
    private readonly Dictionary<HouseholdId, HouseholdFact> _homes;
    private readonly ILookup<string, HouseholdId> _byCode;
    private readonly ILookup<string, MemberFact> _byName;
    private readonly ILookup<HouseholdId, MemberFact> _members;

    private PeopleOfCommune(List<HouseholdFact> homes, List<MemberFact> members)
    {
        _homes = homes.ToDictionary(h => h.HouseholdId);
        _byCode = homes.Where(h => h.Code is not null).ToLookup(h => CodeKey(h.Code!), h => h.HouseholdId);
        _byName = members.ToLookup(m => Folding.Fold(m.Name));
        _members = members.ToLookup(m => m.HouseholdId);
    }

    public static async Task<PeopleOfCommune> ReadAsync(AniseDb db, PlaceMaps maps, PlaceId commune, DateOnly day, CancellationToken cancel)
    {
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, await maps.OnAsync(day, cancel), cancel);
        PlaceId? at = trail.Find(commune)?.Id;
        PlaceId[] villages = at is { } id ? [.. trail.LeadingTo(p => p.Kind == PlaceKind.Village && trail.Map.LiesIn(p.Id, id))] : [];
        List<HouseholdFact> homes = await db.HouseholdFactsOn(day).AsNoTracking().Where(f => f.Ended == null && EF.Parameter(villages).Contains(f.VillageId)).ToListAsync(cancel);
        HouseholdId[] ids = [.. homes.Select(h => h.HouseholdId)];
        return new(homes, await db.MemberFactsOn(day).AsNoTracking().Where(m => m.Left == null && EF.Parameter(ids).Contains(m.HouseholdId)).ToListAsync(cancel));
    }

    /// <summary>Who is meant; where nobody or several are, why not.</summary>
    public (FoundPerson? Found, (string Problem, object?[] Found)? Against) Find(string? code, string name, WrittenBirth? birth, bool person)
    {
        HouseholdId? home = null;
        if (code is not null)
        {
            HouseholdId[] homes = [.. _byCode[CodeKey(code)]];
            if (homes.Length != 1) return (null, (homes.Length == 0 ? "deliveries-no-household" : "deliveries-households", [code]));
            home = homes[0];
        }
        List<MemberFact> all = [.. home is { } of ? _members[of].Where(m => Folding.Fold(m.Name) == Folding.Fold(name)) : _byName[Folding.Fold(name)]];
        List<MemberFact> fit = birth is null ? all : [.. all.Where(birth.Fits)];
        // Names without marks may be of two people; as they are written they are of one.
        if (fit.Count > 1 && fit.Where(m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList() is { Count: > 0 } exact) fit = exact;
        // A list of households by their heads means the one that the name is head of.
        if (!person && fit.Count > 1 && fit.Where(m => m.Relationship == Relationships.Head).ToList() is { Count: > 0 } heads) fit = heads;
        bool one = person ? fit.Count == 1 : fit.Select(m => m.HouseholdId).Distinct().Count() == 1;
        if (one) return (new FoundPerson(fit[0].HouseholdId, _homes[fit[0].HouseholdId].VillageId, person ? fit[0].MemberId : null), null);
        return (null, fit.Count > 1 ? ("deliveries-several", [name, fit.Count]) : all.Count > 0 ? ("deliveries-birth", [name, birth!.ToString()]) : home is null ? ("deliveries-nobody", [name]) : ("deliveries-not-in-household", [name, code]));
    }

    /// <summary>A spreadsheet drops zeros before a number.</summary>
    private static string CodeKey(string code) => code.Trim().TrimStart('0').ToUpperInvariant();
}
