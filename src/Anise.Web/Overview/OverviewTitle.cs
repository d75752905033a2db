using System.Globalization;
using Anise.Figures;
using Anise.Web.Figures;
using Anise.Web.Pictures;

namespace Anise.Web.Overview;

/// <summary>The answer of an overview.</summary>
/// <param name="Before">What stands before the rate.</param>
/// <param name="Rate">The rate.</param>
/// <param name="After">What stands after it.</param>
internal sealed record OverviewTitle(string Before, string Rate, string After)
{
    /// <summary>All of it.</summary>
    public string Text => Before + Rate + After;

    /// <param name="grid">The rates by year.</param>
    /// <param name="year">The year.</param>
    /// <param name="compared">The year before, where it can be compared.</param>
    /// <param name="breaks">Where the law changes.</param>
    /// <param name="known">How many of how many communes have figures; null for a commune.</param>
    public static OverviewTitle Make(FigureGrid grid, int year, int? compared, StandardBreaks breaks, (int Known, int All)? known)
    {
        Figure figure = grid.Figures[0];
        FigureValue now = grid[figure.Code, year];
        string rate = FigureShow.Value(figure, now);
        string plain = year.ToString(CultureInfo.InvariantCulture);
        string after = "";
        if (compared is { } before && grid[figure.Code, before].Value is { } was && now.Value is { } value)
        {
            double change = FigureText.Change(value, was, figure.Decimals);
            string size = FigureText.Of(Math.Abs(change), figure.Decimals);
            after = Texts.Get(change switch { < 0 => "title-down", > 0 => "title-up", _ => "title-same" }, size, before.ToString(CultureInfo.InvariantCulture));
        }
        else if (breaks.Standards.Begins(year)) after = Texts.Get("title-new-standard", breaks.Standards.Of(year)!.Name);
        if (known is { } k) after += Texts.Get("title-communes", k.Known, k.All);
        string[] sides = Texts.Get("title", grid.Place.Name, plain, "\0").Split('\0');
        return new OverviewTitle(sides[0], rate, sides[1] + after);
    }
}
