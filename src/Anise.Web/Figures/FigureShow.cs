using System.Globalization;
using Anise.Figures;
using Anise.Web.Components;

namespace Anise.Web.Figures;

/// <summary>Values of figures as the reader's language writes them.</summary>
public static class FigureShow
{
    /// <summary>A value with its digits, and a sign of percent; a dash where nothing is known.</summary>
    public static string Value(Figure figure, FigureValue value) => Value(figure, value.Value);

    /// <inheritdoc cref="Value(Figure, FigureValue)"/>
    public static string Value(Figure figure, double? value) => value is not { } v ? "–"
        : FigureText.Of(v, figure.Decimals) + (figure.Unit == "%" ? " %" : "");

    /// <summary>Of so few a share says little: their number is shown with it.</summary>
    private const int Few = 30;

    /// <summary>A value, and of a share of few how many they are: 33,3 % (n = 12).</summary>
    public static string WithFew(Figure figure, FigureValue value) =>
        figure is { IsShare: true, Unit: "%" } && value is { Value: not null, Denominator: { } n and < Few } ? Texts.Get("few", Value(figure, value), FigureText.Of(n, 0)) : Value(figure, value);

    /// <summary>A period in words: a year, a month of a year, a day.</summary>
    public static string InWords(Period period) =>
        period.IsDay ? Texts.Get("on-day", period.LastDay) : period.IsMonth ? Texts.Get("in-month", Show.Plain(period.Year), period.Month) : Texts.Get("in-year", Show.Plain(period.Year));

    /// <summary>A value with its unit in words: 148 hộ.</summary>
    public static string WithUnit(Figure figure, double? value) =>
        value is null || figure.Unit is "%" or "index" ? Value(figure, value) : $"{Value(figure, value)} {UnitNames.Of(figure.Unit)}";

    /// <summary>The change against another value: +3, −1,2 điểm %; empty where one of the two is not known.</summary>
    public static string Change(Figure figure, double? now, double? before)
    {
        if (now is not { } a || before is not { } b) return "";
        double change = FigureText.Change(a, b, figure.Decimals);
        string text = FigureText.Of(Math.Abs(change), figure.Decimals) + (figure.Unit == "%" ? " " + Texts.Get("points") : "");
        return change == 0 ? "0" : (change > 0 ? "+" : "−") + text;
    }

    /// <summary>The change from a year to the next within a grid; empty where the two cannot be compared.</summary>
    public static string Change(FigureGrid grid, Figure figure, int year, FigureStandards standards) =>
        standards.Compares(grid, figure, year - 1, year) ? Change(figure, grid[figure.Code, year].Value, grid[figure.Code, year - 1].Value) : "";

    /// <summary>How far the reviews of the year are, where they are not all decided; null where they are.</summary>
    public static string? Coverage(FigureCoverage coverage) => coverage.IsComplete || coverage.Communes == 0 ? null : Texts.Get("coverage", coverage.Closed, coverage.Communes);
}
