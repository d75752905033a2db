using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anise.Households;

internal sealed class HouseholdsMapping : IEntityTypeConfiguration<Household>, IEntityTypeConfiguration<HouseholdFact>, IEntityTypeConfiguration<MemberFact>
{
    public void Configure(EntityTypeBuilder<Household> builder)
    {
        builder.ToTable("household").HasKey(h => h.Id);
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.HasIndex(h => new { h.VillageId, h.SortKey });
        builder.HasIndex(h => h.Code);
    }

    public void Configure(EntityTypeBuilder<HouseholdFact> builder)
    {
        builder.ToTable("household_fact").HasKey(f => new { f.HouseholdId, f.HoldsFrom, f.Revision });
        builder.HasIndex(f => f.VillageId);
        builder.Ignore(f => f.Subject);
    }

    public void Configure(EntityTypeBuilder<MemberFact> builder)
    {
        builder.ToTable("member_fact").HasKey(f => new { f.MemberId, f.HoldsFrom, f.Revision });
        builder.HasIndex(f => f.HouseholdId);
        builder.HasIndex(f => f.CitizenId);
        builder.Ignore(f => f.Subject);
    }
}

/// <summary>The sets of this area.</summary>
public static class HouseholdSets
{
    extension(AniseDb db)
    {
        /// <summary>Households as they stand now.</summary>
        public DbSet<Household> Households => db.Set<Household>();

        /// <summary>Every fact about households.</summary>
        public DbSet<HouseholdFact> HouseholdFacts => db.Set<HouseholdFact>();

        /// <summary>Every fact about members.</summary>
        public DbSet<MemberFact> MemberFacts => db.Set<MemberFact>();
    }
}
