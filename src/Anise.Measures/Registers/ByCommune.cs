namespace Anise.Measures;

/// <summary>Runs work over the communes of a register: pieces of whole communes, each thread with its own workspace.</summary>
internal static class ByCommune
{
    // Below this many households starting threads costs more than it saves.
    private const int WorthThreads = 100_000;
    private const int Piece = 250_000;

    public static void Run<T>(Register register, int threads, Func<T?> workspace, Action<int, int, int, T?> commune)
        where T : class
    {
        int[] starts = register.CommuneStarts;
        if (threads == 1 || register.Households < WorthThreads)
        {
            T? own = workspace();
            for (int i = 0; i < register.Communes; i++) commune(i, starts[i], starts[i + 1] - starts[i], own);
            return;
        }

        int[] pieces = Pieces(starts);
        Parallel.For(0, pieces.Length - 1, new ParallelOptions { MaxDegreeOfParallelism = threads == 0 ? -1 : threads }, workspace, (piece, _, own) =>
        {
            for (int i = pieces[piece]; i < pieces[piece + 1]; i++) commune(i, starts[i], starts[i + 1] - starts[i], own);
            return own;
        }, static _ => { });
    }

    public static void Run(Register register, int threads, Func<object?> workspace, Action<int, int, int, object?> commune) =>
        Run<object>(register, threads, workspace, commune);

    private static int[] Pieces(int[] starts)
    {
        var pieces = new List<int> { 0 };
        for (int i = 1; i < starts.Length; i++)
        {
            if (i == starts.Length - 1 || starts[i] - starts[pieces[^1]] >= Piece) pieces.Add(i);
        }

        return [.. pieces];
    }
}
