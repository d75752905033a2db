using Anise.Demo;
using Anise.Journal;
using Anise.Reviews;
using Anise.Store;
using Anise.Testing;
using Anise.Tests.Store;
using Microsoft.EntityFrameworkCore;

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
}
