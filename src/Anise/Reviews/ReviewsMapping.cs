using Anise.Procedures;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anise.Reviews;

internal sealed class ReviewsMapping :
    IEntityTypeConfiguration<Campaign>, IEntityTypeConfiguration<CommuneReview>, IEntityTypeConfiguration<ListedHousehold>,
    IEntityTypeConfiguration<QuickFormFilled>, IEntityTypeConfiguration<Assessment>, IEntityTypeConfiguration<VillageMeeting>,
    IEntityTypeConfiguration<MeetingVote>, IEntityTypeConfiguration<StepRecord>, IEntityTypeConfiguration<Posting>,
    IEntityTypeConfiguration<Complaint>, IEntityTypeConfiguration<HigherOpinion>, IEntityTypeConfiguration<ReviewDecision>,
    IEntityTypeConfiguration<DecidedHousehold>, IEntityTypeConfiguration<PostedHousehold>,
    IEntityTypeConfiguration<Amendment>, IEntityTypeConfiguration<AmendedHousehold>,
    IEntityTypeConfiguration<YearStepRecord>, IEntityTypeConfiguration<ApprovedTotal>
{
    public void Configure(EntityTypeBuilder<Campaign> builder)
    {
        builder.ToTable("campaign").HasKey(c => c.Year);
        builder.Property(c => c.Year).ValueGeneratedNever();
        builder.Ignore(c => c.Subject);
    }

    public void Configure(EntityTypeBuilder<CommuneReview> builder)
    {
        builder.ToTable("commune_review").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => new { r.Year, r.CommuneId }).IsUnique();
        builder.HasIndex(r => r.CommuneId);
        builder.Ignore(r => r.Subject);
    }

    public void Configure(EntityTypeBuilder<ListedHousehold> builder)
    {
        builder.ToTable("listed_household").HasKey(l => new { l.ReviewId, l.HouseholdId });
        builder.HasIndex(l => l.HouseholdId);
        builder.HasIndex(l => l.AssignedTo);
        builder.Ignore(l => l.Subject);
        builder.Ignore(l => l.Settled);
    }

    public void Configure(EntityTypeBuilder<QuickFormFilled> builder)
    {
        builder.ToTable("quick_form").HasKey(q => new { q.ReviewId, q.HouseholdId, q.Revision });
        builder.Ignore(q => q.Subject);
    }

    public void Configure(EntityTypeBuilder<Assessment> builder)
    {
        builder.ToTable("assessment").HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.HasIndex(a => new { a.ReviewId, a.HouseholdId });
        builder.HasIndex(a => a.HouseholdId);
        builder.Ignore(a => a.Subject);
    }

    public void Configure(EntityTypeBuilder<VillageMeeting> builder)
    {
        builder.ToTable("village_meeting").HasKey(m => new { m.ReviewId, m.VillageId, m.Attempt });
        builder.Property(m => m.Signers).HasDefaultValue("");
        builder.HasMany(m => m.Votes).WithOne().HasForeignKey(v => new { v.ReviewId, v.VillageId, v.Attempt });
        builder.Ignore(m => m.Subject);
    }

    public void Configure(EntityTypeBuilder<MeetingVote> builder)
    {
        builder.ToTable("meeting_vote").HasKey(v => new { v.ReviewId, v.VillageId, v.Attempt, v.HouseholdId });
        builder.Ignore(v => v.Subject);
    }

    public void Configure(EntityTypeBuilder<StepRecord> builder)
    {
        builder.ToTable("review_step").HasKey(s => new { s.ReviewId, s.Number });
        builder.Ignore(s => s.Subject);
    }

    public void Configure(EntityTypeBuilder<Posting> builder)
    {
        builder.ToTable("posting").HasKey(p => new { p.ReviewId, p.Number });
        builder.Ignore(p => p.Subject);
    }

    public void Configure(EntityTypeBuilder<PostedHousehold> builder)
    {
        builder.ToTable("posted_household").HasKey(p => new { p.ReviewId, p.Number, p.HouseholdId });
        builder.Ignore(p => p.Subject);
    }

    public void Configure(EntityTypeBuilder<Amendment> builder)
    {
        builder.ToTable("amendment").HasKey(a => new { a.ReviewId, a.Number });
        builder.Ignore(a => a.Subject);
    }

    public void Configure(EntityTypeBuilder<AmendedHousehold> builder)
    {
        builder.ToTable("amended_household").HasKey(a => new { a.ReviewId, a.Number, a.HouseholdId });
        builder.HasIndex(a => a.HouseholdId);
        builder.Ignore(a => a.Subject);
    }

    public void Configure(EntityTypeBuilder<YearStepRecord> builder)
    {
        builder.ToTable("year_step").HasKey(s => new { s.Year, s.Number });
        builder.Ignore(s => s.Subject);
    }

    public void Configure(EntityTypeBuilder<ApprovedTotal> builder)
    {
        builder.ToTable("approved_total").HasKey(t => new { t.Year, t.Number, t.CommuneId });
        builder.Ignore(t => t.Subject);
    }

    public void Configure(EntityTypeBuilder<Complaint> builder)
    {
        builder.ToTable("complaint").HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.HasIndex(c => c.ReviewId);
        builder.Ignore(c => c.Subject);
    }

    public void Configure(EntityTypeBuilder<HigherOpinion> builder)
    {
        builder.ToTable("higher_opinion").HasKey(o => new { o.ReviewId, o.Number });
        builder.Ignore(o => o.Subject);
    }

    public void Configure(EntityTypeBuilder<ReviewDecision> builder)
    {
        builder.ToTable("review_decision").HasKey(d => d.ReviewId);
        builder.Property(d => d.ReviewId).ValueGeneratedNever();
        builder.Ignore(d => d.Subject);
    }

    public void Configure(EntityTypeBuilder<DecidedHousehold> builder)
    {
        builder.ToTable("decided_household").HasKey(d => new { d.ReviewId, d.Line });
        builder.HasIndex(d => d.HouseholdId);
        builder.HasIndex(d => d.Code);
        builder.Ignore(d => d.Subject);
    }
}

