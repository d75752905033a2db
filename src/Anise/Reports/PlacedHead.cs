namespace Anise.Reports;

/// <summary>A head with the place it takes in the grid of heads.</summary>
internal readonly record struct PlacedHead(ReportHead Head, int Row, int Column)
{
    /// <summary>Puts rows of heads into a grid: each takes the next free column of its row.</summary>
    public static IReadOnlyList<PlacedHead> Of(IReadOnlyList<IReadOnlyList<ReportHead>> rows, int columns)
    {
        var taken = new bool[rows.Count, columns];
        var placed = new List<PlacedHead>();
        for (int r = 0; r < rows.Count; r++)
        {
            int column = 0;
            foreach (ReportHead head in rows[r])
            {
                while (taken[r, column]) column++;
                for (int y = r; y < r + head.Rows; y++)
                    for (int x = column; x < column + head.Columns; x++) taken[y, x] = true;
                placed.Add(new PlacedHead(head, r, column));
                column += head.Columns;
            }
        }
        return placed;
    }
}
