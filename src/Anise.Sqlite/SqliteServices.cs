using Anise.Access;
using Anise.Figures;
using Anise.Households;
using Anise.Journal;
using Anise.Places;
using Anise.Reports;
using Anise.Reviews;
using Anise.Reviews.Figures;
using Anise.RuleTables;
using Anise.Rules;
using Anise.Scenarios;
using Anise.Store;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Anise.Sqlite;

/// <summary>Everything that works on the store in one file: the one list of areas, for the command line and the pages.</summary>
public static class SqliteServices
{
    /// <summary>Adds the store in <paramref name="file"/> and every area's use cases and readers.</summary>
    /// <param name="services">The services.</param>
    /// <param name="file">The store's file.</param>
    /// <param name="rules">The rules' directory; null for <see cref="RuleDirectory.Default"/>.</param>
    public static IServiceCollection AddAnise(this IServiceCollection services, string file, string? rules = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddDbContext<AniseDb>(options => SqliteStore.Configure(options, file));
        // What a figure is made of is the same for the whole life of the program; points of a table that change do not touch it.
        services.TryAddSingleton(p => new FigureKinds(p.GetRequiredService<RulesInForce>().Book));
        return services.AddJournal().AddAccess().AddPlaces().AddFigures().AddHouseholds().AddReviews().AddReports().AddScenarios().AddRuleTables(rules ?? RuleDirectory.Default);
    }
}
