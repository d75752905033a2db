using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Anise.Basics;

namespace Anise.Figures;

/// <summary>A sum over some records, and how many of them it rests on.</summary>
/// <param name="Sum">The sum.</param>
/// <param name="Known">Records whose condition and term are known, also where the condition does not hold.</param>
/// <param name="Missing">Records of which it is not known whether they count, or what they add.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Tally(double Sum, int Known, int Missing)
{
    /// <summary>Nothing is said where nothing is known, or where all that could count is not known.</summary>
    public bool IsKnown => Known > 0 && (Missing == 0 || Sum != 0);

    /// <summary>Both together.</summary>
    public static Tally operator +(Tally a, Tally b) => new(a.Sum + b.Sum, a.Known + b.Known, a.Missing + b.Missing);
}

/// <summary>Keeps the records of parts that were read, and their sums, while their versions hold. One for the whole program; safe for many threads.</summary>
public sealed class FigureCache
{
    private const int Most = 2_000;   // parts; the oldest leave first
    private readonly ConcurrentDictionary<string, Kept> _parts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, KeptSums> _closed = new(StringComparer.Ordinal);
    private long _clock;

    internal async Task<Kept> GetAsync(IRecordReader reader, RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        string key = $"{reader.Kind.Code}|{scope.Basis}|{part.Key}";
        if (_parts.TryGetValue(key, out Kept? kept) && kept.Version == part.Version)
        {
            kept.Used = Interlocked.Increment(ref _clock);
            return kept;
        }
        kept = new Kept(await reader.ReadAsync(part, scope, cancel), part.Version) { Used = Interlocked.Increment(ref _clock) };
        _parts[key] = kept;
        if (_parts.Count > Most)
            foreach (var old in _parts.OrderBy(p => p.Value.Used).Take(Most / 10)) _parts.TryRemove(old.Key, out _);
        return kept;
    }

    /// <summary>What was kept of a closed part: read once, for it never changes.</summary>
    internal async Task<KeptSums> KeptAsync(IRecordReader reader, RecordPart part, CancellationToken cancel)
    {
        string key = $"{reader.Kind.Code}|{part.Key}";
        return _closed.TryGetValue(key, out KeptSums? kept) ? kept : _closed.GetOrAdd(key, await reader.KeptAsync(part, cancel));
    }

    /// <summary>A part in memory.</summary>
    internal sealed class Kept(RecordTable table, long version)
    {
        private readonly ConcurrentDictionary<(string Figure, string? Column), Dictionary<(PlaceId Place, string Group), Tally>> _sums = new();

        public RecordTable Table => table;

        public long Version => version;

        public long Used { get; set; }

        public Dictionary<(PlaceId Place, string Group), Tally> SumsOf(Figure figure, string? column) => _sums.GetOrAdd((figure.Code, column), _ => FigureSums.Of(table, figure, column));
    }
}
