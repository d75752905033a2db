using Anise.Figures;
using Anise.Places;
using Anise.Web.Components;
using Anise.Web.Figures;

namespace Anise.Web.Pictures;

/// <summary>Deprivations of poor households by place, shaded.</summary>
internal static class HeatPicture
{
    /// <param name="title">What it shows.</param>
    /// <param name="grid">One share a column, split by place.</param>
    /// <param name="heads">The short names of the columns.</param>
    public static Picture Make(string title, FigureGrid grid, IReadOnlyList<string> heads)
    {
        int year = grid.Query.Years[^1];
        List<FigureSplit> splits = [.. grid.Splits.Where(s => grid.Figures.Any(f => grid[f.Code, year, s].Value is not null))];
        var steps = EqualSteps.For(splits.SelectMany(s => grid.Figures.Select(f => grid[f.Code, year, s].Value)), " %");
        var most = grid.Figures.Select((f, i) => (Head: heads[i], Whole: grid[f.Code, year])).MaxBy(f => f.Whole.Value ?? -1);
        return new Picture("heat", title, grid.Query with { Periods = [year] })
        {
            PlaceCode = grid.Place.Code,
            RowHead = Texts.Get("commune"),
            Columns = [.. heads.Select(h => new PictureColumn(h, ""))],
            Rows = [.. splits.Select(s => new PictureRow(s.Name, [.. grid.Figures.Select(f => PictureCell.Of(f, grid[f.Code, year, s], FigureLinks.Records(f.Code, s.Code, year), steps))])
            {
                Href = FormattableString.Invariant($"/overview?place={s.Code}&year={year}"),
            })],
            Label = splits.Count == 0 ? title : Texts.Get("heat-label", title, most.Head, FigureShow.Value(grid.Figures[0], most.Whole)),
            Steps = steps,
            Notes = [new PictureNote(Texts.Get("equal-steps", steps.Width))],
        };
    }
}
