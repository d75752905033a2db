using Anise.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Places;

/// <summary>Registers the use cases and readers of places.</summary>
public static class PlacesServices
{
    /// <summary>Adds them; the store, the journal, the rules and a clock are added by the caller.</summary>
    public static IServiceCollection AddPlaces(this IServiceCollection services) => services
        .AddScoped<PlaceMaps>()
        .AddScoped<IPlaceLines, PlaceLines>()
        .AddScoped<CreateStore>()
        .AddScoped<AddVillage>()
        .AddScoped<RenamePlace>()
        .AddScoped<TransferPlace>()
        .AddScoped<SetRegion>()
        .AddScoped<ImportRegions>()
        .AddScoped<MergePlaces>()
        .AddScoped<SplitPlace>()
        .AddScoped<EndPlace>()
        .AddScoped<ReadPlaceHistory>()
        .AddScoped<ReadMapDays>()
        .AddScoped<ReadJournal>();
}
