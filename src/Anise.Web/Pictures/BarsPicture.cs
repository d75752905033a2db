using Anise.Figures;
using Anise.Places;
using Anise.Web.Components;
using Anise.Web.Figures;

namespace Anise.Web.Pictures;

/// <summary>Bars from zero: one figure by the groups of a split, or several figures side by side.</summary>
internal static class BarsPicture
{
    private const int MostBars = 15;

    /// <summary>Several figures of one place, the largest first.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="rowHead">What the rows are.</param>
    /// <param name="grid">The figures, without a split.</param>
    /// <param name="names">The short name of each.</param>
    /// <param name="before">Another year to show in the table; null for none.</param>
    public static Picture OfFigures(string title, string rowHead, FigureGrid grid, IReadOnlyList<string> names, int? before)
    {
        int year = grid.Query.Years[^1];
        string place = grid.Place.Code;
        var shown = grid.Figures.Select((f, i) => (Figure: f, Name: names[i], Value: grid[f.Code, year])).Where(r => r.Value.Value is > 0).OrderByDescending(r => r.Value.Value).ToList();
        PictureCell Cell(Figure figure, int of) => PictureCell.Of(figure, grid[figure.Code, of], FigureLinks.Records(figure.Code, place, of));
        return new Picture("bar", title, grid.Query)
        {
            PlaceCode = place,
            RowHead = rowHead,
            Columns = [new(Texts.Get("in-year", Show.Plain(year)), ""), .. before is { } b ? (PictureColumn[])[new(Show.Plain(b), "before"), new(Texts.Get("against", Show.Plain(b)))] : []],
            Rows = [.. shown.Select((r, i) => new PictureRow(r.Name,
            [
                Cell(r.Figure, year), .. before is { } b ? (PictureCell[])[Cell(r.Figure, b), PictureCell.Change(r.Figure, r.Value, grid[r.Figure.Code, b])] : [],
            ]) { Data = Drawn(i) })],
            Label = shown.Count == 0 ? title : $"{title}. {shown[0].Name}: {FigureShow.WithUnit(shown[0].Figure, shown[0].Value.Value)}.",
        };
    }

    /// <summary>The first figure by the groups of a breakdown, the largest first, with the others in the table.</summary>
    public static Picture OfGroups(string title, string rowHead, FigureGrid grid)
    {
        int year = grid.Query.Years[^1];
        Figure first = grid.Figures[0];
        List<FigureSplit> splits = [.. grid.Splits.Where(s => grid[first.Code, year, s].Value is not null).OrderByDescending(s => grid[first.Code, year, s].Value)];
        return new Picture("bar", title, grid.Query)
        {
            PlaceCode = grid.Place.Code,
            RowHead = rowHead,
            Columns = [.. grid.Figures.Select((f, i) => new PictureColumn(f.Name.ToString(), i == 0 ? "" : null))],
            Rows = [.. splits.Select((s, i) => new PictureRow(s.Name,
                [.. grid.Figures.Select(f => PictureCell.Of(f, grid[f.Code, year, s], FigureLinks.Records(f.Code, grid.Place.Code, year, grid.Query.By, s.Code)))]) { Data = Drawn(i) })],
            Label = splits.Count == 0 ? title : $"{title}. {splits[0].Name}: {FigureShow.Value(first, grid[first.Code, year, splits[0]])}.",
        };
    }

    /// <summary>The same figures of two places side by side.</summary>
    public static Picture OfTwo(string title, string rowHead, FigureGrid one, FigureGrid other, IReadOnlyList<string> names)
    {
        int year = one.Query.Years[^1];
        PictureCell Cell(FigureGrid grid, Figure figure) => PictureCell.Of(figure, grid[figure.Code, year], FigureLinks.Records(figure.Code, grid.Place.Code, year));
        return new Picture("bar", title, one.Query)
        {
            PlaceCode = one.Place.Code,
            With = other.Place.Code,
            RowHead = rowHead,
            Columns = [new(one.Place.Name, "", "poor-5"), new(other.Place.Name, "", "done-3")],
            Rows = [.. one.Figures.Select((f, i) => new PictureRow(names[i], [Cell(one, f), Cell(other, f)])).Where(r => r.Cells.Any(c => c.Value is > 0)).OrderByDescending(r => r.Cells.Max(c => c.Value))],
            Label = $"{title}: {one.Place.Name}, {other.Place.Name}.",
        };
    }

    private static Dictionary<string, object> Drawn(int row) => row < MostBars ? [] : new() { ["data-undrawn"] = "" };
}
