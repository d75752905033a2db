using Anise.Basics;
using Anise.Evidence;
using Anise.Journal;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anise.Ocop;

internal sealed class OcopMapping : IEntityTypeConfiguration<OcopProduct>, IEntityTypeConfiguration<OcopDossier>, IEntityTypeConfiguration<OcopDocument>, IEntityTypeConfiguration<OcopScore>, IEntityTypeConfiguration<OcopItemScore>, IEntityTypeConfiguration<OcopRating>
{
    public void Configure(EntityTypeBuilder<OcopProduct> builder)
    {
        builder.ToTable("ocop_product").HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasIndex(p => new { p.PlaceId, p.NameKey }).IsUnique();
        builder.Ignore(p => p.Subject);
    }

    public void Configure(EntityTypeBuilder<OcopDossier> builder)
    {
        builder.ToTable("ocop_dossier").HasKey(d => d.Id);
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.HasIndex(d => d.ProductId);
        builder.Ignore(d => d.Subject);
    }

    public void Configure(EntityTypeBuilder<OcopDocument> builder)
    {
        builder.ToTable("ocop_document").HasKey(d => new { d.DossierId, d.Code });
        builder.Ignore(d => d.Subject);
    }

    public void Configure(EntityTypeBuilder<OcopScore> builder)
    {
        builder.ToTable("ocop_score").HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasIndex(s => new { s.DossierId, s.ExaminerKey }).IsUnique();
        builder.Ignore(s => s.Subject).Ignore(s => s.Total);
    }

    public void Configure(EntityTypeBuilder<OcopItemScore> builder)
    {
        builder.ToTable("ocop_item_score").HasKey(i => new { i.ScoreId, i.Item });
        builder.HasIndex(i => i.ProductId);
        builder.Ignore(i => i.Subject);
    }

    public void Configure(EntityTypeBuilder<OcopRating> builder)
    {
        builder.ToTable("ocop_rating").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => r.DossierId);
        builder.HasIndex(r => r.ProductId);
        builder.Ignore(r => r.Subject);
    }
}

/// <summary>Products as the journal calls them: by their name.</summary>
internal sealed class OcopNames(AniseDb db) : IRecordNames
{
    public Type Of => typeof(OcopProductId);

    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        List<OcopProductId> ids = [.. keys.Numbers().Select(id => new OcopProductId(id))];
        return await db.Set<OcopProduct>().AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.Id)).ToDictionaryAsync(p => p.Id.Value.Key(), p => p.Name, cancel);
    }

    public string? AddressOf(string key) => "/ocop/" + key;
}

/// <summary>Products carry evidence: the documents of their dossiers, pictures of the product.</summary>
internal sealed class EvidencedProducts(AniseDb db) : IEvidencedRecords
{
    public SubjectKind Kind => OcopSubjects.Product;

    public Permission See => Permission.SeeOcop;

    public Permission Change => Permission.EditOcop;

    public async Task<IReadOnlyDictionary<string, EvidencedRecord>> FindAsync(IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        List<OcopProductId> asked = [.. ids.Numbers().Select(id => new OcopProductId(id))];
        List<OcopProduct> found = await db.Set<OcopProduct>().AsNoTracking().Where(r => EF.Parameter(asked).Contains(r.Id)).ToListAsync(cancel);
        return found.ToDictionary(r => r.Id.Value.Key(), r => new EvidencedRecord(r.PlaceId, r.Name, "/ocop/" + r.Id.Value.Key()));
    }
}
