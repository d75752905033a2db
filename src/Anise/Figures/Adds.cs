using System.Runtime.InteropServices;

namespace Anise.Figures;

/// <summary>How the values of a figure add up: over places, and over the periods of its records.</summary>
public enum Adds
{
    /// <summary>What happened in a period: adds over places and over periods (days worked, households that escaped).</summary>
    Flow,
    /// <summary>What is there at the end of a period: adds over places; of a longer period it is what its last one has (poor households).</summary>
    Stock,
    /// <summary>What has come together since a beginning: adds over places; of a longer period it is what its last one has (money paid so far).</summary>
    Cumulative,
    /// <summary>So many different things (people trained): adds over nothing, each place and period is counted from the records, where a thing counts once.</summary>
    Distinct,
    /// <summary>One sum for another: adds over nothing, each place and period divides its own sums.</summary>
    Ratio,
}

/// <summary>How files and interfaces write such words.</summary>
public static class FigureWords
{
    /// <summary><c>flow</c>, <c>stock</c> …</summary>
    public static string Word(this Adds adds) => adds.ToString().ToLowerInvariant();

    /// <summary><c>review-year</c>, <c>calendar-year</c>, <c>month</c> or <c>day</c>.</summary>
    public static string Word(this PeriodKind period) => period switch { PeriodKind.ReviewYear => "review-year", PeriodKind.CalendarYear => "calendar-year", PeriodKind.Day => "day", _ => "month" };
}

/// <summary>Different things: a set that grows by joining others, and is counted once when somebody asks.</summary>
internal sealed class Things
{
    private readonly Things? _left, _right;
    private Dictionary<string, double>? _own;
    private double _count = -1;

    /// <summary>The things that were found, each with what it counts.</summary>
    public Things(Dictionary<string, double> own) => _own = own;

    private Things(Things left, Things right) => (_left, _right) = (left, right);

    /// <summary>How many there are, each once; one that stands for several as many as it was largest.</summary>
    public double Count => _count < 0 ? _count = All().Values.Sum() : _count;

    /// <summary>Adds a thing to those found: the largest of it stays.</summary>
    public static void Put(Dictionary<string, double> things, string thing, double counts)
    {
        if (counts > things.GetValueOrDefault(thing)) things[thing] = counts;
    }

    /// <summary>The things of both.</summary>
    public static Things? Join(Things? a, Things? b) => a is null ? b : b is null ? a : new Things(a, b);

    private Dictionary<string, double> All()
    {
        if (_own is not null) return _own;
        var all = new Dictionary<string, double>(StringComparer.Ordinal);
        var open = new Stack<Things>([this]);
        while (open.TryPop(out Things? next))
        {
            if (next._own is { } own)
            {
                foreach (var (thing, counts) in own) Put(all, thing, counts);
                continue;
            }
            open.Push(next._left!);
            open.Push(next._right!);
        }
        return _own = all;
    }
}

/// <summary>A sum over some records, and how many of them it rests on.</summary>
/// <param name="Added">What the records add up to; 0 where different things are counted.</param>
/// <param name="Known">Records whose condition and term are known, also where the condition does not hold.</param>
/// <param name="Missing">Records of which it is not known whether they count, or what they add.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Tally(double Added, int Known, int Missing)
{
    /// <summary>The different things, where these are counted; null for a sum.</summary>
    internal Things? Things { get; init; }

    /// <summary>The sum, or how many different things.</summary>
    public double Sum => Exact(Things?.Count ?? Added);

    /// <summary>A sum of decimals, such as hectares, is the same in whatever order it was added: beyond a millionth there is only what binary numbers leave.</summary>
    internal static double Exact(double sum) => sum == Math.Truncate(sum) ? sum : FigureText.Round(sum, 6);

    /// <summary>Nothing is said where nothing is known, or where all that could count is not known.</summary>
    public bool IsKnown => Known > 0 && (Missing == 0 || Sum != 0);

    /// <summary>Both together: a thing that is in both counts once.</summary>
    public static Tally operator +(Tally a, Tally b) => new(a.Added + b.Added, a.Known + b.Known, a.Missing + b.Missing) { Things = Things.Join(a.Things, b.Things) };
}
