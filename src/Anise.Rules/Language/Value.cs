using System.Runtime.InteropServices;

namespace Anise.Rules.Language;

/// <summary>
/// What is known of a value: the range it lies in. Known when both ends are equal. Yes is 1, no is 0, a choice is the index of its option,
/// several choices are a bit set, a date is its day number. Numbers count to nine decimals.
/// </summary>
/// <param name="Low">The smallest possible value.</param>
/// <param name="High">The largest possible value.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Value(double Low, double High)
{
    /// <summary>Nothing known about a number, a choice or a date.</summary>
    public static readonly Value Unknown = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Nothing known about a yes/no.</summary>
    public static readonly Value Maybe = new(0, 1);

    /// <summary>Yes.</summary>
    public static readonly Value Yes = new(1, 1);

    /// <summary>No.</summary>
    public static readonly Value No = new(0, 0);

    /// <summary>Whether the value is exactly known.</summary>
    public bool IsKnown => Low == High;

    /// <summary>A known number.</summary>
    public static Value Of(double number) => new(number, number);

    /// <summary>A known yes or no.</summary>
    public static Value Of(bool yes) => yes ? Yes : No;

    internal bool IsYes => Low == 1;

    internal bool IsNo => High == 0;

    internal static Value Not(Value x) => new(1 - x.High, 1 - x.Low);

    internal static Value And(Value a, Value b) => new(Math.Min(a.Low, b.Low), Math.Min(a.High, b.High));

    internal static Value Or(Value a, Value b) => new(Math.Max(a.Low, b.Low), Math.Max(a.High, b.High));

    internal static Value Add(Value a, Value b) => new(a.Low + b.Low, a.High + b.High);

    internal static Value Subtract(Value a, Value b) => new(a.Low - b.High, a.High - b.Low);

    internal static Value Multiply(Value a, Value b)
    {
        double p = Times(a.Low, b.Low), q = Times(a.Low, b.High), r = Times(a.High, b.Low), s = Times(a.High, b.High);
        return new(Math.Min(Math.Min(p, q), Math.Min(r, s)), Math.Max(Math.Max(p, q), Math.Max(r, s)));
    }

    internal static Value Divide(Value a, Value b)
    {
        if (b.Low <= 0 && b.High >= 0)
            return Unknown;
        double p = Over(a.Low, b.Low), q = Over(a.Low, b.High), r = Over(a.High, b.Low), s = Over(a.High, b.High);
        return new(Math.Min(Math.Min(p, q), Math.Min(r, s)), Math.Max(Math.Max(p, q), Math.Max(r, s)));
    }

    internal static Value Less(Value a, Value b) => IsLess(a.High, b.Low) ? Yes : !IsLess(a.Low, b.High) ? No : Maybe;

    internal static Value AtMost(Value a, Value b) => !IsLess(b.Low, a.High) ? Yes : IsLess(b.High, a.Low) ? No : Maybe;

    internal static Value Same(Value a, Value b)
    {
        if (IsLess(a.High, b.Low) || IsLess(b.High, a.Low))
            return No;
        return a.IsKnown && b.IsKnown ? Yes : Maybe;
    }

    /// <summary>
    /// Whether a number is less than another by more than counts. Numbers that are equal to nine decimals are equal, and large ones that only the binary form of
    /// decimals holds apart: 0.1 + 0.2 is not over 0.3.
    /// </summary>
    internal static bool IsLess(double a, double b) => a < b
        && (double.IsInfinity(a) || double.IsInfinity(b) || b - a > Math.Max(0.5e-9, 1e-15 * Math.Max(Math.Abs(a), Math.Abs(b))));

    internal static Value HasBit(Value set, int bit) =>
        set.IsKnown ? Of(((long)set.Low >> bit & 1) == 1) : Maybe;

    /// <summary>The index of the first condition that holds, else one more than the last; unknown as soon as one that may hold comes before.</summary>
    internal static Value First(int count, Func<int, Value> condition)
    {
        for (var i = 0; i < count; i++)
        {
            var holds = condition(i);
            if (!holds.IsNo)
                return holds.IsYes ? Of(i) : Unknown;
        }

        return Of(count);
    }

    internal static Value Hull(Value a, Value b) => new(Math.Min(a.Low, b.Low), Math.Max(a.High, b.High));

    private static double Times(double a, double b) => a == 0 || b == 0 ? 0 : a * b;

    private static double Over(double a, double b) => double.IsInfinity(a) && double.IsInfinity(b) ? 0 : a / b;
}
