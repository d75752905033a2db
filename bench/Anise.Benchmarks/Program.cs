using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Anise.Measures;
using Anise.Benchmarks;

// dotnet run -c Release --project bench/Anise.Benchmarks [-- HOUSEHOLDS ...] [--no-duckdb]: the best of five, milliseconds.
const int Communes = 3321;
const int Threads = 2;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int[] sizes = [.. args.Where(static a => char.IsDigit(a[0])).Select(int.Parse)];
foreach (int households in sizes.Length > 0 ? sizes : [10_000, 1_000_000, 10_000_000, 28_000_000])
{
    Columns made = Columns.Make(households, Communes);
    var register = new Register(made.Masks, made.Members, made.Starts);
    var rule = new PovertyRule([.. Enumerable.Repeat(1, 12)], 4);
    Report(households, "bare scan", Best(() => Scan(made)));
    Report(households, "H and M0", Best(() => RegisterMeasures.Poverty(register, rule, Threads).Poor(0)));
    Report(households, "24 headcounts", Best(() => RegisterMeasures.Headcounts(register, rule, Threads).Poor(0)));

    var classes = new byte[households];
    byte[] under = [.. Enumerable.Range(0, 4096).Select(static m => (byte)(BitOperations.PopCount((uint)m) >= 3 ? 2 : 1))];
    var reclassify = new ClassRule([140, 175], under, 0);
    Report(households, "reclassify", Best(() => { reclassify.Classify(made.Areas, made.Points, made.Masks, classes, Threads); return classes[0]; }));
    Report(households, "hand-written", Best(() => ByHand(made, classes)));

    if (args.Contains("--no-duckdb", StringComparer.Ordinal)) continue;
    using var duck = new Duck(made, Threads);
    Report(households, "DuckDB H and M0", Best(() => duck.Poverty()));
    Report(households, "DuckDB headcounts", Best(() => duck.Headcounts()));
}

static void Report(int households, string what, double milliseconds) =>
    Console.WriteLine($"{households,12:N0}  {what,-20} {milliseconds,10:0.000} ms  {milliseconds * 1e6 / households,8:0.000} ns/household");

static double Best(Func<long> run)
{
    double best = double.MaxValue;
    for (int i = 0; i < 5; i++)
    {
        long start = Stopwatch.GetTimestamp();
        GC.KeepAlive(run());
        best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    return best;
}

static long Scan(Columns made)
{
    long sum = 0;
    Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, part =>
    {
        int from = (int)((long)made.Masks.Length * part / Threads), to = (int)((long)made.Masks.Length * (part + 1) / Threads);
        long own = Words(MemoryMarshal.AsBytes(made.Masks.AsSpan(from, to - from))) + Words(made.Members.AsSpan(from, to - from));
        Interlocked.Add(ref sum, own);
    });
    return sum;
}

static long Words(ReadOnlySpan<byte> bytes)
{
    Vector<long> sum = Vector<long>.Zero;
    foreach (Vector<long> word in MemoryMarshal.Cast<byte, Vector<long>>(bytes)) sum += word;
    return Vector.Sum(sum);
}

static long ByHand(Columns made, byte[] classes)
{
    Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, part =>
    {
        int from = (int)((long)classes.Length * part / Threads), to = (int)((long)classes.Length * (part + 1) / Threads);
        for (int i = from; i < to; i++)
            classes[i] = (byte)(made.Points[i] > (made.Areas[i] == 0 ? 140 : 175) ? 0 : BitOperations.PopCount(made.Masks[i]) >= 3 ? 2 : 1);
    });
    return classes[0];
}
