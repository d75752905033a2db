using Anise.Access;
using Anise.Briefs;
using Anise.Demo;
using Anise.Evidence.Wiring;
using Anise.Facts;
using Anise.Figures.Wiring;
using Anise.Funds.Wiring;
using Anise.Groups.Wiring;
using Anise.Households.Wiring;
using Anise.Journal;
using Anise.Links.Wiring;
using Anise.Lists;
using Anise.Measuring;
using Anise.Ocop.Wiring;
using Anise.Participants.Wiring;
using Anise.Places;
using Anise.Plans.Wiring;
using Anise.Procedures;
using Anise.Projects.Wiring;
using Anise.Reports;
using Anise.Reviews.Wiring;
using Anise.RuleTables;
using Anise.Scenarios;
using Anise.Sites;
using Anise.Standards.Wiring;
using Anise.Store;
using Anise.Support.Wiring;
using Anise.Tables.Wiring;
using Anise.Works.Wiring;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Anise;

/// <summary>The one list of the areas of the programme.</summary>
public static class Areas
{
    /// <summary>From the ground up: an area uses those before it, never one after it.</summary>
    public static IReadOnlyList<Module> All { get; } =
    [
        new MeasuringModule(),
        new StoreModule(),
        new JournalModule(),
        new AccessModule(),
        new PlacesModule(),
        new FactsModule(),
        new TablesModule(),
        new ListsModule(),
        new SitesModule(),
        new ProceduresModule(),
        new RuleTablesModule(),
        new FiguresModule(),
        new FundsModule(),
        new EvidenceModule(),
        new HouseholdsModule(),
        new WorksModule(),
        new ProjectsModule(),
        new ReviewsModule(),
        new StandardsModule(),
        new SupportModule(),
        new PlansModule(),
        new ParticipantsModule(),
        new GroupsModule(),
        new LinksModule(),
        new OcopModule(),
        new ReportsModule(),
        new BriefsModule(),
        new ScenariosModule(),
        new DemoModule(),
    ];

    /// <summary>A word that an area brings, of an act, a thing or a field, in the reader's language; null where none has it.</summary>
    public static string? Word(string key) => All.Word(key);

    /// <summary>Adds what every area brings; the store is added by the project that opens it.</summary>
    public static IServiceCollection AddAreas(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(All);
        foreach (Module area in All) area.AddServices(services);
        return services;
    }
}
