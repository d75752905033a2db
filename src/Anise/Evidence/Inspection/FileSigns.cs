using System.Text;

namespace Anise.Evidence.Inspection;

/// <summary>What a file is by its first bytes, whatever it is called.</summary>
internal static class FileSigns
{
    private const int Head = 1024, ZipTail = 66_000;

    private static readonly (EvidenceKind Kind, string[] Endings)[] Kinds =
    [
        (EvidenceKind.Jpeg, ["jpg", "jpeg", "jpe", "jfif"]), (EvidenceKind.Png, ["png"]), (EvidenceKind.WebP, ["webp"]), (EvidenceKind.Pdf, ["pdf"]),
    ];

    // Known, and not taken: the refusal names them.
    private static readonly (string Name, int At, byte[] Sign)[] Others =
    [
        ("GIF", 0, "GIF8"u8.ToArray()), ("BMP", 0, "BM"u8.ToArray()), ("TIFF", 0, "II*\0"u8.ToArray()), ("TIFF", 0, "MM\0*"u8.ToArray()), ("HEIC", 4, "ftyphei"u8.ToArray()),
        ("HEIC", 4, "ftypmif1"u8.ToArray()), ("AVIF", 4, "ftypavif"u8.ToArray()), ("MP4", 4, "ftyp"u8.ToArray()), ("ZIP", 0, "PK\u0003\u0004"u8.ToArray()), ("RAR", 0, "Rar!"u8.ToArray()),
        ("7z", 0, [0x37, 0x7A, 0xBC, 0xAF]), ("gzip", 0, [0x1F, 0x8B]), ("EXE", 0, "MZ"u8.ToArray()), ("ELF", 0, [0x7F, 0x45, 0x4C, 0x46]), ("Word/Excel 97", 0, [0xD0, 0xCF, 0x11, 0xE0]), ("PSD", 0, "8BPS"u8.ToArray()),
    ];

    // In a picture these have no business: whoever opens it as something else would run or unpack them.
    private static readonly string[] Foreign = ["<script", "<?php", "<html", "<svg", "<iframe", "javascript:"];

    /// <summary>What a file is.</summary>
    /// <exception cref="RefusedFileException">It is none of what is taken, or is called something else than it is.</exception>
    public static EvidenceKind KindOf(ReadOnlySpan<byte> bytes, string fileName)
    {
        EvidenceKind kind = bytes switch
        {
            [0xFF, 0xD8, 0xFF, ..] => EvidenceKind.Jpeg,
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => EvidenceKind.Png,
            [0x52, 0x49, 0x46, 0x46, _, _, _, _, 0x57, 0x45, 0x42, 0x50, ..] => EvidenceKind.WebP,
            [0x25, 0x50, 0x44, 0x46, 0x2D, ..] => EvidenceKind.Pdf,
            _ => throw Refuse(bytes),
        };
        string ending = Path.GetExtension(fileName).TrimStart('.').ToLowerInvariant();
        if (ending.Length > 0 && !Kinds.Single(k => k.Kind == kind).Endings.Contains(ending)) throw new RefusedFileException("other-ending", NameOf(kind));
        return kind;
    }

    /// <summary>Sees that a picture is not at the same time another file.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="end">Where the picture ends.</param>
    public static void RequireOnlyPicture(ReadOnlySpan<byte> bytes, int end)
    {
        if (bytes[..Math.Min(Head, bytes.Length)].IndexOf("%PDF-"u8) >= 0) throw new RefusedFileException("two-files", "PDF");
        foreach (string foreign in Foreign)
            if (ContainsText(bytes, foreign)) throw new RefusedFileException("two-files", "HTML");
        if (bytes[^Math.Min(ZipTail, bytes.Length)..].IndexOf("PK\u0005\u0006"u8) >= 0) throw new RefusedFileException("two-files", "ZIP");
        ReadOnlySpan<byte> rest = bytes[end..];
        foreach (var (name, _, sign) in Others.Where(o => o.Sign.Length >= 4 && o.Name != "MP4"))
            if (rest.IndexOf(sign) >= 0) throw new RefusedFileException("two-files", name);
        if (rest.StartsWith("MZ"u8)) throw new RefusedFileException("two-files", "EXE");
    }

    /// <summary>What a kind is called.</summary>
    public static string NameOf(EvidenceKind kind) => kind switch { EvidenceKind.Jpeg => "JPEG", EvidenceKind.Png => "PNG", EvidenceKind.WebP => "WebP", _ => "PDF" };

    /// <summary>Whether a text of ASCII stands in the bytes, in large or small letters.</summary>
    public static bool ContainsText(ReadOnlySpan<byte> bytes, string text)
    {
        Span<byte> small = stackalloc byte[text.Length], one = stackalloc byte[text.Length];
        Encoding.ASCII.GetBytes(text, small);
        byte upper = (byte)char.ToUpperInvariant(text[1]);
        for (int from = 0; from < bytes.Length;)
        {
            int at = bytes[from..].IndexOf(small[0]);
            if (at < 0 || from + at + text.Length > bytes.Length) return false;
            from += at;
            if ((bytes[from + 1] == small[1] || bytes[from + 1] == upper) && Ascii.EqualsIgnoreCase(bytes.Slice(from, text.Length), small)) return true;
            from++;
        }
        return false;
    }

    private static RefusedFileException Refuse(ReadOnlySpan<byte> bytes)
    {
        foreach (var (name, at, sign) in Others)
            if (bytes.Length >= at + sign.Length && bytes.Slice(at, sign.Length).SequenceEqual(sign)) return new RefusedFileException("other-kind", name);
        ReadOnlySpan<byte> head = bytes[..Math.Min(Head, bytes.Length)];
        return ContainsText(head, "<svg") ? new("other-kind", "SVG") : ContainsText(head, "<html") || ContainsText(head, "<!doc") ? new("other-kind", "HTML")
            : ContainsText(head, "<?xml") ? new("other-kind", "XML") : new("unknown-kind");
    }
}
