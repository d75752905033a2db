using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anise.Plans;

internal sealed class PlansMapping :
    IEntityTypeConfiguration<Directive>, IEntityTypeConfiguration<Target>, IEntityTypeConfiguration<TargetVersion>, IEntityTypeConfiguration<TargetNote>, IEntityTypeConfiguration<FollowUp>,
    IEntityTypeConfiguration<FollowUpRow>, IEntityTypeConfiguration<ProductionPlan>, IEntityTypeConfiguration<PlanVersion>, IEntityTypeConfiguration<PlanStepRecord>, IEntityTypeConfiguration<PlanLine>,
    IEntityTypeConfiguration<SuitabilityNote>
{
    public void Configure(EntityTypeBuilder<Directive> builder)
    {
        builder.ToTable("directive").HasKey(d => d.Id);
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.HasIndex(d => new { d.NumberKey, d.Year }).IsUnique();
        builder.Ignore(d => d.Subject);
    }

    public void Configure(EntityTypeBuilder<Target> builder)
    {
        builder.ToTable("target").HasKey(t => t.Id);
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.HasIndex(t => new { t.DirectiveId, t.Figure, t.PlaceId, t.Year, t.Measure }).IsUnique();
        builder.HasIndex(t => new { t.PlaceId, t.Year });
        builder.HasIndex(t => t.Year);
        builder.Ignore(t => t.Subject);
    }

    public void Configure(EntityTypeBuilder<TargetVersion> builder)
    {
        builder.ToTable("target_version").HasKey(v => new { v.TargetId, v.Number });
        builder.Ignore(v => v.Subject);
    }

    public void Configure(EntityTypeBuilder<TargetNote> builder)
    {
        builder.ToTable("target_note").HasKey(n => new { n.TargetId, n.Number });
        builder.Ignore(n => n.Subject);
    }

    public void Configure(EntityTypeBuilder<FollowUp> builder)
    {
        builder.ToTable("follow_up").HasKey(f => f.Id);
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.HasIndex(f => f.DirectiveId);
        builder.HasIndex(f => f.Year);
        builder.Ignore(f => f.Subject);
    }

    public void Configure(EntityTypeBuilder<FollowUpRow> builder)
    {
        builder.ToTable("follow_up_row").HasKey(r => new { r.FollowUpId, r.TargetId });
        builder.HasIndex(r => r.TargetId);
        builder.HasIndex(r => new { r.State, r.PlaceId });
        builder.Ignore(r => r.Subject);
    }

    public void Configure(EntityTypeBuilder<ProductionPlan> builder)
    {
        builder.ToTable("production_plan").HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasIndex(p => p.Code).IsUnique();
        builder.HasIndex(p => p.PlaceId);
        builder.Ignore(p => p.Subject);
    }

    public void Configure(EntityTypeBuilder<PlanVersion> builder)
    {
        builder.ToTable("plan_version").HasKey(v => new { v.PlanId, v.Number });
        builder.HasIndex(v => v.Step);
        builder.Ignore(v => v.Subject);
    }

    public void Configure(EntityTypeBuilder<PlanStepRecord> builder)
    {
        builder.ToTable("plan_step").HasKey(s => new { s.PlanId, s.Number });
        builder.Ignore(s => s.Subject);
    }

    public void Configure(EntityTypeBuilder<PlanLine> builder)
    {
        builder.ToTable("plan_line").HasKey(l => new { l.PlanId, l.Version, l.Number });
        builder.HasIndex(l => l.PlaceId);
        builder.Ignore(l => l.Subject);
    }

    public void Configure(EntityTypeBuilder<SuitabilityNote> builder)
    {
        builder.ToTable("suitability_note").HasKey(n => n.Id);
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.HasIndex(n => new { n.PlaceId, n.Crop });
        builder.Ignore(n => n.Subject);
    }
}
