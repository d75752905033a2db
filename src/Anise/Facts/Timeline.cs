namespace Anise.Facts;

/// <summary>What is held about one thing on every day, as known now: of the facts for one day the latest recorded.</summary>
internal sealed class Timeline<T>(IReadOnlyList<FactField<T>> fields) where T : class, IFact<T>
{
    private readonly SortedList<DateOnly, T> _byDay = [];
    private readonly Dictionary<DateOnly, T> _new = [];

    /// <summary>The days on which something begins to hold.</summary>
    public IEnumerable<DateOnly> Days => _byDay.Keys;

    /// <summary>What holds last.</summary>
    public T? Last => _byDay.Count == 0 ? null : _byDay.Values[^1];

    /// <summary>What holds first.</summary>
    public T? First => _byDay.Count == 0 ? null : _byDay.Values[0];

    /// <summary>The facts put since it was read.</summary>
    public IEnumerable<T> New => _new.Values;

    /// <summary>Takes in a stored fact.</summary>
    public void Read(T fact)
    {
        if (!_byDay.TryGetValue(fact.HoldsFrom, out T? other) || other.Revision < fact.Revision) _byDay[fact.HoldsFrom] = fact;
    }

    /// <summary>What holds on a day, or null before the first fact.</summary>
    public T? On(DateOnly day)
    {
        T? found = null;
        foreach (T fact in _byDay.Values)
        {
            if (fact.HoldsFrom > day) break;
            found = fact;
        }
        return found;
    }

    /// <summary>
    /// Lets <paramref name="fact"/> hold from its day. What it changes also reaches the later facts that still had the old value, up to
    /// the first that had another one. Nothing happens when it says what is held already.
    /// </summary>
    public void Put(T fact)
    {
        T? before = On(fact.HoldsFrom);
        var changed = before is null ? [] : fields.Where(f => !f.Same(before, fact)).ToList();
        if (before is not null && changed.Count == 0) return;
        List<T> later = [.. _byDay.Values.Where(f => f.HoldsFrom > fact.HoldsFrom)];
        Set(fact);
        foreach (T next in later)
        {
            changed.RemoveAll(f => !f.Same(before!, next));
            if (changed.Count == 0) return;
            Set(changed.Aggregate(next, (to, f) => f.Copy(to, fact)).At(next.HoldsFrom, fact.Revision));
        }
    }

    private void Set(T fact) => _byDay[fact.HoldsFrom] = _new[fact.HoldsFrom] = fact;
}
