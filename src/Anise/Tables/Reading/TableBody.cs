using Anise.Tables.Files;
using Anise.Tables.Layout;
using Anise.Tables.Values;

namespace Anise.Tables.Reading;

/// <summary>What a row under a header is.</summary>
internal enum RowKind
{
    /// <summary>A total, a signature, a row of column numbers, a remark.</summary>
    Other,

    /// <summary>A row that names the village of the rows below.</summary>
    Section,

    /// <summary>A record.</summary>
    Record,

    /// <summary>A text that stands alone and is nothing known: between records it may be a village.</summary>
    Unclear,
}

/// <summary>Tells the records of a table from totals, signatures, headings and column numbers.</summary>
internal sealed class TableBody(SheetTable sheet, TableLayout layout, TableDescription table, DateOnly today)
{
    private readonly Dictionary<string, (bool Total, bool Signature)> words = new(StringComparer.Ordinal);

    private readonly (TableField Field, int Column)[] fields = [.. table.Fields.Select(f => (f, layout[f.Code])).Where(f => f.Item2 >= 0)];

    /// <summary>The rows under the header with what each is.</summary>
    public IEnumerable<(RowKind Kind, SheetRow Row)> Records(CancellationToken cancel)
    {
        var signed = false;
        var record = false;
        var previous = layout.LastHeaderRow;
        SheetRow? above = null;
        for (var i = layout.FirstBody; i < layout.EndBody; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var row = sheet.Rows[i];
            var kind = KindOf(row, row.Number - previous > 1, record, ref signed);
            record = kind == RowKind.Record;
            previous = row.Number;
            if (kind != RowKind.Record)
            {
                yield return (kind, row);
                continue;
            }

            above = WithDitto(row, above);
            foreach (SheetRow line in RecordLines.Apart(above, fields))
                yield return (kind, line);
        }
    }

    /// <summary>The row with the values of the row above where it says "the same".</summary>
    private SheetRow WithDitto(SheetRow row, SheetRow? above)
    {
        SheetCell[]? cells = null;
        foreach (var (_, column) in fields)
        {
            if (above is null || row[column].Kind != CellKind.Text || row[column].Text.Length > 8 || !TableWords.Ditto.Contains(row[column].Text))
                continue;
            cells ??= [.. row.Cells];
            cells[column] = above[column];
        }

        return cells is null ? row : row with { Cells = cells };
    }

    private RowKind KindOf(SheetRow row, bool afterGap, bool afterRecord, ref bool signed)
    {
        var tells = Tells(row);
        if (!tells && IsTotal(row))
            return RowKind.Other;
        var filled = row.Cells.Count(c => !c.IsEmpty);
        if (!tells && VillageNames.OfSection(row) is not null && !Array.Exists(fields, f => f.Field.Names && !row[f.Column].IsEmpty && !VillageNames.IsSection(row[f.Column].Text)))
            return RowKind.Section;
        if (!tells && Array.Exists(row.Cells, c => WordsOf(c).Signature))
            signed = true;
        if (signed && !tells)
            return RowKind.Other;
        signed = false;
        if (!tells && (LayoutFinder.IsColumnNumbers(row) || (filled <= 2 && Array.Exists(row.Cells, c => c.Kind == CellKind.Text && TableWords.IsPage(c.Text))) || LaterHeaders.IsSame(row, layout.Headers)))
            return RowKind.Other;
        if (!tells && IsHeading(row) is { } heading)
            return table.Matcher.IsOther(heading) ? RowKind.Other : RowKind.Unclear;
        var named = Array.Exists(fields, f => f.Field.Names && !row[f.Column].IsEmpty);
        var known = fields.Count(f => !row[f.Column].IsEmpty);
        if ((tells && (named || known > 1)) || (named && (known > 1 || (filled > 1 && !afterGap))) || known > 2)
            return RowKind.Record;
        if (afterRecord && !afterGap && Array.Exists(fields, f => f.Field.Continues && !row[f.Column].IsEmpty))
            return RowKind.Record;
        return Array.Exists(row.Cells, c => c.Kind == CellKind.Text && c.Text.Count(char.IsLetter) > 2) ? RowKind.Unclear : RowKind.Other;
    }

    /// <summary>The text of a row that goes over the columns: no record, a heading of the rows below.</summary>
    private string? IsHeading(SheetRow row)
    {
        foreach (MergedRange across in sheet.MergesAcross(row.Number))
        {
            if (across.FirstRow == row.Number && fields.Count(f => f.Column >= across.FirstColumn && f.Column <= across.LastColumn) * 2 > fields.Length && Array.Exists(fields, f => f.Field.Names && f.Column >= across.FirstColumn && f.Column <= across.LastColumn))
                return row[across.FirstColumn].Text;
        }

        return null;
    }

    /// <summary>A total says so in its first cell or where the name stands; a person may be called Tống and work as a công nhân.</summary>
    private bool IsTotal(SheetRow row) =>
        WordsOf(Array.Find(row.Cells, c => !c.IsEmpty && !c.Text.All(char.IsAsciiDigit))).Total || Array.Exists(fields, f => f.Field.Names && WordsOf(row[f.Column]).Total);

    /// <summary>Whether a value stands in the row that only a record has.</summary>
    private bool Tells(SheetRow row) => Array.Exists(fields, f => f.Field.Tells && !row[f.Column].IsEmpty && (f.Field.LooksLike?.Invoke(row[f.Column], today) ?? true));

    /// <summary>Whether a cell begins as a total or a signature does; remembered, because values repeat.</summary>
    private (bool Total, bool Signature) WordsOf(SheetCell cell)
    {
        if (cell.Kind != CellKind.Text || cell.Text is null or "" || char.IsAsciiDigit(cell.Text[0]))
            return default;
        if (!words.TryGetValue(cell.Text, out var found))
        {
            found = (TableWords.IsTotal(cell.Text), TableWords.IsSignature(cell.Text));
            if (words.Count < 50_000)
                words[cell.Text] = found;
        }

        return found;
    }
}
