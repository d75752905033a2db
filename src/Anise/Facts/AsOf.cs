using System.Linq.Expressions;

namespace Anise.Facts;

/// <summary>Reading facts as they held on a day, as known after a write. The latest fact at or before the day wins; of two for one day, the later recorded.</summary>
internal static class AsOf
{
    private static readonly string From = nameof(IFact<>.HoldsFrom), Revision = nameof(IFact<>.Revision);

    /// <summary>The fact of each subject that holds on <paramref name="day"/>, as known after write <paramref name="known"/>.</summary>
    /// <typeparam name="T">The facts.</typeparam>
    /// <typeparam name="TSubject">What they are about.</typeparam>
    /// <param name="facts">All facts.</param>
    /// <param name="subject">What a fact is about.</param>
    /// <param name="day">The day.</param>
    /// <param name="known">The last write that counts; the default is now.</param>
    public static IQueryable<T> HoldingOn<T, TSubject>(this IQueryable<T> facts, Expression<Func<T, TSubject>> subject, DateOnly day, long known = long.MaxValue)
        where T : class, IFact<T>
    {
        // Built by hand: the database has to see the fields of the fact itself. What is asked for stays a parameter of the query.
        Expression asked = Expression.Constant(new Asked(day, known));
        Expression on = Expression.Property(asked, nameof(Asked.Day)), upTo = Expression.Property(asked, nameof(Asked.Known));
        ParameterExpression fact = Expression.Parameter(typeof(T), "fact"), later = Expression.Parameter(typeof(T), "later");
        Expression Counts(Expression of) => Expression.AndAlso(
            Expression.LessThanOrEqual(Expression.Property(of, From), on), Expression.LessThanOrEqual(Expression.Property(of, Revision), upTo));
        Expression Of(ParameterExpression one) => new Exchange(subject.Parameters[0], one).Visit(subject.Body);
        Expression wins = Expression.OrElse(
            Expression.GreaterThan(Expression.Property(later, From), Expression.Property(fact, From)),
            Expression.AndAlso(
                Expression.Equal(Expression.Property(later, From), Expression.Property(fact, From)),
                Expression.GreaterThan(Expression.Property(later, Revision), Expression.Property(fact, Revision))));
        Expression beaten = Expression.Call(
            typeof(Queryable), nameof(Queryable.Any), [typeof(T)], facts.Expression,
            Expression.Quote(Expression.Lambda<Func<T, bool>>(Expression.AndAlso(Expression.Equal(Of(later), Of(fact)), Expression.AndAlso(Counts(later), wins)), later)));
        return facts.Where(Expression.Lambda<Func<T, bool>>(Expression.AndAlso(Counts(fact), Expression.Not(beaten)), fact));
    }

    private sealed record Asked(DateOnly Day, long Known);

    private sealed class Exchange(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
