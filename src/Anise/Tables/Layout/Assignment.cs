namespace Anise.Tables.Layout;

/// <summary>The assignment with the highest sum: each field to at most one column, each column to at most one field.</summary>
internal static class Assignment
{
    /// <summary>The column of each field, or -1. A score of 0 is no offer.</summary>
    /// <remarks>The Hungarian method with potentials, on costs that are the negated scores.</remarks>
    public static int[] Best(double[,] scores)
    {
        int fields = scores.GetLength(0), columns = scores.GetLength(1) + fields;   // a field may go without
        double Cost(int field, int column) => column < scores.GetLength(1) ? -scores[field, column] : 0;
        var ofField = new double[fields + 1];
        var ofColumn = new double[columns + 1];
        var taken = new int[columns + 1];
        var way = new int[columns + 1];
        for (int field = 1; field <= fields; field++)
        {
            taken[0] = field;
            int at = 0;
            var least = new double[columns + 1];
            Array.Fill(least, double.PositiveInfinity);
            var used = new bool[columns + 1];
            do
            {
                used[at] = true;
                int next = 0;
                double delta = double.PositiveInfinity;
                for (int column = 1; column <= columns; column++)
                {
                    if (used[column]) continue;
                    double reduced = Cost(taken[at] - 1, column - 1) - ofField[taken[at]] - ofColumn[column];
                    if (reduced < least[column]) (least[column], way[column]) = (reduced, at);
                    if (least[column] < delta) (delta, next) = (least[column], column);
                }
                for (int column = 0; column <= columns; column++)
                {
                    if (used[column]) (ofField[taken[column]], ofColumn[column]) = (ofField[taken[column]] + delta, ofColumn[column] - delta);
                    else least[column] -= delta;
                }
                at = next;
            }
            while (taken[at] != 0);
            for (; at != 0; at = way[at]) taken[at] = taken[way[at]];
        }
        var best = new int[fields];
        Array.Fill(best, -1);
        for (int column = 1; column <= scores.GetLength(1); column++)
            if (taken[column] > 0 && scores[taken[column] - 1, column - 1] > 0) best[taken[column] - 1] = column - 1;
        return best;
    }
}
