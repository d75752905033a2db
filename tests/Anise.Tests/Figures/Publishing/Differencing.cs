using Anise.Figures.Publishing;

namespace Anise.Tests.Figures.Publishing;

/// <summary>
/// An outsider who writes down every published number of all tables as an equation over the counts of the lowest places, and asks which hidden cells these
/// equations settle. Knows nothing of how cells were chosen. Computes modulo a prime of 61 bits: what is settled by fractions is settled there too, unless
/// the prime divides a determinant of this small matrix of zeros and ones.
/// </summary>
internal sealed class Differencing
{
    private const ulong Prime = (1UL << 61) - 1;

    private readonly Dictionary<string, int> _unknowns = [];
    private readonly List<Dictionary<int, ulong>> _equations = [];
    private readonly List<(string Cell, Dictionary<int, ulong> Sum)> _hidden = [];
    private readonly SortedDictionary<int, Dictionary<int, ulong>> _pivots = [];

    public Differencing(IReadOnlyList<MadeTable> tables) : this((tables, row => [$"{row}"]))
    {
    }

    /// <summary>An outsider who kept several publications of a year: each with the lowest units that a row of its tables is made of.</summary>
    public Differencing(params IReadOnlyList<(IReadOnlyList<MadeTable> Tables, Func<int, IReadOnlyList<string>> UnitsOf)> publications)
    {
        for (int i = 0; i < publications.Count; i++)
            foreach (MadeTable table in publications[i].Tables) Add(table, publications[i].Tables, publications[i].UnitsOf, i);
        foreach (Dictionary<int, ulong> equation in _equations)
        {
            Dictionary<int, ulong> left = Reduce(equation);
            if (left.Count == 0) continue;
            int pivot = left.Keys.Min();
            ulong inverse = Power(left[pivot], Prime - 2);
            _pivots.Add(pivot, left.ToDictionary(t => t.Key, t => Times(t.Value, inverse)));
        }
    }

    public int Hidden => _hidden.Count;

    /// <summary>The hidden cells that are settled.</summary>
    public IReadOnlyList<string> Settled() => [.. _hidden.Where(h => Reduce(h.Sum).Count == 0).Select(h => h.Cell)];

    private void Add(MadeTable table, IReadOnlyList<MadeTable> all, Func<int, IReadOnlyList<string>> unitsOf, int publication)
    {
        CountTable counts = table.Counts;
        int columns = counts.Cells.GetLength(1);
        for (int row = 0; row < counts.Parents.Count; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                var sum = new Dictionary<int, ulong>();
                foreach (string unit in LeavesOf(row, counts.Parents).SelectMany(unitsOf))
                    foreach (string cell in Parts(table, column, columns)) Put(sum, $"{cell} at {unit}");
                if (counts.IsHidden(row, column)) _hidden.Add(($"{Name(table)} {row},{column} of publication {publication}", sum));
                else _equations.Add(sum);   // its number stands on the right and does not matter for what is settled
            }
            // The total of a table is known to be the column of the table over it.
            if (counts.Parents.Contains(row) || OverOf(table, all) is not { } over) continue;
            foreach (string unit in unitsOf(row))
            {
                var link = new Dictionary<int, ulong>();
                foreach (string cell in Parts(table, 0, columns)) Put(link, $"{cell} at {unit}");
                foreach (string cell in Parts(over.Table, over.Column, over.Table.Counts.Cells.GetLength(1))) Put(link, $"{cell} at {unit}", Prime - 1);
                _equations.Add(link);
            }
        }
    }

    private static string Name(MadeTable table) => $"{table.Plan.Total}/{table.Plan.By ?? string.Join('+', table.Plan.Parts)}";

    private static IEnumerable<string> Parts(MadeTable table, int column, int columns) =>
        (column == 0 ? Enumerable.Range(1, columns - 1) : [column]).Select(c => $"{Name(table)}:{c}");

    private static (MadeTable Table, int Column)? OverOf(MadeTable table, IReadOnlyList<MadeTable> all)
    {
        foreach (MadeTable other in all.Where(o => o.Plan.By is null))
            for (int i = 0; i < other.Plan.Parts.Count; i++)
                if (other.Plan.Parts[i] == table.Plan.Total) return (other, i + 1);
        return null;
    }

    private static IEnumerable<int> LeavesOf(int row, IReadOnlyList<int> parents)
    {
        List<int> below = [.. Enumerable.Range(0, parents.Count).Where(r => parents[r] == row)];
        return below.Count == 0 ? [row] : below.SelectMany(r => LeavesOf(r, parents));
    }

    private void Put(Dictionary<int, ulong> sum, string cell, ulong factor = 1)
    {
        if (!_unknowns.TryGetValue(cell, out int unknown)) _unknowns.Add(cell, unknown = _unknowns.Count);
        sum[unknown] = Plus(sum.GetValueOrDefault(unknown), factor);
    }

    private Dictionary<int, ulong> Reduce(Dictionary<int, ulong> equation)
    {
        var left = new SortedDictionary<int, ulong>(equation);
        var done = new Dictionary<int, ulong>();
        while (left.Count > 0)
        {
            var (unknown, factor) = left.First();
            left.Remove(unknown);
            if (factor == 0) continue;
            if (!_pivots.TryGetValue(unknown, out Dictionary<int, ulong>? pivot))
            {
                done[unknown] = factor;
                continue;
            }
            foreach (var (other, by) in pivot)
                if (other != unknown) left[other] = Plus(left.GetValueOrDefault(other), Prime - Times(factor, by));
        }
        return done;
    }

    private static ulong Plus(ulong a, ulong b) => (a + b) % Prime;

    private static ulong Times(ulong a, ulong b) => (ulong)((UInt128)a * b % Prime);

    private static ulong Power(ulong a, ulong exponent)
    {
        ulong result = 1;
        for (; exponent > 0; exponent >>= 1, a = Times(a, a))
            if ((exponent & 1) == 1) result = Times(result, a);
        return result;
    }
}
