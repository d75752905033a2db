using System.Buffers.Binary;
using System.IO.Hashing;

namespace Anise.Evidence.Inspection;

/// <summary>Walks the parts of a picture's file to its end: what is cut shows, and what stands after the end.</summary>
internal static class PictureEnd
{
    /// <summary>Where the picture ends in its file.</summary>
    /// <exception cref="RefusedFileException">It does not end, or a part is damaged.</exception>
    public static int Find(EvidenceKind kind, ReadOnlySpan<byte> bytes) => kind switch
    {
        EvidenceKind.Jpeg => OfJpeg(bytes),
        EvidenceKind.Png => OfPng(bytes),
        _ => OfWebP(bytes),
    };

    /// <summary>Segments with their length, and between them the picture's own data, until the mark of the end.</summary>
    private static int OfJpeg(ReadOnlySpan<byte> bytes)
    {
        const byte Mark = 0xFF, End = 0xD9, Scan = 0xDA, FirstRestart = 0xD0, LastRestart = 0xD7, Lone = 0x01;
        int at = 2;
        while (at + 1 < bytes.Length)
        {
            if (bytes[at] != Mark) throw new RefusedFileException("damaged");
            byte kind = bytes[at + 1];
            if (kind == Mark) at++;   // filling
            else if (kind == End) return at + 2;
            else if (kind is Lone or >= FirstRestart and <= LastRestart) at += 2;
            else
            {
                if (at + 4 > bytes.Length) break;
                int length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
                if (length < 2) throw new RefusedFileException("damaged");
                at += 2 + length;
                if (kind == Scan) at = AfterScan(bytes, at);
            }
        }
        throw new RefusedFileException("cut");

        static int AfterScan(ReadOnlySpan<byte> bytes, int at)
        {
            for (; at + 1 < bytes.Length; at++)
                if (bytes[at] == Mark && bytes[at + 1] is not (0 or Mark or >= FirstRestart and <= LastRestart)) return at;
            throw new RefusedFileException("cut");
        }
    }

    /// <summary>Chunks with length, name, content and checksum, the last of which is the end.</summary>
    private static int OfPng(ReadOnlySpan<byte> bytes)
    {
        const int Signature = 8, Around = 12;   // length, name and checksum
        for (int at = Signature; at + Around <= bytes.Length;)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
            if (length > (uint)(bytes.Length - at - Around)) throw new RefusedFileException("cut");
            ReadOnlySpan<byte> content = bytes.Slice(at + 4, 4 + (int)length);
            if (Crc32.HashToUInt32(content) != BinaryPrimitives.ReadUInt32BigEndian(bytes[(at + 8 + (int)length)..])) throw new RefusedFileException("damaged");
            at += Around + (int)length;
            if (content[..4].SequenceEqual("IEND"u8)) return at == bytes.Length ? at : throw new RefusedFileException("more-after-end");
        }
        throw new RefusedFileException("cut");
    }

    private static int OfWebP(ReadOnlySpan<byte> bytes)
    {
        long end = 8L + BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        return end > bytes.Length ? throw new RefusedFileException("cut") : end < bytes.Length ? throw new RefusedFileException("more-after-end") : (int)end;
    }
}
