using Anise.Basics;
using Anise.Journal;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anise.Works.Assets;

/// <summary>In what state an asset is.</summary>
public enum AssetState
{
    /// <summary>It serves as it should.</summary>
    Good,
    /// <summary>It serves, and has to be mended.</summary>
    NeedsRepair,
    /// <summary>It does not serve.</summary>
    OutOfUse,
}

/// <summary>Something that stays of the work: a road, a tank, a culture house. What happened to it stands in its events.</summary>
public sealed class Asset : IJournaled
{
    /// <summary>What codes of assets in the book of money begin with: short for their name in Vietnamese.</summary>
    internal const string ItemPrefix = "ct-";

    /// <summary>Its id.</summary>
    public required AssetId Id { get; init; }

    /// <summary>What names it in the book of money: <c>ct-117</c>.</summary>
    public string ItemCode => ItemPrefix + Id.Value.Key();

    /// <summary>Its kind, by its code in the catalogue of the rules.</summary>
    public required string Kind { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; set; }

    /// <summary>Its name without marks and capitals, for finding it.</summary>
    public required string NameKey { get; set; }

    /// <summary>Where it lies: a commune, ward, town or village.</summary>
    public required PlaceId PlaceId { get; set; }

    /// <summary>Its site as GeoJSON in degrees: a point, or a line; null where it is not drawn.</summary>
    public string? Site { get; set; }

    /// <summary>The length of a line in metres: measured on its site, else as stated.</summary>
    public decimal? LengthMetres { get; set; }

    /// <summary>What it holds, in the unit of its kind.</summary>
    public decimal? Capacity { get; set; }

    /// <summary>Who owns and keeps it.</summary>
    public string? Owner { get; set; }

    /// <summary>When it was built; the first of January where only the year is known.</summary>
    public DateOnly? BuiltOn { get; set; }

    /// <summary>Its state, as last seen.</summary>
    public AssetState State { get; set; }

    /// <summary>What it has of what its kind must have, by code, separated by blanks: <c>lid sign</c>.</summary>
    public string Safeguards { get; set; } = "";

    /// <summary>When it was last emptied; null where it never was, or is not.</summary>
    public DateOnly? EmptiedOn { get; set; }

    /// <summary>The day from which it is no longer there; null while it is.</summary>
    public DateOnly? RemovedOn { get; set; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(WorksSubjects.Asset, Id.Value.Key(), PlaceId);
}

/// <summary>An event of an asset in the store.</summary>
public readonly record struct AssetEventId(long Value) : ILongId;

/// <summary>What happens to an asset.</summary>
public enum AssetEventKind
{
    /// <summary>Somebody looked at it.</summary>
    Inspected,
    /// <summary>It was mended.</summary>
    Repaired,
    /// <summary>It was emptied.</summary>
    Emptied,
    /// <summary>It was handed over to an owner.</summary>
    HandedOver,
    /// <summary>It was taken away.</summary>
    Removed,
}

/// <summary>Something that happened to an asset.</summary>
public sealed class AssetEvent : IJournaled
{
    /// <summary>Its id.</summary>
    public required AssetEventId Id { get; init; }

    /// <summary>The asset.</summary>
    public required AssetId AssetId { get; init; }

    /// <summary>What.</summary>
    public required AssetEventKind Kind { get; init; }

    /// <summary>When.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>By whom; of a handover, to whom.</summary>
    public required string By { get; init; }

    /// <summary>In what state it was found or left; null where nobody said.</summary>
    public AssetState? State { get; init; }

    /// <summary>What else is to be said.</summary>
    public string? Note { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(WorksSubjects.Asset, AssetId.Value.Key(), null);
}

/// <summary>How much of an output of a works day went into an asset.</summary>
public sealed class AssetWork : IJournaled
{
    /// <summary>The asset.</summary>
    public required AssetId AssetId { get; init; }

    /// <summary>The output.</summary>
    public required WorksOutputId OutputId { get; init; }

    /// <summary>How much of it, in the unit of the output.</summary>
    public required decimal Quantity { get; set; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(WorksSubjects.Asset, AssetId.Value.Key(), null);
}

internal sealed class AssetMapping : IEntityTypeConfiguration<Asset>, IEntityTypeConfiguration<AssetEvent>, IEntityTypeConfiguration<AssetWork>
{
    public void Configure(EntityTypeBuilder<Asset> builder)
    {
        builder.ToTable("asset").HasKey(a => a.Id);
        builder.Ignore(a => a.ItemCode);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.HasIndex(a => a.PlaceId);
        builder.HasIndex(a => a.Kind);
        builder.Ignore(a => a.Subject);
    }

    public void Configure(EntityTypeBuilder<AssetEvent> builder)
    {
        builder.ToTable("asset_event").HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.HasIndex(e => e.AssetId);
        builder.Ignore(e => e.Subject);
    }

    public void Configure(EntityTypeBuilder<AssetWork> builder)
    {
        builder.ToTable("asset_work").HasKey(w => new { w.AssetId, w.OutputId });
        builder.HasIndex(w => w.OutputId);
        builder.Ignore(w => w.Subject);
    }
}

/// <summary>Assets as the journal calls them: by their name.</summary>
internal sealed class AssetNames(AniseDb db) : IRecordNames
{
    public Type Of => typeof(AssetId);

    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        List<AssetId> ids = [.. keys.Numbers().Select(id => new AssetId(id))];
        return await db.Set<Asset>().AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id.Value.Key(), a => a.Name, cancel);
    }

    public string? AddressOf(string key) => "/works/assets/" + key;
}
