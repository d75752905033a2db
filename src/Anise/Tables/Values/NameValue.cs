using System.Text.RegularExpressions;
using Anise.Tables.Files;
using Anise.Tables.Letters;

namespace Anise.Tables.Values;

/// <summary>A person's name as lists write it; what was broken by a wrong encoding is told, and what may be no name is asked.</summary>
internal static partial class NameValue
{
    /// <summary>Reads a name.</summary>
    /// <param name="cell">A cell that is not empty.</param>
    /// <returns>The name, with the fault <c>name-broken</c> or the question <c>name-doubtful</c>, or neither.</returns>
    public static (string Name, string? Problem) Read(SheetCell cell)
    {
        string text = cell.Text.Trim(' ', ',', ';', '.', ':', '-', '_', '*');
        string name = VietnameseText.PersonName(text, cell.Encoding);
        if (text.Length == 0 || Broken().IsMatch(cell.Text) || text.Count(char.IsLetter) < 2 || text.Any(c => c > 127 && !char.IsLetter(c) && c is not ('’' or '‘' or '–')))
            return (name, "name-broken");
        return (name, Doubtful().IsMatch(text) || Titled().IsMatch(text) || !text.Contains(' ', StringComparison.Ordinal) ? "name-doubtful" : null);
    }

    /// <summary>Signs of a text that was written in one encoding and read in another, entities, escapes, VIQR, a missing value.</summary>
    [GeneratedRegex(@"\uFFFD|\?|&#?\w+;|\\u[0-9a-f]{4}|[ÃÄÂ][\u0080-\u00BF\u0152-\u0178\u2013-\u2122\u0192]|á[º»]|Æ[°¡]|\p{L}[`^~(+][\p{L}`'?~.^+ ]|\p{L}[`^~+]$|^(n/a|null|none|x+|\d[\d .]*|#.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Broken();

    [GeneratedRegex(@"[\d()\[\]_/,;:=@<>*]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Doubtful();

    /// <summary>A title before a name: Mr, Mrs, Ms.</summary>
    [GeneratedRegex(@"^([Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Ee]m|[Bb]é|[Cc]háu|[Cc]ụ|mr|mrs|ms)\.?:? \p{Lu}.* \p{Lu}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Titled();
}
