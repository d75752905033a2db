using System.Text.RegularExpressions;
using Anise.Tables.Files;
using Anise.Tables.Letters;

namespace Anise.Tables.Layout;

/// <summary>
/// Codes that the file itself explains: in the head of the column (<c>Giới (Nam=0; Nữ=1)</c>), in a line beside the table (<c>QH - quan hệ: H: chủ hộ; V: vợ</c>),
/// or in lists on another sheet, each under the head of its column. The cells of that column are read as what they stand for.
/// </summary>
internal static partial class CodeLegends
{
    private const int HeadRows = 40, LongestCode = 6, FewestPairs = 2;

    /// <summary>The sheets with the codes replaced.</summary>
    public static IReadOnlyList<SheetTable> Apply(IReadOnlyList<SheetTable> sheets, TableDescription table)
    {
        if (!table.Fields.Any(f => f is { Meanings: not null, LooksLike: not null }))
            return sheets;
        List<(string Label, Dictionary<string, string> Codes)> lists = [.. sheets.SelectMany(ListsOf)];
        return [.. sheets.Select(s => Decoded(s, [.. OwnOf(s, table), .. Listed(s, lists)]))];
    }

    private static SheetTable Decoded(SheetTable sheet, List<(int Row, int Column, Dictionary<string, string> Codes)> legends)
    {
        if (legends.Count == 0)
            return sheet;
        var rows = sheet.Rows.ToList();
        foreach (var (head, column, codes) in legends)
        {
            rows[head] = With(rows[head], column, WithoutCode(rows[head][column].Text));
            for (int i = head + 1; i < rows.Count; i++)
            {
                if (rows[i][column] is { IsEmpty: false } cell && codes.TryGetValue(VietnameseText.ToneKey(cell.Text), out string? meaning))
                    rows[i] = With(rows[i], column, meaning);
            }
        }

        return sheet with { Rows = rows };
    }

    /// <summary>How many cells of a row are filled, up to three.</summary>
    private static int Filled(SheetRow row)
    {
        int filled = 0;
        for (int c = 0; c < row.Cells.Length && filled < 3; c++)
            filled += row.Cells[c].IsEmpty ? 0 : 1;
        return filled;
    }

    private static SheetRow With(SheetRow row, int column, string text)
    {
        SheetCell[] cells = [.. row.Cells];
        cells[column] = SheetCell.OfText(text);
        return row with { Cells = cells };
    }

    /// <summary>What heads and lines of the sheet explain.</summary>
    private static IEnumerable<(int Row, int Column, Dictionary<string, string> Codes)> OwnOf(SheetTable sheet, TableDescription table)
    {
        for (int i = 0; i < sheet.Rows.Count; i++)
        {
            SheetRow row = sheet.Rows[i];
            bool alone = Filled(row) <= 2;
            if (i >= HeadRows && !alone)
                continue;
            for (int c = 0; c < row.Cells.Length; c++)
            {
                if (row.Cells[c].Kind != CellKind.Text || row.Cells[c].Text.IndexOfAny([':', '=', '(']) < 0)
                    continue;
                if (!alone && Meant(InBrackets(row.Cells[c].Text), table) is { } codes)
                    yield return (i, c, codes);
                if (alone && row.Cells[c].Text.Split(':', 2) is [var label, var rest] && Meant(rest, table) is { } explained)
                {
                    foreach (var (at, column) in HeadsOf(sheet, [label, .. label.Split(" - ")]))
                        yield return (at, column, explained);
                }
            }
        }
    }

    private static string InBrackets(string text) => text.IndexOf('(', StringComparison.Ordinal) is >= 0 and var from && text.LastIndexOf(')') is var to && to > from && text[from..to].IndexOfAny([':', '=', ',']) > 0 ? text[(from + 1)..to] : text;

    /// <summary>The pairs of a text as codes of one field: at least two of the words are values of it.</summary>
    private static Dictionary<string, string>? Meant(string text, TableDescription table)
    {
        List<(string Left, string Right)> pairs = PairsOf(text);
        if (pairs.Count < FewestPairs)
            return null;
        foreach (TableField field in table.Fields.Where(f => f is { Meanings: not null, LooksLike: not null }))
        {
            bool Means(string word) => field.LooksLike!(SheetCell.OfText(word), default);
            int right = pairs.Count(p => Means(p.Right)), left = pairs.Count(p => Means(p.Left));
            if (Math.Max(right, left) < FewestPairs)
                continue;
            var codes = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (one, other) in pairs)
                codes.TryAdd(VietnameseText.ToneKey(right >= left ? one : other), right >= left ? other : one);
            return codes;
        }

