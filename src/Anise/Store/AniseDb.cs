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
    private Func<CancellationToken, Task>? _saving;

    /// <summary>Whether a write is open: without one, saving throws.</summary>
    public bool IsOpen => _saving is not null;

    /// <summary>What a reader holds of the store from one question to the next; a write lets go of it.</summary>
    internal object? Held { get; set; }

    /// <summary>Opens the store for saving. Only the journaled write does so; the analyzer of banned symbols and a test of the house keep it.</summary>
    /// <param name="saving">Called before every save.</param>
    internal void Open(Func<CancellationToken, Task> saving) => (_saving, Held) = (saving, null);

    /// <summary>Closes it again.</summary>
    internal void Close() => _saving = null;

    /// <summary>Uses one connection from now on until this is disposed of: opened and closed for every question it would cost as much as the questions.</summary>
#pragma warning disable RS0030 // no SQL is written here
    public Task StayOpenAsync(CancellationToken cancel = default) => Database.OpenConnectionAsync(cancel);
#pragma warning restore RS0030

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (_saving is null) throw new InvalidOperationException("Nothing is saved outside a journaled write.");
        await _saving(cancellationToken);
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
