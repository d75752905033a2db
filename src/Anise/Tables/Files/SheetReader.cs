using System.IO.Compression;
using System.Text;
using Anise.Basics;
using Anise.Tables.Letters;
using ExcelDataReader.Exceptions;

namespace Anise.Tables.Files;

/// <summary>Reads any spreadsheet that offices send into sheets of cells; the kind is told by the content, not by the name.</summary>
internal static class SheetReader
{
    public static IReadOnlyList<SheetTable> Read(Stream file, string fileName, FileLimits limits, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        var bytes = ReadAll(file, limits.MaxBytes, cancel);
        var reading = new FileReading(limits, progress, cancel);
        return ReadRaw(bytes, fileName, reading).ConvertAll(s => Decode(s, cancel));
    }

    public static byte[] ReadAll(Stream file, long maxBytes, CancellationToken cancel)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[81920];
        for (int n; (n = file.Read(buffer)) > 0;)
        {
            cancel.ThrowIfCancellationRequested();
            if (copy.Length + n > maxBytes)
                throw new UnreadableFileException("file-too-large", maxBytes / 1_000_000);
            copy.Write(buffer, 0, n);
        }

        return copy.Length > 0 ? copy.ToArray() : throw new UnreadableFileException("file-empty");
    }

    /// <summary>Whether the file is a workbook of the .xlsx kind, judged by its content.</summary>
    public static bool IsXlsx(byte[] bytes) => StartsWith(bytes, "PK\u0003\u0004") && ZipNames(bytes).Contains("xl/workbook.xml", StringComparer.OrdinalIgnoreCase);

    private static List<RawSheet> ReadRaw(byte[] bytes, string fileName, FileReading reading)
    {
        try
        {
            if (StartsWith(bytes, "PK\u0003\u0004"))
            {
                CheckUnpackedSize(bytes, reading.Limits.MaxUnpackedBytes);
                if (IsXlsx(bytes))
                    return XlsxSheets.Read(bytes, reading);
                return ZipNames(bytes).Contains("xl/workbook.bin", StringComparer.OrdinalIgnoreCase)
                    ? XlsSheets.Read(bytes, reading)
                    : throw new UnreadableFileException("file-kind-unknown", fileName);
            }

            if (bytes.AsSpan().StartsWith(new byte[] { 0xD0, 0xCF, 0x11, 0xE0 }))
                return bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
                    ? throw new UnreadableFileException("file-encrypted")
                    : XlsSheets.Read(bytes, reading);
            return TextSheets.Read(bytes, fileName, reading);
        }
        catch (InvalidPasswordException)
        {
            throw new UnreadableFileException("file-encrypted");
        }
        catch (Exception e) when (Spreadsheets.TellsDamage(e))
        {
            throw new UnreadableFileException("file-damaged", fileName);
        }
    }

    private static bool StartsWith(byte[] bytes, string magic) => bytes.AsSpan().StartsWith(Encoding.Latin1.GetBytes(magic));

    private static List<string> ZipNames(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        return zip.Entries.Select(e => e.FullName.TrimStart('/')).ToList();
    }

    private static void CheckUnpackedSize(byte[] bytes, long max)
    {
        // The sizes written in the archive may lie, so the bytes are counted.
        using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        if (zip.Entries.Sum(e => e.Length) > max)
            throw new UnreadableFileException("file-too-large-unpacked", max / 1_000_000);
        var buffer = new byte[81920];
        var total = 0L;
        foreach (var entry in zip.Entries)
        {
            using var content = entry.Open();
            for (int n; (n = content.Read(buffer)) > 0;)
            {
                total += n;
                if (total > max)
                    throw new UnreadableFileException("file-too-large-unpacked", max / 1_000_000);
            }
        }
    }

    private static SheetTable Decode(RawSheet raw, CancellationToken cancel)
    {
        var columns = raw.Rows.Count == 0 ? 0 : raw.Rows.Max(r => r.Cells.Length);
        var scores = new (int Unicode, int Tcvn3, int Vni)[columns];
        (int Unicode, int Tcvn3, int Vni) sum = default;
        foreach (var (_, cells) in raw.Rows.Take(3000))
        {
            for (var c = 0; c < cells.Length; c++)
            {
                if (cells[c].Kind != CellKind.Text)
                    continue;
                var s = cells[c].Font is { } font && EncodingDetector.OfFont(font) is { } byFont && EncodingDetector.OfCell(cells[c].Text, byFont) == byFont
                    ? (byFont == VietnameseEncoding.Unicode ? 1 : 0, byFont == VietnameseEncoding.Tcvn3 ? 1 : 0, byFont == VietnameseEncoding.Vni ? 1 : 0)
                    : EncodingDetector.Score(cells[c].Text);
                scores[c] = (scores[c].Unicode + s.Item1, scores[c].Tcvn3 + s.Item2, scores[c].Vni + s.Item3);
                sum = (sum.Unicode + s.Item1, sum.Tcvn3 + s.Item2, sum.Vni + s.Item3);
            }
        }

        var ofSheet = EncodingDetector.Best(sum) ?? VietnameseEncoding.Unicode;
        var ofColumn = scores.Select(s => EncodingDetector.Best(s, ofSheet)).ToArray();
        var known = new Dictionary<(string, VietnameseEncoding), SheetCell>();
        var rows = new List<SheetRow>(raw.Rows.Count);
        foreach (var (number, cells) in raw.Rows)
        {
            cancel.ThrowIfCancellationRequested();
            var decoded = new SheetCell[cells.Length];
            for (var c = 0; c < cells.Length; c++)
                decoded[c] = Decode(cells[c], ofColumn[c], known);
            if (decoded.Any(c => !c.IsEmpty))
                rows.Add(new SheetRow(number, decoded));
        }

        return new SheetTable(VietnameseText.Clean(raw.Name), raw.Hidden, FillMergedDown(rows, raw.Merges), raw.Merges, ofSheet);
    }

    private static SheetCell Decode(RawCell cell, VietnameseEncoding likely, Dictionary<(string, VietnameseEncoding), SheetCell> known)
    {
        switch (cell.Kind)
        {
            case CellKind.Number: return SheetCell.OfNumber(cell.Number);
            case CellKind.Date: return SheetCell.OfDate(cell.Number);
            case CellKind.Empty: return SheetCell.Empty;
            default:
                likely = EncodingDetector.OfFont(cell.Font) ?? likely;
                if (known.TryGetValue((cell.Text, likely), out var seen))
                    return seen;
                var encoding = EncodingDetector.OfCell(cell.Text, likely);
                var decoded = SheetCell.OfText(VietnameseText.Read(cell.Text, encoding), encoding);
                if (known.Count < 50_000)
                    known[(cell.Text, likely)] = decoded;
                return decoded;
        }
    }

    /// <summary>A value merged over rows holds for each of them; merging over columns is the layout's matter.</summary>
    private static List<SheetRow> FillMergedDown(List<SheetRow> rows, List<MergedRange> merges)
    {
        if (!merges.Exists(m => m.LastRow > m.FirstRow))
            return rows;
        var byNumber = rows.ToDictionary(r => r.Number);
        foreach (var merge in merges)
        {
            if (!byNumber.TryGetValue(merge.FirstRow, out var first) || first[merge.FirstColumn].IsEmpty)
                continue;
            for (var n = merge.FirstRow + 1; n <= merge.LastRow; n++)
            {
                if (!byNumber.TryGetValue(n, out var row))
                    continue;
                var cells = row.Cells;
                if (cells.Length <= merge.FirstColumn)
                    Array.Resize(ref cells, merge.FirstColumn + 1);
                for (var c = row.Cells.Length; c < cells.Length; c++)
                    cells[c] = SheetCell.Empty;
                cells[merge.FirstColumn] = first[merge.FirstColumn];
                byNumber[n] = row with { Cells = cells };
            }
        }

        return rows.ConvertAll(r => byNumber[r.Number]);
    }
}

/// <summary>Limits, progress and cancelling while a file is read.</summary>
internal sealed class FileReading(FileLimits limits, IProgress<ImportProgress>? progress, CancellationToken cancel)
{
    private int rows;

    public FileLimits Limits => limits;

    public void Row(string sheet, int rowsOfSheet, int columns)
    {
        cancel.ThrowIfCancellationRequested();
        if (rowsOfSheet > limits.MaxRows)
            throw new UnreadableFileException("too-many-rows", sheet, limits.MaxRows);
        if (columns > limits.MaxColumns)
            throw new UnreadableFileException("too-many-columns", sheet, limits.MaxColumns);
        if (++rows % 1000 == 0)
            progress?.Report(new ImportProgress(sheet, rows));
    }
}
