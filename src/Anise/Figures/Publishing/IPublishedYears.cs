namespace Anise.Figures.Publishing;

/// <summary>A year that is published.</summary>
/// <param name="Year">The year.</param>
/// <param name="Map">The day on whose map its places are published: always the same one, whatever becomes of them later.</param>
/// <param name="Reviews">How many reviews it has, all decided.</param>
public sealed record PublishedYear(int Year, DateOnly Map, int Reviews);

/// <summary>Tells which years are published. Registered by the area that owns the reviews.</summary>
public interface IPublishedYears
{
    /// <summary>The years, first to last: those in which every commune with a review, or with villages, has decided.</summary>
    Task<IReadOnlyList<PublishedYear>> ReadAsync(CancellationToken cancel);
}
