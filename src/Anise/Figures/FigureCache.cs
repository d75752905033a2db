using System.Collections.Concurrent;
using Anise.Basics;

namespace Anise.Figures;

/// <summary>
/// Keeps the records of parts that were read, and their sums, while their versions hold: as many rows as there is room for, those used last. One for the whole
/// program; safe for many threads.
/// </summary>
public sealed class FigureCache
{
    private const long MostRows = 2_000_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, Kept Part)>> _parts = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, Kept Part)> _used = new();   // the part used last is the first
    private readonly ConcurrentDictionary<string, KeptSums> _closed = new(StringComparer.Ordinal);
    private readonly long _most;

    /// <summary>An empty one.</summary>
    public FigureCache() : this(MostRows)
    {
    }

    internal FigureCache(long mostRows) => _most = mostRows;

    /// <summary>The rows that are held; a part without records counts as one.</summary>
    internal long Rows { get; private set; }

    /// <summary>The parts that are held.</summary>
    internal int Parts => _parts.Count;

    internal async Task<Kept> GetAsync(IRecordReader reader, RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        string key = $"{reader.Kind.Code}|{scope.Basis}|{part.Key}";
        lock (_lock)
        {
            if (_parts.TryGetValue(key, out var known) && known.Value.Part.Version == part.Version)
            {
                _used.Remove(known);
                _used.AddFirst(known);
                return known.Value.Part;
            }
        }
        RecordTable? columns = !part.Closed || scope.Basis == FigureBasis.Decided ? await SoundParts.OrDamagedAsync(scope, part, () => reader.ColumnsAsync(part, scope, cancel)) : null;
        var read = new Kept(columns ?? await SoundParts.ReadAsync(reader, part, scope, cancel), part.Version);
        lock (_lock) Put(key, read);
        return read;
    }

    private void Put(string key, Kept part)
    {
        if (_parts.TryGetValue(key, out var old)) Drop(old);
        _parts.Add(key, _used.AddFirst((key, part)));
        Rows += part.Rows;
        while (Rows > _most && _parts.Count > 1) Drop(_used.Last!);   // what was asked for last is held, however large
    }

    private void Drop(LinkedListNode<(string Key, Kept Part)> node)
    {
        _used.Remove(node);
        _parts.Remove(node.Value.Key);
        Rows -= node.Value.Part.Rows;
    }

    /// <summary>What was kept of closed parts: read once and in one, for it never changes. Of a part that is damaged nothing is held.</summary>
    internal async Task<Func<RecordPart, KeptSums>> KeptAsync(IRecordReader reader, RecordScope scope, IReadOnlyCollection<RecordPart> parts, CancellationToken cancel)
    {
        string KeyOf(RecordPart part) => $"{reader.Kind.Code}|{part.Key}";
        RecordPart[] open = [.. parts.Where(p => !_closed.ContainsKey(KeyOf(p)))];
        Func<RecordPart, KeptSums> read = open.Length == 0 ? _ => KeptSums.None : await SoundParts.OrDamagedAsync(scope, open.Length == 1 ? open[0] : null, () => reader.KeptAsync(open, cancel));
        return part => _closed.GetOrAdd(KeyOf(part), _ => SoundParts.OrDamaged(scope, part, () => read(part)));
    }

    /// <summary>A part in memory.</summary>
    internal sealed class Kept(RecordTable table, long version)
    {
        private readonly ConcurrentDictionary<(string Figure, string? Column), Dictionary<(PlaceId Place, string Group), Tally>> _sums = new();

        public RecordTable Table => table;

        public long Version => version;

        public int Rows => Math.Max(1, table.Count);

        public Dictionary<(PlaceId Place, string Group), Tally> SumsOf(Figure figure, string? column) => _sums.GetOrAdd((figure.Code, column), _ => FigureSums.Of(table, figure, column));
    }
}
