using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Anise.Figures;

/// <summary>Columns that stay packed until they are read, and are let go of when memory is short.</summary>
internal sealed class PackedColumns<T>(Func<byte[], T[]> unpack) : IReadOnlyDictionary<string, T[]>
{
    private readonly Dictionary<string, (byte[] Packed, WeakReference<T[]> Read)> _columns = new(StringComparer.Ordinal);

    public IEnumerable<string> Keys => _columns.Keys;

    public IEnumerable<T[]> Values => _columns.Keys.Select(k => this[k]);

    public int Count => _columns.Count;

    public T[] this[string key] => TryGetValue(key, out T[]? value) ? value : throw new KeyNotFoundException(key);

    public void Add(string column, byte[] packed) => _columns.Add(column, (packed, new WeakReference<T[]>(null!)));

    public bool ContainsKey(string key) => _columns.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T[] value)
    {
        value = null;
        if (!_columns.TryGetValue(key, out var column)) return false;
        if (column.Read.TryGetTarget(out value)) return true;
        column.Read.SetTarget(value = unpack(column.Packed));
        return true;
    }

    public IEnumerator<KeyValuePair<string, T[]>> GetEnumerator() => _columns.Keys.Select(k => KeyValuePair.Create(k, this[k])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
