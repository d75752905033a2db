using Anise.Basics;
using Anise.Households;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Figures;

/// <summary>A household as the registry has it on a day.</summary>
internal sealed record LivingHousehold(HouseholdId Id, PlaceId Village, string? Code)
{
    public string? Head { get; set; }

    public Sex? HeadSex { get; set; }

    public string? Ethnicity { get; set; }

    public int Members { get; set; }

    public int WithoutBirth { get; set; }

    public int WithoutCitizenId { get; set; }
}

/// <summary>Reads the households that live in some villages on a day.</summary>
internal static class Living
{
    /// <summary>By id, in the order of their ids.</summary>
    public static Task<SortedDictionary<HouseholdId, LivingHousehold>> ReadAsync(AniseDb db, IReadOnlyList<PlaceId> villages, DateOnly day, long known, CancellationToken cancel) =>
        ReadAsync(db, db.HouseholdFactsOn(day, known).Where(f => EF.Parameter(villages).Contains(f.VillageId)), day, known, cancel);

    /// <summary>A household as it lived on a day; null where it did not.</summary>
    public static async Task<LivingHousehold?> OneAsync(AniseDb db, HouseholdId id, DateOnly day, long known, CancellationToken cancel) =>
        (await ReadAsync(db, db.HouseholdFactsOn(day, known).Where(f => f.HouseholdId == id), day, known, cancel)).GetValueOrDefault(id);

    private static async Task<SortedDictionary<HouseholdId, LivingHousehold>> ReadAsync(AniseDb db, IQueryable<HouseholdFact> facts, DateOnly day, long known, CancellationToken cancel)
    {
        var living = new SortedDictionary<HouseholdId, LivingHousehold>(Comparer<HouseholdId>.Create((a, b) => a.Value.CompareTo(b.Value)));
        var homes = await facts.AsNoTracking().Where(f => f.Ended == null).Select(f => new { f.HouseholdId, f.VillageId, f.Code }).ToListAsync(cancel);
        foreach (var home in homes) living.Add(home.HouseholdId, new LivingHousehold(home.HouseholdId, home.VillageId, home.Code));
        List<HouseholdId> ids = [.. living.Keys];
        var members = await db.MemberFactsOn(day, known).AsNoTracking().Where(m => m.Left == null && EF.Parameter(ids).Contains(m.HouseholdId))
            .Select(m => new { m.HouseholdId, m.MemberNo, m.Relationship, m.Name, m.Sex, m.Ethnicity, WithBirth = m.BirthDate != null || m.BirthYear != null, WithId = m.CitizenId != null })
            .ToListAsync(cancel);
        foreach (var member in members.OrderBy(m => m.Relationship != Relationships.Head).ThenBy(m => m.MemberNo))
        {
            LivingHousehold home = living[member.HouseholdId];
            if (home.Members++ == 0) (home.Head, home.HeadSex, home.Ethnicity) = (member.Name, member.Sex, member.Ethnicity);
            if (!member.WithBirth) home.WithoutBirth++;
            if (!member.WithId) home.WithoutCitizenId++;
        }
        return living;
    }

    /// <summary>Those who live there today, from the rows of the list, in the order of their ids; null where a row was last written before rows told what is needed.</summary>
    public static async Task<IReadOnlyList<LivingHousehold>?> TodayAsync(AniseDb db, IReadOnlyList<PlaceId> villages, CancellationToken cancel)
    {
        var rows = await db.Households.AsNoTracking().Where(h => !h.Ended && EF.Parameter(villages).Contains(h.VillageId)).OrderBy(h => h.Id)
            .Select(h => new { h.Id, h.VillageId, h.Code, h.HeadName, h.HeadSex, h.Ethnicity, h.MemberCount, h.WithoutBirth, h.WithoutCitizenId }).ToListAsync(cancel);
        if (rows.Exists(h => h.WithoutBirth is null || h.WithoutCitizenId is null)) return null;
        return
        [
            .. rows.Select(h => new LivingHousehold(h.Id, h.VillageId, h.Code)
            {
                Head = h.MemberCount > 0 ? h.HeadName : null,
                HeadSex = h.MemberCount > 0 ? h.HeadSex : null,
                Ethnicity = h.MemberCount > 0 ? h.Ethnicity : null,
                Members = h.MemberCount,
                WithoutBirth = h.WithoutBirth!.Value,
                WithoutCitizenId = h.WithoutCitizenId!.Value,
            }),
        ];
    }
}
