using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anise.Projects;

internal sealed class ProjectsMapping :
    IEntityTypeConfiguration<Project>, IEntityTypeConfiguration<ProjectCommune>, IEntityTypeConfiguration<ProjectStep>, IEntityTypeConfiguration<Plot>, IEntityTypeConfiguration<LogEntry>,
    IEntityTypeConfiguration<Certificate>, IEntityTypeConfiguration<CertificatePlot>, IEntityTypeConfiguration<CertificateStep>
{
    public void Configure(EntityTypeBuilder<Project> builder)
    {
        builder.ToTable("project").HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasIndex(p => p.Code).IsUnique();
        builder.Ignore(p => p.Subject).Ignore(p => p.ItemCode);
    }

    public void Configure(EntityTypeBuilder<ProjectCommune> builder)
    {
        builder.ToTable("project_commune").HasKey(c => new { c.ProjectId, c.PlaceId });
        builder.HasIndex(c => c.PlaceId);
        builder.Ignore(c => c.Subject);
    }

    public void Configure(EntityTypeBuilder<ProjectStep> builder)
    {
        builder.ToTable("project_step").HasKey(s => new { s.ProjectId, s.Status });
        builder.Ignore(s => s.Subject);
    }

    public void Configure(EntityTypeBuilder<Plot> builder)
    {
        builder.ToTable("plot").HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasIndex(p => new { p.ProjectId, p.NameKey }).IsUnique();
        builder.HasIndex(p => p.PlaceId);
        builder.HasIndex(p => p.West);
        builder.Ignore(p => p.Subject).Ignore(p => p.AreaHa);
    }

    public void Configure(EntityTypeBuilder<LogEntry> builder)
    {
        builder.ToTable("season_log").HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.HasIndex(e => new { e.PlotId, e.Date });
        builder.HasIndex(e => new { e.PlaceId, e.Date });
        builder.HasIndex(e => e.Date);
        builder.HasIndex(e => new { e.Product, e.Date });
        builder.HasIndex(e => new { e.Work, e.Date });
        builder.Ignore(e => e.Subject);
    }

    public void Configure(EntityTypeBuilder<Certificate> builder)
    {
        builder.ToTable("certificate").HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.HasIndex(c => c.ProjectId);
        builder.Ignore(c => c.Subject);
    }

    public void Configure(EntityTypeBuilder<CertificatePlot> builder)
    {
        builder.ToTable("certificate_plot").HasKey(c => new { c.CertificateId, c.PlotId });
        builder.HasIndex(c => c.PlotId);
        builder.Ignore(c => c.Subject);
    }

    public void Configure(EntityTypeBuilder<CertificateStep> builder)
    {
        builder.ToTable("certificate_step").HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasIndex(s => s.CertificateId);
        builder.Ignore(s => s.Subject);
    }
}
