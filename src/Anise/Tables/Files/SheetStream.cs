using System.Globalization;
using System.Text;
using Anise.Tables.Letters;

namespace Anise.Tables.Files;

/// <summary>Sheets as a stream of bytes between a reader's process and the program.</summary>
internal static class SheetStream
{
    private const byte Rows = 1, Unreadable = 2, Sheets = 3, End = 4;

    /// <summary>Writes all sheets.</summary>
    public static void Write(Stream output, IReadOnlyList<SheetTable> sheets)
    {
        using var writer = new BinaryWriter(output, Encoding.UTF8, leaveOpen: true);
        writer.Write(Sheets);
        writer.Write(sheets.Count);
        foreach (SheetTable sheet in sheets) Write(writer, sheet);
        writer.Write(End);
    }

    /// <summary>Writes why a file cannot be read.</summary>
    public static void Write(Stream output, UnreadableFileException why)
    {
        using var writer = new BinaryWriter(output, Encoding.UTF8, leaveOpen: true);
        writer.Write(Unreadable);
        writer.Write(why.Problem);
        writer.Write(why.Found.Length);
        foreach (object? found in why.Found)
        {
            writer.Write(found is int or long);
            writer.Write(Convert.ToString(found, CultureInfo.InvariantCulture) ?? "");
        }
    }

    /// <summary>Tells how many rows are read, in the same stream.</summary>
    public static IProgress<ImportProgress> Progress(Stream output) => new Told(output);

    /// <summary>Reads what was written.</summary>
    /// <exception cref="EndOfStreamException">The writer ended before it had written all.</exception>
    public static IReadOnlyList<SheetTable> Read(Stream input, IProgress<ImportProgress>? progress)
    {
        using var reader = new BinaryReader(new BufferedStream(input, 1 << 16), Encoding.UTF8);
        while (true)
        {
            switch (reader.ReadByte())
            {
                case Rows:
                    progress?.Report(new ImportProgress(reader.ReadString(), reader.ReadInt32()));
                    break;
                case Unreadable:
                    string problem = reader.ReadString();
                    var found = new object?[reader.ReadInt32()];
                    for (int i = 0; i < found.Length; i++) found[i] = reader.ReadBoolean() ? long.Parse(reader.ReadString(), CultureInfo.InvariantCulture) : reader.ReadString();
                    throw new UnreadableFileException(problem, found);
                case Sheets:
                    var sheets = new List<SheetTable>();
                    for (int n = reader.ReadInt32(); n > 0; n--) sheets.Add(ReadSheet(reader));
                    return reader.ReadByte() == End ? sheets : throw new FormatException();
                default:
                    throw new FormatException();
            }
        }
    }

    private static void Write(BinaryWriter writer, SheetTable sheet)
    {
        writer.Write(sheet.Name);
        writer.Write(sheet.Hidden);
        writer.Write((byte)sheet.Encoding);
        writer.Write(sheet.HiddenRows.Count);
        foreach (int row in sheet.HiddenRows) writer.Write(row);
        writer.Write(sheet.Merges.Count);
        foreach (MergedRange merge in sheet.Merges)
        {
            writer.Write(merge.FirstRow);
            writer.Write(merge.LastRow);
            writer.Write(merge.FirstColumn);
            writer.Write(merge.LastColumn);
        }
        writer.Write(sheet.Rows.Count);
        foreach (SheetRow row in sheet.Rows)
        {
            writer.Write(row.Number);
            writer.Write(row.Cells.Length);
            foreach (SheetCell cell in row.Cells)
            {
                writer.Write((byte)((int)cell.Kind | ((int)cell.Encoding << 3) | (cell.Since1904 ? 32 : 0) | (cell.IsPercent ? 64 : 0)));
                if (cell.Kind is CellKind.Number or CellKind.Date) writer.Write(cell.Number);
                else if (cell.Kind != CellKind.Empty) writer.Write(cell.Text);
            }
        }
    }

    private static SheetTable ReadSheet(BinaryReader reader)
    {
        string name = reader.ReadString();
        bool hidden = reader.ReadBoolean();
        var encoding = (VietnameseEncoding)reader.ReadByte();
        var hiddenRows = new HashSet<int>();
        for (int n = reader.ReadInt32(); n > 0; n--) hiddenRows.Add(reader.ReadInt32());
        var merges = new List<MergedRange>();
        for (int n = reader.ReadInt32(); n > 0; n--) merges.Add(new MergedRange(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32()));
        var rows = new List<SheetRow>();
        for (int n = reader.ReadInt32(); n > 0; n--)
        {
            int number = reader.ReadInt32();
            var cells = new SheetCell[reader.ReadInt32()];
            for (int c = 0; c < cells.Length; c++) cells[c] = ReadCell(reader);
            rows.Add(new SheetRow(number, cells));
        }
        return new SheetTable(name, hidden, rows, merges, encoding) { HiddenRows = hiddenRows };
    }

    private static SheetCell ReadCell(BinaryReader reader)
    {
        byte look = reader.ReadByte();
        var kind = (CellKind)(look & 7);
        return kind switch
        {
            CellKind.Empty => SheetCell.Empty,
            CellKind.Number => SheetCell.OfNumber(reader.ReadDouble()) with { Since1904 = (look & 32) != 0, IsPercent = (look & 64) != 0 },
            CellKind.Date => SheetCell.OfDate(reader.ReadDouble()),
            CellKind.Text => SheetCell.OfText(reader.ReadString(), (VietnameseEncoding)((look >> 3) & 3)),
            _ => SheetCell.Broken(kind, reader.ReadString()),
        };
    }

    private sealed class Told(Stream output) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            using var writer = new BinaryWriter(output, Encoding.UTF8, leaveOpen: true);
            writer.Write(Rows);
            writer.Write(value.Sheet);
            writer.Write(value.Rows);
            writer.Flush();
        }
    }
}
