namespace Anise.Access;

/// <summary>Something that waits for the reader.</summary>
/// <param name="Text">In their language, with the place.</param>
/// <param name="Address">Where it is done.</param>
/// <param name="Due">The last day, where there is one.</param>
/// <param name="Overdue">Whether it has passed.</param>
public sealed record WaitingWork(string Text, string Address, DateOnly? Due, bool Overdue);

/// <summary>The work of an area that waits for somebody, by the roles they hold. An area with such work adds one to the services.</summary>
public interface IWaitingWork
{
    /// <summary>What waits. Asked for on every page: it reads only what the reader can act on.</summary>
    Task<IReadOnlyList<WaitingWork>> ForAsync(Rights rights, CancellationToken cancel);
}

/// <summary>What waits for somebody in all areas: the page they see first.</summary>
public sealed class ReadWaiting(IEnumerable<IWaitingWork> areas)
{
    /// <summary>What waits, the overdue and the earliest due first.</summary>
    public async Task<IReadOnlyList<WaitingWork>> RunAsync(Rights rights, CancellationToken cancel = default)
    {
        var items = new List<WaitingWork>();
        foreach (IWaitingWork area in areas) items.AddRange(await area.ForAsync(rights, cancel));
        return [.. items.OrderByDescending(i => i.Overdue).ThenBy(i => i.Due ?? DateOnly.MaxValue)];
    }
}
