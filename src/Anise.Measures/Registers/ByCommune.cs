namespace Anise.Measures;

/// <summary>Runs work over the communes of a register: pieces of whole communes, each thread with its own workspace.</summary>
internal static class ByCommune
{
    // Below this many households starting threads costs more than it saves.
    private const int WorthThreads = 500_000;
    private const int Piece = 250_000;

    /// <summary>Does something for each commune.</summary>
    /// <param name="starts">Where each commune begins, and the end.</param>
    /// <param name="threads">At most so many at a time; 0 for as many as there are processors.</param>
    /// <param name="workspace">What a thread works with; it is disposed of.</param>
    /// <param name="commune">What to do, given the number of the commune and the workspace.</param>
    public static void Run<T>(ReadOnlySpan<int> starts, int threads, Func<T> workspace, Action<int, T> commune)
        where T : IDisposable
    {
        int communes = starts.Length - 1;
        if (threads == 1 || starts[^1] < WorthThreads)
        {
            using T own = workspace();
            for (int i = 0; i < communes; i++) commune(i, own);
            return;
        }

        int[] pieces = Pieces(starts);
        Parallel.For(0, pieces.Length - 1, new ParallelOptions { MaxDegreeOfParallelism = threads == 0 ? -1 : threads }, workspace, (piece, _, own) =>
        {
            for (int i = pieces[piece]; i < pieces[piece + 1]; i++) commune(i, own);
            return own;
        }, static own => own.Dispose());
    }

    private static int[] Pieces(ReadOnlySpan<int> starts)
    {
        var pieces = new List<int> { 0 };
        for (int i = 1; i < starts.Length; i++)
        {
            if (i == starts.Length - 1 || starts[i] - starts[pieces[^1]] >= Piece) pieces.Add(i);
        }

        return [.. pieces];
    }
}
