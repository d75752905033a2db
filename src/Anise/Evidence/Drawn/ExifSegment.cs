using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Anise.Evidence.Drawn;

/// <summary>Metadata of a drawn picture, as a camera writes them: when and where it was taken. For the demo and for tests.</summary>
internal sealed class ExifSegment
{
    private const ushort Ascii = 2, Long = 4, Fraction = 5;

    private readonly List<(ushort Tag, ushort Type, uint Count, byte[] Value)> _exif = [], _gps = [];

    /// <summary>The moment by the camera's clock, and its time zone where it writes one.</summary>
    public ExifSegment Taken(string text, string? zone = null)
    {
        AddText(_exif, 0x9003, text);
        if (zone is not null) AddText(_exif, 0x9011, zone);
        return this;
    }

    /// <summary>The place.</summary>
    public ExifSegment At(EarthPoint point) => At(Parts(point.Latitude), point.Latitude < 0 ? "S" : "N", Parts(point.Longitude), point.Longitude < 0 ? "W" : "E");

    /// <summary>The place as the very fractions that are written: degrees, minutes, seconds.</summary>
    public ExifSegment At((uint Over, uint Under)[] latitude, string north, (uint Over, uint Under)[] longitude, string east)
    {
        AddText(_gps, 1, north);
        _gps.Add((2, Fraction, (uint)latitude.Length, Bytes(latitude)));
        AddText(_gps, 3, east);
        _gps.Add((4, Fraction, (uint)longitude.Length, Bytes(longitude)));
        return this;
    }

    /// <summary>A JPEG picture with these metadata.</summary>
    public byte[] Into(byte[] jpeg)
    {
        byte[] tiff = Tiff();
        var segment = new byte[4 + 6 + tiff.Length];
        (segment[0], segment[1]) = (0xFF, 0xE1);
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(segment.Length - 2));
        Encoding.ASCII.GetBytes("Exif\0\0", segment.AsSpan(4));
        tiff.CopyTo(segment, 10);
        return [.. jpeg[..2], .. segment, .. jpeg[2..]];
    }

    private byte[] Tiff()
    {
        const int Head = 8, Pointers = 2;
        int first = Head, exif = first + 2 + Pointers * 12 + 4, gps = exif + Size(_exif), end = gps + Size(_gps);
        var tiff = new byte[end];
        Encoding.ASCII.GetBytes("II", tiff);
        BinaryPrimitives.WriteUInt16LittleEndian(tiff.AsSpan(2), 42);
        BinaryPrimitives.WriteUInt32LittleEndian(tiff.AsSpan(4), Head);
        Write(tiff, first, [(0x8769, Long, 1, Number(exif)), (0x8825, Long, 1, Number(gps))]);
        Write(tiff, exif, _exif);
        Write(tiff, gps, _gps);
        return tiff;
    }

    private static void Write(byte[] tiff, int at, List<(ushort Tag, ushort Type, uint Count, byte[] Value)> entries)
    {
        int rest = at + 2 + entries.Count * 12 + 4;
        BinaryPrimitives.WriteUInt16LittleEndian(tiff.AsSpan(at), (ushort)entries.Count);
        for (int i = 0; i < entries.Count; i++)
        {
            Span<byte> entry = tiff.AsSpan(at + 2 + i * 12, 12);
            BinaryPrimitives.WriteUInt16LittleEndian(entry, entries[i].Tag);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], entries[i].Type);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[4..], entries[i].Count);
            if (entries[i].Value.Length <= 4)
            {
                entries[i].Value.CopyTo(entry[8..]);
                continue;
            }
            BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], (uint)rest);
            entries[i].Value.CopyTo(tiff, rest);
            rest += entries[i].Value.Length;
        }
    }

    private static int Size(List<(ushort Tag, ushort Type, uint Count, byte[] Value)> entries) => 2 + entries.Count * 12 + 4 + entries.Where(e => e.Value.Length > 4).Sum(e => e.Value.Length);

    private static void AddText(List<(ushort, ushort, uint, byte[])> to, ushort tag, string text)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(text + "\0");
        to.Add((tag, Ascii, (uint)bytes.Length, bytes));
    }

    private static (uint, uint)[] Parts(double degrees)
    {
        decimal whole = Math.Abs((decimal)degrees), minutes = (whole - Math.Floor(whole)) * 60;
        return [((uint)whole, 1), ((uint)minutes, 1), ((uint)Math.Round((minutes - Math.Floor(minutes)) * 60 * 10_000), 10_000)];
    }

    private static byte[] Bytes((uint Over, uint Under)[] fractions)
    {
        var bytes = new byte[fractions.Length * 8];
        for (int i = 0; i < fractions.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * 8), fractions[i].Over);
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * 8 + 4), fractions[i].Under);
        }
        return bytes;
    }

    private static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    /// <summary>A moment as cameras write it.</summary>
    public static string TextOf(DateTime moment) => moment.ToString("yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture);
}
