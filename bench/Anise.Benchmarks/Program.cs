using System.Globalization;
using System.Numerics;
using Anise.Benchmarks;
using Anise.Measures;

// dotnet run -c Release --project bench/Anise.Benchmarks [-- HOUSEHOLDS ...] [--rounds N] [--no-duckdb]     (see docs/explanation/measures.md)
const int Communes = 3321;
const int PerCommune = 8431; // 28 million over 3,321
const int Threads = 2;
const int Indicators = 12;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["pages", var program, var store, var password])   // scripts/bench-pages
{
    await Pages.RunAsync(program, store, password);
    return;
}

if (args is ["works", var of, var small, var large, var secret])   // scripts/bench-works
{
    await Works.RunAsync(of, small, large, secret);
    return;
}

if (args is ["support", var rules, ..])   // docs/explanation/speed.md
{
    Support.Run(rules, args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 200_000);
    return;
}

if (args is ["lists", var served, var few, var many, var word])   // scripts/bench-logs
{
    await LogPages.RunAsync(served, few, many, word);
    return;
}

int at = Array.IndexOf(args, "--rounds");
int rounds = at < 0 ? 9 : int.Parse(args[at + 1], CultureInfo.InvariantCulture);
int[] sizes = [.. args.Where((a, i) => char.IsDigit(a[0]) && (at < 0 || i != at + 1)).Select(static a => int.Parse(a, CultureInfo.InvariantCulture))];
bool withDuck = !args.Contains("--no-duckdb", StringComparer.Ordinal);
var rule = new PovertyRule([.. Enumerable.Repeat(1, Indicators)], 4);
var odd = new PovertyRule([3, 3, 3, 3, 1, 1, 1, 1, 1, 1, 2, 4], 8);
byte[] under = [.. Enumerable.Range(0, 1 << Indicators).Select(static m => (byte)(BitOperations.PopCount((uint)m) >= 3 ? 2 : 1))];

Console.WriteLine($"{Threads} threads, {Indicators} indicators, median of {rounds} rounds in turn");
foreach (int households in sizes.Length > 0 ? sizes : [10_000_000, 28_000_000]) Country(households);
Steady();

void Country(int households)
{
    Columns made = Columns.Make(households, Communes);
    var register = new Register(Indicators, made.Masks, made.Members, made.Starts);
    var classes = new byte[households];
    var reclassify = new ClassRule([140, 175], under, 0);
    ulong[] stored = new ulong[register.Bytes / 8], plain = new ulong[households * 3L / 8];
    Array.Fill(stored, 5UL);
    Array.Fill(plain, 5UL);
    var race = new Race(rounds);
    race.Add("scan, stored bytes", () => Plain.Scan(stored, Threads));
    race.Add("scan, 3 plain bytes", () => Plain.Scan(plain, Threads));
    race.Add("H and M0", () => RegisterMeasures.Poverty(register, rule, Threads).Poor(0));
    race.Add("H and M0, odd weights", () => RegisterMeasures.Poverty(register, odd, Threads).Poor(0));
    race.Add("24 headcounts", () => RegisterMeasures.Headcounts(register, rule, Threads).Poor(0));
    race.Add("storing the columns", () => new Register(Indicators, made.Masks, made.Members, made.Starts, Threads).Households);
    race.Add("reclassify", () => { reclassify.Classify(made.Areas, made.Points, made.Masks, classes, Threads); return classes[0]; });
    race.Add("reclassify by hand", () => Plain.Classify(made, under, classes, Threads));
    using Duck? duck = withDuck ? new Duck(made, Threads) : null;
    if (duck is not null)
    {
        Compare(RegisterMeasures.Headcounts(register, rule, Threads), duck);
        race.Add("DuckDB H and M0", () => duck.Ask(Duck.Poverty));
        race.Add("DuckDB headcounts", () => duck.Ask(Duck.Headcounts));
    }

    race.Run();
    Console.WriteLine($"\n{households:N0} households, {Communes:N0} communes, {(double)register.Bytes / households:0.00} bytes a household");
    foreach (string what in new[] { "scan, stored bytes", "scan, 3 plain bytes", "storing the columns" }) Row(race, households, what);
    Measure("H and M0", "DuckDB H and M0");
    Measure("H and M0, odd weights", null);
    Measure("24 headcounts", "DuckDB headcounts");
    Row(race, households, "reclassify by hand");
    Row(race, households, "reclassify", $"{race.Ratio("reclassify", "reclassify by hand"):0.00} x by hand");

    void Measure(string what, string? peer)
    {
        string scans = $"{race.Ratio(what, "scan, stored bytes"):0.0} x scan of stored bytes, {race.Ratio(what, "scan, 3 plain bytes"):0.0} x scan of 3 plain bytes";
        bool against = withDuck && peer is not null;
        Row(race, households, what, against ? $"{race.Ratio(peer!, what):0} x DuckDB, {scans}" : scans);
        if (against) Row(race, households, peer!);
    }
}

// The same time for each household of a small register as of a large one: one thread, communes of one size.
void Steady()
{
    Console.WriteLine($"\none thread, communes of {PerCommune:N0} households");
    var race = new Race(rounds);
    int[] grid = [10_000, 100_000, 1_000_000, 10_000_000, 28_000_000];
    foreach (int households in grid)
    {
        Columns made = Columns.Make(households, Math.Max(1, households / PerCommune));
        var register = new Register(Indicators, made.Masks, made.Members, made.Starts);
        ulong[] stored = new ulong[register.Bytes / 8];
        Array.Fill(stored, 5UL);
        race.Add($"scan {households}", () => (long)Plain.Sum(stored));
        race.Add($"H and M0 {households}", () => RegisterMeasures.Poverty(register, rule, 1).Poor(0));
        race.Add($"24 headcounts {households}", () => RegisterMeasures.Headcounts(register, rule, 1).Poor(0));
    }

    race.Run();
    foreach (string what in new[] { "scan", "H and M0", "24 headcounts" })
    {
        Line("median", race.Milliseconds);
        Line("best", race.Best);

        void Line(string of, Func<string, double> milliseconds)
        {
            double[] each = [.. grid.Select(n => milliseconds($"{what} {n}") * 1e6 / n)];
            Console.WriteLine($"  {what,-14}{of,-8}{string.Join("  ", each.Zip(grid, static (ns, n) => $"{n:N0}: {ns:0.000}"))} ns; largest over smallest {each.Max() / each.Min():0.00}");
        }
    }
}

static void Row(Race race, int households, string what, string more = "") =>
    Console.WriteLine($"  {what,-24}{race.Milliseconds(what),10:0.000} ms{race.Milliseconds(what) * 1e6 / households,9:0.000} ns (best {race.Best(what) * 1e6 / households:0.000})  {more}");

// Speed counts only where the numbers are the same.
static void Compare(RegisterMeasures ours, Duck duck)
{
    foreach (long[] row in duck.Numbers(Duck.Headcounts))
    {
        int commune = (int)row[0];
        for (int j = 0; j < Indicators; j++)
        {
            if (row[1 + 2 * j] != ours.Deprived(commune, j) || row[2 + 2 * j] != ours.PoorAndDeprived(commune, j)) throw new InvalidOperationException($"Commune {commune} differs.");
        }
    }

    foreach (long[] row in duck.Numbers(Duck.Poverty))
    {
        int commune = (int)row[0];
        if (row[1] != ours.People(commune) || row[2] != ours.Poor(commune) || Math.Abs(row[3] / 12.0 / row[1] - ours.AdjustedHeadcount(commune)) > 1e-12)
            throw new InvalidOperationException($"Commune {commune} differs.");
    }
}
