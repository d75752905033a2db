using Anise.Basics;
using Anise.RuleTables;

namespace Anise.Funds.Posting;

/// <summary>Entries of a file: CSV or the first sheet of a workbook, with the columns of <see cref="FundRow.Columns"/> in any order.</summary>
public static class EntryFile
{
    /// <summary>Reads a file; refused where it is damaged, or lacks a column.</summary>
    /// <param name="file">The content; must seek.</param>
    /// <param name="name">The file's name: its ending tells the kind.</param>
    public static Result<IReadOnlyList<FundRow>> Read(Stream file, string name)
    {
        Result<PlainTable> read = PlainTable.Read(file, name);
        if (!read.Ok) return Result<IReadOnlyList<FundRow>>.Refused(read.Problems);
        PlainTable table = read.Value;
        string[] missing = [.. FundRow.Columns.Where(c => table.IndexOf(c) < 0)];
        if (missing.Length > 0) return Texts.Problem("file-columns", "file", string.Join(", ", FundRow.Columns), string.Join(", ", missing));
        int[] at = [.. FundRow.Columns.Select(table.IndexOf)];
        return Result<IReadOnlyList<FundRow>>.Of([.. table.Rows.Select(r => FundRow.Of(r.Row, [.. at.Select(i => r.Cells[i])]))]);
    }
}
