using System.Globalization;

namespace Anise.Tables.Files;

/// <summary>Reads .xlsx workbooks as streams: values as cached, with the font of each cell, merged ranges and hidden rows.</summary>
internal static class XlsxSheets
{
    private const int LastRow = 1_048_576, LastColumn = 16_384, MaxMerges = 200_000;

    public static List<RawSheet> Read(WorkbookPackage package, string workbook, FileReading reading)
    {
        List<(string Id, string Type, string Target)> relations = package.RelationsOf(workbook);
        string? Part(string kind) => relations.Find(r => r.Type.EndsWith("/" + kind, StringComparison.Ordinal)).Target is { } part && package.Has(part) ? part : null;
        List<(string Text, string? Font)> strings = Part("sharedStrings") is { } shared ? SheetStrings.Read(package, shared) : [];
        List<(string? Font, bool Date, bool Percent)> styles = Part("styles") is { } style ? SheetStyles.Read(package, style) : [];
        var (listed, since1904) = Listed(package, workbook);
        var sheets = new List<RawSheet>();
        foreach (var (name, id, hidden) in listed)
        {
            // Chart and dialogue sheets have other parts and no rows.
            if (relations.Find(r => r.Id == id) is { Target: not null } relation && relation.Type.EndsWith("/worksheet", StringComparison.Ordinal))
                sheets.Add(new SheetRows(package, name, hidden, strings, styles, since1904, reading).Read(relation.Target));
        }
        return sheets;
    }

    private static (List<(string Name, string Id, bool Hidden)> Sheets, bool Since1904) Listed(WorkbookPackage package, string workbook)
    {
        var sheets = new List<(string, string, bool)>();
        bool since1904 = false;
        using GuardedXml xml = package.Open(workbook);
        while (xml.Read())
        {
            if (xml.IsElement("workbookPr")) since1904 = xml.Attribute("date1904") is "1" or "true" or "on";
            if (!xml.IsElement("sheet")) continue;
            if (!uint.TryParse(xml.Attribute("sheetId"), NumberStyles.None, CultureInfo.InvariantCulture, out _)) throw new InvalidDataException();
            sheets.Add((xml.Attribute("name") ?? "", xml.Attribute("id") ?? "", xml.Attribute("state") is "hidden" or "veryHidden"));
        }
        return (sheets, since1904);
    }

    /// <summary>Reads the rows of one sheet.</summary>
    private sealed class SheetRows(
        WorkbookPackage package, string name, bool hidden, List<(string Text, string? Font)> strings, List<(string? Font, bool Date, bool Percent)> styles, bool since1904, FileReading reading)
    {
        private readonly List<(int, RawCell[])> _rows = [];
        private readonly List<MergedRange> _merges = [];
        private readonly HashSet<int> _hiddenRows = [];
        private readonly List<RawCell> _cells = [];

        public RawSheet Read(string part)
        {
            using GuardedXml xml = package.Open(part);
            int number = 0;
            while (xml.Read())
            {
                if (xml.IsEnd("row")) EndRow(number);
                if (!xml.IsStart) continue;
                if (xml.Name == "row")
                {
                    number = RowNumber(xml, number);
                    _cells.Clear();
                }
                else if (xml.Name == "c")
                {
                    int column = xml.Attribute("r") is { } address ? ColumnOf(address, number) : _cells.Count;
                    RawCell cell = Cell(xml);
                    if (cell.Kind == CellKind.Empty) continue;
                    while (_cells.Count <= column) _cells.Add(default);
                    _cells[column] = cell;
                }
                else if (xml.Name == "mergeCell" && xml.Attribute("ref") is { } range && RangeOf(range) is { } merged)
                {
                    _merges.Add(merged);
                    if (_merges.Count > MaxMerges) throw new InvalidDataException();
                }
            }
            return new RawSheet(name, hidden, _rows, _merges) { HiddenRows = _hiddenRows };
        }

        private void EndRow(int number)
        {
            while (_cells.Count > 0 && _cells[^1].Kind == CellKind.Empty) _cells.RemoveAt(_cells.Count - 1);
            if (_cells.Count == 0) return;
            reading.Row(name, _rows.Count + 1, _cells.Count);
            _rows.Add((number, _cells.ToArray()));
            _cells.Clear();
        }

        /// <summary>Rows stand in order, each once; another file was damaged or made to hurt.</summary>
        private int RowNumber(GuardedXml xml, int before)
        {
            int number = before + 1;
            if (xml.Attribute("r") is { } written && !int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out number)) throw new InvalidDataException();
            if (number <= before || number > LastRow) throw new InvalidDataException();
            if (xml.Attribute("hidden") is "1" or "true") _hiddenRows.Add(number);
            return number;
        }

        private static int ColumnOf(string address, int row)
        {
            int column = SheetTable.ColumnIndex(address);
            return column is >= 0 and < LastColumn && RowOf(address) == row ? column : throw new InvalidDataException();
        }

        private RawCell Cell(GuardedXml xml)
        {
            (string? font, bool date, bool percent) = int.TryParse(xml.Attribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out int s) && s < styles.Count ? styles[s] : default;
            if (xml.IsEmpty) return default;
            string? type = xml.Attribute("t"), value = null, inline = null, formula = null;
            int depth = xml.Depth;
            while (xml.Read() && xml.Depth > depth)
            {
                if (!xml.IsStart) continue;
                if (xml.Name == "v") value = xml.Text();
                else if (xml.Name == "t") inline += xml.Text();
                else if (xml.Name == "f") formula = xml.Text();
                else if (xml.Name == "rPh") xml.Text();
            }
            if (inline is not null) return Text(inline, font);
            if (string.IsNullOrEmpty(value)) return formula is null || type is "str" ? default : new RawCell(CellKind.Uncomputed, "=" + formula, 0, null);
            switch (type)
            {
                case "s":
                    (string Text, string? Font) shared = strings[int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture)];
                    return Text(shared.Text, shared.Font ?? font);
                case "e": return new RawCell(CellKind.Error, value, 0, null);
                case "str": return Text(value, font);
                case "b": return Text(value is "1" or "true" ? "TRUE" : "FALSE", null);
                // As written: the day must not depend on where the program runs.
                case "d" when DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset day):
                    return new RawCell(CellKind.Date, "", SheetCell.SerialOf(day.DateTime), null);
                default:
                    return !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double n) ? Text(value, font)
                        : date ? new RawCell(CellKind.Date, "", n + (since1904 ? SheetCell.Days1904 : 0), null)
                        : new RawCell(CellKind.Number, "", n, null) { Since1904 = since1904, IsPercent = percent };
            }
        }

        private static RawCell Text(string text, string? font) => text.Length == 0 ? default : new RawCell(CellKind.Text, SheetStrings.Unescape(text), 0, font);

        private static int RowOf(string address) =>
            int.TryParse(address.AsSpan().TrimStart("$ABCDEFGHIJKLMNOPQRSTUVWXYZ"), NumberStyles.None, CultureInfo.InvariantCulture, out int row) ? row : -1;

        private static MergedRange? RangeOf(string range)
        {
            string[] ends = range.Replace("$", "", StringComparison.Ordinal).Split(':');
            if (ends.Length != 2) return null;
            var merged = new MergedRange(RowOf(ends[0]), RowOf(ends[1]), SheetTable.ColumnIndex(ends[0]), SheetTable.ColumnIndex(ends[1]));
            return merged.FirstRow >= 1 && merged.LastRow <= LastRow && merged.FirstColumn >= 0 && merged.LastColumn is >= 0 and < LastColumn ? merged : throw new InvalidDataException();
        }
    }
}
