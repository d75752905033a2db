using System.Globalization;

namespace Anise.Lists;

/// <summary>What an address asks of a list: filters, order and page, each under its name.</summary>
/// <param name="Value">The value under a name; null where it is not given.</param>
public sealed record ListAsk(Func<string, string?> Value)
{
    /// <summary>Asks for nothing in particular: the first page of all rows in the usual order.</summary>
    public static ListAsk Everything { get; } = new(_ => null);

    /// <summary>The key of the column to sort by; with a minus in front, downwards. Null for the usual order.</summary>
    public string? Sort => Value("sort");

    /// <summary>The page, 1 is the first.</summary>
    public int Page => int.TryParse(Value("page"), NumberStyles.None, CultureInfo.InvariantCulture, out int page) && page > 0 ? page : 1;

    /// <summary>Rows of a page; null for as many as the list says.</summary>
    public int? PageSize { get; init; }

    /// <summary>Asks for some values.</summary>
    public static ListAsk For(params IEnumerable<(string Name, string? Value)> values)
    {
        Dictionary<string, string?> given = values.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal);
        return new ListAsk(given.GetValueOrDefault);
    }
}
