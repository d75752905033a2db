using System.Globalization;
using Anise.Figures;
using Anise.Places;
using Anise.Reviews;
using Anise.Web.Components;
using Anise.Web.Figures;

namespace Anise.Web.Pictures;

/// <summary>Where the households of each class went from one year to the next.</summary>
internal static class FlowPicture
{
    // On the list and no longer poor is escaped; on no list is another thing.
    private const string None = "none", Gone = "gone", Came = "came", Escaped = "escaped", NearEscaped = "near-escaped";

    private static readonly (string Code, string From, string To)[] Ways =
    [
        ("stayed-poor", ClassCodes.Poor, ClassCodes.Poor), ("poor-to-near-poor", ClassCodes.Poor, ClassCodes.NearPoor), ("escaped", ClassCodes.Poor, Escaped),
        ("left-poor", ClassCodes.Poor, Gone), ("moved-out-poor", ClassCodes.Poor, Gone),
        ("near-poor-to-poor", ClassCodes.NearPoor, ClassCodes.Poor), ("stayed-near-poor", ClassCodes.NearPoor, ClassCodes.NearPoor), ("near-poor-escaped", ClassCodes.NearPoor, NearEscaped),
        ("left-near-poor", ClassCodes.NearPoor, Gone), ("moved-out-near-poor", ClassCodes.NearPoor, Gone),
        ("new-poor", None, ClassCodes.Poor), ("fallen-back", None, ClassCodes.Poor), ("new-near-poor", None, ClassCodes.NearPoor),
        ("moved-in-poor", Came, ClassCodes.Poor), ("moved-in-near-poor", Came, ClassCodes.NearPoor),
    ];

    /// <summary>The figures it is made of.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. Ways.Select(w => w.Code)];

    /// <param name="title">What it shows.</param>
    /// <param name="grid">The movements of a year, without a split.</param>
    /// <param name="breaks">Where the law changes.</param>
    public static Picture Make(string title, FigureGrid grid, StandardBreaks breaks)
    {
        int year = grid.Query.Years[^1];
        string before = (year - 1).ToString(CultureInfo.InvariantCulture), now = year.ToString(CultureInfo.InvariantCulture);
        var rows = new List<PictureRow>();
        foreach (var (code, from, to) in Ways)
        {
            if (grid[code, year].Value is not > 0) continue;
            Figure figure = grid.Figures.First(f => f.Code == code);
            string source = Texts.Get("flow-" + from, before), target = Texts.Get("flow-" + to, now);
            rows.Add(new PictureRow(figure.Name.ToString(), [new(source), new(target), PictureCell.Of(figure, grid[code, year], FigureLinks.Records(code, grid.Place.Code, year))])
            {
                Data = new Dictionary<string, object> { ["data-from"] = source, ["data-to"] = target, ["data-from-color"] = ColorOf(from), ["data-to-color"] = ColorOf(to) },
            });
        }
        return new Picture("flow", title, grid.Query with { Periods = [year] })
        {
            PlaceCode = grid.Place.Code,
            RowHead = Texts.Get("movement"),
            Columns = [new(Texts.Get("flow-from")), new(Texts.Get("flow-to")), new(Texts.Get("households"), "")],
            Rows = rows,
            Label = $"{title}. {string.Join("; ", rows.Select(r => $"{r.Name}: {r.Cells[^1].Text}"))}.",
            Notes = [.. breaks.Notes([year - 1, year])],
        };
    }

    private static string ColorOf(string side) => side switch { ClassCodes.Poor => "poor-5", ClassCodes.NearPoor => "poor-3", Escaped or NearEscaped => "done-3", _ => "edge" };
}
