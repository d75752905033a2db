using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Exceptions;

namespace Anise.Evidence.Inspection;

/// <summary>Opens a PDF document and turns its pages: one that is cut, locked, or does something when it is opened is refused.</summary>
internal static class DocumentReader
{
    private const int Tail = 2048;
    private static readonly string[] Acting = ["/javascript", "/launch", "/embeddedfile", "/richmedia", "/xfa"];

    public static Inspected Read(byte[] bytes)
    {
        if (bytes.AsSpan()[^Math.Min(Tail, bytes.Length)..].IndexOf("%%EOF"u8) < 0) throw new RefusedFileException("cut");
        foreach (string acting in Acting)
            if (FileSigns.ContainsText(bytes, acting)) throw new RefusedFileException("document-acts", acting[1..]);
        try
        {
            using PdfDocument document = PdfDocument.Open(bytes);
            if (document.NumberOfPages < 1) throw new RefusedFileException("damaged");
            if (document.NumberOfPages > InspectionLimits.MaxPages) throw new RefusedFileException("too-many-pages");
            if (document.Advanced.TryGetEmbeddedFiles(out _)) throw new RefusedFileException("document-acts", "EmbeddedFile");
            for (int page = 1; page <= document.NumberOfPages; page++) _ = document.GetPage(page).Rotation;
        }
        catch (PdfDocumentEncryptedException)
        {
            throw new RefusedFileException("document-locked");
        }
        catch (Exception e) when (e is PdfDocumentFormatException or InvalidOperationException or KeyNotFoundException or IOException or FormatException or ArgumentException
            or OverflowException or IndexOutOfRangeException or NotSupportedException or InvalidCastException or NullReferenceException)
        {
            throw new RefusedFileException("damaged");
        }
        return new Inspected { Kind = EvidenceKind.Pdf };
    }
}
