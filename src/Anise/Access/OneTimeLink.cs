using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Anise.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anise.Access;

/// <summary>What a one-time link is good for.</summary>
public enum LinkPurpose
{
    /// <summary>Choosing a password for one's own account.</summary>
    SetPassword,
    /// <summary>Becoming the first administrator of a store.</summary>
    FirstAdministrator,
}

/// <summary>A link that works once, for a time. The store holds only the hash of its token.</summary>
public sealed class OneTimeLink : IJournaled
{
    /// <summary>Its id.</summary>
    public required long Id { get; init; }

    /// <summary>What it is good for.</summary>
    public required LinkPurpose Purpose { get; init; }

    /// <summary>Whose account; null for the first administrator.</summary>
    public required long? UserId { get; init; }

    /// <summary>SHA-256 of the token, hexadecimal.</summary>
    [Secret] public required string TokenHash { get; init; }

    /// <summary>The moment from which it no longer works.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was used or withdrawn; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(AccessSubjects.OneTimeLink, Id.ToString(CultureInfo.InvariantCulture), null);

    /// <summary>A new token: 256 random bits, in letters that an address can carry.</summary>
    internal static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>The hash under which a token is stored.</summary>
    internal static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

internal sealed class OneTimeLinkMapping : IEntityTypeConfiguration<OneTimeLink>
{
    public void Configure(EntityTypeBuilder<OneTimeLink> builder)
    {
        builder.ToTable("one_time_link").HasKey(l => l.Id);
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.HasIndex(l => l.TokenHash).IsUnique();
        builder.Ignore(l => l.Subject);
    }
}
