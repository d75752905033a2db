using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Households.Lists;

/// <summary>One member as exported; text as written into the file, empty where unknown.</summary>
public sealed record ExportRow(
    string HouseholdCode, string Village, int MemberNo, string Name, string Sex, string BirthDate, string BirthYear, string Ethnicity, string Relationship, string CitizenId)
{
    /// <summary>The columns, in order. Others script against them.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["household_code", "village", "member_no", "name", "sex", "birth_date", "birth_year", "ethnicity", "relationship", "citizen_id"];

    /// <summary>The values in the order of <see cref="Columns"/>.</summary>
    public IReadOnlyList<string> Values =>
        [HouseholdCode, Village, MemberNo.ToString(CultureInfo.InvariantCulture), Name, Sex, BirthDate, BirthYear, Ethnicity, Relationship, CitizenId];

    /// <summary>The household, to tell apart those without a code.</summary>
    public HouseholdId HouseholdId { get; init; }
}

/// <summary>Takes the households of a place out as rows, one a member, citizen IDs whole. The journal notes who took how many.</summary>
public sealed class ExportHouseholds(AniseDb db, JournalBook journal, PlaceMaps maps, TimeProvider clock)
{
    /// <summary>Exports the households that lived in the place on a day: by code, then those without one in the order in which they were first recorded.</summary>
    /// <param name="rights">Who exports; needs <c>Permission.ExportHouseholds</c> and <c>Permission.SeeCitizenIds</c> there.</param>
    /// <param name="place">A village, commune, district or the province on the map of the day.</param>
    /// <param name="day">The day.</param>
    /// <param name="among">Only households of these; null for all. A list as it is filtered.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<IReadOnlyList<ExportRow>> RunAsync(Rights rights, PlaceId place, DateOnly day, IQueryable<Household>? among = null, CancellationToken cancel = default)
    {
        Scope scope = await maps.ScopeAsync(place, clock.Today(), cancel: cancel);
        rights.Demand(Permission.ExportHouseholds, scope);
        rights.Demand(Permission.SeeCitizenIds, scope);
        IReadOnlyList<ExportRow> rows = await RowsAsync(place, day, among, cancel);
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, HouseholdsActs.ExportHouseholds, null, cancel);
        write.Note(new JournalSubject(HouseholdsSubjects.HouseholdList, place.ToString(), place),
            HouseholdNotes.Exported(day, rows.Select(r => r.HouseholdId).Distinct().Count(), rows.Count));
        await write.CommitAsync(cancel);
        return rows;
    }

    private async Task<IReadOnlyList<ExportRow>> RowsAsync(PlaceId place, DateOnly day, IQueryable<Household>? among, CancellationToken cancel)
    {
        PlaceMap map = await maps.OnAsync(day, cancel);
        List<PlaceId> villages = [.. map.VillagesIn(place).Select(v => v.Id)];
        IQueryable<HouseholdFact> households = db.HouseholdFactsOn(day).AsNoTracking().Where(f => f.Ended == null && EF.Parameter(villages).Contains(f.VillageId));
        if (among is not null) households = households.Where(f => among.Any(h => h.Id == f.HouseholdId));
        IQueryable<MemberFact> members = db.MemberFactsOn(day).AsNoTracking().Where(f => f.Left == null);
        var found = await households.Join(members, h => h.HouseholdId, m => m.HouseholdId, (h, m) => new { h.Code, h.VillageId, Member = m })
            .OrderBy(f => f.Code == null).ThenBy(f => f.Code).ThenBy(f => f.Member.HouseholdId).ThenBy(f => f.Member.Relationship != Relationships.Head).ThenBy(f => f.Member.MemberNo).ThenBy(f => f.Member.MemberId)
            .ToListAsync(cancel);
        return [.. found.GroupBy(f => f.Member.HouseholdId).SelectMany(h => h.Select((f, i) => Row(f.Code, map[f.VillageId].Name, i + 1, f.Member)))];
    }

    private static ExportRow Row(string? code, string village, int no, MemberFact m) => new(
        code ?? "", village, no, m.Name, m.Sex == Sex.Male ? "male" : "female", m.BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
        m.BirthYear?.ToString(CultureInfo.InvariantCulture) ?? "", m.Ethnicity is null ? "" : EthnicGroups.NameOf(m.Ethnicity), m.Relationship, m.CitizenId ?? "")
    {
        HouseholdId = m.HouseholdId,
    };
}
