using Anise.Basics;
using Anise.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anise.Places;

/// <summary>What kind of place.</summary>
public enum PlaceKind
{
    /// <summary>Tỉnh.</summary>
    Province,
    /// <summary>Huyện, until 30 June 2025; afterwards a group of today's communes ("the former district").</summary>
    District,
    /// <summary>Xã: rural.</summary>
    Commune,
    /// <summary>Phường: urban.</summary>
    Ward,
    /// <summary>Thị trấn, until 30 June 2025: urban.</summary>
    Town,
    /// <summary>Thôn, bản, khu phố.</summary>
    Village,
}

/// <summary>A place through time. Its names, codes and parents stand in its spans.</summary>
public sealed class Place : IJournaled
{
    /// <summary>Its id.</summary>
    public required PlaceId Id { get; init; }

    /// <summary>What kind it is; a place that becomes another kind (a commune made a ward) is another place, linked by a change.</summary>
    public required PlaceKind Kind { get; init; }

    /// <summary>Degrees east of a point inside it (WGS 84), where known.</summary>
    public double? Longitude { get; init; }

    /// <summary>Degrees north of that point.</summary>
    public double? Latitude { get; init; }

    /// <summary>Natural area in square kilometres, where known.</summary>
    public double? AreaKm2 { get; init; }

    /// <summary>Its states, each for some time; they do not overlap.</summary>
    public List<PlaceSpan> Spans { get; } = [];

    /// <inheritdoc/>
    public JournalSubject Subject => new(PlacesSubjects.Place, Id.ToString(), Id);
}

/// <summary>What a place was called and belonged to, from one day to another.</summary>
public sealed class PlaceSpan : IJournaled
{
    /// <summary>The place.</summary>
    public required PlaceId PlaceId { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The first day on which it no longer holds; null while it does.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>The code: official 2, 3 or 5 digits, or one of our own.</summary>
    public required string Code { get; set; }

    /// <summary>False for a code of our own, given where the official one is not known.</summary>
    public required bool CodeIsOfficial { get; init; }

    /// <summary>The name with its kind: <c>Xã Vạn Linh</c>.</summary>
    public required string Name { get; set; }

    /// <summary>The place it lies in; null for a province.</summary>
    public required PlaceId? Parent { get; set; }

    /// <summary>The former district it counts with since districts ended; null before, and for villages.</summary>
    public PlaceId? FormerDistrict { get; set; }

    /// <summary>The region that a commune, ward or town is classed into, by its code in the rules; null for none.</summary>
    public string? Region { get; set; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(PlacesSubjects.Place, PlaceId.ToString(), PlaceId);
}

internal sealed class PlacesMapping : IEntityTypeConfiguration<Place>, IEntityTypeConfiguration<PlaceSpan>, IEntityTypeConfiguration<PlaceChange>
{
    public void Configure(EntityTypeBuilder<Place> builder)
    {
        builder.ToTable("place").HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Ignore(p => p.Subject);
        builder.HasMany(p => p.Spans).WithOne().HasForeignKey(s => s.PlaceId);
    }

    public void Configure(EntityTypeBuilder<PlaceSpan> builder)
    {
        builder.ToTable("place_span").HasKey(s => new { s.PlaceId, s.From });
        builder.HasIndex(s => s.Code);
        builder.HasIndex(s => s.Parent);
        builder.Ignore(s => s.Subject);
    }

    public void Configure(EntityTypeBuilder<PlaceChange> builder)
    {
        builder.ToTable("place_change").HasKey(c => new { c.From, c.To, c.Date, c.Kind });
        builder.HasIndex(c => c.To);
        builder.Ignore(c => c.Subject);
    }
}
