using Anise.Access;
using Anise.Briefs;
using Anise.Demo;
using Anise.Evidence;
using Anise.Facts;
using Anise.Figures;
using Anise.Funds;
using Anise.Groups;
using Anise.Households;
using Anise.Journal;
using Anise.Links;
using Anise.Lists;
using Anise.Measuring;
using Anise.Ocop;
using Anise.Participants;
using Anise.Places;
using Anise.Plans;
using Anise.Procedures;
using Anise.Projects;
using Anise.Reports;
using Anise.Reviews;
using Anise.RuleTables;
using Anise.Scenarios;
using Anise.Sites;
using Anise.Standards;
using Anise.Store;
using Anise.Support;
using Anise.Tables;
using Anise.Works;
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
