using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anise.Works;

internal sealed class WorksMapping :
    IEntityTypeConfiguration<WorksDay>, IEntityTypeConfiguration<Participation>, IEntityTypeConfiguration<NamedParticipant>, IEntityTypeConfiguration<WorksOutput>
{
    public void Configure(EntityTypeBuilder<WorksDay> builder)
    {
        builder.ToTable("works_day").HasKey(d => d.Id);
        builder.Property(d => d.Id).ValueGeneratedNever();
        // One for each order of the list of days: pages are walked, not put in order. Whether a day was withdrawn stands in them, so that days are counted without being read.
        builder.HasIndex(d => new { d.PlaceId, d.Date, d.Id, d.Withdrawn });
        builder.HasIndex(d => new { d.CommuneId, d.Date, d.Id, d.Withdrawn });
        builder.HasIndex(d => new { d.Date, d.Id, d.Withdrawn }).IsDescending(true, false, false);
        builder.HasIndex(d => new { d.Organiser, d.Date, d.Id, d.Withdrawn });
        builder.HasIndex(d => new { d.OrganiserKey, d.Date, d.Id, d.Withdrawn });
        builder.HasIndex(d => new { d.Campaign, d.Date, d.Id, d.Withdrawn });
        builder.HasIndex(d => new { d.People, d.Date, d.Id, d.Withdrawn }).IsDescending(true, false, false, false);
        builder.HasIndex(d => new { d.LabourDays, d.Date, d.Id, d.Withdrawn }).IsDescending(true, false, false, false);
        builder.HasMany(d => d.Participations).WithOne().HasForeignKey(p => p.DayId);
        builder.HasMany(d => d.Named).WithOne().HasForeignKey(n => n.DayId);
        builder.HasMany(d => d.Outputs).WithOne().HasForeignKey(o => o.DayId);
        builder.Ignore(d => d.Subject);
    }

    public void Configure(EntityTypeBuilder<Participation> builder)
    {
        builder.ToTable("works_participation").HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasIndex(p => new { p.DayId, p.BodyKey }).IsUnique();
        builder.HasIndex(p => new { p.BodyKey, p.DayId });
        builder.Ignore(p => p.Subject);
    }

    public void Configure(EntityTypeBuilder<NamedParticipant> builder)
    {
        builder.ToTable("works_person").HasKey(n => n.Id);
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.HasIndex(n => n.DayId);
        builder.HasIndex(n => n.NameKey);
        builder.Ignore(n => n.Subject);
    }

    public void Configure(EntityTypeBuilder<WorksOutput> builder)
    {
        builder.ToTable("works_output").HasKey(o => o.Id);
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.HasIndex(o => new { o.DayId, o.Kind }).IsUnique();
        builder.Ignore(o => o.Subject);
    }
}
