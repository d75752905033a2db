using Anise.Households.Changes;
using Anise.Households.Import;
using Anise.Households.Import.Jobs;
using Anise.Households.Lists;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Households;

/// <summary>The use cases of this area.</summary>
public static class HouseholdsServices
{
    /// <summary>Adds them. Store, journal, places and clock are added elsewhere.</summary>
    public static IServiceCollection AddHouseholds(this IServiceCollection services) => services
        .AddScoped<HouseholdWrites>()
        .AddScoped<RecordHouseholds>()
        .AddScoped<RecordHousehold>()
        .AddScoped<ChangeHousehold>()
        .AddScoped<EndHousehold>()
        .AddScoped<ChangeMembers>()
        .AddScoped<AddMember>()
        .AddScoped<RemoveMember>()
        .AddScoped<MoveMember>()
        .AddScoped<SplitHousehold>()
        .AddScoped<MoveHouseholds>()
        .AddScoped<MergeVillages>()
        .AddScoped<SplitVillage>()
        .AddScoped<EndVillage>()
        .AddScoped<ReadHouseholds>()
        .AddScoped<ReadHousehold>()
        .AddScoped<SeeCitizenId>()
        .AddScoped<ExportHouseholds>()
        .AddScoped<ExportHouseholdList>()
        .AddScoped<ImportHouseholds>()
        .AddSingleton<ImportRunner>()
        .AddScoped<UploadImport>()
        .AddScoped<DecideImport>()
        .AddScoped<ProcessImport>()
        .AddScoped<ReadImports>();
}
