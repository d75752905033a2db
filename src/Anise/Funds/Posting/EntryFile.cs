using Anise.Basics;
using Anise.RuleTables;
using Anise.Tables.Reading;

namespace Anise.Funds.Posting;

/// <summary>
/// Entries of a file: CSV or the first sheet of a workbook, with the columns of <see cref="FundRow.Columns"/> in any order; or an office's own list, with titles above it
/// and its own heads (<see cref="EntryTable"/>).
/// </summary>
public static class EntryFile
{
    /// <summary>Reads a file; refused where it is damaged, or lacks a column.</summary>
    /// <param name="file">The content; must seek.</param>
    /// <param name="name">The file's name: its ending tells the kind.</param>
    /// <param name="today">Today.</param>
    public static Result<IReadOnlyList<FundRow>> Read(Stream file, string name, DateOnly today)
    {
        Result<PlainTable> read = PlainTable.Read(file, name);
        string[] missing = read.Ok ? [.. FundRow.Columns.Where(c => read.Value.IndexOf(c) < 0)] : [];
        if (read.Ok && missing.Length == 0)
        {
            int[] at = [.. FundRow.Columns.Select(read.Value.IndexOf)];
            return Result<IReadOnlyList<FundRow>>.Of([.. read.Value.Rows.Select(r => FundRow.Of(r.Row, [.. at.Select(i => r.Cells[i])]))]);
        }
        // A title above the list makes its rows longer than the first one.
        if (!read.Ok && !read.Problems.All(p => p.Code is "row-too-long" or "column-twice")) return Result<IReadOnlyList<FundRow>>.Refused(read.Problems);
        file.Position = 0;
        return ReadOwn(TableReader.Read(file, name, EntryTable.Description, new ReadOptions { Today = today }), read, missing);
    }

    private static Result<IReadOnlyList<FundRow>> ReadOwn(TableFile file, Result<PlainTable> plain, string[] missing)
    {
        IReadOnlyDictionary<string, string> heads = file.Rows.Count > 0 ? EntryTable.HeadsOf(file.Rows[0]) : new Dictionary<string, string>();
        // What has the columns of a plain table is one: a cell too many is not passed over.
        if (!plain.Ok && FundRow.Columns.All(c => c.Equals(heads.GetValueOrDefault(c), StringComparison.OrdinalIgnoreCase))) return Result<IReadOnlyList<FundRow>>.Refused(plain.Problems);
        if (heads.Count > 0) missing = [.. EntryTable.Needed.Where(c => !heads.ContainsKey(c))];
        else if (!plain.Ok) missing = [.. FundRow.Columns];
        if (heads.Count == 0 || missing.Length > 0) return Texts.Problem("file-columns", "file", Named(heads.Count > 0 ? EntryTable.Needed : FundRow.Columns), Named(missing));
        return file.Faults.Count > 0
            ? Result<IReadOnlyList<FundRow>>.Refused([.. file.Faults.Select(f => f.Row > 0 ? Texts.Problem("bank-row", "file", f.Row, f.Column, f.Message) : new Problem(f.Problem, f.Message, "file"))])
            : Result<IReadOnlyList<FundRow>>.Of([.. file.Rows.Select(EntryTable.RowOf)]);
    }

    private static string Named(IReadOnlyList<string> columns) => string.Join(", ", columns.Select(c => $"{c} ({FundWords.Column(c)})"));
}
