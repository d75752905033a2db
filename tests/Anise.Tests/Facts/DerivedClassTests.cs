using Anise.Access;
using Anise.Facts;
using Anise.Households;
using Anise.Tests.Figures;
using Anise.Tests.Store;
using Anise.Journal;
using Anise.Basics;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tests.Facts;

/// <summary>Class and year of a household are derived: damaged ones are told, and made as the decisions say.</summary>
[Trait("needs", "demo")]
public sealed class DerivedClassTests(DemoProvince demo)
{
    [Fact]
    public async Task Damaged_classes_are_told_by_the_comparison_and_made_anew_as_the_reviews_left_them()
    {
        var (scope, file) = await demo.CopyAsync();
        await using AsyncServiceScope services = scope;
        AniseDb db = services.ServiceProvider.GetRequiredService<AniseDb>();
        CompareDerived compare = services.ServiceProvider.GetRequiredService<CompareDerived>();
        List<(HouseholdId, string?, int?)> before = await ClassesAsync(db);
        Assert.All(await compare.RunAsync(), rows => Assert.Equal((rows.Name, 0), (rows.Name, rows.Changed)));   // as the reviews of the demo left them, write by write

        await db.Database.ExecuteSqlRawAsync("UPDATE household SET class_code = 'poor' WHERE id IN (SELECT id FROM household WHERE class_code IS NULL AND class_year IS NOT NULL LIMIT 3)");
        await db.Database.ExecuteSqlRawAsync("UPDATE household SET class_code = NULL, class_year = 1999 WHERE id IN (SELECT id FROM household WHERE class_code = 'near-poor' LIMIT 2)");
        List<(HouseholdId, string?, int?)> damaged = await ClassesAsync(db);
        int differ = before.Zip(damaged).Count(p => p.First != p.Second);
        Assert.Equal(5, differ);
        Assert.Equal(differ, (await compare.RunAsync()).Single(r => r.Name == "household-classes").Changed);
        Assert.Equal(damaged, await ClassesAsync(db));   // it only tells

        IReadOnlyList<RefreshedRows> made = await services.ServiceProvider.GetRequiredService<RefreshDerived>().RunAsync(Rights.ForConsole());
        Assert.Equal(differ, made.Single(r => r.Name == "household-classes").Changed);
        Assert.Equal(before, await ClassesAsync(db));
        File.Delete(file);
    }

    private static async Task<List<(HouseholdId, string?, int?)>> ClassesAsync(AniseDb db) =>
        [.. (await db.Households.AsNoTracking().OrderBy(h => h.Id).ToListAsync()).Select(h => (h.Id, h.ClassCode, h.ClassYear))];
}
