using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using Anise.Evidence.Drawn;

namespace Anise.Tests.Evidence;

/// <summary>Files that must not be taken: damaged, disguised, or more than they say. Each kind is written by hand; of each there are several.</summary>
internal static class BadFiles
{
    /// <summary>Name, bytes, and the problem that must be told.</summary>
    public static IEnumerable<(string Name, byte[] Content, string Problem)> All() =>
        ((IEnumerable<(string, byte[], string)>[])[Cut(), Damaged(), TwoInOne(), Text(), Bombs(), Wide(), OtherEndings(), WildPlaces(), OtherKinds(), Documents(), Small()]).SelectMany(kind => kind);

    private static byte[] Jpeg => DrawnPicture.Jpeg(1, 400, 300);

    private static byte[] Png => DrawnPicture.Png(2);

    private static byte[] WebP => DrawnPicture.WebP(3);

    private static IEnumerable<(string, byte[], string)> Cut()
    {
        foreach (double part in (double[])[0.3, 0.6, 0.9]) yield return ("cut.jpg", Jpeg[..(int)(Jpeg.Length * part)], "cut");
        yield return ("without-end.jpg", Jpeg[..^2], "cut");
        foreach (double part in (double[])[0.4, 0.8]) yield return ("cut.png", Png[..(int)(Png.Length * part)], "cut");
        yield return ("without-end.png", Png[..^12], "cut");
        foreach (double part in (double[])[0.5, 0.95]) yield return ("cut.webp", WebP[..(int)(WebP.Length * part)], "cut");
        yield return ("cut.pdf", Pdf()[..^40], "cut");
        yield return ("head-only.jpg", Jpeg[..20], "damaged");
    }

    private static IEnumerable<(string, byte[], string)> Damaged()
    {
        byte[] png = Png;
        foreach (int at in (int[])[png.Length / 3, png.Length / 2, png.Length - 40]) yield return ("flipped.png", With(png, at, (byte)(png[at] ^ 0x5A)), "damaged");
        // The pixels' own stream is damaged, the checksum made to fit.
        yield return ("stream.png", Chunks(320, 240, new byte[200]), "damaged");
        yield return ("stream.webp", [.. WebP[..20], .. new byte[WebP.Length - 20]], "damaged");
        yield return ("segment.jpg", [.. Jpeg[..4], 0xFF, 0xFF, .. Jpeg[6..]], "damaged");
        yield return ("broken.pdf", Encoding.ASCII.GetBytes("%PDF-1.7\nthis is no document at all\n%%EOF\n"), "damaged");
    }

    private static IEnumerable<(string, byte[], string)> TwoInOne()
    {
        yield return ("zip-behind.jpg", [.. Jpeg, .. Zip("run.js", "alert(1)")], "two-files");
        yield return ("rar-behind.jpg", [.. Jpeg, .. "Rar!\u001a\a\0 and the rest"u8], "two-files");
        yield return ("elf-behind.jpg", [.. Jpeg, 0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0], "two-files");
        yield return ("program-behind.jpg", [.. Jpeg, .. "MZ\u0090\0\u0003\0"u8], "two-files");
        yield return ("page-behind.jpg", [.. Jpeg, .. "<html><body onload=alert(1)>"u8], "two-files");
        yield return ("script-within.jpg", Commented("<SCRIPT>alert(1)</SCRIPT>"), "two-files");
        yield return ("php-within.jpg", Commented("<?php system($_GET['c']); ?>"), "two-files");
        yield return ("pdf-within.jpg", Commented("%PDF-1.4 1 0 obj"), "two-files");
        yield return ("svg-within.png", [.. Png[..33], .. Chunk("tEXt", [.. "Comment\0<svg onload=alert(1)>"u8]), .. Png[33..]], "two-files");
        yield return ("zip-behind.png", [.. Png, .. Zip("a.txt", "b")], "more-after-end");
        yield return ("more.webp", [.. WebP, .. "PK\u0003\u0004"u8], "more-after-end");
    }