        return null;
    }

    private static List<(string Left, string Right)> PairsOf(string text)
    {
        string[] parts = text.Contains(';', StringComparison.Ordinal) ? text.Split(';') : text.Split(',');
        var pairs = new List<(string, string)>();
        foreach (string part in parts.Length > 1 ? parts : Joined().Matches(text).Select(m => m.Value))
        {
            if ((Explained().Match(part) is { Success: true } match || (match = Counted().Match(part)).Success)
                && match.Groups["l"].Value.Trim() is var left && match.Groups["r"].Value.Trim(' ', '.') is var right && Math.Min(left.Length, right.Length) is > 0 and <= LongestCode)
                pairs.Add((left, right));
        }

        return pairs;
    }

    /// <summary>Lists of codes on a sheet: a label of its own, a row of two heads, then code and meaning down to an empty row.</summary>
    private static IEnumerable<(string Label, Dictionary<string, string> Codes)> ListsOf(SheetTable sheet)
    {
        string? label = null;
        Dictionary<string, string> codes = [];
        int previous = 0;
        foreach (SheetRow row in sheet.Rows)
        {
            SheetCell[] filled = Filled(row) > 2 ? [] : [.. row.Cells.Where(c => !c.IsEmpty)];
            if (filled.Length != 2 || row.Number - previous > 1)
            {
                if (label is not null && codes.Count >= FewestPairs)
                    yield return (label, codes);
                codes = [];
                label = filled.Length == 1 ? filled[0].Text : null;
            }
            else if (label is not null && filled[0].Text.Length <= LongestCode && filled[1].Kind == CellKind.Text)
            {
                codes.TryAdd(VietnameseText.ToneKey(filled[0].Text), filled[1].Text);
            }

            previous = row.Number;
        }

        if (label is not null && codes.Count >= FewestPairs)
            yield return (label, codes);
    }

    /// <summary>The head of a column of codes once they are read as what they stand for: MA_THON becomes THON.</summary>
    private static string WithoutCode(string head) => CodeOf().Replace(head, "");

    private static IEnumerable<(int Row, int Column, Dictionary<string, string> Codes)> Listed(SheetTable sheet, List<(string Label, Dictionary<string, string> Codes)> lists) =>
        lists.SelectMany(list => HeadsOf(sheet, [list.Label]).Select(h => (h.Row, h.Column, list.Codes)));

    /// <summary>Where a column is called so; not where the text stands alone.</summary>
    private static IEnumerable<(int Row, int Column)> HeadsOf(SheetTable sheet, IEnumerable<string> labels)
    {
        HashSet<string> keys = [.. labels.Select(VietnameseText.Fold).Where(l => l.Length > 0)];
        for (int i = 0; i < sheet.Rows.Count && i < HeadRows; i++)
        {
            SheetRow row = sheet.Rows[i];
            if (row.Cells.Count(c => !c.IsEmpty) < 3)
                continue;
            for (int c = 0; c < row.Cells.Length; c++)
            {
                if (row.Cells[c].Kind == CellKind.Text && row.Cells[c].Text.Length <= 60 && keys.Contains(VietnameseText.Fold(row.Cells[c].Text)))
                    yield return (i, c);
            }
        }
    }

    [GeneratedRegex(@"^(mã|ma)[ _](?=\p{L})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex CodeOf();

    [GeneratedRegex(@"^\s*(?<l>[^:=]+?)\s*[:=]\s*(?<r>[^:=]+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Explained();

    /// <summary>A number before or behind a word: 1 nam, cận nghèo (2).</summary>
    [GeneratedRegex(@"^\s*(?<l>\d{1,2})\s+(?<r>\p{L}[^:=]*)$|^\s*(?<l>\p{L}[^:=(]*?)\s*\((?<r>\w{1,3})\)\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Counted();

    /// <summary>Pairs without a sign between them: Nam = 1 Nữ = 0.</summary>
    [GeneratedRegex(@"\S+\s*[:=]\s*\S+", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Joined();
}
