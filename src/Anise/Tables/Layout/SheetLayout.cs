using Anise.Tables.Files;
using Anise.Tables.Letters;
using Anise.Tables.Values;

namespace Anise.Tables.Layout;

/// <summary>A table found in a sheet: its header rows, what its columns hold, and which of the sheet's rows are its body.</summary>
/// <param name="FirstHeaderRow">1-based first header row.</param>
/// <param name="LastHeaderRow">1-based last header row.</param>
/// <param name="Columns">The columns recognised.</param>
/// <param name="Headers">Header text of every column as seen, by 0-based column.</param>
/// <param name="FirstBody">Index of the first row of the body among the sheet's rows.</param>
/// <param name="EndBody">Index after the last row of the body.</param>
internal sealed record TableLayout(int FirstHeaderRow, int LastHeaderRow, IReadOnlyList<ColumnMatch> Columns, IReadOnlyList<string> Headers, int FirstBody, int EndBody)
{
    /// <summary>What labels above the table say for all its rows, by field: <c>Mã hộ: NP-01</c>. Only fields without a column.</summary>
    public IReadOnlyDictionary<string, SheetCell> Given { get; init; } = new Dictionary<string, SheetCell>();

    public int this[string field] => Columns.FirstOrDefault(c => c.Field == field)?.Column ?? -1;

    /// <summary>The header of a column as seen, else its letter.</summary>
    public string HeaderAt(int column) => column < Headers.Count && Headers[column].Length > 0 ? Headers[column] : SheetTable.ColumnLetter(column);

    public string HeaderOf(string field) => Columns.FirstOrDefault(c => c.Field == field)?.Header ?? "";
}

/// <summary>Finds header rows (one to three, with merged groups) and the tables under them.</summary>
internal static class LayoutFinder
{
    private const int HeaderDepth = 3, SampledRows = 60, FewestSamples = 3;

    public static List<TableLayout> Find(SheetTable sheet, TableDescription table, SheetMapping mapping, DateOnly today)
    {
        ColumnMatcher matcher = table.Matcher;
        var tables = new List<TableLayout>();
        var starts = new List<(int First, int Last, List<ColumnMatch> Columns, List<string> Headers)>();
        for (var i = 0; i < sheet.Rows.Count; i++)
        {
            if (mapping.HeaderRow is { } chosen)
            {
                if (sheet.Rows[i].Number != chosen)
                    continue;
            }
            else if (!MayBeHeader(sheet.Rows[i], matcher, starts.Count > 0) || LabelRows.Has(sheet.Rows[i], table) || (starts.Count > 0 && LaterHeaders.IsRecord(sheet.Rows[i], starts[^1].Columns, table, today)))
            {
                continue;
            }

            var best = Best(sheet, i, table, mapping, today);
            if (best is null)
                continue;
            if (starts.Count == 0 || !best.Value.Headers.SequenceEqual(starts[^1].Headers) || !LaterHeaders.OnlyPageEnds(sheet, i, starts[0].First, table))
                starts.Add(best.Value);
            i = best.Value.Last;
            if (mapping.HeaderRow is not null)
                break;
        }

        for (var t = 0; t < starts.Count; t++)
        {
            var (first, last, columns, headers) = starts[t];
            var body = last + 1;
            var end = t + 1 < starts.Count ? LabelRows.Above(sheet, starts[t + 1].First, body, columns, table, today) : sheet.Rows.Count;
            while (body < end && IsColumnNumbers(sheet.Rows[body]))
                body++;
            int above = t == 0 ? 0 : tables[^1].EndBody;
            tables.Add(new TableLayout(sheet.Rows[first].Number, sheet.Rows[last].Number, columns, headers, body, end) { Given = LabelRows.Read(sheet, above, first, columns, table) });
        }

        return tables;
    }

    private static bool MayBeHeader(SheetRow row, ColumnMatcher matcher, bool strict)
    {
        var found = 0;
        foreach (var cell in row.Cells)
        {
            if (cell.Kind != CellKind.Text || cell.Text.Length > 120)
                continue;
            if (strict ? matcher.IsHeaderWord(cell.Text) : matcher.Match(cell.Text).Count > 0)
                found++;
        }

        return found >= (strict ? 3 : 1);
    }

    private static (int First, int Last, List<ColumnMatch> Columns, List<string> Headers)? Best(SheetTable sheet, int at, TableDescription table, SheetMapping mapping, DateOnly today)
    {
        (int, int, List<ColumnMatch>, List<string>)? best = null;
        var bestScore = 0;
        var fixedRow = mapping.HeaderRow is not null;
        for (var depth = 1; depth <= HeaderDepth; depth++)
        {
            // A chosen row is the lowest header row; a recognised one the first.
            var first = fixedRow ? at - depth + 1 : at;
            var last = fixedRow ? at : at + depth - 1;
            if (first < 0 || last >= sheet.Rows.Count)
                break;
            if (depth > 1 && !IsStacked(sheet, first, last))
                break;
            var texts = HeaderTexts(sheet, first, last);
            var headers = texts.ConvertAll(t => t.Count > 0 ? t[0] : "");
            var columns = Override(table.Matcher.Assign(texts, Evidence(sheet, last + 1, today)), headers, mapping);
            var score = columns.Sum(c => c.Confidence);
            if (((fixedRow && depth == 1) || table.Makes(columns)) && score > bestScore + (depth > 1 ? 30 : 0))
            {
                bestScore = score;
                best = (first, last, columns, headers);
            }
        }

        return best;
    }

