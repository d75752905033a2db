using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Anise.Basics;

namespace Anise.Figures;

/// <summary>
/// Tells whether records are still those that were sealed: for each column a SHA-256 over its values, in the order of the records' names and written the same
/// on every machine. A column that a later version of the program adds is not in an older seal, and is not compared.
/// </summary>
/// <param name="digests">By the name of a column its digest in base 64.</param>
public sealed class RecordSeal(IReadOnlyDictionary<string, string> digests)
{
    private const string Names = "record", Places = "place";

    /// <summary>By the name of a column its digest in base 64.</summary>
    public IReadOnlyDictionary<string, string> Digests => digests;

    /// <summary>Seals the records of a kind.</summary>
    public static RecordSeal Of(RecordTable table, RecordKind kind) => new(Digest(table, [Names, Places, .. kind.Columns]));

    /// <summary>The columns in which records differ from those that were sealed; none where all is well.</summary>
    public IReadOnlyList<string> Differing(RecordTable table, RecordKind kind)
    {
        Dictionary<string, string> now = Digest(table, [Names, Places, .. kind.Columns.Where(digests.ContainsKey)]);
        return [.. now.Where(d => digests.GetValueOrDefault(d.Key) != d.Value).Select(d => d.Key)];
    }

    private static Dictionary<string, string> Digest(RecordTable table, IReadOnlyList<string> columns)
    {
        int[] order = [.. Enumerable.Range(0, table.Count).OrderBy(i => table.Keys[i], StringComparer.Ordinal)];
        var buffer = new ArrayBufferWriter<byte>();
        var sealedColumns = new Dictionary<string, string>(StringComparer.Ordinal);
        string? blank = null;   // of a column that no record has
        foreach (string column in columns)
        {
            Action<int>? write = WriterOf(table, column, buffer);
            sealedColumns.Add(column, write is null ? blank ??= Hash(_ => Missing(buffer)) : Hash(write));
        }
        return sealedColumns;

        string Hash(Action<int> write)
        {
            buffer.ResetWrittenCount();
            foreach (int record in order) write(record);
            return Convert.ToBase64String(SHA256.HashData(buffer.WrittenSpan));
        }
    }

    private static Action<int>? WriterOf(RecordTable table, string column, ArrayBufferWriter<byte> buffer)
    {
        if (column == Names) return i => Text(buffer, table.Keys[i]);
        if (column == Places) return i => Number(buffer, table.Places[i].Value);
        if (table.FindNumber(column) is { } numbers) return i => Number(buffer, numbers[i]);
        return table.FindText(column) is { } texts ? i => Text(buffer, texts[i]) : null;
    }

    // A byte says what follows: nothing, a number of eight bytes, or a text with its length before it.
    private static void Missing(ArrayBufferWriter<byte> buffer) => buffer.Write<byte>([0]);

    private static void Number(ArrayBufferWriter<byte> buffer, double value)
    {
        if (double.IsNaN(value))
        {
            Missing(buffer);
            return;
        }
        Span<byte> bytes = stackalloc byte[9];
        bytes[0] = 1;
        BinaryPrimitives.WriteDoubleLittleEndian(bytes[1..], value == 0 ? 0 : value);   // minus zero is zero
        buffer.Write(bytes);
    }

    private static void Text(ArrayBufferWriter<byte> buffer, string value)
    {
        if (value.Length == 0)
        {
            Missing(buffer);
            return;
        }
        byte[] bytes = Encoding.UTF8.GetBytes(value);
        Span<byte> head = stackalloc byte[5];
        head[0] = 2;
        BinaryPrimitives.WriteInt32LittleEndian(head[1..], bytes.Length);
        buffer.Write(head);
        buffer.Write(bytes);
    }
}
