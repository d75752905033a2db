using System.IO.Compression;
using System.Text;
using Anise.Basics;

namespace Anise.Figures;

/// <summary>
/// A table of records as bytes, to be kept with a closed part: every column on its own, so that reading one leaves the others packed. A column of texts is its
/// different texts and, for each record, which of them it is.
/// </summary>
internal static class ColumnFile
{
    private const byte Form = 1;

    /// <summary>The table as bytes.</summary>
    public static byte[] Write(RecordTable table)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Form);
        writer.Write(table.Count);
        Part(writer, w => { foreach (string key in table.Keys) w.Write(key); });
        Part(writer, w => { foreach (PlaceId place in table.Places) w.Write(place.Value); });
        writer.Write(table.NumberColumns.Count);
        foreach (string column in table.NumberColumns.Order(StringComparer.Ordinal))
        {
            writer.Write(column);
            Part(writer, w => { foreach (double value in table.Number(column)) w.Write(value); });
        }
        writer.Write(table.TextColumns.Count);
        foreach (string column in table.TextColumns.Order(StringComparer.Ordinal))
        {
            writer.Write(column);
            Part(writer, w => WriteTexts(w, table.Text(column)));
        }
        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>The table of some bytes; null where they are of a form that this program does not know: then the records are read.</summary>
    public static RecordTable? Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes, writable: false), Encoding.UTF8);
        if (reader.ReadByte() != Form) return null;
        int count = reader.ReadInt32();
        string[] keys = Unpack(reader.ReadBytes(reader.ReadInt32()), r => Filled(count, r.ReadString));
        PlaceId[] places = Unpack(reader.ReadBytes(reader.ReadInt32()), r => Filled(count, () => new PlaceId(r.ReadInt64())));
        var numbers = new PackedColumns<double>(p => Unpack(p, r => Filled(count, r.ReadDouble)));
        for (int left = reader.ReadInt32(); left > 0; left--) numbers.Add(reader.ReadString(), reader.ReadBytes(reader.ReadInt32()));
        var texts = new PackedColumns<string>(p => Unpack(p, r => ReadTexts(r, count)));
        for (int left = reader.ReadInt32(); left > 0; left--) texts.Add(reader.ReadString(), reader.ReadBytes(reader.ReadInt32()));
        return new RecordTable(keys, places, numbers, texts);
    }

    private static void Part(BinaryWriter writer, Action<BinaryWriter> write)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        using (var inner = new BinaryWriter(zip, Encoding.UTF8))
            write(inner);
        writer.Write((int)packed.Length);
        writer.Write(packed.GetBuffer(), 0, (int)packed.Length);
    }

    private static T Unpack<T>(byte[] packed, Func<BinaryReader, T> read)
    {
        using var reader = new BinaryReader(new BufferedStream(new ZLibStream(new MemoryStream(packed, writable: false), CompressionMode.Decompress), 1 << 16), Encoding.UTF8);
        return read(reader);
    }

    private static T[] Filled<T>(int count, Func<T> next)
    {
        var column = new T[count];
        for (int i = 0; i < count; i++) column[i] = next();
        return column;
    }

    private static void WriteTexts(BinaryWriter writer, string[] texts)
    {
        string[] different = [.. texts.Distinct(StringComparer.Ordinal)];
        Dictionary<string, int> numbers = different.Select((text, i) => (text, i)).ToDictionary(t => t.text, t => t.i, StringComparer.Ordinal);
        writer.Write(different.Length);
        foreach (string text in different) writer.Write(text);
        foreach (string text in texts) writer.Write7BitEncodedInt(numbers[text]);
    }

    private static string[] ReadTexts(BinaryReader reader, int count)
    {
        string[] different = Filled(reader.ReadInt32(), reader.ReadString);
        return Filled(count, () => different[reader.Read7BitEncodedInt()]);
    }
}
