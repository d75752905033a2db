using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Households;

/// <summary>A member as the page shows it.</summary>
/// <param name="Id">Who.</param>
/// <param name="No">The number in the list.</param>
/// <param name="Name">The name.</param>
/// <param name="Sex">Sex.</param>
/// <param name="BirthDate">The day of birth, where known.</param>
/// <param name="BirthYear">The year of birth, where known.</param>
/// <param name="Ethnicity">Code of the ethnic group.</param>
/// <param name="Relationship">Code of the relationship to the head.</param>
/// <param name="MaskedCitizenId">The citizen ID masked; null where none is known.</param>
/// <param name="HoldsFrom">The day from which this is held.</param>
public sealed record MemberView(
    MemberId Id, int No, string Name, Sex Sex, DateOnly? BirthDate, int? BirthYear, string? Ethnicity, string Relationship, string? MaskedCitizenId, DateOnly HoldsFrom);

/// <summary>Somebody who no longer lives in a household.</summary>
/// <param name="Member">Who, as held last; from the day on which the person left.</param>
/// <param name="Kind">Why: one of the kinds of leaving.</param>
public sealed record FormerMember(MemberView Member, string Kind);

/// <summary>A household as it was on a day, as known at some write.</summary>
public sealed record HouseholdView
{
    /// <summary>Which one.</summary>
    public required HouseholdId Id { get; init; }

    /// <summary>The day asked for.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Its village on that day.</summary>
    public required PlaceId VillageId { get; init; }

    /// <summary>The name of the village on that day.</summary>
    public required string Village { get; init; }

    /// <summary>The name of the commune on that day.</summary>
    public required string? Commune { get; init; }

    /// <summary>The household code.</summary>
    public required string? Code { get; init; }

    /// <summary>The address.</summary>
    public required string? Address { get; init; }

    /// <summary>The phone number.</summary>
    public required string? Phone { get; init; }

    /// <summary>Why it no longer existed; null while it did.</summary>
    public required string? Ended { get; init; }

    /// <summary>Who lived in it: the head first, then in the order of its list.</summary>
    public required IReadOnlyList<MemberView> Members { get; init; }

    /// <summary>Who had died or left by that day, in the order of leaving; those who live in another household are not among them.</summary>
    public required IReadOnlyList<FormerMember> Former { get; init; }

    /// <summary>Every change ever recorded, the latest recorded first.</summary>
    public required IReadOnlyList<HouseholdEvent> History { get; init; }

    /// <summary>The class of the latest decided review.</summary>
    public required string? ClassCode { get; init; }

    /// <summary>The year of that review.</summary>
    public required int? ClassYear { get; init; }

    /// <summary>Whether the reader may change it.</summary>
    public required bool MayEdit { get; init; }

    /// <summary>Whether the reader may look at whole citizen IDs.</summary>
    public required bool MaySeeCitizenIds { get; init; }

    /// <summary>The head on that day.</summary>
    public MemberView? Head => Members.FirstOrDefault(m => m.Relationship == Relationships.Head);
}

/// <summary>Reads one household with its members and its history.</summary>
public sealed class ReadHousehold(AniseDb db, PlaceMaps maps, TimeProvider clock)
{
    /// <summary>Reads it.</summary>
    /// <param name="rights">Who reads; needs <c>Permission.SeeHouseholds</c> where it lives now.</param>
    /// <param name="id">Which one.</param>
    /// <param name="day">The day; today when null.</param>
    /// <param name="known">The last write that counts; all when null.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>The household, or a problem where there is none or none on that day.</returns>
    public async Task<Result<HouseholdView>> RunAsync(Rights rights, HouseholdId id, DateOnly? day = null, long? known = null, CancellationToken cancel = default)
    {
        Household? row = await db.Households.AsNoTracking().SingleOrDefaultAsync(h => h.Id == id, cancel);
        if (row is null) return Texts.Problem("household-unknown");
        DateOnly today = clock.Today();
        Scope scope = await maps.ScopeAsync(row.VillageId, today, cancel: cancel);
        rights.Demand(Permission.SeeHouseholds, scope);
        DateOnly on = day ?? today;
        long revision = known ?? long.MaxValue;
        HouseholdFact? fact = await db.HouseholdFactsOn(on, revision).AsNoTracking().SingleOrDefaultAsync(f => f.HouseholdId == id, cancel);
        if (fact is null) return Texts.Problem("household-not-then", "day", on);
        List<MemberFact> members = await db.MemberFactsOn(on, revision).AsNoTracking()
            .Where(f => f.HouseholdId == id && f.Left == null).OrderBy(f => f.Relationship != Relationships.Head).ThenBy(f => f.MemberNo).ThenBy(f => f.MemberId).ToListAsync(cancel);
        List<MemberFact> former = await db.MemberFactsOn(on, revision).AsNoTracking()
            .Where(f => f.HouseholdId == id && f.Left != null).OrderBy(f => f.HoldsFrom).ThenBy(f => f.MemberId).ToListAsync(cancel);
        PlaceMap map = await maps.OnAsync(on, cancel);
        return new HouseholdView
        {
            Id = id,
            Day = on,
            VillageId = fact.VillageId,
            Village = map.Find(fact.VillageId)?.Name ?? "",
            Commune = map.Find(fact.VillageId) is null ? null : map.CommuneOf(fact.VillageId).Name,
            Code = fact.Code,
            Address = fact.Address,
            Phone = fact.Phone,
            Ended = fact.Ended,
            Members = [.. members.Select(View)],
            Former = [.. former.Select(f => new FormerMember(View(f), f.Left!))],
            History = await HouseholdHistory.ReadAsync(db, maps, id, revision, cancel),
            ClassCode = row.ClassCode,
            ClassYear = row.ClassYear,
            MayEdit = rights.May(Permission.EditHouseholds, scope),
            MaySeeCitizenIds = rights.May(Permission.SeeCitizenIds, scope),
        };
    }

    internal static MemberView View(MemberFact f) => new(
        f.MemberId, f.MemberNo, f.Name, f.Sex, f.BirthDate, f.BirthYear, f.Ethnicity, f.Relationship, Masked(f.CitizenId), f.HoldsFrom);

    internal static string? Masked(string? citizenId) =>
        citizenId is null ? null : CitizenId.TryParse(citizenId, out CitizenId citizen) ? citizen.Masked : new string('•', citizenId.Length);
}