    private static IEnumerable<(string, byte[], string)> Text()
    {
        byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray();
        foreach (string name in (string[])["a.svg", "a.png", "a.jpg"]) yield return (name, svg, "other-kind");
        yield return ("page.jpg", "<!DOCTYPE html><html><script>alert(1)</script></html>"u8.ToArray(), "other-kind");
        yield return ("data.jpg", "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'bbbb'>]><a>&b;</a>"u8.ToArray(), "other-kind");
        yield return ("note.jpg", "just words"u8.ToArray(), "unknown-kind");
    }

    private static IEnumerable<(string, byte[], string)> Bombs()
    {
        byte[] zip = Zip("zeros", new string('0', 20_000_000));
        foreach (string name in (string[])["bomb.jpg", "bomb.png", "bomb.pdf"]) yield return (name, zip, "other-kind");
        yield return ("bomb.png", Packed(new byte[10_000_000], (to, mode) => new GZipStream(to, mode)), "other-kind");
        // The head promises 900 million pixels, the content is a few kB of zeros.
        yield return ("bomb.png", Chunks(30_000, 30_000, Packed(new byte[30_000_000], (to, mode) => new ZLibStream(to, mode))), "too-many-pixels");
    }

    private static IEnumerable<(string, byte[], string)> Wide()
    {
        yield return ("wide.png", Chunks(30_000, 20, Packed(new byte[20 * (1 + 30_000 * 3)], (to, mode) => new ZLibStream(to, mode))), "too-many-pixels");
        byte[] jpeg = Jpeg;
        int frame = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        foreach (ushort side in (ushort[])[30_000, 65_000])
        {
            byte[] large = [.. jpeg];
            BinaryPrimitives.WriteUInt16BigEndian(large.AsSpan(frame + 5), side);
            BinaryPrimitives.WriteUInt16BigEndian(large.AsSpan(frame + 7), side);
            yield return ("wide.jpg", large, "too-many-pixels");
        }
    }

    private static IEnumerable<(string, byte[], string)> OtherEndings()
    {
        yield return ("a.png", Jpeg, "other-ending");
        yield return ("a.jpg", Png, "other-ending");
        yield return ("a.jpeg", WebP, "other-ending");
        yield return ("a.pdf", Jpeg, "other-ending");
        yield return ("a.jpg", Pdf(), "other-ending");
        yield return ("a.jpg.exe", Jpeg, "other-ending");
    }

    private static IEnumerable<(string, byte[], string)> WildPlaces()
    {
        (uint, uint)[] here = [(21, 1), (39, 1), (0, 1)], there = [(106, 1), (33, 1), (0, 1)];
        (uint, uint)[][] wild = [[(91, 1), (0, 1), (0, 1)], [(999, 1), (0, 1), (0, 1)], [(21, 0), (39, 1), (0, 1)], [(4_294_967_295, 1), (59, 1), (59, 1)], [(89, 1), (900, 1), (0, 1)]];
        foreach ((uint, uint)[] latitude in wild) yield return ("wild.jpg", new ExifSegment().At(latitude, "N", there, "E").Into(Jpeg), "wild-place");
        yield return ("wild.jpg", new ExifSegment().At(here, "N", [(181, 1), (0, 1), (0, 1)], "W").Into(Jpeg), "wild-place");
        yield return ("two-parts.jpg", new ExifSegment().At([(21, 1), (39, 1)], "N", there, "E").Into(Jpeg), "metadata-damaged");
    }

