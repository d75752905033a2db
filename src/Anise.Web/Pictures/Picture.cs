using System.Globalization;
using Anise.Figures;
using Anise.Web.Figures;

namespace Anise.Web.Pictures;

/// <summary>
/// A picture as the server writes it: a table that says everything, which the browser draws when it can. Made by the <c>…Picture</c> classes of this folder out
/// of figures; nothing is counted here.
/// </summary>
/// <param name="Kind">How it is drawn: <c>bar</c>, <c>rank</c>, <c>line</c>, <c>heat</c>, <c>flow</c>, <c>histogram</c> or <c>map</c>.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Query">The figures in it: what the files hold, and its sources.</param>
public sealed record Picture(string Kind, string Title, FigureQuery Query)
{
    /// <summary>What somebody who cannot see it is told: its answer in a sentence.</summary>
    public required string Label { get; init; }

    /// <summary>The head of the column of names.</summary>
    public required string RowHead { get; init; }

    /// <summary>The columns beside the names.</summary>
    public required IReadOnlyList<PictureColumn> Columns { get; init; }

    /// <summary>The rows, in the order in which they are drawn.</summary>
    public required IReadOnlyList<PictureRow> Rows { get; init; }

    /// <summary>The code of the place it is of.</summary>
    public required string PlaceCode { get; init; }

    /// <summary>The code of a second place that it lays beside the first; null for none.</summary>
    public string? With { get; init; }

    /// <summary>The classes of colour, where it has some.</summary>
    public EqualSteps? Steps { get; init; }

    /// <summary>Lines of the law over a histogram: <c>140|text;175|text</c>.</summary>
    public string? Marks { get; init; }

    /// <summary>The address of the shapes of a map.</summary>
    public string? Shapes { get; init; }

    /// <summary>What must be said under it.</summary>
    public IReadOnlyList<PictureNote> Notes { get; init; } = [];

    /// <summary>The address of its figures as a file: <c>csv</c> or <c>xlsx</c>.</summary>
    public string File(string format) => FigureGridFiles.Href(Query, PlaceCode, format, With);

    /// <summary>What its files are called.</summary>
    public string FileName => string.Create(CultureInfo.InvariantCulture, $"{Query.Codes[0]}-{PlaceCode}{(With is null ? "" : "-" + With)}-{Query.Years[^1]}");
}

/// <summary>A line under a picture.</summary>
/// <param name="Text">The line.</param>
/// <param name="Href">Where it leads; null for nowhere.</param>
/// <param name="Unconfirmed">True where the rule that it names is not confirmed.</param>
public sealed record PictureNote(string Text, string? Href = null, bool Unconfirmed = false);

/// <summary>A column of the table.</summary>
/// <param name="Label">Its head.</param>
/// <param name="Series">How it is drawn: empty for plainly; null where it stands in the table only.</param>
/// <param name="Color">The name of its colour among the tokens of the style sheet; null for the usual.</param>
public sealed record PictureColumn(string Label, string? Series = null, string? Color = null);

/// <summary>A row of the table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Cells">One a column.</param>
public sealed record PictureRow(string Name, IReadOnlyList<PictureCell> Cells)
{
    /// <summary>Where its name leads.</summary>
    public string? Href { get; init; }

    /// <summary>What the drawing needs beside the numbers, by the names of attributes: <c>data-code</c>.</summary>
    public IReadOnlyDictionary<string, object> Data { get; init; } = new Dictionary<string, object>();
}

/// <summary>A cell of the table.</summary>
/// <param name="Text">As the reader's language writes it.</param>
/// <param name="Value">The raw number; null where nothing is known or it is no number.</param>
/// <param name="Href">Where it opens.</param>
/// <param name="Class">Its class of colour, from 1; null for none.</param>
/// <param name="Tone">The class of its text: <c>up</c>, <c>down</c>.</param>
public sealed record PictureCell(string Text, double? Value = null, string? Href = null, int? Class = null, string? Tone = null)
{
    /// <summary>The value of a figure, that opens.</summary>
    public static PictureCell Of(Figure figure, FigureValue value, string href, EqualSteps? steps = null) =>
        new(FigureShow.WithFew(figure, value), value.Value, value.Value is null or 0 ? null : href, value.Value is { } v ? steps?.ClassOf(v) : null);

    /// <summary>The change from one value to the next, good where it falls.</summary>
    public static PictureCell Change(Figure figure, FigureValue now, FigureValue before)
    {
        string text = FigureShow.Change(figure, now.Value, before.Value);
        return new(text.Length == 0 ? "–" : text, Tone: text.Length == 0 || text == "0" ? null : text[0] == '+' ? "up" : "down");
    }
}
