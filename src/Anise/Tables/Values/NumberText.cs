using System.Globalization;
using System.Text.RegularExpressions;
using Anise.Tables.Files;

namespace Anise.Tables.Values;

/// <summary>Numbers that a spreadsheet program wrote in place of what was typed: <c>65050201.0</c>, <c>6.5050204E+07</c>.</summary>
public static partial class NumberText
{
    /// <summary>The digits that were typed, the text itself where it is no such number, or null where digits are lost.</summary>
    /// <param name="text">A cell's text.</param>
    public static string? Plain(string text)
    {
        if (Whole().Match(text) is { Success: true } whole)
            return whole.Groups["n"].Value;
        if (Scientific().Match(text) is not { Success: true } match)
            return text;
        string fraction = match.Groups["f"].Value.TrimEnd('0');
        int exponent = int.Parse(match.Groups["e"].Value, CultureInfo.InvariantCulture);
        // 6.505E+07 may have been any of a thousand codes; only when every digit is written is it one.
        return fraction.Length == exponent && exponent > 0 ? match.Groups["d"].Value + fraction : null;
    }

    /// <summary>The whole number of a cell, or null: 135, "135.0", "30,0".</summary>
    public static int? Count(SheetCell cell) =>
        Plain(cell.Text) is { } plain && int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    [GeneratedRegex(@"^(?<n>\d+)[.,]0{1,2}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Whole();

    [GeneratedRegex(@"^(?<d>\d)([.,](?<f>\d+))?E\+?(?<e>\d{1,3})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Scientific();
}
