using System.Globalization;
using System.Linq.Expressions;

namespace Anise.Lists;

/// <summary>How a filter is asked for.</summary>
public enum FilterKind
{
    /// <summary>Words to look for.</summary>
    Words,
    /// <summary>One of some values.</summary>
    Choice,
    /// <summary>A box to tick.</summary>
    Tick,
    /// <summary>One value, typed in full.</summary>
    Value,
    /// <summary>A day.</summary>
    Day,
}

/// <summary>One value of a filter.</summary>
/// <param name="Value">As it stands in the address.</param>
/// <param name="Label">As the user reads it.</param>
public sealed record FilterChoice(string Value, string Label);

/// <summary>One filter of a list.</summary>
/// <param name="Key">Its name in the address.</param>
/// <param name="Label">What the user reads.</param>
/// <param name="Kind">How it is asked for.</param>
/// <param name="Where">Which rows a value lets through; null where the value says nothing.</param>
public sealed record ListFilter<T>(string Key, string Label, FilterKind Kind, Func<string, Expression<Func<T, bool>>?> Where)
{
    /// <summary>What can be chosen; any other value of an address is no filter.</summary>
    public IReadOnlyList<FilterChoice> Choices { get; init; } = [];

    /// <summary>What may be typed, as a regular expression of browsers; null for anything. A filter stands in the address: what must not stand there is not sent.</summary>
    public string? Pattern { get; init; }

    /// <summary>What the user is told of <see cref="Pattern"/>.</summary>
    public string? PatternSays { get; init; }

    /// <summary>What stands for "no filter" among the choices; null for the usual word.</summary>
    public string? Any { get; init; }

    /// <summary>Looks for words.</summary>
    public static ListFilter<T> Words(string key, string label, Func<string, Expression<Func<T, bool>>?> where) => new(key, label, FilterKind.Words, where);

    /// <summary>Lets one of some values through.</summary>
    public static ListFilter<T> Choice(string key, string label, IEnumerable<FilterChoice> choices, Func<string, Expression<Func<T, bool>>?> where) =>
        new(key, label, FilterKind.Choice, where) { Choices = [.. choices] };

    /// <summary>Lets the rows of one value through, which is typed in full.</summary>
    public static ListFilter<T> Typed(string key, string label, Func<string, Expression<Func<T, bool>>?> where) => new(key, label, FilterKind.Value, where);

    /// <summary>Lets rows through by a day.</summary>
    public static ListFilter<T> Day(string key, string label, Func<DateOnly, Expression<Func<T, bool>>?> where) =>
        new(key, label, FilterKind.Day, text => TryDay(text, out DateOnly day) ? where(day) : null);

    /// <summary>A list shows some rows only once they are asked for.</summary>
    /// <param name="key">Its name in the address.</param>
    /// <param name="label">What the user reads.</param>
    /// <param name="unticked">The rows that are shown without.</param>
    public static ListFilter<T> AlsoShows(string key, string label, Expression<Func<T, bool>> unticked) => new(key, label, FilterKind.Tick, _ => null) { Unticked = unticked };

    /// <summary>Which rows are shown while nothing is asked; null for all.</summary>
    public Expression<Func<T, bool>>? Unticked { get; init; }

    /// <summary>What an address asks of this filter; null for nothing.</summary>
    public string? ValueOf(ListAsk ask) => ask.Value(Key) is { Length: > 0 } value && Understands(value) ? value : null;

    /// <summary>Whether a value is one of those that it knows.</summary>
    public bool Understands(string value) => Kind switch
    {
        FilterKind.Choice => Choices.Any(c => c.Value == value),
        FilterKind.Day => TryDay(value, out _),
        _ => true,
    };

    private static bool TryDay(string text, out DateOnly day) => DateOnly.TryParseExact(text, ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    internal IQueryable<T> Apply(IQueryable<T> rows, ListAsk ask) =>
        (ValueOf(ask) is { } value ? Where(value) : Unticked) is { } where ? rows.Where(where) : rows;
}
