namespace Anise.Figures.Publishing;

/// <summary>
/// A table of counts as a network. Its sums are the nodes: one for each lowest row (its columns add up to its total), one for each column of a place that
/// has others below it (these add up to it), one for the first row. Every cell stands in exactly two of these sums, once on each side: it is an edge.
/// A change of hidden cells that leaves all sums and all other cells as they are runs along a closed way; where no such way leads through a cell, the
/// others give it away. A cell of zero cannot become less, so that a way may only raise it.
/// </summary>
internal sealed class CellNetwork
{
    private const long OfZero = 1_000_000_000;   // a zero tells little and is a poor cover: hidden last

    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
    private readonly record struct Edge(int Row, int Column, int From, int To);

    private readonly long[,] _cells;
    private readonly bool[,] _hidden;
    private readonly Dictionary<(int, int), int> _edgeOf = [];
    private readonly List<Edge> _edges = [];
    private readonly List<int>[] _at;

    /// <summary>Lays the network over a table.</summary>
    /// <param name="parents">For each row the row that it lies in; -1 for the first.</param>
    /// <param name="cells">The counts by row and column; column 0 is the total of the others.</param>
    /// <param name="hidden">Which are hidden; more will be.</param>
    /// <param name="totalsStand">Whether totals belong to another table and are not to be hidden here, nor counted on as hidden.</param>
    public CellNetwork(IReadOnlyList<int> parents, long[,] cells, bool[,] hidden, bool totalsStand)
    {
        (_cells, _hidden) = (cells, hidden);
        int rows = parents.Count, columns = cells.GetLength(1);
        bool[] inner = new bool[rows];
        foreach (int parent in parents.Where(p => p >= 0)) inner[parent] = true;
        _at = new List<int>[rows * (columns + 1)];
        int Row(int row) => row * (columns + 1);
        int Column(int row, int column) => (row * (columns + 1)) + 1 + column;
        for (int row = 0; row < rows; row++)
        {
            for (int column = totalsStand ? 1 : 0; column < columns; column++)
            {
                int below = inner[row] ? Column(row, column) : Row(row), above = parents[row] >= 0 ? Column(parents[row], column) : Row(row);
                _edgeOf[(row, column)] = _edges.Count;
                Put(below).Add(_edges.Count);
                Put(above).Add(_edges.Count);
                _edges.Add(column == 0 ? new Edge(row, column, above, below) : new Edge(row, column, below, above));
            }
        }

        List<int> Put(int node) => _at[node] ??= [];
    }

    /// <summary>Hides the cheapest further cells that make a closed way through a cell; none where hidden ones make it already.</summary>
    /// <exception cref="InvalidOperationException">There is no way: the table has one column only, or a total that stands and is nought.</exception>
    public void Protect(int row, int column)
    {
        int own = _edgeOf[(row, column)];
        Edge edge = _edges[own];
        var (raised, by) = Cheapest(edge.To, edge.From, own);
        if (raised != 0 && _cells[row, column] > 0)
        {
            var (lowered, other) = Cheapest(edge.From, edge.To, own);
            if (lowered < raised) (raised, by) = (lowered, other);
        }
        if (raised == long.MaxValue) throw new InvalidOperationException("No cell of this table can cover another.");
        foreach (int i in by) _hidden[_edges[i].Row, _edges[i].Column] = true;
    }

    private (long Cost, List<int> Edges) Cheapest(int from, int to, int without)
    {
        var cost = new Dictionary<int, long> { [from] = 0 };
        var came = new Dictionary<int, (int Node, int Edge)>();
        var open = new PriorityQueue<int, long>();
        open.Enqueue(from, 0);
        while (open.TryDequeue(out int node, out long so))
        {
            if (so > cost[node]) continue;
            if (node == to) return (so, Way());
            foreach (int i in _at[node])
            {
                Edge edge = _edges[i];
                bool raises = edge.From == node;
                if (i == without || (!raises && _cells[edge.Row, edge.Column] == 0)) continue;
                int next = raises ? edge.To : edge.From;
                long then = so + CostOf(edge);
                if (cost.TryGetValue(next, out long known) && known <= then) continue;
                (cost[next], came[next]) = (then, (node, i));
                open.Enqueue(next, then);
            }
        }
        return (long.MaxValue, []);

        List<int> Way()
        {
            var way = new List<int>();
            for (int node = to; node != from; node = came[node].Node) way.Add(came[node].Edge);
            return way;
        }
    }

    private long CostOf(Edge edge) => _hidden[edge.Row, edge.Column] ? 0 : _cells[edge.Row, edge.Column] is var count and > 0 ? count + 1 : OfZero;
}
