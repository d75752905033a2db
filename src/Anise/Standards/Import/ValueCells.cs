using Anise.RuleTables;
using Anise.Rules.Standards;
using Anise.Tables.Files;
using Anise.Tables.Letters;

namespace Anise.Standards.Import;

/// <summary>Reads a plain table of values of many communes with the heads and words that offices use in scorecards.</summary>
public static class ValueCells
{
    /// <summary>The columns by their names in the contract.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["commune", "code", "value"];

    /// <summary>Where the columns stand, in the order of <see cref="Columns"/>; -1 for one that is missing. Of several that could be the code the one that holds codes is taken.</summary>
    public static int[] Find(PlainTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        IReadOnlyList<string>[] words = ScorecardTable.ValueHeads;
        return [.. Columns.Select((own, i) => table.IndexOf(own) is >= 0 and var exact ? exact : Of(words[i], holdsCodes: i == 1))];

        int Of(IReadOnlyList<string> heads, bool holdsCodes)
        {
            int[] may = [.. heads.SelectMany(w => Enumerable.Range(0, table.Columns.Count).Where(c => VietnameseText.Fold(table.Columns[c]) == VietnameseText.Fold(w))).Distinct(), -1];
            return holdsCodes && Array.Find(may, c => c >= 0 && table.Rows.Any(r => r.Cells[c].Length > 0) && table.Rows.All(r => r.Cells[c].Length == 0 || IsCode(r.Cells[c]))) is > 0 and var sure ? sure : may[0];
        }
    }

    /// <summary>The code of a cell as the standards write it; the text itself where it is none.</summary>
    public static string Code(string text) => ScorecardTable.ReadCode(Cell(text), default) is { Problem: null, Value: { } read } ? read.Code : text;

    /// <summary>The value of a cell as the standards write it: a number with a point, a judgement by its code; the text itself where it is neither.</summary>
    public static string Value(string text) => ScorecardTable.ReadValue(Cell(text), default) is { Problem: null, Value: { } read } ? read.Judgement ?? StandardSet.Plain(read.Number!.Value) : text;

    private static bool IsCode(string text) => ScorecardTable.ReadCode(Cell(text), default).Problem is null;

    private static SheetCell Cell(string text) => new(CellKind.Text, text, 0, VietnameseEncoding.Unicode);
}
