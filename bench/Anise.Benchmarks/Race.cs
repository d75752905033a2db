using System.Diagnostics;

namespace Anise.Benchmarks;

/// <summary>
/// Runs several things in turn, round after round, so that whatever else the machine does hits all of them alike; a figure is the median of the rounds, a ratio the median of
/// the ratios within a round.
/// </summary>
internal sealed class Race(int rounds)
{
    private const double LeastWarmUp = 400, LeastMeasured = 2; // milliseconds
    private readonly List<(string Name, Func<long> Run)> _runners = [];
    private readonly Dictionary<string, double[]> _times = [];

    public void Add(string name, Func<long> run) => _runners.Add((name, run));

    /// <summary>Runs all. Each is warmed up until the compiler has settled; what is short is repeated within a round.</summary>
    public void Run()
    {
        int[] repeats = new int[_runners.Count];
        for (int r = 0; r < repeats.Length; r++)
        {
            long start = Stopwatch.GetTimestamp();
            int runs = 0;
            for (double spent = 0; spent < LeastWarmUp || (runs < 60 && spent < 4 * LeastWarmUp); spent = Stopwatch.GetElapsedTime(start).TotalMilliseconds, runs++)
                GC.KeepAlive(_runners[r].Run());
            repeats[r] = Math.Max(1, (int)(LeastMeasured / (Stopwatch.GetElapsedTime(start).TotalMilliseconds / runs)));
            _times[_runners[r].Name] = new double[rounds];
        }

        for (int round = 0; round < rounds; round++)
        {
            for (int r = 0; r < repeats.Length; r++)
            {
                GC.KeepAlive(_runners[r].Run()); // what the one before left in the caches is not its fault
                long start = Stopwatch.GetTimestamp();
                for (int i = 0; i < repeats[r]; i++) GC.KeepAlive(_runners[r].Run());
                _times[_runners[r].Name][round] = Stopwatch.GetElapsedTime(start).TotalMilliseconds / repeats[r];
            }
        }
    }

    public double Milliseconds(string name) => Median(_times[name]);

    public double Best(string name) => _times[name].Min();

    public double Ratio(string of, string to) => Median([.. _times[of].Zip(_times[to], static (a, b) => a / b)]);

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
