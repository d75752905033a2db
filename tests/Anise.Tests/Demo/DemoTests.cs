using Anise.Demo;
using Anise.Journal;
using Anise.Reviews;
using Anise.Sqlite;
using Anise.Store;
using Anise.Tests.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tests.Demo;

public sealed class DemoTests
{
    private static async Task<(string Decided, string People, long Journal)> MakeAsync(int seed)
    {
        await using TestStore store = await TestStore.CreateAsync();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddDemoClock();
        services.AddStore(store.File).AddAreas();
        await using ServiceProvider provider = services.BuildServiceProvider(validateScopes: true);
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        var made = await scope.ServiceProvider.GetRequiredService<MakeDemo>().RunAsync(400, seed);
        Assert.True(made.Ok, string.Join("; ", made.Problems.Select(p => p.Message)));

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
    public async Task The_same_seed_makes_the_same_province_another_seed_another()
    {
        var one = await MakeAsync(7);
        Assert.Equal(one, await MakeAsync(7));
        Assert.NotEqual(one.People, (await MakeAsync(8)).People);
    }
}
