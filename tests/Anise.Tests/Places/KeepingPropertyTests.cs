using Anise.Basics;
using Anise.Households;
using Anise.Households.Changes;
using Anise.Places;
using Anise.Store;
using Anise.Tests.Reviews;
using Anise.Tests.Store;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tests.Places;

/// <summary>Whatever is done to places, nobody is lost, and every earlier day stays as it was.</summary>
public sealed class KeepingPropertyTests
{
    private enum Act { MergeVillages, SplitVillage, Transfer, Rename, MergeCommunes, SplitCommune, MoveHouseholds, Region, LateRegion }

    private static readonly DateOnly First = new(2025, 9, 1);
    private static readonly Gen<List<(Act Act, int A, int B)>> Acts =
        Gen.Select(Gen.Enum<Act>(), Gen.Int[0, 99], Gen.Int[0, 99]).List[1, 7];

    [Trait("needs", "time")]
    [Fact]
    public Task Merging_and_splitting_places_keeps_all_households_and_members() => Acts.SampleAsync(async acts =>
    {
        await using TestServices anise = await TestServices.LangSonAsync(services => services.AddSingleton(TestRules.Book));
        anise.Clock.Now = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
        await SettleAsync(anise);
        var seen = new List<(DateOnly Day, List<(long, long, int)> Households)> { (First, await HouseholdsAsync(anise, First)) };
        Assert.Equal((12, 24), (seen[0].Households.Count, seen[0].Households.Sum(h => h.Item3)));
        DateOnly day = First;
        int done = 0;
        foreach (var (act, a, b) in acts)
        {
            day = day.AddDays(10);
            seen.Add((day.AddDays(-1), await HouseholdsAsync(anise, day.AddDays(-1))));
            if (await DoAsync(anise, act, a, b, day)) done++;
            seen.Add((day, await HouseholdsAsync(anise, day)));
        }
        foreach (var (when, households) in seen)
        {
            List<(long, long, int)> now = await HouseholdsAsync(anise, when);
            Assert.Equal(households, now);   // an earlier day is not touched by what came later
            Assert.Equal((12, 24), (now.Count, now.Sum(h => h.Item3)));
            PlaceMap map = await anise.MapAsync(when);
            Assert.All(now, h => Assert.NotNull(map.CommuneOf(new PlaceId(h.Item2))));
        }
        await AssertSpansAsync(anise);
        Assert.Null(await anise.DoAsync<Anise.Journal.VerifyJournal, Anise.Journal.JournalFault?>(async v => (await v.RunAsync()).Fault));
        // Only a merger across communes, or of a single place, is refused.
        Assert.True(done >= acts.Count(x => x.Act is Act.SplitVillage or Act.Rename or Act.SplitCommune or Act.MoveHouseholds or Act.Region));
    }, iter: 12, threads: 1);

    private static async Task SettleAsync(TestServices anise)
    {
        PlaceMap map = await anise.MapAsync(First);
        var villages = new List<PlaceId>();
        foreach (string code in (string[])["06505", "06505", "06505", "06517"])
        {
            PlaceId commune = map.FindByCode(code)!.Id;
            villages.Add(await anise.RunAsync<AddVillage, PlaceId>(add => add.RunAsync(TestStore.Console, commune, $"Thôn {villages.Count}", First, "test")));
        }
        NewHousehold[] households = [.. Enumerable.Range(0, 12).Select(i => new NewHousehold(villages[i % 4], null,
            [.. Enumerable.Range(0, (i % 3) + 1).Select(m => new NewMember($"Hoàng Văn {i}{m}", Sex.Male, m == 0 ? "head" : "child") { BirthYear = m == 0 ? 1980 : 2012 })]))];
        await anise.RunAsync<RecordHouseholds, IReadOnlyList<HouseholdId>>(r => r.RunAsync(TestStore.Console, households, First));
    }

