using System.Globalization;
using Anise.Basics;

namespace Anise.Tables.Files;

/// <summary>Reads .xls and .xlsb workbooks; their fonts are not known, so encodings are told by the content.</summary>
internal static class XlsSheets
{
    public static List<RawSheet> Read(byte[] bytes, FileReading reading)
    {
        using var reader = Spreadsheets.Open(new MemoryStream(bytes, writable: false));
        XlsRecords records = XlsRecords.Of(bytes);
        var sheets = new List<RawSheet>();
        do
        {
            var rows = new List<(int, RawCell[])>();
            while (reader.Read())
            {
                var cells = new RawCell[reader.FieldCount];
                var used = 0;
                for (var c = 0; c < cells.Length; c++)
                {
                    cells[c] = records.ErrorAt(sheets.Count, reader.Depth, c) is { } error ? new RawCell(CellKind.Error, error, 0, null) : Cell(reader.GetValue(c), records.CountsFrom1904) with { IsPercent = reader.GetNumberFormatString(c) is { } format && SheetStyles.HasSign(format, "%") };
                    if (cells[c].Kind != CellKind.Empty)
                        used = c + 1;
                }

                if (used == 0)
                    continue;
                reading.Row(reader.Name ?? "", rows.Count + 1, used);
                rows.Add((reader.Depth + 1, cells[..used]));
            }

            var merges = (reader.MergeCells ?? []).Select(m => new MergedRange(m.FromRow + 1, m.ToRow + 1, m.FromColumn, m.ToColumn)).ToList();
            sheets.Add(new RawSheet(reader.Name ?? "", reader.VisibleState != "visible", rows, merges));
        }
        while (reader.NextResult());
        return sheets;
    }

    private static RawCell Cell(object? value, bool since1904) => value switch
    {
        null or "" => default,
        string text => new RawCell(CellKind.Text, text, 0, null),
        DateTime date => new RawCell(CellKind.Date, "", SheetCell.SerialOf(date), null),
        bool flag => new RawCell(CellKind.Text, flag ? "TRUE" : "FALSE", 0, null),
        double or float or int or long or short or decimal => new RawCell(CellKind.Number, "", Convert.ToDouble(value, CultureInfo.InvariantCulture), null) { Since1904 = since1904 },
        _ => new RawCell(CellKind.Text, Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", 0, null),
    };
}
