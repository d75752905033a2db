using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Anise.Basics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anise.Journal;

/// <summary>
/// One change to one subject: who, when, from where, what, why, the state before and after, and the hash of the entry before it.
/// The hash covers every field, so a changed byte anywhere shows.
/// </summary>
public sealed record JournalEntry
{
    /// <summary>1, 2, 3 … without gaps.</summary>
    public required long Number { get; init; }

    /// <summary>The number of the write it belongs to: that of the first entry of the write.</summary>
    public required long Revision { get; init; }

    /// <summary>The moment, UTC, <c>yyyy-MM-ddTHH:mm:ss.fffZ</c>. Text, so that the hash covers exactly what is stored.</summary>
    public required string At { get; init; }

    /// <summary>The user's id, or null for the console.</summary>
    public required long? UserId { get; init; }

    /// <summary>The user's name at that moment.</summary>
    public required string UserName { get; init; }

    /// <summary>Where the act came from.</summary>
    public required string Origin { get; init; }

    /// <summary>The use case, kebab-case: <c>submit-assessment</c>.</summary>
    public required string Action { get; init; }

    /// <summary>What kind of thing changed: <c>household</c>, <c>commune-review</c> …</summary>
    public required string Subject { get; init; }

    /// <summary>Which one.</summary>
    public required string SubjectId { get; init; }

    /// <summary>The place it belongs to, where it belongs to one: decides who may read the entry.</summary>
    public required PlaceId? Place { get; init; }

    /// <summary>JSON of what was there before, changed fields only; null where it is new.</summary>
    public required string? Before { get; init; }

    /// <summary>JSON of what is there now, changed fields only; null where it was removed or only looked at.</summary>
    public required string? After { get; init; }

    /// <summary>Why, in the user's words or the document's number.</summary>
    public required string? Reason { get; init; }

    /// <summary>The hash of the entry before; 64 zeros for the first.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>SHA-256 over all fields above, in hexadecimal.</summary>
    public string Hash { get; init; } = "";

    /// <summary>The hash this entry must have.</summary>
    public string ComputeHash()
    {
        var text = new StringBuilder();
        foreach (string? field in (string?[])[
            Number.ToString(CultureInfo.InvariantCulture), Revision.ToString(CultureInfo.InvariantCulture), At,
            UserId?.ToString(CultureInfo.InvariantCulture), UserName, Origin, Action, Subject, SubjectId,
            Place?.ToString(), Before, After, Reason, PreviousHash])
        {
            // Length before content: no two lists of fields give the same text.
            text.Append(field is null ? "-" : field.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(field);
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    internal const string FirstPreviousHash = "0000000000000000000000000000000000000000000000000000000000000000";
}

/// <summary>How many entries there are and the hash of the last, so that a cut tail shows.</summary>
public sealed class JournalHead
{
    /// <summary>Always 1: there is one row.</summary>
    public int Id { get; init; } = 1;

    /// <summary>The number of the last entry; 0 when there is none.</summary>
    public long Count { get; set; }

    /// <summary>The hash of the last entry.</summary>
    public string Hash { get; set; } = JournalEntry.FirstPreviousHash;
}

internal sealed class JournalMapping : IEntityTypeConfiguration<JournalEntry>, IEntityTypeConfiguration<JournalHead>
{
    public void Configure(EntityTypeBuilder<JournalEntry> builder)
    {
        builder.ToTable("journal_entry").HasKey(e => e.Number);
        builder.Property(e => e.Number).ValueGeneratedNever();
        // The list of writes is counted and put in order from these alone: entries are long.
        builder.HasIndex(e => e.Revision);
        builder.HasIndex(e => new { e.Subject, e.SubjectId, e.Revision });
        builder.HasIndex(e => new { e.Place, e.Revision });
        builder.HasIndex(e => e.UserName);
    }

    public void Configure(EntityTypeBuilder<JournalHead> builder)
    {
        builder.ToTable("journal_head").HasKey(h => h.Id);
        builder.Property(h => h.Id).ValueGeneratedNever();
    }
}
