using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anise.Evidence;

internal sealed class EvidenceMapping : IEntityTypeConfiguration<EvidenceItem>, IEntityTypeConfiguration<EvidenceCheck>, IEntityTypeConfiguration<EvidencePair>
{
    public void Configure(EntityTypeBuilder<EvidenceItem> builder)
    {
        builder.ToTable("evidence").HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.HasIndex(e => new { e.RecordKind, e.RecordId, e.Hash }).IsUnique();
        builder.HasIndex(e => e.Hash);
        builder.HasIndex(e => e.Place);
        builder.HasIndex(e => e.ReceivedAt);
        builder.HasIndex(e => new { e.Month, e.Place });
        builder.Ignore(e => e.Subject);
        builder.Ignore(e => e.IsPicture);
    }

    public void Configure(EntityTypeBuilder<EvidenceCheck> builder)
    {
        builder.ToTable("evidence_check").HasKey(c => new { c.EvidenceId, c.Level });
        builder.Ignore(c => c.Subject);
    }

    public void Configure(EntityTypeBuilder<EvidencePair> builder)
    {
        builder.ToTable("evidence_pair").HasKey(p => new { p.First, p.Second });
        builder.HasIndex(p => p.Second);
        builder.Ignore(p => p.Subject);
    }
}

/// <summary>Evidence by the name of its file.</summary>
internal sealed class EvidenceNames(AniseDb db) : IRecordNames
{
    public Type Of => typeof(EvidenceId);

    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        List<EvidenceId> ids = [.. keys.Numbers().Select(id => new EvidenceId(id))];
        return await db.Set<EvidenceItem>().AsNoTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id.Value.Key(), e => e.FileName, cancel);
    }

    public string AddressOf(string key) => $"/evidence/{key}";
}
