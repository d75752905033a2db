namespace Anise.Figures.Publishing;

/// <summary>
/// A table to publish: counts for the places of a tree, in columns that add up to a total. Small counts are hidden, with others by which they could be
/// found out. See docs/explanation/publishing.md for why this is enough.
/// </summary>
public sealed class CountTable
{
    /// <summary>Counts under this are small, but zero.</summary>
    public const int Least = 5;

    private readonly bool[,] _hidden;

    /// <summary>Hides what must not be seen.</summary>
    /// <param name="parents">For each row the row that it lies in; -1 for the first, which holds all others.</param>
    /// <param name="cells">The counts by row and column; column 0 is the total. Two columns or more beside it.</param>
    /// <param name="above">Where the totals are a column of another table: its hidden cells there. A row whose total is hidden is hidden whole.</param>
    /// <param name="also">Cells that are hidden for a reason of their own.</param>
    /// <exception cref="ArgumentException">Columns do not add up to their total, or places to the place over them, or a count is negative.</exception>
    public CountTable(IReadOnlyList<int> parents, long[,] cells, Func<int, bool>? above = null, Func<int, int, bool>? also = null)
        : this(parents, cells, above, also, cover: true)
    {
    }

    // Without cover only the small cells themselves are hidden: what a test needs to see that it would find what they give away.
    internal CountTable(IReadOnlyList<int> parents, long[,] cells, Func<int, bool>? above, Func<int, int, bool>? also, bool cover)
    {
        (Parents, Cells) = (parents, cells);
        int rows = cells.GetLength(0), columns = cells.GetLength(1);
        if (columns < 3) throw new ArgumentException("One column is its total.", nameof(cells));
        Check(parents, cells);
        _hidden = new bool[rows, columns];
        for (int row = 0; row < rows; row++)
        {
            bool whole = above?.Invoke(row) == true;
            for (int column = 0; column < columns; column++)
                _hidden[row, column] = whole || (column > 0 || above is null) && (IsSmall(cells[row, column]) || also?.Invoke(row, column) == true);
        }
        if (!cover) return;
        var network = new CellNetwork(parents, cells, _hidden, totalsStand: above is not null);
        // What is hidden on the way lies on that way itself: it is covered too. A row whose standing total is nought moves with that total only.
        foreach (var (row, column) in Hidden().ToList())
            if (above is null || (column > 0 && cells[row, 0] > 0)) network.Protect(row, column);
    }

    /// <summary>For each row the row that it lies in.</summary>
    public IReadOnlyList<int> Parents { get; }

    /// <summary>The counts, also the hidden ones.</summary>
    internal long[,] Cells { get; }

    /// <summary>Whether a cell may not be seen.</summary>
    public bool IsHidden(int row, int column) => _hidden[row, column];

    /// <summary>The cells that may not be seen.</summary>
    internal IEnumerable<(int Row, int Column)> Hidden()
    {
        for (int row = 0; row < _hidden.GetLength(0); row++)
            for (int column = 0; column < _hidden.GetLength(1); column++)
                if (_hidden[row, column]) yield return (row, column);
    }

    private static bool IsSmall(long count) => count is > 0 and < Least;

    private static void Check(IReadOnlyList<int> parents, long[,] cells)
    {
        for (int column = 0; column < cells.GetLength(1); column++)
        {
            var below = new long?[parents.Count];
            for (int row = 0; row < parents.Count; row++)
            {
                long others = 0;
                for (int c = 1; c < cells.GetLength(1); c++) others += cells[row, c];
                if (cells[row, column] < 0 || others != cells[row, 0]) throw new ArgumentException($"Row {row} does not add up.", nameof(cells));
                if (parents[row] >= 0) below[parents[row]] = (below[parents[row]] ?? 0) + cells[row, column];
            }
            for (int row = 0; row < parents.Count; row++)
                if (below[row] is { } sum && sum != cells[row, column]) throw new ArgumentException($"What lies in row {row} does not add up.", nameof(cells));
        }
    }
}
