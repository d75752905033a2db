using Anise.Basics;
using Anise.RuleTables;

namespace Anise.Cli.Rules;

/// <summary>Reads a table that somebody prepared.</summary>
internal static class InputTable
{
    /// <summary>The table; null after a message when it is empty, damaged, or names a column twice.</summary>
    public static PlainTable? Read(FileInfo file, TextWriter error)
    {
        try
        {
            using FileStream content = file.OpenRead();
            Result<PlainTable> table = PlainTable.Read(content, file.Name);
            if (table.Ok) return table.Value;
            foreach (Problem problem in table.Problems) error.WriteLine(problem.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            error.WriteLine(Texts.Get("unreadable", file.Name, exception.Message));
        }

        return null;
    }
}
