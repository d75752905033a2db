using System.Runtime.InteropServices;

namespace Anise.Projects.Logs;

/// <summary>The use of a product that asks to wait before a harvest.</summary>
/// <param name="Plot">Where it was used.</param>
/// <param name="Date">When.</param>
/// <param name="FreeFrom">The first day on which a harvest is free of it: the day of use and the interval.</param>
/// <param name="Product">The product; null where it is not said.</param>
/// <param name="IntervalDays">The interval.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ProductUse(PlotId Plot, DateOnly Date, DateOnly FreeFrom, string? Product, int IntervalDays)
{
    /// <summary>Whether a harvest on a day is within its interval: from the day of use until the day before the first free one.</summary>
    public bool Forbids(DateOnly harvest) => Date <= harvest && harvest < FreeFrom;
}

/// <summary>Why a harvest has to wait.</summary>
/// <param name="Use">The use with the latest first free day among those that forbid it.</param>
/// <param name="FirstFreeDay">The first day from that of the harvest on which no interval runs.</param>
public sealed record MustWait(ProductUse Use, DateOnly FirstFreeDay);

/// <summary>Waiting before a harvest.</summary>
public static class Waiting
{
    /// <summary>Why a harvest on a day has to wait; null where it may be.</summary>
    /// <param name="harvest">The day.</param>
    /// <param name="uses">The uses on the plot and on those with which it has ground in common.</param>
    public static MustWait? Of(DateOnly harvest, IReadOnlyCollection<ProductUse> uses)
    {
        List<ProductUse> against = [.. uses.Where(u => u.Forbids(harvest))];
        if (against.Count == 0) return null;
        DateOnly free = harvest;
        while (uses.Any(u => u.Forbids(free))) free = uses.Where(u => u.Forbids(free)).Max(u => u.FreeFrom);
        return new MustWait(against.MaxBy(u => u.FreeFrom), free);
    }
}
