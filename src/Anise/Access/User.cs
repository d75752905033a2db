using System.Globalization;
using Anise.Basics;
using Anise.Journal;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anise.Access;

/// <summary>A person who signs in.</summary>
public sealed class User : IdentityUser<long>, IJournaled
{
    /// <summary>The name shown on pages and papers.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>A user that may no longer sign in. Users are never removed: the journal names them.</summary>
    public bool Disabled { get; set; }

    /// <inheritdoc/>
    [Secret] public override string? PasswordHash { get; set; }

    /// <inheritdoc/>
    [Secret] public override string? SecurityStamp { get; set; }

    /// <summary>The roles the user holds, each at a place.</summary>
    public List<Grant> Grants { get; } = [];

    /// <inheritdoc/>
    public JournalSubject Subject => new(AccessSubjects.User, UserName ?? "", null);
}

/// <summary>A role held at a place.</summary>
public sealed record Grant : IJournaled
{
    /// <summary>Whose.</summary>
    public required long UserId { get; init; }

    /// <summary>Which role.</summary>
    public required Role Role { get; init; }

    /// <summary>The place and all within it.</summary>
    public required PlaceId Place { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(AccessSubjects.UserGrant, UserId.ToString(CultureInfo.InvariantCulture), Place);
}

internal sealed class AccessMapping : IEntityTypeConfiguration<User>, IEntityTypeConfiguration<Grant>,
    IEntityTypeConfiguration<IdentityUserClaim<long>>, IEntityTypeConfiguration<IdentityUserLogin<long>>, IEntityTypeConfiguration<IdentityUserToken<long>>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("user_account");
        builder.Property(u => u.Id).ValueGeneratedNever();
        builder.HasIndex(u => u.NormalizedUserName).IsUnique();
        builder.Property(u => u.ConcurrencyStamp).IsConcurrencyToken();
        builder.Ignore(u => u.Subject);
        builder.HasMany(u => u.Grants).WithOne().HasForeignKey(g => g.UserId);
    }

    public void Configure(EntityTypeBuilder<Grant> builder)
    {
        builder.ToTable("user_grant").HasKey(g => new { g.UserId, g.Role, g.Place });
        builder.Ignore(g => g.Subject);
    }

    public void Configure(EntityTypeBuilder<IdentityUserClaim<long>> builder) => builder.ToTable("user_claim");

    public void Configure(EntityTypeBuilder<IdentityUserLogin<long>> builder) =>
        builder.ToTable("user_login").HasKey(l => new { l.LoginProvider, l.ProviderKey });

    public void Configure(EntityTypeBuilder<IdentityUserToken<long>> builder) =>
        builder.ToTable("user_token").HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
}
