using Anise.Access;
using Anise.Basics;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Places;

/// <summary>Places, their history and who may read the journal of them.</summary>
public sealed class PlacesModule : Module
{
    /// <inheritdoc/>
    public override AreaTexts Texts => Anise.Places.Texts.Area;

    /// <inheritdoc/>
    public override IReadOnlyList<Permission> Permissions => [Permission.EditPlaces];

    /// <inheritdoc/>
    public override IReadOnlyList<MenuEntry> Menu => [new("places", "/places", 120, Foundation: true)];

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services
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

/// <summary>What can be allowed about places.</summary>
public static class PlacesPermissions
{
    private static readonly Permission _editPlaces = new("EditPlaces", Role.ProvinceOfficer, Role.Administrator);

    extension(Permission)
    {
        /// <summary>Change places and their villages.</summary>
        public static Permission EditPlaces => _editPlaces;
    }
}
