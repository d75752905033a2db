using System.Text.Json;
using Anise.Basics;
using Anise.Figures;
using Anise.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anise.Reviews.Figures;

/// <summary>The figures of one village as they were when its review was decided. Kept so that they never change, and so that a record changed behind its back shows.</summary>
public sealed class ClosedSums : IDerived
{
    /// <summary>The review.</summary>
    public required CommuneReviewId ReviewId { get; init; }

    /// <summary>The village; the commune for households whose village is not known.</summary>
    public required PlaceId PlaceId { get; init; }

    /// <summary>By the code of a figure its sum, the records it rests on, and the records of which nothing is known; as JSON.</summary>
    public required string Sums { get; init; }

    internal Dictionary<string, Tally> Read() =>
        JsonSerializer.Deserialize<Dictionary<string, double[]>>(Sums)!.ToDictionary(s => s.Key, s => new Tally(s.Value[0], (int)s.Value[1], (int)s.Value[2]));

    internal static double[] Write(Tally tally) => [tally.Sum, tally.Known, tally.Missing];
}

internal sealed class ClosedSumsMapping : IEntityTypeConfiguration<ClosedSums>
{
    public void Configure(EntityTypeBuilder<ClosedSums> builder) => builder.ToTable("closed_sums").HasKey(c => new { c.ReviewId, c.PlaceId });
}
