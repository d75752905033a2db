using Anise.Basics;
using Anise.Evidence;
using Anise.Journal;
using Anise.Participants;
using Anise.Projects;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anise.Links;

/// <summary>A link in the store.</summary>
public readonly record struct SupplyLinkId(long Value) : ILongId;

/// <summary>With whom growers are linked.</summary>
public enum PartnerKind
{
    /// <summary>A cooperative.</summary>
    Cooperative,
    /// <summary>An enterprise.</summary>
    Enterprise,
}

/// <summary>A link of production and sale by a contract: who gives inputs and services, who harvests, who buys, how much at what price.</summary>
public sealed class SupplyLink : IJournaled
{
    /// <summary>Its id.</summary>
    public required SupplyLinkId Id { get; init; }

    /// <summary>The project.</summary>
    public required ProjectId ProjectId { get; init; }

    /// <summary>The commune that keeps its papers.</summary>
    public required PlaceId PlaceId { get; init; }

    /// <summary>The cooperative or enterprise.</summary>
    public required string Partner { get; init; }

    /// <summary>What it is.</summary>
    public required PartnerKind PartnerKind { get; init; }

    /// <summary>The number of the contract.</summary>
    public required string Contract { get; init; }

    /// <summary>Its first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Its last day.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Who gives inputs.</summary>
    public string? Inputs { get; init; }

    /// <summary>Who gives services.</summary>
    public string? Services { get; init; }

    /// <summary>Who harvests.</summary>
    public string? Harvest { get; init; }

    /// <summary>Who buys.</summary>
    public required string Buyer { get; init; }

    /// <summary>How much is agreed, in kilograms.</summary>
    public required decimal AgreedKg { get; init; }

    /// <summary>At what price a kilogram, in VND.</summary>
    public required long AgreedPriceVnd { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(LinksSubjects.Link, Id.Value.Key(), PlaceId);
}

/// <summary>A sale in the store.</summary>
public readonly record struct LinkSaleId(long Value) : ILongId;

/// <summary>What a grower sold by a link.</summary>
public sealed class LinkSale : IJournaled
{
    /// <summary>Its id.</summary>
    public required LinkSaleId Id { get; init; }

    /// <summary>The link.</summary>
    public required SupplyLinkId LinkId { get; init; }

    /// <summary>The place of the link.</summary>
    public required PlaceId PlaceId { get; init; }

    /// <summary>When.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Who sold.</summary>
    public required string Grower { get; init; }

    /// <summary>Who sold, without marks and capitals.</summary>
    public required string GrowerKey { get; init; }

    /// <summary>The household of the project that sold it; null where it is not said, or is none of them.</summary>
    public ParticipantId? ParticipantId { get; init; }

    /// <summary>How much, in kilograms.</summary>
    public required decimal Kg { get; init; }

    /// <summary>The grade; null where nobody said.</summary>
    public string? Grade { get; init; }

    /// <summary>At what price a kilogram, in VND.</summary>
    public required long PriceVnd { get; init; }

    /// <summary>What is owed for it, in whole VND.</summary>
    public long ValueVnd => (long)decimal.Round(Kg * PriceVnd, 0, MidpointRounding.AwayFromZero);

    /// <inheritdoc/>
    public JournalSubject Subject => new(LinksSubjects.Link, LinkId.Value.Key(), PlaceId);
}

/// <summary>A payment in the store.</summary>
public readonly record struct LinkPaymentId(long Value) : ILongId;

/// <summary>What a grower was paid for what was sold by a link.</summary>
public sealed class LinkPayment : IJournaled
{
    /// <summary>Its id.</summary>
    public required LinkPaymentId Id { get; init; }

    /// <summary>The link.</summary>
    public required SupplyLinkId LinkId { get; init; }

    /// <summary>The place of the link.</summary>
    public required PlaceId PlaceId { get; init; }

    /// <summary>When.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>To whom.</summary>
    public required string Grower { get; init; }

    /// <summary>To whom, without marks and capitals.</summary>
    public required string GrowerKey { get; init; }

    /// <summary>How much, in VND.</summary>
    public required long Vnd { get; init; }

    /// <summary>The paper of the payment.</summary>
    public required string Document { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(LinksSubjects.Link, LinkId.Value.Key(), PlaceId);
}

internal sealed class LinksMapping : IEntityTypeConfiguration<SupplyLink>, IEntityTypeConfiguration<LinkSale>, IEntityTypeConfiguration<LinkPayment>
{
    public void Configure(EntityTypeBuilder<SupplyLink> builder)
    {
        builder.ToTable("supply_link").HasKey(l => l.Id);
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.HasIndex(l => l.ProjectId);
        builder.Ignore(l => l.Subject);
    }

    public void Configure(EntityTypeBuilder<LinkSale> builder)
    {
        builder.ToTable("link_sale").HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasIndex(s => s.LinkId);
        builder.HasIndex(s => s.ParticipantId);
        builder.Ignore(s => s.Subject).Ignore(s => s.ValueVnd);
    }

    public void Configure(EntityTypeBuilder<LinkPayment> builder)
    {
        builder.ToTable("link_payment").HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasIndex(p => p.LinkId);
        builder.Ignore(p => p.Subject);
    }
}

/// <summary>Links as the journal calls them: by partner and contract.</summary>
internal sealed class LinkNames(AniseDb db) : IRecordNames
{
    public Type Of => typeof(SupplyLinkId);

    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        List<SupplyLinkId> ids = [.. keys.Numbers().Select(id => new SupplyLinkId(id))];
        return await db.Set<SupplyLink>().AsNoTracking().Where(l => EF.Parameter(ids).Contains(l.Id)).ToDictionaryAsync(l => l.Id.Value.Key(), l => $"{l.Partner}, {l.Contract}", cancel);
    }

    public string? AddressOf(string key) => "/links/" + key;
}

/// <summary>Links carry evidence: the contract, papers of delivery and payment.</summary>
internal sealed class EvidencedLinks(AniseDb db) : IEvidencedRecords
{
    public SubjectKind Kind => LinksSubjects.Link;

    public Permission See => Permission.SeeLinks;

    public Permission Change => Permission.EditLinks;

    public async Task<IReadOnlyDictionary<string, EvidencedRecord>> FindAsync(IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        List<SupplyLinkId> asked = [.. ids.Numbers().Select(id => new SupplyLinkId(id))];
        List<SupplyLink> found = await db.Set<SupplyLink>().AsNoTracking().Where(r => EF.Parameter(asked).Contains(r.Id)).ToListAsync(cancel);
        return found.ToDictionary(r => r.Id.Value.Key(), r => new EvidencedRecord(r.PlaceId, $"{r.Partner}, {r.Contract}", "/links/" + r.Id.Value.Key()));
    }
}
