using Anise.Access;
using Anise.Demo;
using Anise.Households;
using Anise.Journal;
using Anise.Places;
using Anise.Reviews;
using Anise.Sqlite;
using Anise.Store;
using Anise.Testing;
using Anise.Tests.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tests.Demo;

[Trait("needs", "demo")]
public sealed class DemoTests
{
    private static async Task<(string Decided, string People, long Journal)> ReadAsync(Func<string, Task> make)
    {
        await using TestStore store = await TestStore.CreateAsync(make);
        await using AniseDb db = store.Open();
        var (checkedEntries, fault, _) = await new VerifyJournal(db).RunAsync();
        Assert.Null(fault);
        var decided = await db.DecidedHouseholds.AsNoTracking().OrderBy(d => d.ReviewId).ThenBy(d => d.Line)
            .Select(d => new { d.ReviewId, d.Code, d.Head, d.B1, d.B2, d.ClassCode }).ToListAsync();
        var people = await db.Set<Anise.Households.MemberFact>().AsNoTracking().OrderBy(m => m.MemberId)
            .Select(m => new { m.Name, m.BirthYear, m.CitizenId, m.Ethnicity }).ToListAsync();
        Assert.All(people.Where(p => p.CitizenId is not null), p => Assert.StartsWith("000", p.CitizenId));
        List<int> years = await db.CommuneReviews.Where(r => r.DecidedOn != null).Select(r => r.Year).Distinct().OrderBy(y => y).ToListAsync();
        Assert.Equal([2022, 2023, 2024, 2025, 2026], years);
        List<ReviewStep> steps = await db.CommuneReviews.Where(r => r.Year == 2026 && r.DecidedOn == null).Select(r => r.Step).Distinct().ToListAsync();
        Assert.True(steps.Count >= 3, "The communes stand at different steps.");
        return (string.Join('\n', decided), string.Join('\n', people), checkedEntries);
    }

    [Fact]
    public async Task The_same_seed_makes_the_same_province() =>
        Assert.Equal(await ReadAsync(KeptStores.CopyDemoAsync), await ReadAsync(file => KeptStores.MakeDemoAsync(file, 600, 3)));

    [Fact]
    public void Another_seed_makes_other_people()
    {
        static string[] People(int seed)
        {
            var people = new DemoPeople(DemoNames.Read(), new DemoRandom(seed), 2022);
            return [.. Enumerable.Range(0, 50).SelectMany(_ => people.Family("07").People).Select(p => $"{p.Name} {p.Birth} {p.CitizenId}")];
        }
        Assert.Equal(People(3), People(3));
        Assert.NotEqual(People(3), People(4));
    }

    [Fact]
    public async Task Households_beyond_those_of_the_district_live_in_every_other_commune_each_with_its_reviews()
    {
        await using TestStore store = await TestStore.CreateAsync();
        await using ServiceProvider provider = Services(store.File);
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        MakeDemo make = scope.ServiceProvider.GetRequiredService<MakeDemo>();
        make.InDistrict = 100;
        var told = new List<DemoProgress>();
        var made = await make.RunAsync(350, 1, new Told(told));

        await using AniseDb db = store.Open();
        Assert.Equal(made.Value.Households, await db.Households.CountAsync());
        var reviews = await db.CommuneReviews.AsNoTracking().Where(r => r.Year >= 2025).ToListAsync();
        Assert.Equal(65, reviews.Count(r => r.Year == 2025 && r.DecidedOn is not null));
        Assert.Equal(65, reviews.Count(r => r.Year == 2026));
        Assert.Equal(65, await db.Households.Join(db.Set<PlaceSpan>().Where(s => s.Until == null), h => h.VillageId, s => s.PlaceId, (_, s) => s.Parent).Distinct().CountAsync());
        Assert.Equal([2022, 2023, 2024, 2025, 2026], told.Select(t => t.Year).Distinct());
        Assert.Equal(told.Select(t => t.Done).Order(), told.Select(t => t.Done));
        Assert.InRange(told[^1].Done, 0.99, 1);
    }

    [Fact]
    public async Task A_town_has_more_villages_than_there_are_names_for_them()
    {
        await using TestStore store = await TestStore.CreateAsync();
        await using ServiceProvider provider = Services(store.File);
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CreateStore>().RunAsync(Rights.ForConsole());
        var day = new DateOnly(2022, 1, 4);
        PlaceMap map = await scope.ServiceProvider.GetRequiredService<PlaceMaps>().OnAsync(day);
        MappedPlace town = map.Communes.First(c => c.Kind == PlaceKind.Town);
        DemoNames names = DemoNames.Read();
        var random = new DemoRandom(1);
        int more = names.Villages.Town.Count * 9 + 3;

        await scope.ServiceProvider.GetRequiredService<DemoSettling>()
            .RunAsync(Rights.ForConsole(), new DemoSettlement(town, town.Code, 10, more, day, day), names, new DemoPeople(names, random, 2022), random, TestContext.Current.CancellationToken);

        await using AniseDb db = store.Open();
        Assert.Equal(more, await db.Set<PlaceSpan>().Where(s => s.Parent == town.Id).Select(s => s.Name).Distinct().CountAsync());
    }

    private static ServiceProvider Services(string file)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddDemoClock();
        services.AddStore(file, draft: true).AddAreas();
        return services.BuildServiceProvider(validateScopes: true);
    }

    private sealed class Told(List<DemoProgress> told) : IProgress<DemoProgress>
    {
        public void Report(DemoProgress value) => told.Add(value);
    }
}
