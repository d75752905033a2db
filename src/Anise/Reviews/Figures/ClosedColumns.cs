using Anise.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anise.Reviews.Figures;

/// <summary>The records of a review as the figures read them when it was decided, column by column: what pages read instead of the records. A recount reads the records.</summary>
public sealed class ClosedColumns : IDerived
{
    /// <summary>The review.</summary>
    public required CommuneReviewId ReviewId { get; init; }

    /// <summary>The columns, packed.</summary>
    public required byte[] Columns { get; init; }
}

internal sealed class ClosedColumnsMapping : IEntityTypeConfiguration<ClosedColumns>
{
    public void Configure(EntityTypeBuilder<ClosedColumns> builder)
    {
        builder.ToTable("closed_columns").HasKey(c => c.ReviewId);
        builder.Property(c => c.ReviewId).ValueGeneratedNever();
    }
}
