using System.Globalization;

namespace Anise.Scenarios;

/// <summary>
/// Numbers as people type them: 2.300.000 and 12,5 in Vietnamese, 2,300,000 and 12.5 in English. A form says in which language it was filled, so that its address is read alike
/// in the other; an address that a program wrote says none and has a point before decimals.
/// </summary>
internal static class TypedNumber
{
    /// <summary>The number, or null for what is none.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="language"><c>vi</c> or <c>en</c>; null for an address that a program wrote.</param>
    public static decimal? Read(string text, string? language)
    {
        // Blanks, and the sign of the money in both ways it is written, are no part of the number.
        string plain = new([.. text.Where(c => !char.IsWhiteSpace(c) && c is not '\u0111' and not '\u20ab')]);
        int last = plain.LastIndexOfAny(['.', ',']);
        if (last < 0) return Parse(plain);
        char mark = plain[last];
        bool mixed = plain.Contains(mark == '.' ? ',' : '.'), several = plain.IndexOf(mark) < last;
        if (mixed && several) return null;
        // One mark before exactly three digits groups them where the language does so, and is a decimal mark else.
        bool groups = several || (!mixed && plain.Length - last == 4 && mark == language switch { "vi" => '.', "en" => ',', _ => default });
        string[] thousands = (groups ? plain : plain[..last]).Split('.', ',');
        string decimals = groups ? "" : plain[(last + 1)..];
        if (thousands.Length > 1 && (thousands[0].Length is 0 or > 3 || thousands.Skip(1).Any(t => t.Length != 3))) return null;
        return decimals.All(char.IsAsciiDigit) ? Parse(string.Concat(thousands) + (decimals.Length > 0 ? "." + decimals : "")) : null;
    }

    private static decimal? Parse(string text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) ? number : null;
}
