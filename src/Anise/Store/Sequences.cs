using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anise.Store;

/// <summary>The last number given out under a name.</summary>
public sealed class Sequence
{
    /// <summary>What is numbered, e.g. <c>household</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The last number given; 0 before the first.</summary>
    public long Last { get; set; }
}

/// <summary>Gives out ids in order. Only used inside a write, which holds the store's write lock.</summary>
public static class Sequences
{
    /// <summary>Reserves <paramref name="count"/> numbers under <paramref name="name"/> and returns the first of them (1 at the very start).</summary>
    public static async Task<long> ReserveAsync(this AniseDb db, string name, long count = 1, CancellationToken cancel = default)
    {
        if (!db.IsOpen) throw new InvalidOperationException("Numbers are given out inside a journaled write.");
        Sequence? sequence = await db.Set<Sequence>().FindAsync([name], cancel);
        if (sequence is null) db.Add(sequence = new Sequence { Name = name });
        long first = sequence.Last + 1;
        sequence.Last += count;
        return first;
    }

    private sealed class Mapping : IEntityTypeConfiguration<Sequence>
    {
        public void Configure(EntityTypeBuilder<Sequence> builder) => builder.ToTable("sequence").HasKey(s => s.Name);
    }
}
