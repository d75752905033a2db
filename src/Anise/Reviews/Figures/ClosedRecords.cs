using System.Text.Json;
using Anise.Figures;
using Anise.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anise.Reviews.Figures;

/// <summary>The seal on the records of a review, as the figures read them when it was decided. Reviews decided before there were seals have none.</summary>
public sealed class ClosedRecords : IDerived
{
    /// <summary>The review.</summary>
    public required CommuneReviewId ReviewId { get; init; }

    /// <summary>By the name of a column its digest (<see cref="RecordSeal"/>); as JSON.</summary>
    public required string Seal { get; init; }

    internal RecordSeal Read() => new(JsonSerializer.Deserialize<Dictionary<string, string>>(Seal)!);

    internal static string Write(RecordSeal seal) => JsonSerializer.Serialize(seal.Digests);
}

internal sealed class ClosedRecordsMapping : IEntityTypeConfiguration<ClosedRecords>
{
    public void Configure(EntityTypeBuilder<ClosedRecords> builder)
    {
        builder.ToTable("closed_records").HasKey(c => c.ReviewId);
        builder.Property(c => c.ReviewId).ValueGeneratedNever();
    }
}
