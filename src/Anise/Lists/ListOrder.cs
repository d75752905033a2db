using System.Linq.Expressions;
using System.Reflection;
using Anise.Basics;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Lists;

/// <summary>An order of the rows of a list. Rows with nothing there come last, upwards and downwards.</summary>
public abstract class ListOrder<T>
{
    private protected ListOrder()
    {
    }

    /// <summary>Orders by a value that the store can order by itself. Names of persons and places are ordered by their sort key (<see cref="VietnameseOrder"/>), never by the name.</summary>
    /// <param name="key">The value.</param>
    public static ListOrder<T> By<TKey>(Expression<Func<T, TKey>> key) => new KeyOrder<T, TKey>(key);

    /// <summary>
    /// Orders by a value of few kinds (village, class, ethnic group) whose order only the programme knows: the kinds are counted by the store,
    /// put in order here, and read in that order.
    /// </summary>
    /// <param name="key">The value.</param>
    /// <param name="rank">A text for each kind, ordered as bytes are (a sort key); null sends the kind to the end.</param>
    public static ListOrder<T> ByRank<TKey>(Expression<Func<T, TKey>> key, Func<TKey, string?> rank) => new RankOrder<T, TKey>(key, rank);

    /// <summary>Puts rows in this order after what orders them so far.</summary>
    internal abstract IOrderedQueryable<T> Apply(IQueryable<T> rows, IOrderedQueryable<T>? sofar, bool descending);

    /// <summary>Reads rows in this order, then by <paramref name="ties"/>.</summary>
    internal abstract Task<IReadOnlyList<T>> ReadAsync(IQueryable<T> found, IReadOnlyList<ListOrder<T>> ties, bool descending, int skip, int take, CancellationToken cancel);

    private protected static IQueryable<T> Tied(IQueryable<T> rows, IOrderedQueryable<T>? sofar, IEnumerable<ListOrder<T>> ties)
    {
        foreach (ListOrder<T> tie in ties) sofar = tie.Apply(rows, sofar, descending: false);
        return sofar ?? rows;
    }
}

/// <summary>An order that the store computes.</summary>
internal sealed class KeyOrder<T, TKey>(Expression<Func<T, TKey>> key) : ListOrder<T>
{
    private static readonly IComparer<TKey> Comparer = Comparing.Of<TKey>();

    internal override IOrderedQueryable<T> Apply(IQueryable<T> rows, IOrderedQueryable<T>? sofar, bool descending)
    {
        if (Comparing.MayBeNull(key))
        {
            var isNull = Expression.Lambda<Func<T, bool>>(Expression.Equal(key.Body, Expression.Constant(null, typeof(TKey))), key.Parameters);
            sofar = sofar is null ? rows.OrderBy(isNull) : sofar.ThenBy(isNull);
        }
        if (rows.IsStored())   // a store knows no comparer of ours
            return (sofar, descending) switch
            {
                (null, false) => rows.OrderBy(key),
                (null, true) => rows.OrderByDescending(key),
                (_, false) => sofar.ThenBy(key),
                (_, true) => sofar.ThenByDescending(key),
            };
        return (sofar, descending) switch
        {
            (null, false) => rows.OrderBy(key, Comparer),
            (null, true) => rows.OrderByDescending(key, Comparer),
            (_, false) => sofar.ThenBy(key, Comparer),
            (_, true) => sofar.ThenByDescending(key, Comparer),
        };
    }

    internal override async Task<IReadOnlyList<T>> ReadAsync(IQueryable<T> found, IReadOnlyList<ListOrder<T>> ties, bool descending, int skip, int take, CancellationToken cancel)
    {
        IQueryable<T> ordered = Tied(found, Apply(found, null, descending), ties);
        if (skip > 0) ordered = ordered.Skip(skip);
        if (take != int.MaxValue) ordered = ordered.Take(take);
        return await ordered.ReadAllAsync(cancel);
    }
}

/// <summary>How values are compared where the store is not asked.</summary>
internal static class Comparing
{
    /// <summary>The order in which a store compares: texts by their bytes, ids by their numbers.</summary>
    public static IComparer<TKey> Of<TKey>() =>
        typeof(TKey) == typeof(string) ? (IComparer<TKey>)StringComparer.Ordinal
        : typeof(TKey) == typeof(PlaceId) ? Comparer<TKey>.Create((a, b) => ((PlaceId)(object)a!).Value.CompareTo(((PlaceId)(object)b!).Value))
        : typeof(ILongId).IsAssignableFrom(typeof(TKey)) ? Comparer<TKey>.Create((a, b) => ((ILongId)a!).Value.CompareTo(((ILongId)b!).Value))
        : Comparer<TKey>.Default;

    /// <summary>Whether a key can be null: by its type, and for a property by its annotation.</summary>
    public static bool MayBeNull(LambdaExpression key) => key.Body switch
    {
        { Type.IsValueType: true } body => Nullable.GetUnderlyingType(body.Type) is not null,
        MemberExpression { Member: PropertyInfo property } => new NullabilityInfoContext().Create(property).ReadState != NullabilityState.NotNull,
        MethodCallExpression { Method.ReturnParameter: var returned } => new NullabilityInfoContext().Create(returned).ReadState != NullabilityState.NotNull,
        _ => true,
    };
}
