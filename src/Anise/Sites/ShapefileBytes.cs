using System.Buffers.Binary;

namespace Anise.Sites;

/// <summary>
/// Whether the bytes of a Shapefile (ESRI Shapefile Technical Description, 1998; dBASE III) hold together: every length and count that they state lies within them.
/// A reader that trusts a count of a damaged file asks for memory that nobody has.
/// </summary>
internal static class ShapefileBytes
{
    private const int Magic = 9994, Header = 100, LengthAt = 24, TypeAt = 32, RecordHeader = 8;
    private const int TableHeader = 32, Field = 32, EndOfFields = 0x0D;
    private const string FieldTypes = "CNFDL";

    private static readonly int[] Points = [1, 11, 21], Lines = [3, 13, 23, 5, 15, 25], Many = [8, 18, 28];

    /// <summary>Whether the drawn shapes (<c>.shp</c>) hold together.</summary>
    public static bool AreWhole(ReadOnlySpan<byte> shapes)
    {
        if (shapes.Length < Header || BinaryPrimitives.ReadInt32BigEndian(shapes) != Magic) return false;
        // Lengths are counted in words of two bytes.
        long length = BinaryPrimitives.ReadInt32BigEndian(shapes[LengthAt..]) * 2L;
        int type = BinaryPrimitives.ReadInt32LittleEndian(shapes[TypeAt..]);
        if (length < Header || length > shapes.Length || !(Points.Contains(type) || Lines.Contains(type) || Many.Contains(type))) return false;
        int at = Header;
        while (at < length)
        {
            if (length - at < RecordHeader) return false;
            long content = BinaryPrimitives.ReadInt32BigEndian(shapes[(at + 4)..]) * 2L;
            at += RecordHeader;
            if (content < 4 || content > length - at || !IsWhole(shapes.Slice(at, (int)content), type)) return false;
            at += (int)content;
        }
        return true;
    }

    private static bool IsWhole(ReadOnlySpan<byte> record, int type)
    {
        int own = BinaryPrimitives.ReadInt32LittleEndian(record);
        if (own == 0) return true;   // nothing is drawn
        if (own != type) return false;
        if (Points.Contains(type)) return record.Length >= 20;
        if (record.Length < 40) return false;
        int first = BinaryPrimitives.ReadInt32LittleEndian(record[36..]);
        if (Many.Contains(type)) return first >= 0 && 40 + (16L * first) <= record.Length;
        if (record.Length < 44) return false;
        int points = BinaryPrimitives.ReadInt32LittleEndian(record[40..]);
        if (first < 1 || points < 1 || 44 + (4L * first) + (16L * points) > record.Length) return false;
        // Where each part begins: at the first point, then further on.
        for (int part = 0, before = -1; part < first; part++)
        {
            int begins = BinaryPrimitives.ReadInt32LittleEndian(record[(44 + (4 * part))..]);
            if (begins <= before || begins >= points || (part == 0 && begins != 0)) return false;
            before = begins;
        }
        return true;
    }

    /// <summary>Whether the table beside (<c>.dbf</c>) holds together.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> table)
    {
        if (table.Length <= TableHeader) return false;
        long rows = BinaryPrimitives.ReadUInt32LittleEndian(table[4..]);
        int header = BinaryPrimitives.ReadUInt16LittleEndian(table[8..]), row = BinaryPrimitives.ReadUInt16LittleEndian(table[10..]);
        if (header <= TableHeader || header > table.Length || header + (rows * row) > table.Length) return false;
        int width = 1, at = TableHeader;   // a row begins with the mark of deletion
        for (; at + Field < header && table[at] != EndOfFields; at += Field)
        {
            if (!FieldTypes.Contains((char)table[at + 11], StringComparison.Ordinal) || table[at + 16] == 0) return false;
            width += table[at + 16];
        }
        return at > TableHeader && table[at] == EndOfFields && width == row;
    }
}
