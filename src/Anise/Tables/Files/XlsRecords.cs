using System.Buffers.Binary;

namespace Anise.Tables.Files;

/// <summary>
/// What the reader of .xls workbooks keeps to itself, taken from the records of the file (BIFF8: number and length of two bytes each, then the content): whether days count from 1904, and
/// which cells hold an error. Without it such cells would look empty.
/// </summary>
internal sealed class XlsRecords
{
    private const int End = 0x0A, DateMode = 0x22, BoundSheet = 0x85, Formula = 0x06, BoolErr = 0x205, Label = 0xFFFF, MostSheets = 300;

    private readonly List<Dictionary<(int Row, int Column), string>> _errors = [];

    /// <summary>Whether day 0 is 1 January 1904.</summary>
    public bool CountsFrom1904 { get; private set; }

    /// <summary>The error in a cell as the spreadsheet program shows it; null where there is none.</summary>
    /// <param name="sheet">0-based, worksheets only.</param>
    /// <param name="row">0-based.</param>
    /// <param name="column">0-based.</param>
    public string? ErrorAt(int sheet, int row, int column) => sheet < _errors.Count ? _errors[sheet].GetValueOrDefault((row, column)) : null;

    /// <summary>Walks a file. Of one that is no compound file, or ends too early, what was found until there: its reader tells that it is damaged.</summary>
    public static XlsRecords Of(byte[] file)
    {
        var records = new XlsRecords();
        byte[] workbook = WorkbookStream(file);
        List<int> sheets = [];
        foreach (var (kind, at, length) in Walk(workbook, 0))
        {
            if (kind == DateMode && length >= 1) records.CountsFrom1904 = workbook[at] == 1;
            else if (kind == BoundSheet && length >= 6 && workbook[at + 5] == 0) sheets.Add(BinaryPrimitives.ReadInt32LittleEndian(workbook.AsSpan(at)));
        }
        // Each sheet has a place of its own: a file that names one place many times is no workbook, and would be walked as often.
        if (sheets.Count > MostSheets || sheets.Distinct().Count() != sheets.Count) return records;
        foreach (int start in sheets)
        {
            Dictionary<(int, int), string> errors = [];
            foreach (var (kind, at, length) in Walk(workbook, start))
            {
                byte? error = kind == BoolErr && length >= 8 && workbook[at + 7] == 1 ? workbook[at + 6]
                    : kind == Formula && length >= 14 && workbook[at + 6] == 2 && BinaryPrimitives.ReadUInt16LittleEndian(workbook.AsSpan(at + 12)) == Label ? workbook[at + 8]
                    : null;
                if (error is { } code) errors[(BinaryPrimitives.ReadUInt16LittleEndian(workbook.AsSpan(at)), BinaryPrimitives.ReadUInt16LittleEndian(workbook.AsSpan(at + 2)))] = Shown(code);
            }
            records._errors.Add(errors);
        }
        return records;
    }

    private static string Shown(byte code) => code switch { 0x00 => "#NULL!", 0x07 => "#DIV/0!", 0x0F => "#VALUE!", 0x17 => "#REF!", 0x1D => "#NAME?", 0x24 => "#NUM!", _ => "#N/A" };

    /// <summary>The records of one part, to its end. A part within it (a chart) has a beginning and an end of its own.</summary>
    private static IEnumerable<(int Kind, int At, int Length)> Walk(byte[] workbook, int start)
    {
        const int beginning = 0x809;
        int depth = 0;
        for (int at = start; at >= 0 && at <= workbook.Length - 4;)
        {
            int kind = BinaryPrimitives.ReadUInt16LittleEndian(workbook.AsSpan(at)), length = BinaryPrimitives.ReadUInt16LittleEndian(workbook.AsSpan(at + 2));
            if (at + 4 + length > workbook.Length) yield break;
            if (kind == beginning) depth++;
            else if (kind == End && --depth <= 0) yield break;
            else if (depth == 1) yield return (kind, at + 4, length);
            at += 4 + length;
        }
    }

    /// <summary>The stream <c>Workbook</c> of a compound file (MS-CFB), put together from its sectors; empty where it cannot be found.</summary>
    private static byte[] WorkbookStream(byte[] file)
    {
        if (file.Length < 512 || BinaryPrimitives.ReadUInt64BigEndian(file) != 0xD0CF11E0A1B11AE1) return [];
        int shift = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(0x1E));
        if (shift is not (9 or 12)) return [];
        int size = 1 << shift;
        uint Number(long at) => at >= 0 && at + 4 <= file.Length ? BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan((int)at)) : uint.MaxValue;
        long Offset(uint sector) => ((long)sector + 1) << shift;
        // The table of sectors says which follows which; its own sectors are listed in the header, those beyond 109 in sectors of their own.
        List<uint> table = [.. Enumerable.Range(0, 109).Select(i => Number(0x4C + (4 * i))).Where(s => s < 0xFFFFFFFA)];
        uint more = Number(0x44);
        for (int i = 0; more < 0xFFFFFFFA && i < 1000; i++)
        {
            for (int j = 0; j < (size / 4) - 1; j++)
                if (Number(Offset(more) + (4 * j)) is < 0xFFFFFFFA and var sector) table.Add(sector);
            more = Number(Offset(more) + size - 4);
        }
        uint Next(uint sector) => sector / (size / 4) is var page && page < table.Count ? Number(Offset(table[(int)page]) + (4 * (sector % (size / 4)))) : uint.MaxValue;
        byte[] Chain(uint sector, long length)
        {
            using var joined = new MemoryStream();
            for (; sector < 0xFFFFFFFA && joined.Length < length && Offset(sector) < file.Length; sector = Next(sector))
                joined.Write(file.AsSpan((int)Offset(sector), (int)Math.Min(size, file.Length - Offset(sector))));
            return joined.ToArray();
        }
        byte[] directory = Chain(Number(0x30), file.Length);
        for (int at = 0; at + 128 <= directory.Length; at += 128)
        {
            int letters = BinaryPrimitives.ReadUInt16LittleEndian(directory.AsSpan(at + 64));
            if (letters is < 2 or > 64 || System.Text.Encoding.Unicode.GetString(directory, at, letters - 2) is not ("Workbook" or "Book")) continue;
            return Chain(BinaryPrimitives.ReadUInt32LittleEndian(directory.AsSpan(at + 116)), Math.Min(file.Length, BinaryPrimitives.ReadUInt32LittleEndian(directory.AsSpan(at + 120))));
        }
        return [];
    }
}
