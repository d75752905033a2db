using Anise.Basics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Anise.Store;

/// <summary>
/// The store. Each area maps its own types (an <see cref="IEntityTypeConfiguration{TEntity}"/> in its folder) and adds its own sets as
/// extension members. Nothing is saved but inside a journaled write (<c>Journal.BeginAsync</c>).
/// </summary>
public sealed class AniseDb(DbContextOptions<AniseDb> options) : DbContext(options)
{
    /// <summary>Called before every save; the open journaled write sets it. Null when no write is open: then saving throws.</summary>
    public Func<CancellationToken, Task>? Saving { get; set; }

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (Saving is null) throw new InvalidOperationException("Nothing is saved outside a journaled write.");
        await Saving(cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("The store saves asynchronously only.");

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AniseDb).Assembly);

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<PlaceId>().HaveConversion<PlaceIdConverter>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTextConverter>();
        configurationBuilder.Properties<decimal>().HaveConversion<double>();   // points and shares: SQLite would keep decimals as text, which does not sort
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        foreach (Type id in typeof(AniseDb).Assembly.GetTypes().Where(t => typeof(ILongId).IsAssignableFrom(t) && t.IsValueType))
            configurationBuilder.Properties(id).HaveConversion(typeof(LongIdConverter<>).MakeGenericType(id));
    }

    private sealed class PlaceIdConverter() : ValueConverter<PlaceId, long>(id => id.Value, value => new PlaceId(value));
}
