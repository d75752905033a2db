using Anise.Access;
using Anise.Basics;
using Anise.Places;

namespace Anise.Demo;

/// <summary>Where the making of the demo is.</summary>
/// <param name="Year">The year that is being lived through.</param>
/// <param name="Done">From 0 to 1, of the whole.</param>
public sealed record DemoProgress(int Year, double Done);

/// <summary>What the demo holds.</summary>
public sealed record DemoResult(int Households, int People, IReadOnlyList<DemoLogin> Logins);

/// <summary>
/// Makes the demo province in a new store, through the same use cases as real data: the places of Lang Son, the communes of former Chi Lăng district with
/// invented households, the reviews of 2022-2025 decided and that of 2026 under way. Households beyond those that the district holds live in the other communes
/// of the province, which join in 2025. The same seed makes the same store.
/// </summary>
public sealed class MakeDemo(
    DemoClock clock, CreateStore createStore, PlaceMaps maps, ImportRegions importRegions, DemoSettling settling, DemoUsers users, DemoReviews reviews, IEnumerable<IDemoPart> parts)
{
    /// <summary>The code of former Chi Lăng district.</summary>
    internal const string District = "187";

    /// <summary>How many households the communes of the district hold at most.</summary>
    internal int InDistrict { get; set; } = 20_000;

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
        DemoPart.Must(await importRegions.RunAsync(Rights.ForConsole(), RegionsOf(names.Regions, then), cancel));

        int inDistrict = Math.Min(households, InDistrict), joining = households - inDistrict;
        var meter = new DemoMeter(progress, inDistrict * (1L + DemoReviews.Years) + joining * (1L + DemoReviews.YearsAfterJoining));
        var all = new List<DemoHousehold>();
        foreach (DemoNames.DemoCommune row in names.Communes)
        {
            MappedPlace commune = then.Communes.Single(c => c.Name == row.Old && c.Parent == then.FindByCode(District)!.Id);
            int count = Math.Max(1, inDistrict * row.Share / 1000);
            var here = new DemoSettlement(commune, row.Today, count, Math.Max(1, (int)Math.Round(count / 130.0)), Known, Start);
            all.AddRange(await settling.RunAsync(users["huyen.chilang"], here, names, people, random, cancel));
            meter.Add(Start.Year, count);
        }
        // Chance of its own: those who join change nothing in the district.
        var joiningRandom = new DemoRandom(seed ^ 0x5EED);
        await reviews.RunAsync(all, random, joiningRandom, year => JoinAsync(joining, names, people.In(joiningRandom, year), joiningRandom, meter, cancel), meter, cancel);
        Rights maker = Rights.ForConsole();
        maker = maker with { Actor = maker.Actor with { SignsAs = names.Signs } };   // papers of offices have a person's name
        foreach (IDemoPart part in parts) await part.MakeAsync(maker, cancel);
        meter.End();
        return new DemoResult(all.Count, all.Sum(h => h.Family.People.Count), users.Logins);
    }

    /// <summary>The other communes of the province join, each with its officer and its share of the households.</summary>
    private async Task<IReadOnlyList<DemoHousehold>> JoinAsync(
        int households, DemoNames names, DemoPeople people, DemoRandom random, DemoMeter meter, CancellationToken cancel)
    {
        var joined = new List<DemoHousehold>();
        if (households == 0) return joined;
        var from = new DateOnly(2025, 7, 1);
        PlaceMap map = await maps.OnAsync(from, cancel);
        PlaceId district = map.FindByCode(District)!.Id;
        MappedPlace[] communes = [.. map.Communes.Where(c => c.FormerDistrict != district)];
        foreach (var (commune, i) in communes.Select((c, i) => (c, i)))
        {
            string officer = DemoReviews.OfficerOf(commune);
            await users.AddAsync(officer, people.NameOfSomebody(), Role.CommuneOfficer, commune, cancel);
            await users.AlsoAsync(officer, Role.CommuneChair, commune, cancel);
            int count = (int)(households * (i + 1L) / communes.Length - households * (long)i / communes.Length);
            if (count == 0) continue;
            var here = new DemoSettlement(commune, commune.Code, count, Math.Clamp((int)Math.Round(count / 130.0), 1, 30), from, from);
            joined.AddRange(await settling.RunAsync(users[officer], here, names, people, random, cancel));
            meter.Add(from.Year, count);
        }
        return joined;
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
