using System.Globalization;

namespace Anise.Tables.Files;

/// <summary>Reads .ods workbooks (OpenDocument): values as saved, merged ranges and hidden rows.</summary>
internal static class OdsSheets
{
    public const string Content = "content.xml";

    public static List<RawSheet> Read(WorkbookPackage package, FileReading reading)
    {
        var sheets = new List<RawSheet>();
        using GuardedXml xml = package.Open(Content);
        bool hidden = false;
        var hiddenStyles = new HashSet<string>(StringComparer.Ordinal);
        string style = "";
        while (xml.Read())
        {
            if (xml.IsElement("style")) style = xml.Attribute("name") ?? "";
            else if (xml.IsElement("table-properties") && xml.Attribute("display") == "false") hiddenStyles.Add(style);
            else if (xml.IsElement("table") && xml.Depth < 6 && !xml.IsEmpty)
            {
                hidden = xml.Attribute("style-name") is { } own && hiddenStyles.Contains(own);
                sheets.Add(Sheet(xml, xml.Attribute("name") ?? "", hidden, reading));
            }
        }
        return sheets;
    }

    private static RawSheet Sheet(GuardedXml xml, string name, bool hidden, FileReading reading)
    {
        var sheet = new RawSheet(name, hidden, [], []);
        int depth = xml.Depth, number = 0;
        while (xml.Read() && xml.Depth > depth)
        {
            if (!xml.IsElement("table-row")) continue;
            int times = Times(xml, "number-rows-repeated");
            bool invisible = xml.Attribute("visibility") is "collapse" or "filter";
            List<RawCell> cells = xml.IsEmpty ? [] : Row(xml, number + 1, sheet.Merges);
            while (cells.Count > 0 && cells[^1].Kind == CellKind.Empty) cells.RemoveAt(cells.Count - 1);
            for (int i = 0; i < times && cells.Count > 0; i++)
            {
                reading.Row(name, sheet.Rows.Count + 1, cells.Count);
                sheet.Rows.Add((number + i + 1, cells.ToArray()));
                if (invisible) sheet.HiddenRows.Add(number + i + 1);
            }
            number = checked(number + times);
        }
        return sheet;
    }

    private static List<RawCell> Row(GuardedXml xml, int row, List<MergedRange> merges)
    {
        var cells = new List<RawCell>();
        int depth = xml.Depth, column = 0;
        while (xml.Read() && xml.Depth > depth)
        {
            if (!xml.IsElement("table-cell") && !xml.IsElement("covered-table-cell")) continue;
            int times = Times(xml, "number-columns-repeated"), across = Times(xml, "number-columns-spanned"), down = Times(xml, "number-rows-spanned");
            if (across > 1 || down > 1) merges.Add(new MergedRange(row, row + down - 1, column, column + across - 1));
            RawCell cell = Cell(xml);
            if (cell.Kind != CellKind.Empty)
            {
                while (cells.Count < column) cells.Add(default);
                for (int i = 0; i < Math.Min(times, 1000); i++) cells.Add(cell);
            }
            column = checked(column + times);
        }
        return cells;
    }

    private static RawCell Cell(GuardedXml xml)
    {
        string? type = xml.Attribute("value-type"), value = xml.Attribute("value"), day = xml.Attribute("date-value"), flag = xml.Attribute("boolean-value"), formula = xml.Attribute("formula");
        string text = "";
        if (!xml.IsEmpty)
        {
            int depth = xml.Depth;
            while (xml.Read() && xml.Depth > depth)
            {
                if (xml.IsElement("annotation")) xml.Text();
                else if (xml.IsElement("p")) text += (text.Length > 0 ? "\n" : "") + xml.Text();
            }
        }
        return type switch
        {
            "date" when DateTimeOffset.TryParse(day, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at) => new RawCell(CellKind.Date, "", SheetCell.SerialOf(at.DateTime), null),
            "float" or "percentage" or "currency" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double n) => new RawCell(CellKind.Number, "", n, null) { IsPercent = type == "percentage" },
            "boolean" => new RawCell(CellKind.Text, flag == "true" ? "TRUE" : "FALSE", 0, null),
            null when formula is not null && text.Length == 0 => new RawCell(CellKind.Uncomputed, formula, 0, null),
            _ => text.Length == 0 ? default : new RawCell(CellKind.Text, text, 0, null),
        };
    }

    private static int Times(GuardedXml xml, string attribute) =>
        xml.Attribute(attribute) is not { } text ? 1 : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int n) && n is >= 1 and <= 1_048_576 ? n : throw new InvalidDataException();
}
