using System.Globalization;
using Anise.Figures;
using Anise.Places;
using Anise.Web.Components;
using Anise.Web.Figures;

namespace Anise.Web.Pictures;

/// <summary>Rates over the years, with every standard marked where one follows another.</summary>
internal static class SeriesPicture
{
    private static readonly string[] Colors = ["poor-5", "poor-3", "done-3"];

    /// <param name="title">What it shows.</param>
    /// <param name="grid">Figures by year, without a split.</param>
    /// <param name="breaks">Where the law changes.</param>
    public static Picture Make(string title, FigureGrid grid, StandardBreaks breaks)
    {
        string place = grid.Place.Code;
        int[] known = [.. grid.Query.Years.Where(y => grid.Figures.Any(f => grid[f.Code, y].Value is not null))];
        IReadOnlyList<int> years = known.Length == 0 ? [] : breaks.With(known[0], known[^1]);
        var rows = new List<PictureRow>();
        foreach (int year in years)
        {
            FigureCoverage coverage = grid.CoverageOf(year);
            rows.Add(new PictureRow(year.ToString(CultureInfo.InvariantCulture),
            [
                .. grid.Figures.Select(f => PictureCell.Of(f, grid[f.Code, year], FigureLinks.Of(f.Code, place, year))),
                new(breaks.Standards.Of(year)?.Name ?? "–"),
                new(coverage.Communes == 0 || coverage.Closed == 0 ? "–" : $"{coverage.Closed}/{coverage.Communes}"),
            ])
            { Data = DataOf(breaks, year, grid) });
        }
        Figure first = grid.Figures[0];
        return new Picture("line", title, grid.Query)
        {
            PlaceCode = place,
            RowHead = Texts.Get("year"),
            Columns = [.. grid.Figures.Select((f, i) => new PictureColumn(f.Name.ToString(), "", Colors[i])), new(Texts.Get("standard")), new(Texts.Get("decided"))],
            Rows = rows,
            Label = known.Length == 0 ? title
                : $"{title}. {first.Name}: {string.Join("; ", known.Select(y => $"{y.ToString(CultureInfo.InvariantCulture)}: {FigureShow.Value(first, grid[first.Code, y])}"))}.",
            Notes = NotesOf(breaks, years, rows),
        };
    }

    /// <summary>One figure of two places.</summary>
    public static Picture OfTwo(string title, FigureGrid one, FigureGrid other, StandardBreaks breaks)
    {
        Figure figure = one.Figures[0];
        IReadOnlyList<int> years = one.Query.Years.Count == 0 ? [] : breaks.With(one.Query.Years[0], one.Query.Years[^1]);
        PictureCell Cell(FigureGrid grid, int year) => PictureCell.Of(figure, grid[figure.Code, year], FigureLinks.Of(figure.Code, grid.Place.Code, year));
        List<PictureRow> rows = [.. years.Select(y => new PictureRow(Show.Plain(y), [Cell(one, y), Cell(other, y), new(breaks.Standards.Of(y)?.Name ?? "–")]) { Data = DataOf(breaks, y, one, other) })];
        return new Picture("line", title, one.Query)
        {
            PlaceCode = one.Place.Code,
            With = other.Place.Code,
            RowHead = Texts.Get("year"),
            Columns = [new(one.Place.Name, "", "poor-5"), new(other.Place.Name, "dashed", "done-3"), new(Texts.Get("standard"))],
            Rows = rows,
            Label = $"{title}: {one.Place.Name}, {other.Place.Name}.",
            Notes = NotesOf(breaks, years, rows),
        };
    }

    /// <summary>What a row of the year carries: whether the law changes before it, and that not every commune of a place has decided.</summary>
    private static Dictionary<string, object> DataOf(StandardBreaks breaks, int year, params ReadOnlySpan<FigureGrid> grids)
    {
        var data = new Dictionary<string, object>(breaks.DataOf(year));
        foreach (FigureGrid grid in grids)
            if (grid.CoverageOf(year) is { Closed: > 0, IsComplete: false } coverage) data["data-partial"] = Texts.Get("decided-of", coverage.Closed, coverage.Communes);
        return data;
    }

    private static IReadOnlyList<PictureNote> NotesOf(StandardBreaks breaks, IReadOnlyList<int> years, IReadOnlyList<PictureRow> rows) =>
        [.. breaks.Notes(years), .. rows.Any(r => r.Data.ContainsKey("data-partial")) ? (PictureNote[])[new(Texts.Get("partial"))] : []];
}
