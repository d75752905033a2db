using System.Globalization;
using Anise.Basics;
using Anise.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anise.Access;

/// <summary>A key by which another program reads, and sends what the interface takes: a role at a place, as a person would hold it. The store holds only the hash of its secret.</summary>
public sealed class ApiKey : IJournaled
{
    /// <summary>The roles that a key may have: those that read, and the commune officer, who also sends the season log. What else they may do, no interface offers.</summary>
    public static IReadOnlyList<Role> Roles { get; } = [Role.Analyst, Role.Auditor, Role.ProvinceOfficer, Role.CommuneOfficer];

    /// <summary>Its id.</summary>
    public required long Id { get; init; }

    /// <summary>What it is called: letters without marks, digits and <c>. - _</c>; no two are called the same, not even when revoked.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the secret, hexadecimal.</summary>
    [Secret] public required string SecretHash { get; init; }

    /// <summary>The role that it reads with.</summary>
    public required Role Role { get; init; }

    /// <summary>The place and all within it.</summary>
    public required PlaceId Place { get; init; }

    /// <summary>The name of the account that made it.</summary>
    public required string MadeBy { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The last day on which it was used; null before the first.</summary>
    public DateOnly? LastUsed { get; set; }

    /// <summary>When it was revoked; null while it works.</summary>
    public DateTimeOffset? RevokedAt { get; set; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(AccessSubjects.ApiKey, Name, Place);
}

internal sealed class ApiKeyMapping : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("api_key").HasKey(k => k.Id);
        builder.Property(k => k.Id).ValueGeneratedNever();
        builder.HasIndex(k => k.Name).IsUnique();
        builder.HasIndex(k => k.SecretHash).IsUnique();
        builder.Ignore(k => k.Subject);
    }
}
