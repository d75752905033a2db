namespace Anise.Figures.Publishing;

/// <summary>The counts of a figure in the lowest places.</summary>
/// <param name="Counts">By place; 0 where nothing is known.</param>
/// <param name="Known">By place, whether anything is known.</param>
internal sealed record LeafCounts(long[] Counts, bool[] Known);

/// <summary>The counts that tables are made of.</summary>
/// <param name="Parents">For each place the one that it lies in; -1 for the first.</param>
/// <param name="Leaves">The lowest places.</param>
/// <param name="Figures">By code of the figure.</param>
/// <param name="Splits">By code and breakdown, then by group.</param>
internal sealed record PublicationCounts(
    IReadOnlyList<int> Parents, IReadOnlyList<int> Leaves, IReadOnlyDictionary<string, LeafCounts> Figures, IReadOnlyDictionary<(string Code, string By), IReadOnlyDictionary<string, long[]>> Splits);

/// <summary>Makes the tables of a plan, each after that in which its total is a column.</summary>
internal sealed class TableMaker(PublicationPlan plan, PublicationCounts counts, bool cover = true)
{
    private readonly List<MadeTable> _made = [];

    /// <summary>The tables; without those of which nothing is known.</summary>
    /// <exception cref="ArgumentException">Counts do not add up.</exception>
    public IReadOnlyList<MadeTable> Run()
    {
        foreach (TablePlan table in plan.Tables)
        {
            LeafCounts total = counts.Figures[table.Total];
            if (table.By is { } by)
            {
                IReadOnlyDictionary<string, long[]> found = counts.Splits[(table.Total, by)];
                bool[] known = [.. total.Counts.Select(_ => true)];
                List<LeafCounts> groups = [.. table.Groups.Select(g => new LeafCounts(found.GetValueOrDefault(g) ?? new long[known.Length], known))];
                long[] others = [.. total.Counts.Select((n, i) => n - groups.Sum(g => g.Counts[i]))];
                Add(table, [total, .. groups, new LeafCounts(others, known)], [.. table.Groups, ""]);
                continue;
            }
            LeafCounts[] parts = [.. table.Parts.Select(p => counts.Figures[p])];
            if (parts.All(p => !p.Known.Contains(true))) continue;   // an indicator of another year's rules
            long[] rest = [.. total.Counts.Select((n, i) => n - parts.Sum(p => p.Counts[i]))];
            Add(table, [total, .. parts, new LeafCounts(rest, total.Known)], []);
        }
        return _made;
    }

    private void Add(TablePlan table, LeafCounts[] columns, IReadOnlyList<string> groups)
    {
        var cells = new long[counts.Parents.Count, columns.Length];
        var unknown = new HashSet<(int, int)>(Enumerable.Range(0, counts.Parents.Count).SelectMany(r => Enumerable.Range(0, columns.Length).Select(c => (r, c))));
        for (int i = 0; i < counts.Leaves.Count; i++)
        {
            for (int row = counts.Leaves[i]; row >= 0; row = counts.Parents[row])
            {
                for (int column = 0; column < columns.Length; column++)
                {
                    cells[row, column] += columns[column].Counts[i];
                    if (columns[column].Known[i]) unknown.Remove((row, column));
                }
            }
        }
        CountTable? with = table.HiddenWith is { } other ? _made.First(m => m.Plan.Total == other && m.Plan.By is null).Counts : null;
        _made.Add(new MadeTable(table, new CountTable(counts.Parents, cells, HiddenAbove(table), with is null ? null : with.IsHidden, cover), groups, unknown));
    }

    // The hidden cells of the total in the table where it is a column; null where it is none's.
    private Func<int, bool>? HiddenAbove(TablePlan table)
    {
        foreach (MadeTable other in _made.Where(m => m.Plan.By is null))
        {
            int column = other.Plan.Parts.ToList().IndexOf(table.Total) + 1;
            if (column > 0) return row => other.Counts.IsHidden(row, column);
        }
        return null;
    }
}
