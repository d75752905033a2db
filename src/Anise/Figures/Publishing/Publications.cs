namespace Anise.Figures.Publishing;

/// <summary>Keeps what was made to be published for the day. A year is published once all its reviews are decided, and what was decided stays; places may change. One for the whole program.</summary>
public sealed class Publications : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private readonly Dictionary<int, Publication> _years = [];
    private DateOnly _day;

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    /// <summary>The publication of a year; made where there is none yet, one at a time. Null where the year cannot be published: that is not kept.</summary>
    internal async Task<Publication?> GetAsync(int year, DateOnly day, Func<Task<Publication?>> make, CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            if (_day != day) _years.Clear();
            _day = day;
            if (_years.TryGetValue(year, out Publication? kept)) return kept;
            Publication? made = await make();
            if (made is not null) _years[year] = made;
            return made;
        }
        finally
        {
            _one.Release();
        }
    }
}
