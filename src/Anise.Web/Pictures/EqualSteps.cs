using System.Globalization;

namespace Anise.Web.Pictures;

/// <summary>Six classes of equal width from zero, the last one open: the legend of a map or a heat map.</summary>
/// <param name="Step">The width of a class.</param>
/// <param name="Unit">What is put behind a bound.</param>
public sealed record EqualSteps(double Step, string Unit)
{
    private const int Classes = 6;
    private static readonly double[] Widths = [0.1, 0.2, 0.5, 1, 2, 2.5, 5, 10, 15, 20, 50, 100, 200, 500, 1000];

    /// <summary>The narrowest round width by which the largest value is still within the classes.</summary>
    public static EqualSteps For(IEnumerable<double?> values, string unit)
    {
        double most = values.Max() ?? 0;
        return new EqualSteps(Widths.FirstOrDefault(w => w * Classes > most, Widths[^1]), unit);
    }

    /// <summary>The class of a value, from 1.</summary>
    public int ClassOf(double value) => Math.Clamp((int)Math.Floor(value / Step) + 1, 1, Classes);

    /// <summary>From where to where a class goes: "5–10 %", of the last "25 % and more".</summary>
    public string Label(int of) => of == Classes ? Texts.Get("class-open", Bound(of - 1) + Unit) : $"{Bound(of - 1)}–{Bound(of)}{Unit}";

    /// <summary>How many classes there are.</summary>
    public static int Count => Classes;

    /// <summary>The width in words.</summary>
    public string Width => Bound(1) + Unit;

    private string Bound(int of) => (of * Step).ToString("0.##", CultureInfo.CurrentCulture);
}