    private static IEnumerable<(string, byte[], string)> OtherKinds()
    {
        yield return ("a.gif", "GIF89a\u0001\0\u0001\0\0\0\0;"u8.ToArray(), "other-kind");
        yield return ("a.jpg", "GIF89a\u0001\0\u0001\0\0\0\0;"u8.ToArray(), "other-kind");
        yield return ("a.bmp", [.. "BM"u8, .. new byte[60]], "other-kind");
        yield return ("a.tif", [.. "II*\0"u8, .. new byte[60]], "other-kind");
        yield return ("a.heic", [0, 0, 0, 24, .. "ftypheic"u8, .. new byte[60]], "other-kind");
        yield return ("a.mp4", [0, 0, 0, 24, .. "ftypisom"u8, .. new byte[60]], "other-kind");
        yield return ("a.docx", Zip("[Content_Types].xml", "<Types/>"), "other-kind");
        yield return ("a.exe", [.. "MZ"u8, .. new byte[60]], "other-kind");
        yield return ("a.jpg", [0x7F, 0x45, 0x4C, 0x46, .. new byte[60]], "other-kind");
        yield return ("a.jpg", new byte[5000], "unknown-kind");
        yield return ("a.jpg", [], "empty");
        yield return ("a.jpg", [.. Jpeg, .. new byte[25_000_000]], "too-large");
    }

    private static IEnumerable<(string, byte[], string)> Documents()
    {
        yield return ("script.pdf", Pdf("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"), "document-acts");
        yield return ("starts.pdf", Pdf("/OpenAction << /S /Launch /F (cmd.exe) >>"), "document-acts");
        yield return ("attached.pdf", Pdf("/Names << /EmbeddedFiles << /Names [(a.exe) 9 0 R] >> >>"), "document-acts");
        yield return ("locked.pdf", Pdf(trailer: "/Encrypt << /Filter /Standard /V 1 /R 2 /O <" + new string('1', 64) + "> /U <" + new string('2', 64) + "> /P -4 >> /ID [<11> <11>]"), "document-locked");
    }

    private static IEnumerable<(string, byte[], string)> Small()
    {
        yield return ("point.png", DrawnPicture.Png(1, 1, 1), "too-few-pixels");
        yield return ("line.jpg", DrawnPicture.Jpeg(1, 400, 2), "too-few-pixels");
    }

    /// <summary>A document of one empty page.</summary>
    public static byte[] Pdf(string catalog = "", string trailer = "")
    {
        var text = new StringBuilder("%PDF-1.4\n");
        var at = new List<int>();
        foreach (string body in (string[])[$"<< /Type /Catalog /Pages 2 0 R {catalog} >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"])
        {
            at.Add(text.Length);
            text.Append(at.Count).Append(" 0 obj\n").Append(body).Append("\nendobj\n");
        }
        int table = text.Length;
        text.Append("xref\n0 4\n0000000000 65535 f \n");
        foreach (int offset in at) text.Append(offset.ToString("D10", System.Globalization.CultureInfo.InvariantCulture)).Append(" 00000 n \n");
        text.Append("trailer\n<< /Size 4 /Root 1 0 R ").Append(trailer).Append(" >>\nstartxref\n").Append(table).Append("\n%%EOF\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    /// <summary>A picture with a comment in it.</summary>
    private static byte[] Commented(string comment)
    {
        byte[] text = Encoding.ASCII.GetBytes(comment);
        return [.. Jpeg[..2], 0xFF, 0xFE, (byte)((text.Length + 2) >> 8), (byte)(text.Length + 2), .. text, .. Jpeg[2..]];
    }

    private static byte[] Chunks(int width, int height, byte[] packed)
    {
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 2);   // eight bits of red, green and blue
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", head), .. Chunk("IDAT", packed), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string name, byte[] content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. content];
        var around = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(around, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(around.AsSpan(4), Crc32.HashToUInt32(named));
        return [.. around[..4], .. named, .. around[4..]];
    }

    private static byte[] Zip(string name, string content)
    {
        var to = new MemoryStream();
        using (var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = new StreamWriter(zip.CreateEntry(name).Open())) entry.Write(content);
        return to.ToArray();
    }

    private static byte[] Packed(byte[] content, Func<Stream, CompressionMode, Stream> pack)
    {
        var to = new MemoryStream();
        using (Stream packing = pack(to, CompressionMode.Compress)) packing.Write(content);
        return to.ToArray();
    }

    private static byte[] With(byte[] bytes, int at, byte value)
    {
        byte[] changed = [.. bytes];
        changed[at] = value;
        return changed;
    }
}