/// <summary>The sets of this area.</summary>
public static class ReviewSets
{
    extension(AniseDb db)
    {
        /// <summary>The yearly campaigns.</summary>
        public DbSet<Campaign> Campaigns => db.Set<Campaign>();

        /// <summary>The reviews of communes.</summary>
        public DbSet<CommuneReview> CommuneReviews => db.Set<CommuneReview>();

        /// <summary>The lists to review.</summary>
        public DbSet<ListedHousehold> ListedHouseholds => db.Set<ListedHousehold>();

        /// <summary>Filled quick forms A.</summary>
        public DbSet<QuickFormFilled> QuickForms => db.Set<QuickFormFilled>();

        /// <summary>Filled forms B.</summary>
        public DbSet<Assessment> Assessments => db.Set<Assessment>();

        /// <summary>Meetings of villages.</summary>
        public DbSet<VillageMeeting> VillageMeetings => db.Set<VillageMeeting>();

        /// <summary>Steps taken and ways back.</summary>
        public DbSet<StepRecord> ReviewSteps => db.Set<StepRecord>();

        /// <summary>Postings.</summary>
        public DbSet<Posting> Postings => db.Set<Posting>();

        /// <summary>Who stood on each posted list.</summary>
        public DbSet<PostedHousehold> PostedHouseholds => db.Set<PostedHousehold>();

        /// <summary>Decisions that amend decided lists.</summary>
        public DbSet<Amendment> Amendments => db.Set<Amendment>();

        /// <summary>Households as amendments have them.</summary>
        public DbSet<AmendedHousehold> AmendedHouseholds => db.Set<AmendedHousehold>();

        /// <summary>Approvals of years by the province, and ways back.</summary>
        public DbSet<YearStepRecord> YearSteps => db.Set<YearStepRecord>();

        /// <summary>What the province approved, by commune.</summary>
        public DbSet<ApprovedTotal> ApprovedTotals => db.Set<ApprovedTotal>();

        /// <summary>Complaints.</summary>
        public DbSet<Complaint> Complaints => db.Set<Complaint>();

        /// <summary>Opinions of the higher level.</summary>
        public DbSet<HigherOpinion> HigherOpinions => db.Set<HigherOpinion>();

        /// <summary>Decisions.</summary>
        public DbSet<ReviewDecision> ReviewDecisions => db.Set<ReviewDecision>();

        /// <summary>Decided lists, frozen.</summary>
        public DbSet<DecidedHousehold> DecidedHouseholds => db.Set<DecidedHousehold>();
    }
}
