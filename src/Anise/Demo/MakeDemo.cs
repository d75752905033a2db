using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Households.Changes;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Demo;

/// <summary>Where the making of the demo is.</summary>
/// <param name="Year">The year that is being lived through.</param>
/// <param name="Done">From 0 to 1, of the whole.</param>
public sealed record DemoProgress(int Year, double Done);

/// <summary>What the demo holds.</summary>
public sealed record DemoResult(int Households, int People, IReadOnlyList<DemoLogin> Logins);

/// <summary>
/// Makes the demo province in a new store, through the same use cases as real data: the places of Lang Son, the communes of former Chi Lăng district with
/// invented households, the reviews of 2022-2025 decided and that of 2026 under way. The same seed makes the same store.
/// </summary>
public sealed class MakeDemo(
    AniseDb db, DemoClock clock, CreateStore createStore, PlaceMaps maps, AddVillage addVillage, ImportRegions importRegions, RecordHouseholds record, DemoUsers users, DemoReviews reviews)
{
    /// <summary>The code of former Chi Lăng district.</summary>
    internal const string District = "187";

    private static readonly DateOnly Known = new(2020, 1, 1);
    private static readonly DateOnly Start = new(2022, 1, 4);

    /// <summary>Makes it with about <paramref name="households"/> households.</summary>
    /// <param name="households">How many: at least 20.</param>
    /// <param name="seed">What chance begins with.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancel">Cancels between two writes; the store is then to be thrown away.</param>
    public async Task<Result<DemoResult>> RunAsync(int households, int seed, IProgress<DemoProgress>? progress = null, CancellationToken cancel = default)
    {
        Result<int> created = await createStore.RunAsync(Rights.ForConsole(), cancel);
        if (!created.Ok) return Result<DemoResult>.Refused(created.Problems);
        var names = DemoNames.Read();
        var random = new DemoRandom(seed);
        var people = new DemoPeople(names, random, Start.Year);
        clock.Go(Start);
        PlaceMap then = await maps.OnAsync(Start, cancel), today = await maps.OnAsync(new DateOnly(2025, 7, 1), cancel);
        await AddUsersAsync(names, people, then, today, cancel);
        DemoUsers.Must(await importRegions.RunAsync(Rights.ForConsole(), RegionsOf(names.Regions, then), cancel));

        var all = new List<DemoHousehold>();
        var rows = new List<NewHousehold>();
        var serials = new Dictionary<string, int>();
        // Villages keep their names when communes merge: no two of one commune of today are called alike.
        var used = names.Communes.Select(c => c.Today).Distinct().ToDictionary(c => c, _ => new HashSet<string>(StringComparer.Ordinal));
        foreach (DemoNames.DemoCommune row in names.Communes)
        {
            MappedPlace commune = then.Communes.Single(c => c.Name == row.Old && c.Parent == then.FindByCode(District)!.Id);
            int count = Math.Max(1, households * row.Share / 1000);
            List<PlaceId> villages = await AddVillagesAsync(names, random, commune, Math.Max(1, (int)Math.Round(count / 130.0)), used[row.Today], cancel);
            string[] groups = [.. villages.Select(_ => people.VillageGroup())];
            for (int i = 0; i < count; i++)
            {
                int v = random.Between(0, villages.Count - 1);
                DemoFamily family = people.Family(groups[v]);
                int serial = serials[row.Today] = serials.GetValueOrDefault(row.Today) + 1;
                string code = row.Today + serial.ToString("0000", CultureInfo.InvariantCulture);
                rows.Add(new NewHousehold(villages[v], code, [.. family.People.Select(ToMember)]));
                all.Add(new DemoHousehold(default, villages[v], commune.Id, row.Today, family, commune.IsUrban ? "urban" : "rural"));
            }
        }
        IReadOnlyList<HouseholdId> ids = DemoUsers.Must(await record.RunAsync(users["huyen.chilang"], rows, Start, null, null, cancel));
        List<DemoHousehold> recorded = [.. all.Zip(ids, (h, id) => new DemoHousehold(id, h.Village, h.OldCommune, h.TodaysCommune, h.Family, h.Area))];
        ILookup<HouseholdId, string> keys = (await db.MemberFacts.AsNoTracking()
            .OrderBy(m => m.MemberNo).Select(m => new { m.HouseholdId, m.MemberId }).ToListAsync(cancel))
            .ToLookup(m => m.HouseholdId, m => m.MemberId.Value.ToString(CultureInfo.InvariantCulture));
        foreach (DemoHousehold household in recorded) household.MemberKeys = [.. keys[household.Id]];
        await reviews.RunAsync(recorded, random, progress, cancel);
        return new DemoResult(recorded.Count, rows.Sum(r => r.Members.Count), users.Logins);
    }

    private static NewMember ToMember(DemoPerson person) => new(person.Name, person.Sex, person.Relationship)
    {
        BirthDate = person.YearOnly ? null : person.Birth,
        BirthYear = person.Birth.Year,
        Ethnicity = person.Ethnicity,
        CitizenId = person.CitizenId,
    };

    private async Task<List<PlaceId>> AddVillagesAsync(
        DemoNames names, DemoRandom random, MappedPlace commune, int count, HashSet<string> used, CancellationToken cancel)
    {
        var villages = new List<PlaceId>();
        while (villages.Count < count)
        {
            string name = commune.IsUrban
                ? random.Of(names.Villages.Town).Replace("*", random.Between(1, 9).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                : $"{names.Villages.Word} {random.Of(names.Villages.First)} {random.Of(names.Villages.Second)}";
            if (!used.Add(name)) continue;
            villages.Add(DemoUsers.Must(await addVillage.RunAsync(Rights.ForConsole(), commune.Id, name, Known, names.Villages.Reference, cancel)));
        }
        return villages;
    }

    /// <summary>The rows of the invented regions, numbered as if they stood in a file.</summary>
    private static List<RegionRow> RegionsOf(DemoNames.DemoRegions regions, PlaceMap then)
    {
        PlaceId district = then.FindByCode(District)!.Id;
        IEnumerable<(string Code, string Region, string From)> before = regions.Before.Communes.SelectMany(
            r => r.Value, (r, name) => (then.Communes.Single(c => c.Name == name && c.Parent == district).Code, r.Key, regions.Before.From));
        IEnumerable<(string Code, string Region, string From)> today = regions.Today.Communes.SelectMany(r => r.Value, (r, code) => (code, r.Key, regions.Today.From));
        return [.. before.Concat(today).Select((r, i) => new RegionRow(i + 2, r.Code, r.Region, r.From, regions.Decision))];
    }

    private async Task AddUsersAsync(DemoNames names, DemoPeople people, PlaceMap then, PlaceMap today, CancellationToken cancel)
    {
        MappedPlace province = then.Province, district = then.FindByCode(District)!;
        foreach (DemoNames.DemoPost post in names.Posts)
        {
            IEnumerable<MappedPlace> places = post.At switch
            {
                "province" => [province],
                "district" => [district],
                _ => today.Communes.Where(c => c.FormerDistrict == district.Id),
            };
            foreach (MappedPlace place in places)
            {
                string name = post.At == "commune" ? $"{post.User}.{place.Code}" : post.User;
                await users.AddAsync(name, people.NameOfSomebody(), post.Roles[0], place, cancel);
                foreach (Role role in post.Roles.Skip(1)) await users.AlsoAsync(name, role, place, cancel);
            }
        }
    }
}
