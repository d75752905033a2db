using Anise.Journal;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anise.Funds;

/// <summary>An item that money is for.</summary>
public readonly record struct FundItemId(long Value) : ILongId;

/// <summary>
/// What money is for, so that it is not paid twice: a segment of an asset, a line of work and a period; or a person, a kind of support and a period. What all sources
/// finance of it never passes what it costs; the store refuses it too, whoever writes (the trigger of the entries).
/// </summary>
public sealed class FundItem : IJournaled
{
    /// <summary>Its id.</summary>
    public required FundItemId Id { get; init; }

    /// <summary>All that names it, in one text: see <see cref="ItemKey"/>.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is of an asset or of a person.</summary>
    public required ItemOf Of { get; init; }

    /// <summary>The code of the asset or person.</summary>
    public required string Code { get; init; }

    /// <summary>The metre at which the segment begins; null for the whole asset.</summary>
    public int? FromMetre { get; init; }

    /// <summary>The metre at which it ends.</summary>
    public int? ToMetre { get; init; }

    /// <summary>The line of work or kind of support, by its code in the rules.</summary>
    public required string Line { get; init; }

    /// <summary>The first day of the period.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day of the period.</summary>
    public required DateOnly To { get; init; }

    /// <summary>What it costs in whole VND: nothing is financed beyond it.</summary>
    public required long Cost { get; set; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(FundsSubjects.Item, Id.Value.Key(), null);
}

internal sealed class FundItemMapping : IEntityTypeConfiguration<FundItem>
{
    public void Configure(EntityTypeBuilder<FundItem> builder)
    {
        builder.ToTable("fund_item").HasKey(i => i.Id);
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.HasIndex(i => i.Name).IsUnique();
        builder.HasIndex(i => new { i.Code, i.Of });
        builder.Ignore(i => i.Subject);
    }
}

/// <summary>Items by what names them, for the journal.</summary>
internal sealed class FundItemNames(AniseDb db) : IRecordNames
{
    public Type Of => typeof(FundItemId);

    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        List<FundItemId> ids = [.. keys.Numbers().Select(id => new FundItemId(id))];
        return await db.Set<FundItem>().AsNoTracking().Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id.Value.Key(), i => i.Name, cancel);
    }
}
