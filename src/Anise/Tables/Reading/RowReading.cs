using Anise.Tables.Files;
using Anise.Tables.Layout;
using Anise.Tables.Values;

namespace Anise.Tables.Reading;

/// <summary>Reads the records of a table one after another: what stands once for several rows is carried to them.</summary>
internal sealed class RowReading
{
    private readonly Dictionary<int, (int Row, SheetCell Cell)> above = [];

    private readonly FoundSheet sheet;

    private readonly TableLayout layout;

    private readonly TableDescription table;

    private readonly ReadOptions options;

    private readonly RowFaults faults;

    private readonly IReadOnlyList<string> titles;

    private string? village;

    public RowReading(FoundSheet sheet, TableLayout layout, TableDescription table, ReadOptions options, RowFaults faults)
    {
        (this.sheet, this.layout, this.table, this.options, this.faults) = (sheet, layout, table, options, faults);
        int number = sheet.Tables.ToList().IndexOf(layout);
        IReadOnlyList<SheetRow> over = number == 0 ? [.. sheet.Sheet.Rows.TakeWhile(r => r.Number < layout.FirstHeaderRow)] : sheet.TitlesOf(number);
        // What stands in the upper rows of a header may be a title that was taken for one.
        IEnumerable<SheetRow> upper = sheet.Sheet.Rows.Where(r => r.Number >= layout.FirstHeaderRow && r.Number < layout.LastHeaderRow);
        titles = [sheet.Sheet.Name, .. over.Concat(upper).SelectMany(r => r.Cells).Where(c => !c.IsEmpty).Select(c => c.Text)];
        if (table.Fields.Any(f => f.IsVillage && layout[f.Code] < 0))
            village = sheet.Mapping.Village ?? (number == 0 ? Own(VillageNames.OfSheet(sheet.Sheet, layout.FirstHeaderRow)) : VillageNames.OfTitles(over));

        // A name of a sheet or file alone is a village where it is written as one: "Nà Lùng", not "bao cao".
        static string? Own((string? Name, bool Sure) found) => found.Name is { } name && (found.Sure || VillageNames.IsProper(name)) ? name : null;
    }

    /// <summary>A heading between the rows names the village of those below.</summary>
    public void Section(SheetRow row)
    {
        village = VillageNames.OfSection(row) ?? village;
        above.Clear();
    }

    /// <summary>Reads a record; what is wrong is noted.</summary>
    public TableRow Read(SheetRow row)
    {
        var read = new TableRow(sheet.Sheet.Name, row.Number, layout, titles) { IsContinued = table.Fields.All(f => f.Continues || row[layout[f.Code]].IsEmpty) };
        foreach (TableField field in table.Fields)
        {
            int column = layout[field.Code];
            SheetCell cell = row[column];
            if (column >= 0 && cell.IsEmpty)
                cell = Above(field, row, column);
            else if (column >= 0)
                above[column] = (row.Number, cell);
            if (cell.IsEmpty && field.IsVillage && village is not null)
                cell = SheetCell.OfText(village);
            if (cell.IsEmpty)
            {
                if (column >= 0 && field.Required)
                    faults.Add(row, column, "missing");
                continue;
            }

            ReadCell(read, field, row, column, cell);
        }

        return read;
    }

    private SheetCell Above(TableField field, SheetRow row, int column)
    {
        if (!above.TryGetValue(column, out var seen))
            return SheetCell.Empty;
        return field.Carries || (field.Spans && sheet.Sheet.TopOf(row.Number, column) == seen.Row) ? seen.Cell : SheetCell.Empty;
    }

    private void ReadCell(TableRow read, TableField field, SheetRow row, int column, SheetCell cell)
    {
        if (field.Most > 0 && cell.Text.Length > field.Most)
        {
            faults.Add(row, column, "too-long", field.Most, cell.Text);
            return;
        }

        CellReading<object> value = field.Read(options.Mapping?.MeaningOf(field.Code, cell.Text) is { } meant ? SheetCell.OfText(meant) : cell, options.Today);
        if (value.Problem is "unknown-value")
            faults.AddUnknown(row, column, value.Allowed);
        else if (value.Problem is { } problem)
            faults.Add(row, column, problem, cell.Text);
        read.Put(field.Code, value.Value);
    }
}
