using System.Collections.Concurrent;

namespace Anise.Figures.Publishing;

/// <summary>
/// Keeps what was made to be published, and which years are: what was decided stays, and whoever asks for a year that is not published makes nobody work. One for
/// the whole program; safe for many threads.
/// </summary>
public sealed class Publications(TimeProvider clock) : IDisposable
{
    /// <summary>For so long the list of years is believed whatever happens: a year may come a little late.</summary>
    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _one = new(1), _list = new(1);
    private readonly ConcurrentDictionary<PublishedYear, Publication> _made = new();
    private volatile Listed? _years;

    private sealed record Listed(IReadOnlyList<PublishedYear> Years, long Journal, long At);

    /// <inheritdoc/>
    public void Dispose()
    {
        _one.Dispose();
        _list.Dispose();
    }

    /// <summary>The years that are published; read again only where the journal has grown, and not at once.</summary>
    /// <param name="journal">Reads the number of the last entry of the journal.</param>
    /// <param name="read">Reads the years.</param>
    /// <param name="cancel">Cancels.</param>
    internal async Task<IReadOnlyList<PublishedYear>> YearsAsync(Func<Task<long>> journal, Func<Task<IReadOnlyList<PublishedYear>>> read, CancellationToken cancel)
    {
        if (_years is { } fresh && clock.GetElapsedTime(fresh.At) < Believed) return fresh.Years;
        await _list.WaitAsync(cancel);
        try
        {
            if (_years is { } known && clock.GetElapsedTime(known.At) < Believed) return known.Years;
            long last = await journal();
            IReadOnlyList<PublishedYear> years = _years is { } same && same.Journal == last ? same.Years : await read();
            _years = new Listed(years, last, clock.GetTimestamp());
            return years;
        }
        finally
        {
            _list.Release();
        }
    }

    /// <summary>The publication of a year; made where there is none yet, one at a time.</summary>
    internal async Task<Publication> GetAsync(PublishedYear year, Func<Task<Publication>> make, CancellationToken cancel)
    {
        if (_made.TryGetValue(year, out Publication? kept)) return kept;
        await _one.WaitAsync(cancel);
        try
        {
            return _made.TryGetValue(year, out kept) ? kept : _made[year] = await make();
        }
        finally
        {
            _one.Release();
        }
    }
}
