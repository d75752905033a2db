using System.Linq.Expressions;

namespace Anise.Lists;

/// <summary>How the values of a column look on a page.</summary>
public enum ColumnLook
{
    /// <summary>As text.</summary>
    Text,
    /// <summary>What the row is called: leads to it. One column of a list.</summary>
    Name,
    /// <summary>A number, at the right.</summary>
    Number,
    /// <summary>A text of several lines.</summary>
    Long,
    /// <summary>Stands in files and on paper only: the page shows it within another column.</summary>
    FilesOnly,
    /// <summary>What can be done with the row: on the page only, never in a file or on paper.</summary>
    Act,
}

/// <summary>One column of a list: the same on the page, in its files and on paper.</summary>
/// <param name="Key">Kebab-case; <c>?sort=</c> uses it.</param>
/// <param name="Label">Its head in the language of the user.</param>
/// <param name="Value">The value: text, a number, a <see cref="DateOnly"/> or a <see cref="DateTimeOffset"/>; null for nothing.</param>
/// <param name="Look">How it looks.</param>
public sealed record ListColumn<T>(string Key, string Label, Func<T, object?> Value, ColumnLook Look = ColumnLook.Text)
{
    /// <summary>The head over this column and its neighbours under the same head; in files and on paper it stands before the label.</summary>
    public string? Under { get; init; }

    /// <summary>The whole head, where it stands alone.</summary>
    public string Head => Under is null ? Label : $"{Under}: {Label}";

    /// <summary>The order it gives; null where the list cannot be sorted by it.</summary>
    public ListOrder<T>? Order { get; init; }

    /// <summary>The same column, sorted by a value that the store orders.</summary>
    public ListColumn<T> SortedBy<TKey>(Expression<Func<T, TKey>> key) => this with { Order = ListOrder<T>.By(key) };

    /// <summary>The same column, sorted by kinds that the programme ranks (<see cref="ListOrder{T}.ByRank"/>).</summary>
    public ListColumn<T> SortedByRank<TKey>(Expression<Func<T, TKey>> key, Func<TKey, string?> rank) => this with { Order = ListOrder<T>.ByRank(key, rank) };
}
