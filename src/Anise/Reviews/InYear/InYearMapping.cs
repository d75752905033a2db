using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anise.Reviews.InYear;

internal sealed class InYearMapping : IEntityTypeConfiguration<InYearCase>, IEntityTypeConfiguration<InYearTaken>
{
    public void Configure(EntityTypeBuilder<InYearCase> builder)
    {
        builder.ToTable("in_year_case").HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.HasIndex(c => c.CommuneId);
        builder.HasIndex(c => c.HouseholdId);
        builder.Ignore(c => c.Subject);
        builder.Ignore(c => c.Earned);
    }

    public void Configure(EntityTypeBuilder<InYearTaken> builder)
    {
        builder.ToTable("in_year_step").HasKey(s => new { s.CaseId, s.Number });
        builder.Ignore(s => s.Subject);
    }
}

/// <summary>The sets of reviews within the year.</summary>
public static class InYearSets
{
    extension(AniseDb db)
    {
        /// <summary>Applications within the year.</summary>
        public DbSet<InYearCase> InYearCases => db.Set<InYearCase>();

        /// <summary>Their steps.</summary>
        public DbSet<InYearTaken> InYearSteps => db.Set<InYearTaken>();
    }
}
