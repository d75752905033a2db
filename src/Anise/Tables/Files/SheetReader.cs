using System.Globalization;
using System.Text;
using Anise.Basics;
using Anise.Tables.Letters;
using ExcelDataReader.Exceptions;

namespace Anise.Tables.Files;

/// <summary>Reads any spreadsheet that offices send into sheets of cells; the kind is told by the content, not by the name.</summary>
internal static class SheetReader
{
    private const long MostFilled = 5_000_000;

    public static IReadOnlyList<SheetTable> Read(Stream file, string fileName, FileLimits limits, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        var bytes = ReadAll(file, limits.MaxBytes, cancel);
        var reading = new FileReading(limits, progress, cancel);
        // A damaged workbook may have a sheet without a name: its number stands for it.
        return [.. ReadRaw(bytes, fileName, reading).Select((s, i) => Decode(string.IsNullOrEmpty(s.Name) ? s with { Name = (i + 1).ToString(CultureInfo.InvariantCulture) } : s, cancel))];
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
    public static bool IsXlsx(byte[] bytes)
    {
        if (!StartsWith(bytes, "PK\u0003\u0004")) return false;
        using var package = new WorkbookPackage(bytes, new FileLimits());
        return package.Workbook?.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) == true;
    }

    private static List<RawSheet> ReadRaw(byte[] bytes, string fileName, FileReading reading)
    {
        try
        {
            if (StartsWith(bytes, "PK\u0003\u0004"))
                return ReadPackage(bytes, fileName, reading);
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

    private static List<RawSheet> ReadPackage(byte[] bytes, string fileName, FileReading reading)
    {
        using var package = new WorkbookPackage(bytes, reading.Limits);
        if (package.Workbook is { } workbook && package.Has(workbook))
        {
            if (!workbook.EndsWith(".bin", StringComparison.OrdinalIgnoreCase))
                return workbook.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && package.Names.Any(n => n.Contains("worksheets/", StringComparison.OrdinalIgnoreCase))
                    ? XlsxSheets.Read(package, workbook, reading)
                    : throw new UnreadableFileException("file-kind-unknown", fileName);
            package.Check();
            return XlsSheets.Read(bytes, reading);
        }

        if (!package.Has(OdsSheets.Content))
            throw new UnreadableFileException("file-kind-unknown", fileName);
        List<RawSheet> sheets = OdsSheets.Read(package, reading);
        return sheets.Count > 0 ? sheets : throw new UnreadableFileException("file-kind-unknown", fileName);
    }

    private static bool StartsWith(byte[] bytes, string magic) => bytes.AsSpan().StartsWith(Encoding.Latin1.GetBytes(magic));

    private static SheetTable Decode(RawSheet raw, CancellationToken cancel)
    {
        var letters = new SheetLetters(raw);
        var rows = new List<SheetRow>(raw.Rows.Count);
        for (var r = 0; r < raw.Rows.Count; r++)
        {
            cancel.ThrowIfCancellationRequested();
            var (number, cells) = raw.Rows[r];
            var decoded = new SheetCell[cells.Length];
            for (var c = 0; c < cells.Length; c++)
                decoded[c] = Decode(cells[c], r, c, letters);
            if (decoded.Any(c => !c.IsEmpty))
                rows.Add(new SheetRow(number, decoded));
        }

        return new SheetTable(VietnameseText.Clean(raw.Name), raw.Hidden, FillMergedDown(rows, raw.Merges), raw.Merges, letters.OfSheet) { HiddenRows = raw.HiddenRows };
    }

    private static SheetCell Decode(RawCell cell, int row, int column, SheetLetters letters) => cell.Kind switch
    {
        CellKind.Number => SheetCell.OfNumber(cell.Number) with { Since1904 = cell.Since1904, IsPercent = cell.IsPercent },
        CellKind.Date => SheetCell.OfDate(cell.Number),
        CellKind.Empty => SheetCell.Empty,
        CellKind.Error or CellKind.Uncomputed => SheetCell.Broken(cell.Kind, cell.Text),
        _ when IsError(cell.Text) => SheetCell.Broken(CellKind.Error, cell.Text),
        _ => letters.Read(cell, row, column),
    };

    private static bool IsError(string text) => text is "#N/A" or "#REF!" or "#NAME?" or "#DIV/0!" or "#NUM!" or "#NULL!" or "#VALUE!" or "#SPILL!" or "#CALC!";

    /// <summary>A value merged over rows holds for each of them; merging over columns is the layout's matter.</summary>
    private static List<SheetRow> FillMergedDown(List<SheetRow> rows, List<MergedRange> merges)
    {
        if (!merges.Exists(m => m.LastRow > m.FirstRow))
            return rows;
        // Only rows that there are: a range may be said to reach further than any sheet.
        var numbers = rows.ConvertAll(r => r.Number);
        var filled = 0L;
        foreach (var merge in merges.Where(m => m.LastRow > m.FirstRow))
        {
            var at = numbers.BinarySearch(merge.FirstRow);
            if (at < 0 || rows[at][merge.FirstColumn].IsEmpty)
                continue;
            for (var i = at + 1; i < rows.Count && rows[i].Number <= merge.LastRow; i++)
            {
                if (++filled > MostFilled)
                    throw new UnreadableFileException("file-damaged", "");
                var cells = rows[i].Cells;
                if (cells.Length <= merge.FirstColumn)
                    Array.Resize(ref cells, merge.FirstColumn + 1);
                for (var c = rows[i].Cells.Length; c < cells.Length; c++)
                    cells[c] = SheetCell.Empty;
                cells[merge.FirstColumn] = rows[at][merge.FirstColumn];
                rows[i] = rows[i] with { Cells = cells };
            }
        }

        return rows;
    }
}

/// <summary>Limits, progress and cancelling while a file is read.</summary>
internal sealed class FileReading(FileLimits limits, IProgress<ImportProgress>? progress, CancellationToken cancel)
{
    private int rows;

    private long cells;

    public FileLimits Limits => limits;

    public void Row(string sheet, int rowsOfSheet, int columns)
    {
        cancel.ThrowIfCancellationRequested();
        if (rowsOfSheet > limits.MaxRows)
            throw new UnreadableFileException("too-many-rows", sheet, limits.MaxRows);
        if (columns > limits.MaxColumns)
            throw new UnreadableFileException("too-many-columns", sheet, limits.MaxColumns);
        cells += columns;
        if (cells > limits.MaxCells)
            throw new UnreadableFileException("too-many-rows", sheet, rows);
        if (++rows % 1000 == 0)
            progress?.Report(new ImportProgress(sheet, rows));
    }
}
