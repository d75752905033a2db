using System.Linq.Expressions;
using System.Reflection;
using Anise.Basics;
using Anise.Journal;
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
    /// <param name="found">The rows, in no order.</param>
    /// <param name="again">Finds the rows of a part anew (<see cref="ListOf{T}.Again"/>).</param>
    /// <param name="ties">What orders rows of the same value.</param>
    /// <param name="descending">Whether downwards.</param>
    /// <param name="skip">How many rows are before those that are read.</param>
    /// <param name="take">How many are read at most.</param>
    /// <param name="kept">Where is kept what all pages of the order need, and what these rows in this order are called there.</param>
    /// <param name="cancel">Cancels.</param>
    internal abstract Task<IReadOnlyList<T>> ReadAsync(IQueryable<T> found, Func<IQueryable<T>, IQueryable<T>>? again, IReadOnlyList<ListOrder<T>> ties, bool descending, int skip, int take, (StoreMoment Moment, object Name) kept, CancellationToken cancel);

    /// <summary>Reads a part of rows in an order.</summary>
    private protected static async Task<List<T>> PartAsync(IQueryable<T> rows, Func<IQueryable<T>, IQueryable<T>>? again, Func<IQueryable<T>, IQueryable<T>> order, int skip, int take, CancellationToken cancel)
    {
        IQueryable<T> part = order(rows);
        if (skip > 0) part = part.Skip(skip);
        if (take == int.MaxValue) return await part.ReadAllAsync(cancel);
        part = part.Take(take);
        return await (again is not null && rows.IsStored() ? order(again(part)) : part).ReadAllAsync(cancel);
    }

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

    private readonly bool _mayBeNull = Comparing.MayBeNull(key);

    internal override IOrderedQueryable<T> Apply(IQueryable<T> rows, IOrderedQueryable<T>? sofar, bool descending)
    {
        if (_mayBeNull)
        {
            Expression<Func<T, bool>> isNull = Is(Expression.Equal);
            sofar = sofar is null ? rows.OrderBy(isNull) : sofar.ThenBy(isNull);
        }
        return Order(rows, sofar, descending);
    }

    internal override async Task<IReadOnlyList<T>> ReadAsync(IQueryable<T> found, Func<IQueryable<T>, IQueryable<T>>? again, IReadOnlyList<ListOrder<T>> ties, bool descending, int skip, int take, (StoreMoment Moment, object Name) kept, CancellationToken cancel)
    {
        if (!_mayBeNull || take == int.MaxValue || !found.IsStored()) return await PartAsync(found, again, r => Tied(r, Apply(r, null, descending), ties), skip, take, cancel);
        // Those with a value and those without are read apart: each is walked in the order of an index, where both together would have to be put in order.
        IQueryable<T> some = found.Where(Is(Expression.NotEqual));
        List<T> rows = await PartAsync(some, again, r => Tied(r, Order(r, null, descending), ties), skip, take, cancel);
        if (rows.Count == take) return rows;
        int before = skip == 0 ? rows.Count : await kept.Moment.GetAsync((kept.Name, typeof(KeyOrder<T, TKey>)), () => some.NumberAsync(cancel));
        rows.AddRange(await PartAsync(found.Where(Is(Expression.Equal)), again, r => Tied(r, null, ties), Math.Max(0, skip - before), take - rows.Count, cancel));
        return rows;
    }

    private IOrderedQueryable<T> Order(IQueryable<T> rows, IOrderedQueryable<T>? sofar, bool descending) => (rows.IsStored(), sofar, descending) switch
    {
        (true, null, false) => rows.OrderBy(key),   // a store knows no comparer of ours
        (true, null, true) => rows.OrderByDescending(key),
        (true, _, false) => sofar.ThenBy(key),
        (true, _, true) => sofar.ThenByDescending(key),
        (_, null, false) => rows.OrderBy(key, Comparer),
        (_, null, true) => rows.OrderByDescending(key, Comparer),
        (_, _, false) => sofar.ThenBy(key, Comparer),
        (_, _, true) => sofar.ThenByDescending(key, Comparer),
    };

    private Expression<Func<T, bool>> Is(Func<Expression, Expression, Expression> compared) => Expression.Lambda<Func<T, bool>>(compared(key.Body, Expression.Constant(null, typeof(TKey))), key.Parameters);
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
