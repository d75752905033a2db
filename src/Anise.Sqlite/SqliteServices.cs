using Anise.Access;
using Anise.Figures;
using Anise.Households;
using Anise.Journal;
using Anise.Places;
using Anise.Reviews;
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
    public static IServiceCollection AddAnise(this IServiceCollection services, string file)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(_ => RuleBook.LoadDirectory(RuleDirectory.Default).Require());
        services.AddDbContext<AniseDb>(options => SqliteStore.Configure(options, file));
        return services.AddJournal().AddAccess().AddPlaces().AddFigures().AddHouseholds().AddReviews().AddScenarios();
    }
}
