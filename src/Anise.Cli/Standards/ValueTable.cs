using Anise.RuleTables;
using Anise.Rules.Standards;
using Anise.Standards.Import;

namespace Anise.Cli.Standards;

/// <summary>Reads a table of values, <c>commune,code,value</c>, or with the heads and words of an office.</summary>
internal static class ValueTable
{
    /// <summary>The values of each commune, in the order of the table; null after every row that cannot be was told.</summary>
    public static IReadOnlyList<(string Commune, IReadOnlyDictionary<string, StandardValue> Values)>? Read(StandardSet set, PlainTable table, string? group, TextWriter error)
    {
        int[] at = ValueCells.Find(table);
        if (Array.IndexOf(at, -1) is >= 0 and var missing)
        {
            error.WriteLine(Texts.Get("no-column", ValueCells.Columns[missing], string.Join(",", ValueCells.Columns)));
            return null;
        }

        var communes = new List<(string, IReadOnlyDictionary<string, StandardValue>)>();
        var values = new Dictionary<string, Dictionary<string, StandardValue>>(StringComparer.Ordinal);
        var lines = new Dictionary<(string, string), int>();
        var bad = false;
        HashSet<(string, string)> asText = [.. table.Rows.Where(r => !table.Numbers.Contains((r.Row, at[1]))).Select(r => (r.Cells[at[0]].Trim(), ValueCells.Code(r.Cells[at[1]].Trim())))];
        foreach ((int row, string[] cells) in table.Rows)
        {
            string[] read = [.. at.Select(i => cells[i].Trim())];
            (string commune, string code, string text) = (read[0], ValueCells.Code(read[1]), ValueCells.Value(read[2]));
            // A workbook drops the zeros before the number of a commune.
            if (table.Numbers.Contains((row, at[0])) && commune.All(char.IsAsciiDigit)) commune = commune.PadLeft(5, '0');
            if (commune.Length == 0)
            {
                Refuse(row, 0, Texts.Get("no-commune"));
                continue;
            }
            if (!values.TryGetValue(commune, out Dictionary<string, StandardValue>? own))
            {
                values.Add(commune, own = []);
                communes.Add((commune, own));
            }
            (StandardSubCriterion? sub, StandardPart? part, StandardValueFault? unknown) = StandardValues.Find(set, code);
            if (unknown is not null && !set.IsComplete && code.Split('.') is [var of, var no] && no.All(char.IsAsciiDigit) && set.Criteria.Any(c => c.Code == of))
            {
                error.WriteLine(Texts.Get("note-at", row, table.Columns[at[1]], Texts.Get("code-later", code, set.FullName)));
                continue;
            }
            if (unknown is not null)
            {
                Refuse(row, 1, unknown.Message.ToString());
                continue;
            }
            if (table.Numbers.Contains((row, at[1])) && set.Find(code + "0") is not null && !asText.Contains((commune, code + "0")))
            {
                Refuse(row, 1, Texts.Get("code-number", code));
                continue;
            }
            if (!lines.TryAdd((commune, code), row))
            {
                Refuse(row, 1, Texts.Get("code-twice", code, commune, lines[(commune, code)]));
                continue;
            }
            (StandardValue value, StandardValueFault? fault) = StandardValues.Read(sub!, part, text);
            if (fault is not null)
            {
                Refuse(row, 2, fault.Message.ToString());
                continue;
            }
            if (value.Number is not null && group is null && sub!.Threshold is { ByGroup: true })
            {
                Refuse(row, 2, Texts.Get("group-needed", code, string.Join(", ", set.Groups.Keys)));
                continue;
            }
            if (value.Number is not null && sub!.Threshold is null) error.WriteLine(Texts.Get("note-at", row, table.Columns[at[2]], Texts.Get("threshold-unknown", code)));
            if (value.Judgement == StandardState.NotApplicable && sub!.NotApplicable is null) error.WriteLine(Texts.Get("note-at", row, table.Columns[at[2]], Texts.Get("no-article", code)));
            StandardValue before = own.GetValueOrDefault(sub!.Code, StandardValue.Nothing);
            own[sub.Code] = part is null ? value with { Besides = before.Besides } : before with { Besides = new Dictionary<string, decimal>([.. before.Besides, .. value.Besides]) };
        }
        if (bad) return null;
        foreach ((string commune, IReadOnlyDictionary<string, StandardValue> own) in communes)
            foreach (StandardSubCriterion sub in set.SubCriteria.Where(s => own.TryGetValue(s.Code, out StandardValue? value) && value.Number is not null))
                foreach (StandardPart part in sub.Besides.Where(p => !own[sub.Code].Besides.ContainsKey(p.Code))) error.WriteLine(Texts.Get("note", Texts.Get("part-absent", sub.Code, commune, part.Label, part.Code)));
        return communes;

        void Refuse(int row, int column, string message)
        {
            error.WriteLine(Texts.Get("bad-cell", row, table.Columns[at[column]], message));
            bad = true;
        }
    }
}
