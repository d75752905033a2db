using Anise.Basics;
using Anise.Rules.Books;
using Anise.Rules.Files;
using Anise.Rules.Sets;

namespace Anise.RuleTables;

/// <summary>Writes changed points into the file of a score table.</summary>
public static class ScoreTableFile
{
    /// <summary>
    /// Checks all rules with the changed points, then writes the file; comments and everything else in it stay as they are.
    /// Refused, with nothing written, where the rules would no longer hold together or the file cannot be written.
    /// </summary>
    /// <param name="directory">The rules' directory.</param>
    /// <param name="table">The table as it stands.</param>
    /// <param name="changes">The new points.</param>
    /// <returns>The rules with the new points.</returns>
    public static Result<RuleBook> Write(string directory, ScoreTableFacts table, IReadOnlyList<ScoreTableChange> changes)
    {
        string path = Path.Combine(directory, table.File), half = path + ".half";
        try
        {
            string text = ScoreTableUpdate.Rewrite(File.ReadAllText(path), table.Code, changes);
            RuleBookResult changed = RuleBook.Load(new OneChanged(new DirectoryRuleFiles(directory), table.File, text));
            if (changed.Book is not { } book) return Result<RuleBook>.Refused([.. changed.Faults.Select(f => new Problem("rules-broken", f.ToString()))]);
            // Beside and moved: whoever reads the rules meanwhile sees the old file or the new one, never half of it.
            File.WriteAllText(half, text);
            File.Move(half, path, overwrite: true);
            return book;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Texts.Problem("rules-not-written", null, path, exception.Message);
        }
    }

    /// <summary>The rule files with another text in one of them.</summary>
    private sealed class OneChanged(IRuleFiles files, string changed, string text) : IRuleFiles
    {
        public IEnumerable<string> Paths => files.Paths;

        public string Read(string path) => path == changed ? text : files.Read(path);
    }
}
