using System.Collections.Immutable;
using Parlot;
using Parlot.Fluent;
using static Parlot.Fluent.Parsers;

namespace Anise.Rules.Language;

/// <summary>The grammar of the expression language.</summary>
internal static class Grammar
{
    private static readonly ImmutableHashSet<string> Keywords =
        ["and", "or", "not", "in", "has", "where", "of", "members", "count", "any", "all", "sum", "yes", "no", "is-known", "score"];

    private static readonly Parser<Syntax> Expression = Build();

    /// <summary>Reads a whole expression; on failure gives the offset where reading stopped.</summary>
    public static bool TryParse(string text, out Syntax expression, out int stoppedAt)
    {
        var context = new ParseContext(new Scanner(text));
        var done = Expression.TryParse(context, out expression, out _);
        context.SkipWhiteSpace();
        stoppedAt = context.Scanner.Cursor.Offset;
        return done && context.Scanner.Cursor.Eof;
    }

    private static Parser<Syntax> Build()
    {
        var expression = Deferred<Syntax>();
        var word = Terms.Identifier(extraPart: static c => c == '-');
        var name = word.When(static (_, x) => !Keywords.Contains(x.ToString()));
        var unit = OneOf(
            Terms.Text("%"),
            Terms.Identifier(extraPart: static c => c is '/' or '-').When(static (_, x) => !Keywords.Contains(x.ToString())).Then(static x => x.ToString()));

        var number = Terms.Number<decimal>(NumberOptions.AllowDecimalSeparator).And(Perhaps(unit))
            .Then<Syntax>(static (c, x) => new NumberSyntax(c.Scanner.Cursor.Offset, x.Item1, x.Item2));
        var date = Terms.String(StringLiteralQuotes.Single)
            .Then<Syntax>(static (c, x) => new DateSyntax(c.Scanner.Cursor.Offset, x.ToString()));
        var yesNo = OneOf(Word("yes"), Word("no"))
            .Then<Syntax>(static (c, x) => new NameSyntax(c.Scanner.Cursor.Offset, x.ToString()));
        var quoted = Between(Terms.Char('`'), AnyCharBefore(Literals.Char('`')), Literals.Char('`')).Then<Syntax>(static x => new NameSyntax(x.Offset, x.ToString()));
        var reference = name.Then(static x => new NameSyntax(x.Offset, x.ToString()));
        var option = word.Then(static x => new NameSyntax(x.Offset, x.ToString()));

        var open = Terms.Char('(');
        var close = Terms.Char(')');
        var where = Perhaps(Word("where").SkipAnd(expression));
        var members = OneOf(Word("count"), Word("any"), Word("all")).AndSkip(open).AndSkip(Word("members")).And(where).AndSkip(close)
            .Then<Syntax>(static x => new MembersSyntax(x.Item1.Offset, x.Item1.ToString(), null, x.Item2));
        var sum = Word("sum").AndSkip(open).And(expression).AndSkip(Word("of")).AndSkip(Word("members")).And(where).AndSkip(close)
            .Then<Syntax>(static x => new MembersSyntax(x.Item1.Offset, "sum", x.Item2, x.Item3));
        var call = OneOf(Word("is-known"), Word("score")).AndSkip(open).And(expression).AndSkip(close)
            .Then<Syntax>(static x => new CallSyntax(x.Item1.Offset, x.Item1.ToString(), x.Item2));
        var function = OneOf(Word("exp"), Word("log"), Word("sqrt"), Word("abs")).AndSkip(open).And(expression).AndSkip(close)
            .Then<Syntax>(static x => new CallSyntax(x.Item1.Offset, x.Item1.ToString(), x.Item2));
        var primary = Deferred<Syntax>();
        var negative = Terms.Char('-').SkipAnd(primary)
            .Then<Syntax>(static x => new BinarySyntax(x.At, "-", new NumberSyntax(x.At, 0, null), x));
        primary.Parser = OneOf(
            number, date, yesNo, members, sum, call, function, Between(open, expression, close), quoted, negative, reference.Then<Syntax>(static x => x));

        var product = primary.LeftAssociative(
            [Terms.Char('*'), Terms.Char('/')], static (c, a, b, op) => new BinarySyntax(c.Scanner.Cursor.Offset, op.ToString(), a, b));
        var total = product.LeftAssociative(
            [Terms.Char('+'), Terms.Char('-')], static (c, a, b, op) => new BinarySyntax(c.Scanner.Cursor.Offset, op.ToString(), a, b));
        var comparison = OneOf(Terms.Text("<="), Terms.Text(">="), Terms.Text("!="), Terms.Text("<"), Terms.Text(">"), Terms.Text("=="), Terms.Text("=")).And(total)
            .Then<Func<Syntax, Syntax>>(static x => left => new BinarySyntax(left.At, x.Item1 == "==" ? "=" : x.Item1, left, x.Item2));
        var contains = Word("has").SkipAnd(option)
            .Then<Func<Syntax, Syntax>>(static x => left => new BinarySyntax(left.At, "has", left, x));
        var within = Word("in").SkipAnd(Between(Terms.Char('['), Separated(Terms.Char(','), option), Terms.Char(']')))
            .Then<Func<Syntax, Syntax>>(static x => left => new InSyntax(left.At, left, x));
        var condition = total.And(Perhaps(OneOf(comparison, contains, within)))
            .Then(static x => x.Item2 is null ? x.Item1 : x.Item2(x.Item1));

        var negation = Deferred<Syntax>();
        negation.Parser = OneOf(
            Word("not").And(negation).Then<Syntax>(static x => new NotSyntax(x.Item1.Offset, x.Item2)), condition);
        var conjunction = negation.LeftAssociative(
            [Word("and")], static (c, a, b, op) => new BinarySyntax(op.Offset, "and", a, b));
        expression.Parser = conjunction.LeftAssociative(
            [Word("or")], static (c, a, b, op) => new BinarySyntax(op.Offset, "or", a, b));
        return expression;
    }

    private static Parser<T?> Perhaps<T>(Parser<T> parser)
        where T : class =>
        ZeroOrOne(parser).Then(static x => x.Count == 0 ? null : x[0]);

    private static Parser<TextSpan> Word(string word) =>
        Terms.Identifier(extraPart: static c => c == '-').When((_, x) => x.Span.SequenceEqual(word));
}
