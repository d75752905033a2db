using System.Globalization;
using Anise.Basics;
using Anise.Households;
using Anise.Places;
using Anise.Rules.Answering;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews;

/// <summary>Reads the household registry as a review needs it: who lives where on a day.</summary>
internal static class Registry
{
    /// <summary>The areas as rule sets name them.</summary>
    public const string Urban = "urban", Rural = "rural";

    /// <summary>The households living in a place on a day, with their villages.</summary>
    public static async Task<Dictionary<HouseholdId, PlaceId>> LivingInAsync(AniseDb db, PlaceMap map, PlaceId place, DateOnly on, CancellationToken cancel)
    {
        List<PlaceId> villages = [.. map.VillagesIn(place).Select(v => v.Id)];
        return await db.HouseholdFactsOn(on).AsNoTracking()
            .Where(f => f.Ended == null && EF.Parameter(villages).Contains(f.VillageId))
            .ToDictionaryAsync(f => f.HouseholdId, f => f.VillageId, cancel);
    }

    /// <summary>The village a household lives in on a day; null where it does not exist on it.</summary>
    public static async Task<PlaceId?> VillageOfAsync(AniseDb db, HouseholdId household, DateOnly on, CancellationToken cancel)
    {
        HouseholdFact? fact = await db.HouseholdFactsOn(on).AsNoTracking().SingleOrDefaultAsync(f => f.HouseholdId == household, cancel);
        return fact is { Ended: null } ? fact.VillageId : null;
    }

    /// <summary>The facts of everybody who ever lived in the households, as known after a write, for <see cref="MembersOn"/> on any day.</summary>
    public static async Task<Dictionary<HouseholdId, List<List<MemberFact>>>> PeopleAsync(
        AniseDb db, IReadOnlyList<HouseholdId> households, CancellationToken cancel, long known = long.MaxValue)
    {
        var people = new Dictionary<HouseholdId, List<List<MemberFact>>>();
        foreach (HouseholdId[] some in households.Distinct().Chunk(500))
        {
            IQueryable<MemberId> members = db.MemberFacts.Where(f => EF.Parameter(some).Contains(f.HouseholdId)).Select(f => f.MemberId);
            List<MemberFact> facts = await db.MemberFacts.AsNoTracking().Where(f => f.Revision <= known && members.Contains(f.MemberId)).ToListAsync(cancel);
            foreach (List<MemberFact> person in facts.GroupBy(f => f.MemberId).Select(g => g.OrderBy(f => f.HoldsFrom).ThenBy(f => f.Revision).ToList()))
            {
                foreach (HouseholdId household in person.Select(f => f.HouseholdId).Distinct())
                {
                    if (!people.TryGetValue(household, out List<List<MemberFact>>? lived)) people.Add(household, lived = []);
                    lived.Add(person);
                }
            }
        }
        return people;
    }

    /// <summary>Those of <paramref name="people"/> who live in the household on a day, in the order of its list.</summary>
    public static List<MemberFact> MembersOn(IEnumerable<List<MemberFact>> people, HouseholdId household, DateOnly on) =>
    [
        .. people.Select(facts => facts.LastOrDefault(f => f.HoldsFrom <= on))
            .OfType<MemberFact>().Where(f => f.Left is null && f.HouseholdId == household).OrderBy(f => f.MemberNo).ThenBy(f => f.MemberId.Value),
    ];

    /// <summary>The key of a member in answers.</summary>
    public static string KeyOf(MemberId member) => member.Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The answers with the members as the registry knows them; answers about anybody else are left out.</summary>
    public static Answers WithMembers(Answers given, IEnumerable<MemberFact> members, string area)
    {
        var answers = new Answers { Area = area, Household = new(given.Household) };
        foreach (MemberFact member in members)
        {
            MemberAnswers known = ToAnswers(member);
            if (given.Members.FirstOrDefault(m => m.Key == known.Key) is { } filled) known.Values = new(filled.Values);
            answers.Members.Add(known);
        }
        return answers;
    }

    private static MemberAnswers ToAnswers(MemberFact member) => new()
    {
        Key = KeyOf(member.MemberId),
        Name = member.Name,
        Sex = member.Sex == Sex.Male ? MemberSex.Male : MemberSex.Female,
        BirthDate = member.BirthDate,
        BirthYear = member.BirthYear,
        Relationship = member.Relationship,
        Ethnicity = member.Ethnicity,
    };
}
