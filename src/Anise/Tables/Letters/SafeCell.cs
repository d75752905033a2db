namespace Anise.Tables.Letters;

/// <summary>Keeps a text that begins like a formula from running when a spreadsheet program opens an exported CSV.</summary>
public static class SafeCell
{
    /// <summary>The text, with an apostrophe before it when it begins with = + - @, a tab or a line end.</summary>
    /// <param name="text">A text to export.</param>
    /// <returns>A text that spreadsheet programs show and do not calculate.</returns>
    public static string Of(string text) =>
        text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' ? "'" + text : text;

    /// <summary>Undoes <see cref="Of"/>, so that an export read back is as it was.</summary>
    /// <param name="text">A cell of a file.</param>
    /// <returns>The text as it was before it was made safe.</returns>
    public static string Undo(string text) =>
        text.Length > 1 && text[0] == '\'' && text[1] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' ? text[1..] : text;
}
