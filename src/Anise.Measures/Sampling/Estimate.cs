using System.Runtime.InteropServices;

namespace Anise.Measures;

/// <summary>What a measure is estimated to be, and how far the sample may have led it astray.</summary>
/// <param name="Value">In the unit of the measure; NaN where the measure is not defined (such as the intensity where nobody is poor).</param>
/// <param name="StandardError">In the same unit; NaN where there is none: a register, a single primary sampling unit, a measure without one.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Estimate(double Value, double StandardError)
{
    /// <summary>A measure that is not defined for these data.</summary>
    public static readonly Estimate Undefined = new(double.NaN, double.NaN);

    /// <summary>Whether there is a value.</summary>
    public bool IsDefined => !double.IsNaN(Value);

    /// <summary>Whether there is a standard error.</summary>
    public bool HasError => !double.IsNaN(StandardError);
}
