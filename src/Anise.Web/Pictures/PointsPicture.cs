using System.Globalization;
using Anise.Figures;
using Anise.Places;
using Anise.Reviews;
using Anise.Reviews.Figures;
using Anise.Rules;
using Anise.Rules.Sets;
using Anise.Web.Components;
using Anise.Web.Figures;

namespace Anise.Web.Pictures;

/// <summary>How the B1 points of reviewed households lie around the line of the law.</summary>
internal static class PointsPicture
{
    /// <summary>The figures it is made of, split by <see cref="Split"/>.</summary>
    public static readonly string[] Codes = ["poor-households", "near-poor-households", "not-poor-reviewed-households"];

    /// <summary>The breakdown.</summary>
    public const string Split = "b1";

    private static readonly string[] Colors = ["poor-5", "poor-3", "done-2"];

    /// <param name="title">What it shows.</param>
    /// <param name="grid">The figures by points.</param>
    /// <param name="set">The standard of the year.</param>
    /// <param name="areas">Only the lines of these areas: those that the households were in.</param>
    public static Picture Make(string title, FigureGrid grid, RuleSet set, IReadOnlyCollection<string> areas)
    {
        int year = grid.Query.Years[^1];
        var lines = set.ParametersOn(new DateOnly(year, 12, 31)).Where(p => p.Code == "b1-line" && (p.Case is null || areas.Contains(p.Case))).ToList();
        IReadOnlyList<FigureSplit> splits = [.. grid.Splits.Where(s => grid.Figures.Any(f => grid[f.Code, year, s].Value is > 0))];
        return new Picture("histogram", title, grid.Query)
        {
            PlaceCode = grid.Place.Code,
            RowHead = Texts.Get("points"),
            Columns = [.. grid.Figures.Select((f, i) => new PictureColumn(f.Name.ToString(), "", Colors[i]))],
            Rows = [.. splits.Select(s => new PictureRow(s.Name, [.. grid.Figures.Select(f => PictureCell.Of(f, grid[f.Code, year, s], FigureLinks.Records(f.Code, grid.Place.Code, year, Split, s.Code)))])
            {
                Data = s.Code.Length == 0 ? new Dictionary<string, object> { ["data-undrawn"] = "" } : PointGroups.Bounds(s.Code) is var (low, high)
                    ? new Dictionary<string, object> { ["data-low"] = low, ["data-high"] = high } : throw new InvalidOperationException(s.Code),
            })],
            Marks = string.Join(';', lines.Select(l => FormattableString.Invariant($"{l.Value}|") + (l.CaseLabel?.ToString() ?? l.Label.ToString()) + ": " + Value(l))),
            Label = $"{title}. {string.Join("; ", lines.Select(LineText))}.",
            Notes =
            [
                new PictureNote(Texts.Get("points-note"), null, set.UnconfirmedUnder("b1", year).Count > 0),
                .. lines.DistinctBy(l => l.Reference).Select(l => new PictureNote($"{l.Label}: {Components.LawWords.In(l.Reference)}", $"/rules/{set.Family}/{set.Name}", l.Status == RuleStatus.Unconfirmed)),
            ],
        };
    }

    private static string LineText(ParameterValue line) => $"{line.Label}{(line.CaseLabel is { } label ? $" ({label})" : "")}: {Value(line)}";

    private static string Value(ParameterValue line) => line.Value.ToString("0.##", CultureInfo.CurrentCulture);
}
