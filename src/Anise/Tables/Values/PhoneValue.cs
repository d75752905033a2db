using Anise.Tables.Files;

namespace Anise.Tables.Values;

/// <summary>A telephone number as lists write it.</summary>
public static class PhoneValue
{
    private const int Mobile = 10, LandLine = 11, Longest = 200;

    /// <summary>Reads a number with its country code, signs between, a remark in brackets, or its zero lost; digits only.</summary>
    /// <param name="cell">A cell that is not empty.</param>
    /// <param name="today">Not used.</param>
    public static CellReading<string> Read(SheetCell cell, DateOnly today)
    {
        if (cell.Text.Length > Longest || NumberText.Plain(cell.Text.TrimStart('\'')) is not { } text)
            return new(null, "phone-not-read");
        // "(+84)912…" and "0912… (son)": brackets around letters hold a remark.
        int bracket = text.IndexOf('(', StringComparison.Ordinal);
        if (bracket > 0 && text[bracket..].Any(char.IsLetter))
            text = text[..bracket];
        if (text.Any(c => !char.IsAsciiDigit(c) && c is not (' ' or '.' or '-' or '(' or ')' or '+' or '\u00A0')))
            return new(null, "phone-not-read");
        string digits = string.Concat(text.Where(char.IsAsciiDigit));
        if (text.TrimStart('(', ' ').StartsWith('+') || digits.StartsWith("0084", StringComparison.Ordinal) || (digits.StartsWith("84", StringComparison.Ordinal) && digits.Length is Mobile + 1 or LandLine + 1))
            digits = digits.TrimStart('0') is ['8', '4', .. var rest] ? "0" + rest.TrimStart('0') : "";
        else if (digits.Length is Mobile - 1 or LandLine - 1 && digits[0] != '0')
            digits = "0" + digits;
        return IsPhone(digits) ? new(digits, null) : new(null, "phone-not-read");
    }

    /// <summary>Ten digits from 0, or eleven of a land line from 02.</summary>
    public static bool IsPhone(string? text) =>
        text is ['0', ..] && text.All(char.IsAsciiDigit) && (text.Length == Mobile || (text.Length == LandLine && text[1] == '2'));
}
