using Anise.Figures;
using Anise.Basics;
using Anise.Households;
using Anise.Journal;
using Anise.Places;
using Anise.Reviews;
using Anise.Reviews.Results;
using Anise.Store;
using Anise.Testing;
using static Anise.Tests.Reviews.ReviewWorld;

namespace Anise.Tests.Reviews;

/// <summary>The movements of one commune are read from the rows that concern it; they say what the whole province's table says of it.</summary>
public sealed class MovementsOfOnePlaceTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task A_commune_sees_what_the_province_sees_of_it(int seed)
    {
        await using ReviewWorld world = await CreateAsync();
        await world.WriteAsync(db =>
        {
            var random = new Random(seed);
            long review = 0;
            foreach (int year in (int[])[2020, 2021, 2022, 2023])
            {
                foreach ((PlaceId commune, PlaceId[] villages) in ((PlaceId, PlaceId[])[])[(Commune, [Upper, Lower]), (Elsewhere, [ElsewhereVillage])])
                {
                    var id = new CommuneReviewId(++review);
                    db.Add(new CommuneReview { Id = id, Year = year, CommuneId = commune, Step = ReviewStep.Decision, DecidedOn = new DateOnly(year, 12, 1) });
                    int line = 0;
                    foreach (int household in Enumerable.Range(1, 14).Where(_ => random.Next(3) > 0))
                    {
                        // Some are tied to the registry, some only by a code, some by nothing; some codes stand twice.
                        db.Add(new DecidedHousehold
                        {
                            ReviewId = id,
                            Line = ++line,
                            HouseholdId = random.Next(3) > 0 ? H(household) : null,
                            VillageId = random.Next(4) > 0 ? villages[random.Next(villages.Length)] : null,
                            Code = random.Next(4) > 0 ? $"H{(random.Next(8) > 0 ? household : random.Next(1, 14))}" : null,
                            Head = $"Chủ hộ {household}",
                            Members = 1,
                            ClassCode = ((string[])["poor", "near-poor", "not-poor"])[random.Next(3)],
                            AssessedOn = new DateOnly(year, 10, 1),
                        });
                    }
                }
            }
        });
        var day = new DateOnly(2024, 1, 1);
        world.Today(day);
        foreach (PlaceLevel level in (PlaceLevel[])[PlaceLevel.Village, PlaceLevel.Commune])
        {
            MovementTable all = await world.DoAsync<ReadMovements, MovementTable>(r => r.RunAsync(ProvinceOfficer, 2023, level, day));
            MovementTable own = await world.DoAsync<ReadMovements, MovementTable>(r => r.RunAsync(Officer, 2023, level, day, Commune));
            MovementTable expected = all.At(p => p == Commune || p == Upper || p == Lower);
            Assert.NotEmpty(own.All);
            Assert.Equal(Lines(expected), Lines(own));
            foreach (PlaceId place in expected.Places) Assert.Equal(expected.Balance(place, "poor"), own.Balance(place, "poor"));
        }
    }

    [Fact]
    public async Task On_the_map_before_a_merger_the_places_add_up_to_the_province_of_today()
    {
        await using ReviewWorld world = await CreateAsync();
        var merger = new DateOnly(2025, 7, 1);
        world.Today(merger.AddDays(30));
        await world.WriteAsync(db => db.ReserveAsync("place", 6).GetAwaiter().GetResult());   // the ids that the world took by itself
        Result<PlaceId> merged = await world.DoAsync<AniseDb, Result<PlaceId>>(db => new MergePlaces(db, new JournalBook(db, new StillClock()), new PlaceMaps(db)).RunAsync(
            ProvinceOfficer, [Commune, Elsewhere], new NewPlace(PlaceKind.Commune, "Xã Mới", "06999"), merger, "1672/NQ-UBTVQH15"));
        PlaceId today = Good(merged);
        await world.WriteAsync(db =>
        {
            var random = new Random(7);
            void List(long id, int year, PlaceId commune, IEnumerable<int> households, Func<int, PlaceId> village)
            {
                db.Add(new CommuneReview { Id = new(id), Year = year, CommuneId = commune, Step = ReviewStep.Decision, DecidedOn = new DateOnly(year, 12, 1) });
                db.AddRange(households.Select((h, line) => new DecidedHousehold
                {
                    ReviewId = new(id), Line = line + 1, HouseholdId = H(h), VillageId = village(h), Head = $"Chủ hộ {h}", Members = 1,
                    AssessedOn = new DateOnly(year, 10, 1), ClassCode = ((string[])["poor", "near-poor", "not-poor"])[random.Next(3)],
                }));
            }
            PlaceId[] villages = [Upper, Lower, ElsewhereVillage];
            List(1, 2024, Commune, Enumerable.Range(1, 20), h => villages[h % 2]);
            List(2, 2024, Elsewhere, Enumerable.Range(21, 10), _ => ElsewhereVillage);
            List(3, 2025, today, Enumerable.Range(6, 25), _ => villages[random.Next(3)]);   // some moved, some are gone
        });
        DateOnly now = new(2026, 1, 5);
        world.Today(now);
        MovementTable province = await world.DoAsync<ReadMovements, MovementTable>(r => r.RunAsync(ProvinceOfficer, 2025, PlaceLevel.Province, now));
        foreach (PlaceLevel level in (PlaceLevel[])[PlaceLevel.Commune, PlaceLevel.Village])
        {
            MovementTable old = await world.DoAsync<ReadMovements, MovementTable>(r => r.RunAsync(ProvinceOfficer, 2025, level, merger.AddDays(-1)));
            Assert.Equal(level == PlaceLevel.Commune ? [Commune, Elsewhere] : [Upper, Lower, ElsewhereVillage], old.Places);
            foreach (string classCode in (string[])["poor", "near-poor"])
            {
                ClassBalance all = province.Balance(Province, classCode);
                Assert.NotEqual(0, all.Begin);
                Assert.Equal((all.Begin, all.End), (old.Places.Sum(p => old.Balance(p, classCode).Begin), old.Places.Sum(p => old.Balance(p, classCode).End)));
            }
            foreach (MovementKind kind in Enum.GetValues<MovementKind>().Where(k => k is < MovementKind.MovedOutPoor))
                Assert.Equal(province.Count(kind), old.Count(kind));
        }
    }

    private static List<Movement> Lines(MovementTable table) => [.. table.All.OrderBy(m => m.Place.Value).ThenBy(m => m.Kind).ThenBy(m => m.Key, StringComparer.Ordinal)];
}
