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
    public override IReadOnlyList<Act> Acts => Act.In<Act>(typeof(PlacesActs));

    /// <inheritdoc/>
    public override IReadOnlyList<SubjectKind> Subjects => Act.In<SubjectKind>(typeof(PlacesSubjects));

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
        .AddScoped<ReadJournal>()
        .AddScoped<WaitingPlaces>()
        .AddScoped<IRecordNames, PlaceNames>();
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

/// <summary>What the journal says is done here.</summary>
internal static class PlacesActs
{
    public static readonly Act
        AddVillage = new("add-village"),
        CreateStore = new("create-store"),
        EndPlace = new("end-place"),
        ImportRegions = new("import-regions"),
        MergePlaces = new("merge-places"),
        RenamePlace = new("rename-place"),
        SetRegion = new("set-region"),
        SplitPlace = new("split-place"),
        TransferPlace = new("transfer-place");
}

/// <summary>What the journal tells of here.</summary>
internal static class PlacesSubjects
{
    public static readonly SubjectKind
        Place = new("place", null, typeof(PlaceId));
}
