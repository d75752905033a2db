using System.Globalization;
using System.Text.RegularExpressions;
using Anise.Tables.Files;

namespace Anise.Works.Written;

/// <summary>Numbers as offices write them: <c>1,2</c> and <c>1.2</c> are one and a fifth, <c>1.200</c> is twelve hundred.</summary>
internal static partial class WrittenNumber
{
    private const decimal Most = 1_000_000_000_000;

    /// <summary>What is wrong with a number that can be read in two ways.</summary>
    public const string Ambiguous = "works-number-ambiguous";

    /// <summary>The number of a text that is a number and nothing else; a problem where it can be read in two ways; null and no problem where it is none.</summary>
    public static (decimal? Number, string? Problem) Read(string text)
    {
        if (Number().Match(text.Trim()) is not { Success: true, Length: var length } || length != text.Trim().Length) return (null, null);
        string written = text.Trim();
        int comma = written.LastIndexOf(','), dot = written.LastIndexOf('.');
        // "1,200" is twelve hundred to one office and one and a fifth to another; "0,200" only the latter.
        if (comma >= 0 && dot < 0 && written.Length - comma == 4 && written.IndexOf(',', StringComparison.Ordinal) == comma && written[..comma] != "0") return (null, Ambiguous);
        bool dotsGroup = dot >= 0 && (comma > dot || (comma < 0 && written.Length - dot == 4 && written[..dot] != "0"));
        bool commasGroup = comma >= 0 && dot > comma;
        string plain = dotsGroup ? written.Replace(".", "", StringComparison.Ordinal).Replace(',', '.') : commasGroup ? written.Replace(",", "", StringComparison.Ordinal) : written.Replace(',', '.');
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) && number < Most ? (number, null) : (null, null);
    }

    /// <summary>The number of a cell that holds nothing else.</summary>
    public static (decimal? Number, string? Problem) Read(SheetCell cell) =>
        cell.Kind == CellKind.Number ? (cell.Number is >= 0 and < 1e12 ? decimal.Round((decimal)cell.Number, 6) : null, null) : Read(cell.Text);

    /// <summary>The numbers in a text, from left to right.</summary>
    public static IEnumerable<Match> In(string text) => Number().Matches(text);

    /// <summary>Whether what stands around a number makes it another: a sign (<c>-20</c>), a range (<c>10-20</c>), a fraction (<c>1/2</c>), brackets around all (<c>(350)</c>), a letter that it sticks to (<c>x350</c>).</summary>
    public static bool IsOdd(string text, Match at)
    {
        string before = text[..at.Index], after = text[(at.Index + at.Length)..];
        return Sign().IsMatch(before) || (before.Length > 0 && char.IsLetter(before[^1])) || Further().IsMatch(after) || (before.Trim() == "(" && after.Trim() == ")");
    }

    [GeneratedRegex(@"((^|[\s(:;])[-−–+~≈<>]|\d\s*[-−–/]\s*)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Sign();

    [GeneratedRegex(@"^\s*[-−–/]\s*\d", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Further();

    [GeneratedRegex(@"(?<![\d.,])(\d{1,3}(\.\d{3})+(,\d+)?|\d{1,3}(,\d{3})+\.\d+|\d+([.,]\d+)?)(?![\d])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Number();
}
