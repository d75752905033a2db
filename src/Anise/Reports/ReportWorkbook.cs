using System.Globalization;
using Anise.Tables.Files;
using Anise.Tables.Writing;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Anise.Reports;

/// <summary>
/// Writes a report as an office prints it (Decree 30/2020/ND-CP, annex I): who issues it and the motto, title, place and year, the table with numbered columns, notes, signatures; A4, heads
/// on every page, page numbers from the second.
/// </summary>
public static class ReportWorkbook
{
    private const double LongestText = 26;   // of a column of words, in characters
    private const double LineHeight = 15.5, SignatureGap = 62;

    /// <summary>Writes an .xlsx. Numbers are numbers; a dash stands where nothing is known.</summary>
    /// <param name="table">The report.</param>
    /// <param name="output">Where to; must seek.</param>
    public static void Write(ReportTable table, Stream output)
    {
        ArgumentNullException.ThrowIfNull(table);
        using var document = SpreadsheetDocument.Create(output, SpreadsheetDocumentType.Workbook);
        WorkbookPart workbook = document.AddWorkbookPart();
        workbook.Workbook = new Workbook(new BookViews(new WorkbookView()), new Sheets());
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = ReportStyles.Sheet();
        var sheet = new ReportSheet(Widths(table));
        Head(sheet, table);
        int firstHead = sheet.Row;
        Heads(sheet, table);
        int lastHead = sheet.Row - 1;
        Body(sheet, table);
        Foot(sheet, table);
        string name = PlainWorkbook.Add(workbook, table.Report.Number is { } number ? Texts.Get("sheet", number) : table.Report.Title.ToString(), sheet.ToWorksheet(table.Report.Rows != ReportRows.Figures, lastHead));
        workbook.Workbook.AppendChild(new DefinedNames(new DefinedName
        {
            Name = "_xlnm.Print_Titles", LocalSheetId = 0,
            Text = string.Create(CultureInfo.InvariantCulture, $"'{name.Replace("'", "''", StringComparison.Ordinal)}'!${firstHead}:${lastHead}"),
        }));
    }

    /// <summary>In characters: the ordinal, the name, then the columns, which share what a page has left.</summary>
    private static double[] Widths(ReportTable table)
    {
        bool upright = table.Report.Rows == ReportRows.Figures;
        int columns = table.Looks.Count;
        double name = upright ? 42 : columns > 14 ? 22 : 27;
        double share = upright ? 22 : Math.Clamp((132 - 5 - name) / columns, 7.4, 17);
        double[] own = [.. table.Looks.Select(look => table.Report.Rows != ReportRows.Households ? share : look switch { ReportLook.Number => 8, ReportLook.Short => 11.5, _ => 15 })];
        // No word of a head is broken.
        foreach (PlacedHead placed in PlacedHead.Of(table.Heads, columns).Where(p => p.Head.Columns == 1))
            own[placed.Column] = Math.Max(own[placed.Column], (placed.Head.Text.Split(' ').Max(w => w.Length) * 1.2) + 1.2);
        if (table.Report.Rows == ReportRows.Households)
        {
            // Names of villages stand on one line, unless they are very long: then the row is higher.
            for (int i = 0; i < columns; i++)
                if (table.Looks[i] == ReportLook.Text) own[i] = Math.Max(own[i], Math.Min(LongestText, (table.Rows.Where(r => r.Cells.Count > i).Select(r => r.Cells[i].Shown.Length).DefaultIfEmpty().Max() * 1.1) + 2.5));
        }
        return [5, name, .. own];
    }

    private static void Head(ReportSheet sheet, ReportTable table)
    {
        Letterhead head = Letterhead.Of(table);
        sheet.Pair(head.Committee, ReportStyle.Center, Letterhead.State, ReportStyle.CenterBold);
        sheet.Pair(head.Issuer, ReportStyle.CenterUnderlined, Letterhead.Motto, ReportStyle.CenterUnderlined);
        sheet.Pair("", ReportStyle.Center, head.Placed, ReportStyle.CenterItalic);
        sheet.Skip();
        sheet.Line(table.Title.ToUpper(CultureInfo.CurrentCulture), ReportStyle.Title, 20, 0.62);
        sheet.Line(table.Subject, ReportStyle.CenterItalic, LineHeight, 1);
        sheet.Skip();
    }

    private static void Heads(ReportSheet sheet, ReportTable table)
    {
        int depth = table.Heads.Count;
        IReadOnlyList<ReportHead>[] rows = [.. table.Heads];
        rows[0] = [new ReportHead(Texts.Get("head-ordinal"), 1, depth), new ReportHead(table.NameHead, 1, depth), .. rows[0]];
        sheet.Heads(rows);
        sheet.Cells([.. (string[])["A", "B"], .. Enumerable.Range(1, table.Looks.Count).Select(i => i.ToString(CultureInfo.InvariantCulture))], ReportStyle.ColumnNumber);
    }

    private static void Body(ReportSheet sheet, ReportTable table)
    {
        foreach (ReportRow row in table.Rows.Concat(table.Totals))
        {
            bool bold = row.Kind is ReportRowKind.Total or ReportRowKind.Section || (table.Report.NamesPersons && row.Kind == ReportRowKind.Plain);
            if (row.Kind == ReportRowKind.Section)
            {
                sheet.Section(row.Name);
                continue;
            }
            sheet.Begin([row.Name, .. row.Cells.Select((c, i) => table.Looks[i] == ReportLook.Text ? c.Shown : "")]);
            sheet.Text(row.Ordinal, ReportStyles.Of(ReportLook.Short, bold));
            sheet.Text(row.Name, row.Kind == ReportRowKind.Total ? ReportStyle.TotalName : ReportStyles.Of(ReportLook.Text, bold));
            for (int i = 0; i < row.Cells.Count; i++)
            {
                ReportCell cell = row.Cells[i];
                bool strong = row.Kind == ReportRowKind.Total;
                if (cell.Value is { } value) sheet.Number(value, ReportStyles.Number(cell.Decimals, strong));
                else sheet.Text(cell.Shown, ReportStyles.Of(cell.Text is null ? ReportLook.Short : table.Looks[i], strong));
            }
            sheet.End();
        }
    }

    private static void Foot(ReportSheet sheet, ReportTable table)
    {
        sheet.Skip();
        for (int i = 0; i < table.Notes.Count; i++) sheet.Line((i == 0 ? Texts.Get("notes") + " " : "") + table.Notes[i], ReportStyle.Note, LineHeight, 1.05);
        sheet.Skip();
        var (made, signed) = (Letterhead.MadeBy, Letterhead.SignedBy);
        sheet.Pair(made[0], ReportStyle.CenterBold, signed[0], ReportStyle.CenterBold);
        sheet.Pair(made[1], ReportStyle.CenterItalic, signed[1], ReportStyle.CenterBold);
        sheet.Pair("", ReportStyle.Center, signed[2], ReportStyle.CenterItalic);
        sheet.Skip(SignatureGap);
    }
}
