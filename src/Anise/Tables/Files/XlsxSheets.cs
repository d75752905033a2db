using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Anise.Tables.Files;

/// <summary>Reads .xlsx workbooks as streams: values as cached, with the font of each cell and the merged ranges.</summary>
internal static class XlsxSheets
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, IgnoreComments = true, IgnoreProcessingInstructions = true };

    public static List<RawSheet> Read(byte[] bytes, FileReading reading)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes, writable: false), isEditable: false);
        var workbook = document.WorkbookPart ?? throw new InvalidDataException();
        var root = workbook.Workbook ?? throw new InvalidDataException();
        var strings = SharedStrings(workbook.SharedStringTablePart);
        var styles = Styles(workbook.WorkbookStylesPart?.Stylesheet);
        var shift = root.WorkbookProperties?.Date1904?.Value == true ? 1462 : 0;
        var sheets = new List<RawSheet>();
        foreach (var sheet in root.Descendants<Sheet>())
        {
            // Chart and dialogue sheets have other parts and no rows.
            if (sheet.Id?.Value is not { } id || workbook.GetPartById(id) is not WorksheetPart part)
                continue;
            var hidden = sheet.State is not null && sheet.State.Value != SheetStateValues.Visible;
            sheets.Add(ReadSheet(sheet.Name?.Value ?? "", hidden, part, strings, styles, shift, reading));
        }

        return sheets;
    }

    private static RawSheet ReadSheet(string name, bool hidden, WorksheetPart part, List<(string Text, string? Font)> strings, List<(string? Font, bool Date)> styles, int shift, FileReading reading)
    {
        var rows = new List<(int, RawCell[])>();
        var merges = new List<MergedRange>();
        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        using var xml = XmlReader.Create(stream, Settings);
        var number = 0;
        var cells = new List<RawCell>();
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "row")
            {
                while (cells.Count > 0 && cells[^1].Kind == CellKind.Empty)
                    cells.RemoveAt(cells.Count - 1);
                if (cells.Count > 0)
                {
                    reading.Row(name, rows.Count + 1, cells.Count);
                    rows.Add((number, cells.ToArray()));
                }
            }

            if (xml.NodeType != XmlNodeType.Element)
                continue;
            switch (xml.LocalName)
            {
                case "row":
                    number = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var r) ? r : number + 1;
                    cells.Clear();
                    break;
                case "c":
                    var column = xml.GetAttribute("r") is { } address ? SheetTable.ColumnIndex(address) : cells.Count;
                    var style = int.TryParse(xml.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var s) && s < styles.Count ? styles[s] : default;
                    var cell = ReadCell(xml, style, strings, shift);
                    if (cell.Kind == CellKind.Empty || column < 0)
                        break;
                    if (column >= 16384)
                        throw new InvalidDataException();
                    while (cells.Count <= column)
                        cells.Add(default);
                    cells[column] = cell;
                    break;
                case "mergeCell" when xml.GetAttribute("ref") is { } range && Range(range) is { } merged:
                    merges.Add(merged);
                    break;
            }
        }

        return new RawSheet(name, hidden, rows, merges);
    }

    private static RawCell ReadCell(XmlReader xml, (string? Font, bool Date) style, List<(string Text, string? Font)> strings, int shift)
    {
        if (xml.IsEmptyElement)
            return default;
        var type = xml.GetAttribute("t");
        string? value = null;
        StringBuilder? inline = null;
        var depth = xml.Depth;
        xml.Read();
        while (xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "v")
                value = xml.ReadElementContentAsString();
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "t")
                (inline ??= new StringBuilder()).Append(xml.ReadElementContentAsString());
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "rPh" or "f")
                xml.Skip();
            else
                xml.Read();
        }

        if (inline is not null)
            return Text(inline.ToString(), style.Font);
        if (string.IsNullOrEmpty(value))
            return default;
        switch (type)
        {
            case "s":
                var shared = strings[int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture)];
                return Text(shared.Text, shared.Font ?? style.Font);
            case "str" or "e":
                return Text(value, style.Font);
            case "d" when DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date):
                return new RawCell(CellKind.Date, "", date.ToOADate(), null);
            default:
                return !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) ? Text(value, style.Font)
                    : style.Date ? new RawCell(CellKind.Date, "", n + shift, null)
                    : new RawCell(CellKind.Number, "", n, null);
        }
    }

    private static RawCell Text(string text, string? font) => text.Length == 0 ? default : new RawCell(CellKind.Text, text, 0, font);

    private static MergedRange? Range(string range)
    {
        var ends = range.Split(':');
        if (ends.Length != 2)
            return null;
        var first = SheetTable.ColumnIndex(ends[0]);
        var last = SheetTable.ColumnIndex(ends[1]);
        return first >= 0 && last >= 0
            && int.TryParse(ends[0].AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var top)
            && int.TryParse(ends[1].AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var bottom)
            ? new MergedRange(top, bottom, first, last)
            : null;
    }

    private static List<(string Text, string? Font)> SharedStrings(SharedStringTablePart? part)
    {
        var strings = new List<(string, string?)>();
        if (part is null)
            return strings;
        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        using var xml = XmlReader.Create(stream, Settings);
        var text = new StringBuilder();
        string? font = null;
        xml.Read();
        while (!xml.EOF)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
            {
                text.Clear();
                font = null;
                if (xml.IsEmptyElement)
                    strings.Add(("", null));
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "t")
            {
                text.Append(xml.ReadElementContentAsString());
                continue;
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "rFont")
            {
                font ??= xml.GetAttribute("val");
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "rPh")
            {
                xml.Skip();
                continue;
            }
            else if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "si")
            {
                strings.Add((text.ToString(), font));
            }

            xml.Read();
        }

        return strings;
    }

    private static List<(string? Font, bool Date)> Styles(Stylesheet? sheet)
    {
        if (sheet?.CellFormats is null)
            return [];
        var fonts = sheet.Fonts?.Elements<Font>().Select(f => f.FontName?.Val?.Value).ToList() ?? [];
        var formats = sheet.NumberingFormats?.Elements<NumberingFormat>()
            .Where(f => f.NumberFormatId is not null)
            .GroupBy(f => f.NumberFormatId!.Value)
            .ToDictionary(g => g.Key, g => g.First().FormatCode?.Value ?? "") ?? [];
        return sheet.CellFormats.Elements<CellFormat>().Select(x =>
        {
            var id = x.NumberFormatId?.Value ?? 0;
            var font = (int)(x.FontId?.Value ?? 0);
            return (font < fonts.Count ? fonts[font] : null, formats.TryGetValue(id, out var code) ? IsDateCode(code) : id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 50 and <= 58));
        }).ToList();
    }

    private static bool IsDateCode(string code)
    {
        var quoted = false;
        var bracket = false;
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"': quoted = !quoted; break;
                case '\\' or '_' or '*' when !quoted: i++; break;
                case '[' when !quoted: bracket = true; break;
                case ']' when !quoted: bracket = false; break;
                case 'd' or 'D' or 'y' or 'Y' when !quoted && !bracket: return true;
            }
        }

        return false;
    }
}
