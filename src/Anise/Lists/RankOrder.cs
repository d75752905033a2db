using System.Linq.Expressions;
using Anise.Journal;

namespace Anise.Lists;

/// <summary>An order by kinds that the programme ranks. A page takes one query to count the kinds, whose answer is kept for further pages, and at most three to read its rows.</summary>
internal sealed class RankOrder<T, TKey>(Expression<Func<T, TKey>> key, Func<TKey, string?> rank) : ListOrder<T>
{
    private readonly Func<T, TKey> _keyOf = key.Compile();

    internal override IOrderedQueryable<T> Apply(IQueryable<T> rows, IOrderedQueryable<T>? sofar, bool descending) =>
        throw new NotSupportedException("A ranked order stands alone: it is no tie-breaker.");

    internal override async Task<IReadOnlyList<T>> ReadAsync(IQueryable<T> found, Func<IQueryable<T>, IQueryable<T>>? again, IReadOnlyList<ListOrder<T>> ties, bool descending, int skip, int take, (StoreMoment Moment, object Name) kept, CancellationToken cancel)
    {
        if (skip == 0 && take == int.MaxValue) return Ranked(await Tied(found, null, ties).ReadAllAsync(cancel), descending);
        IReadOnlyList<KindCount<TKey>> kinds = await kept.Moment.GetAsync((kept.Name, descending, typeof(RankOrder<T, TKey>)), () => KindsAsync(found, descending, cancel));
        List<Slice> slices = Slices(kinds, skip, take);
        var rows = new List<T>();
        Slice[] whole = [.. slices.Where(s => s.Whole && s.Kind is not null)];
        ILookup<TKey, T>? byKind = whole.Length > 1
            ? (await Tied(found.Where(OneOf([.. whole.Select(s => s.Kind)])), null, ties).ReadAllAsync(cancel)).ToLookup(_keyOf)
            : null;
        foreach (Slice slice in slices)
        {
            rows.AddRange(byKind is not null && slice is { Whole: true, Kind: not null }
                ? byKind[slice.Kind]
                : await PartAsync(found.Where(Is(slice.Kind)), again, r => Tied(r, null, ties), slice.Skip, slice.Take, cancel));
        }
        return rows;
    }

    private async Task<IReadOnlyList<KindCount<TKey>>> KindsAsync(IQueryable<T> found, bool descending, CancellationToken cancel) =>
        [.. InOrder(await found.GroupBy(key).Select(g => new KindCount<TKey> { Kind = g.Key, Count = g.Count() }).ReadAllAsync(cancel), k => k.Kind, descending)];

    private List<T> Ranked(IEnumerable<T> rows, bool descending) => [.. InOrder(rows.GroupBy(_keyOf), g => g.Key, descending).SelectMany(g => g)];

    private IEnumerable<TGroup> InOrder<TGroup>(IEnumerable<TGroup> groups, Func<TGroup, TKey> kindOf, bool descending)
    {
        var ranked = groups.Select(g => (Group: g, Rank: rank(kindOf(g)))).OrderBy(g => g.Rank is null);
        var ordered = descending ? ranked.ThenByDescending(g => g.Rank, StringComparer.Ordinal) : ranked.ThenBy(g => g.Rank, StringComparer.Ordinal);
        return ordered.ThenBy(g => kindOf(g.Group), Comparing.Of<TKey>()).Select(g => g.Group);
    }

    private static List<Slice> Slices(IEnumerable<KindCount<TKey>> kinds, int skip, int take)
    {
        var slices = new List<Slice>();
        foreach (KindCount<TKey> kind in kinds)
        {
            if (take == 0) break;
            int here = Math.Min(kind.Count - skip, take);
            if (here > 0) slices.Add(new Slice(kind.Kind, skip, here, here == kind.Count));
            take -= Math.Max(here, 0);
            skip = Math.Max(0, skip - kind.Count);
        }
        return slices;
    }

    private Expression<Func<T, bool>> Is(TKey kind) => Expression.Lambda<Func<T, bool>>(Expression.Equal(key.Body, Given(kind)), key.Parameters);

    private Expression<Func<T, bool>> OneOf(TKey[] kinds) =>
        Expression.Lambda<Func<T, bool>>(Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(TKey)], Given<IEnumerable<TKey>>(kinds), key.Body), key.Parameters);

    /// <summary>A value as the compiler hands it to a query: a field of an object, so that the query is compiled once for all values.</summary>
    private static MemberExpression Given<TValue>(TValue value) => Expression.Field(Expression.Constant(new Box<TValue> { Value = value }), nameof(Box<TValue>.Value));

    private sealed record Slice(TKey Kind, int Skip, int Take, bool Whole);

    private sealed class Box<TValue>
    {
        public required TValue Value;
    }
}

/// <summary>How many rows of a kind there are.</summary>
internal sealed class KindCount<TKey>
{
    public required TKey Kind { get; init; }

    public int Count { get; init; }
}
