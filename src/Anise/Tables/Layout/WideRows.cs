using Anise.Tables.Files;
using Anise.Tables.Letters;

namespace Anise.Tables.Layout;

/// <summary>
/// A row that holds several records beside each other, in groups of columns under one head each (<c>Chủ hộ</c>, <c>Thành viên thứ 2</c>, <c>Con thứ 1</c>):
/// each becomes a row of its own in the columns of the first group. Columns that the first group does not have stand behind the others.
/// </summary>
internal static class WideRows
{
    private const int HeadRows = 40;

    private sealed record Group(string Title, int First, int Last);

    /// <summary>The sheet with a row for each record.</summary>
    public static SheetTable Unfold(SheetTable sheet, TableDescription table)
    {
        if (!sheet.Merges.Any(m => m.LastColumn > m.FirstColumn))
            return sheet;
        for (int i = 1; i < sheet.Rows.Count && i < HeadRows; i++)
        {
            List<Group> groups = GroupsOf(sheet, i, table);
            if (groups.Count >= 2)
                return Unfold(sheet, i, groups, table);
        }

        return sheet;
    }

    /// <summary>The groups over a row of headers: merged heads, each over one column that names the record.</summary>
    private static List<Group> GroupsOf(SheetTable sheet, int header, TableDescription table)
    {
        SheetRow upper = sheet.Rows[header - 1], lower = sheet.Rows[header];
        return [.. sheet.MergesAcross(upper.Number)
            .Where(m => m.FirstRow == upper.Number && m.LastRow == upper.Number && upper[m.FirstColumn].Kind == CellKind.Text
                && Enumerable.Range(m.FirstColumn, m.LastColumn - m.FirstColumn + 1).Count(c => lower[c].Kind == CellKind.Text && table.Matcher.NamesRecord(lower[c].Text)) == 1)
            .OrderBy(m => m.FirstColumn)
            .Select(m => new Group(upper[m.FirstColumn].Text, m.FirstColumn, m.LastColumn))];
    }

    private static SheetTable Unfold(SheetTable sheet, int header, List<Group> groups, TableDescription table)
    {
        SheetRow lower = sheet.Rows[header];
        int width = sheet.ColumnCount;
        string KeyOf(string text) => table.Matcher.Match(text) is [{ Field: { } field }, ..] ? field : VietnameseText.Fold(text);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var more = new List<string>();
        foreach (int c in Columns(groups[0]))
            places.TryAdd(KeyOf(lower[c].Text), c);
        int Place(string text)
        {
            if (!places.TryGetValue(KeyOf(text), out int at))
            {
                places[KeyOf(text)] = at = width + more.Count;
                more.Add(text);
            }

            return at;
        }

        // The head of a group may say what the record is to the first: "Con thứ 1".
        string? titled = table.TitleOfGroup is { } field && table.Find(field) is { LooksLike: { } looks } && groups.Exists(g => looks(SheetCell.OfText(g.Title), default)) ? field : null;
        List<(Group Group, List<(int From, int To)> Columns)> maps = [.. groups.Skip(1).Select(g => (g, Columns(g).Where(c => !lower[c].IsEmpty).Select(c => (c, Place(lower[c].Text))).ToList()))];
        int? title = titled is null ? null : places.TryGetValue(titled, out int known) ? known : Place(table.Words.Fields[titled][0]);
        bool InOthers(int column) => groups.Skip(1).Any(g => column >= g.First && column <= g.Last);
        SheetCell[] Own(SheetRow row) => [.. Enumerable.Range(0, width).Select(c => InOthers(c) ? SheetCell.Empty : row[c]), .. more.Select(_ => SheetCell.Empty)];

        var rows = new List<SheetRow>();
        for (int i = 0; i < sheet.Rows.Count; i++)
        {
            SheetRow row = sheet.Rows[i];
            if (i < header - 1)
            {
                rows.Add(row);
                continue;
            }

            SheetCell[] own = Own(row);
            if (i == header)
            {
                for (int m = 0; m < more.Count; m++)
                    own[width + m] = SheetCell.OfText(more[m]);
            }

            bool isRecord = i > header && Columns(groups[0]).Any(c => table.Matcher.NamesRecord(lower[c].Text) && !row[c].IsEmpty);
            if (isRecord && title is { } said && own[said].IsEmpty)
                own[said] = SheetCell.OfText(groups[0].Title);
            if (Array.Exists(own, c => !c.IsEmpty))
                rows.Add(row with { Cells = own });
            if (i <= header)
                continue;
            foreach (var (group, columns) in maps.Where(m => m.Columns.Exists(c => !row[c.From].IsEmpty)))
            {
                var cells = new SheetCell[width + more.Count];
                Array.Fill(cells, SheetCell.Empty);
                int[] from = [.. Enumerable.Range(0, cells.Length)];
                foreach (var (at, to) in columns)
                    (cells[to], from[to]) = (row[at], at);
                if (title is { } place && cells[place].IsEmpty)
                    (cells[place], from[place]) = (SheetCell.OfText(group.Title), group.First);
                rows.Add(new SheetRow(row.Number, cells) { From = from });
            }
        }

        return sheet with { Rows = rows };
    }

    private static IEnumerable<int> Columns(Group group) => Enumerable.Range(group.First, group.Last - group.First + 1);
}
