using Anise.Figures;
using Anise.Basics;
using Anise.Households;
using Anise.Reviews;
using Anise.Reviews.Results;
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

    private static List<Movement> Lines(MovementTable table) => [.. table.All.OrderBy(m => m.Place.Value).ThenBy(m => m.Kind).ThenBy(m => m.Key, StringComparer.Ordinal)];
}
