using System.Globalization;
using Anise.Figures;
using Anise.Places;
using Anise.Web.Components;
using Anise.Web.Figures;

namespace Anise.Web.Pictures;

/// <summary>A rate of the places within a place: as a map, and ranked with the movement against the year before.</summary>
internal static class PlacesPicture
{
    /// <summary>The figures of both: what is shaded and ranked, and what it is a share of.</summary>
    public static readonly string[] Codes = ["poverty-rate", "poor-households", "decided-households"];

    private const int MostBars = 15;

    /// <summary>The map of the communes of a province.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="grid">The figures by commune.</param>
    /// <param name="simplified">Whether the shapes are the boundaries that come with the programme.</param>
    public static Picture Map(string title, FigureGrid grid, bool simplified)
    {
        int year = grid.Query.Years[^1];
        var steps = EqualSteps.For(grid.Splits.Select(s => grid[Codes[0], year, s].Value), " %");
        List<FigureSplit> splits = [.. grid.Splits.OrderBy(s => grid[Codes[0], year, s].Value is null).ThenByDescending(s => grid[Codes[0], year, s].Value)];
        var notes = new List<PictureNote> { new(Texts.Get("equal-steps", steps.Width)) };
        if (simplified) notes.Insert(0, new PictureNote(Texts.Get("simplified-boundaries")));
        return new Picture("map", title, grid.Query with { Periods = [year] })
        {
            PlaceCode = grid.Place.Code,
            RowHead = Texts.Get("commune"),
            Columns = [.. grid.Figures.Select((f, i) => new PictureColumn(f.Name.ToString(), i == 0 ? "" : null))],
            Rows = [.. splits.Select(s => Row(grid, year, s, steps) with { Data = new Dictionary<string, object> { ["data-code"] = s.Code } })],
            Label = Ranked(title, grid, splits, year),
            Steps = steps,
            Shapes = ShapeFiles.Address,
            Notes = notes,
        };
    }

    /// <summary>The places from the poorest, each with its change.</summary>
    public static Picture Rank(string title, FigureGrid grid)
    {
        int year = grid.Query.Years[^1], before = grid.Query.Years[0];
        Figure rate = grid.Figures[0];
        List<FigureSplit> splits = [.. grid.Splits.Where(s => grid[Codes[0], year, s].Value is not null).OrderByDescending(s => grid[Codes[0], year, s].Value)];
        bool compared = before != year && splits.Any(s => grid[Codes[0], before, s].Value is not null);
        return new Picture("rank", title, grid.Query)
        {
            PlaceCode = grid.Place.Code,
            RowHead = Texts.Get(grid.Query.By == FigureQuery.ByCommune ? "commune" : "village"),
            Columns =
            [
                new(Texts.Get("rate-of", Plain(year)), "", "poor-5"),
                .. compared ? (PictureColumn[])[new(Plain(before), "before"), new(Texts.Get("against", Plain(before)))] : [],
                .. grid.Figures.Skip(1).Select(f => new PictureColumn(f.Name.ToString())),
            ],
            Rows = [.. splits.Select((s, i) =>
            {
                PictureRow row = Row(grid, year, s, null);
                PictureCell[] change = compared
                    ? [PictureCell.Of(rate, grid[rate.Code, before, s], LinkTo(grid, rate, before, s)), PictureCell.Change(rate, grid[rate.Code, year, s], grid[rate.Code, before, s])] : [];
                return row with
                {
                    Cells = [row.Cells[0], .. change, .. row.Cells.Skip(1)],
                    Data = i < MostBars ? row.Data : new Dictionary<string, object> { ["data-undrawn"] = "" },
                };
            })],
            Label = Ranked(title, grid, splits, year),
            Notes = splits.Count > MostBars ? [new PictureNote(Texts.Get("first-bars", MostBars, splits.Count))] : [],
        };
    }

    private static PictureRow Row(FigureGrid grid, int year, FigureSplit split, EqualSteps? steps) =>
        new(split.Name, [.. grid.Figures.Select((f, i) => PictureCell.Of(f, grid[f.Code, year, split], LinkTo(grid, f, year, split), i == 0 ? steps : null))])
        {
            Href = split.Place is { IsCommuneLevel: true } ? FormattableString.Invariant($"/overview?place={split.Code}&year={year}") : null,
        };

    /// <summary>What a value opens: a commune stands for itself in an address; a village only as a group of its commune, since its code is its own there.</summary>
    public static string LinkTo(FigureGrid grid, Figure figure, int year, FigureSplit split) => split.Place is { IsCommuneLevel: true }
        ? figure.IsShare ? FigureLinks.Of(figure.Code, split.Code, year) : FigureLinks.Records(figure.Code, split.Code, year)
        : FigureLinks.Records(figure.Code, grid.Place.Code, year, FigureQuery.ByVillage, split.Code);

    private static string Ranked(string title, FigureGrid grid, List<FigureSplit> splits, int year)
    {
        Figure rate = grid.Figures[0];
        List<FigureSplit> known = [.. splits.Where(s => grid[rate.Code, year, s].Value is not null)];
        return known.Count == 0 ? title : Texts.Get("from-to", title, known[0].Name, FigureShow.Value(rate, grid[rate.Code, year, known[0]]), known[^1].Name, FigureShow.Value(rate, grid[rate.Code, year, known[^1]]));
    }

    private static string Plain(int year) => year.ToString(CultureInfo.InvariantCulture);
}