    private static async Task<bool> DoAsync(TestServices anise, Act act, int a, int b, DateOnly day)
    {
        PlaceMap map = await anise.MapAsync(day);
        List<MappedPlace> villages = [.. map.All.Where(p => p.Kind == PlaceKind.Village).OrderBy(p => p.Id.Value)];
        List<MappedPlace> communes = [.. villages.Select(v => map.CommuneOf(v.Id)).Distinct().OrderBy(p => p.Id.Value)];
        MappedPlace village = villages[a % villages.Count], commune = communes[a % communes.Count];
        switch (act)
        {
            case Act.MergeVillages:
                PlaceId other = villages[b % villages.Count].Id;
                return (await anise.DoAsync<MergeVillages, Result<PlaceId>>(m => m.RunAsync(TestStore.Console, [village.Id, other], $"Gộp {day}", day, "test"))).Ok;
            case Act.SplitVillage:
                HouseholdId[] half = [.. (await HouseholdsAsync(anise, day)).Where(h => h.Item2 == village.Id.Value && (h.Item1 + b) % 2 == 0).Select(h => new HouseholdId(h.Item1))];
                return (await anise.DoAsync<SplitVillage, Result<IReadOnlyList<PlaceId>>>(s =>
                    s.RunAsync(TestStore.Console, village.Id, [new VillagePart($"Trên {day}", []), new VillagePart($"Dưới {day}", half)], day, "test"))).Ok;
            case Act.Transfer:
                PlaceId goal = communes[b % communes.Count].Id;
                return (await anise.DoAsync<TransferPlace, Result<PlaceId>>(t => t.RunAsync(TestStore.Console, village.Id, goal, day, "test"))).Ok;
            case Act.Rename:
                return (await anise.DoAsync<RenamePlace, Result<PlaceId>>(r => r.RunAsync(TestStore.Console, village.Id, $"Tên {day}", day, "test"))).Ok;
            case Act.MergeCommunes:
                PlaceId second = communes[b % communes.Count].Id;
                return (await anise.DoAsync<MergePlaces, Result<PlaceId>>(m =>
                    m.RunAsync(TestStore.Console, [commune.Id, second], new NewPlace(PlaceKind.Commune, $"Xã {day}"), day, "test"))).Ok;
            case Act.SplitCommune:
                PlaceId[] within = [.. map.VillagesIn(commune.Id).Select(v => v.Id)];
                int cut = b % (within.Length + 1);
                return (await anise.DoAsync<SplitPlace, Result<IReadOnlyList<PlaceId>>>(s => s.RunAsync(TestStore.Console, commune.Id,
                    [new NewPart(new NewPlace(PlaceKind.Commune, "Xã Một"), within[..cut]), new NewPart(new NewPlace(PlaceKind.Commune, "Xã Hai"), within[cut..])], day, "test"))).Ok;
            case Act.Region or Act.LateRegion:
                string? region = b % 4 == 0 ? null : $"region-{b % 4}";
                return (await anise.DoAsync<SetRegion, Result<PlaceId>>(s => s.RunAsync(TestStore.Console, commune.Id, region, act == Act.Region ? day : day.AddDays(-15), "test"))).Ok;
            default:
                HouseholdId[] some = [.. (await HouseholdsAsync(anise, day)).Where(h => h.Item1 % 3 == b % 3).Select(h => new HouseholdId(h.Item1))];
                return (await anise.DoAsync<MoveHouseholds, Result<long>>(m => m.RunAsync(TestStore.Console, some, village.Id, day, "test"))).Ok;
        }
    }

    /// <summary>Household, village, number of members, of all households that exist on the day.</summary>
    private static Task<List<(long, long, int)>> HouseholdsAsync(TestServices anise, DateOnly day) => anise.DoAsync<AniseDb, List<(long, long, int)>>(async db =>
    {
        List<HouseholdFact> households = await db.HouseholdFactsOn(day).Where(f => f.Ended == null).ToListAsync();
        ILookup<HouseholdId, MemberFact> members = (await db.MemberFactsOn(day).Where(f => f.Left == null).ToListAsync()).ToLookup(m => m.HouseholdId);
        return [.. households.Select(h => (h.HouseholdId.Value, h.VillageId.Value, members[h.HouseholdId].Count())).Order()];
    });

    private static Task<bool> AssertSpansAsync(TestServices anise) => anise.DoAsync<AniseDb, bool>(async db =>
    {
        List<PlaceSpan> all = await db.Set<PlaceSpan>().ToListAsync();
        foreach (IGrouping<PlaceId, PlaceSpan> place in all.GroupBy(s => s.PlaceId))
        {
            PlaceSpan[] spans = [.. place.OrderBy(s => s.From)];
            Assert.All(spans, s => Assert.True(s.Until is null || s.Until > s.From, $"{s.Name} is empty."));
            for (int i = 1; i < spans.Length; i++) Assert.Equal(spans[i - 1].Until, spans[i].From);
        }
        return true;
    });
}