    /// <summary>What share of the first cells under a header look like a field; each column is looked at once.</summary>
    private static Func<int, TableField, double?> Evidence(SheetTable sheet, int first, DateOnly today)
    {
        var seen = new Dictionary<(int, string), double?>();
        return (column, field) =>
        {
            if (field.LooksLike is not { } looks)
                return null;
            if (seen.TryGetValue((column, field.Code), out double? known))
                return known;
            int filled = 0, like = 0;
            for (int i = first; i < sheet.Rows.Count && i < first + SampledRows; i++)
            {
                SheetCell cell = sheet.Rows[i][column];
                if (cell.IsEmpty || cell.IsBroken || TableWords.Blanks.Contains(cell.Text) || IsColumnNumbers(sheet.Rows[i]))
                    continue;
                filled++;
                like += looks(cell, today) ? 1 : 0;
            }

            return seen[(column, field.Code)] = filled < FewestSamples ? null : (double)like / filled;
        };
    }

    /// <summary>Header texts of each column: the lowest first, then joined with those above.</summary>
    private static List<List<string>> HeaderTexts(SheetTable sheet, int first, int last)
    {
        var width = 0;
        for (var i = first; i <= last; i++)
            width = Math.Max(width, sheet.Rows[i].Cells.Length);
        var texts = new List<List<string>>(width);
        for (var c = 0; c < width; c++)
        {
            var stack = new List<string>();
            for (var i = first; i <= last; i++)
            {
                var text = HeaderText(sheet, sheet.Rows[i], c, i < last);
                if (text.Length > 0 && (stack.Count == 0 || stack[^1] != text))
                    stack.Add(text);
            }

            var own = new List<string>();
            if (stack.Count > 0)
                own.Add(stack[^1]);
            if (stack.Count > 1)
                own.Add(string.Join(' ', stack));
            texts.Add(own);
        }

        return texts;
    }

    private static string HeaderText(SheetTable sheet, SheetRow row, int column, bool group)
    {
        if (!row[column].IsEmpty)
            return row[column].Kind == CellKind.Text ? row[column].Text : "";
        if (!group)
            return "";
        foreach (var merge in sheet.MergesAcross(row.Number))
        {
            if (column > merge.FirstColumn && column <= merge.LastColumn)
                return row[merge.FirstColumn].Text;
        }

        return "";
    }

    /// <summary>Whether rows are one header: where an upper cell stands over a lower one, it is merged or followed by empty cells.</summary>
    private static bool IsStacked(SheetTable sheet, int first, int last)
    {
        for (var i = first; i < last; i++)
        {
            var upper = sheet.Rows[i];
            var lower = sheet.Rows[i + 1];
            // One text over everything is a title.
            if (lower.Number - upper.Number > 1 || upper.Cells.Count(c => !c.IsEmpty) < 2 || Array.Exists(lower.Cells, c => !c.IsEmpty && c.Kind != CellKind.Text) || IsColumnNumbers(lower))
                return false;
            var width = Math.Max(upper.Cells.Length, lower.Cells.Length);
            for (var c = 0; c < width; c++)
            {
                if (upper[c].IsEmpty || lower[c].IsEmpty || upper[c].Text == lower[c].Text)
                    continue;
                var grouped = upper[c + 1].IsEmpty && !lower[c + 1].IsEmpty;
                var merged = sheet.MergesAcross(upper.Number).Any(m => m.FirstRow == upper.Number && m.FirstColumn == c);
                if (!grouped && !merged)
                    return false;
            }
        }

        return true;
    }

    /// <summary>A row of column numbers: 1, 2, 3 … or (1), (2) … or A, B, 1, 2 ….</summary>
    internal static bool IsColumnNumbers(SheetRow row)
    {
        var filled = row.Cells.Where(c => !c.IsEmpty).Select(c => c.Text.Trim('(', ')', '[', ']', ' ')).ToList();
        if (filled.Count < 3)
            return false;
        var previous = 0;
        var numbers = 0;
        foreach (var text in filled)
        {
            if (int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var n))
            {
                if (n is 0 or > 99 || (numbers > 0 && n != previous + 1))
                    return false;
                previous = n;
                numbers++;
            }
            else if (text.Length != 1 || !char.IsAsciiLetterUpper(text[0]) || numbers > 0)
            {
                return false;
            }
        }

        return numbers >= 2;
    }

    private static List<ColumnMatch> Override(List<ColumnMatch> found, List<string> headers, SheetMapping mapping)
    {
        foreach (var (field, where) in mapping.Columns)
        {
            var column = FindColumn(where, headers);
            if (column < 0 && where.Length > 0)
                continue;
            found.RemoveAll(m => m.Field == field || m.Column == column);
            if (column >= 0)
                found.Add(new ColumnMatch(field, column, column < headers.Count ? headers[column] : "", 100, true));
        }

        return found;
    }

    /// <summary>The 0-based column that a header text or a letter names, or -1.</summary>
    internal static int FindColumn(string where, IReadOnlyList<string> headers)
    {
        var folded = VietnameseText.Fold(where);
        for (var c = 0; c < headers.Count; c++)
        {
            if (headers[c] == VietnameseText.Clean(where))
                return c;
        }

        for (var c = 0; c < headers.Count; c++)
        {
            if (folded.Length > 0 && VietnameseText.Fold(headers[c]) == folded)
                return c;
        }

        return where.Length is > 0 and <= 3 && where.All(char.IsAsciiLetterUpper) ? SheetTable.ColumnIndex(where) : -1;
    }
}
