using Anise.Tables.Files;
using Anise.Tables.Values;

namespace Anise.Households;

/// <summary>Household codes as lists write them.</summary>
internal static class HouseholdCode
{
    private const int Digits = 9;

    /// <summary>The commune may begin with two zeros; a shorter number is a code of the office's own.</summary>
    private const int FewestOfNumber = 7;

    /// <summary>A code has nine digits, the commune's five first; numbers lose their zeros, and so does a text that was once a number.</summary>
    public static CellReading<string> Read(SheetCell cell, DateOnly today)
    {
        if (NumberText.Plain(cell.Text.Replace(" ", "", StringComparison.Ordinal).TrimStart('\'')) is not { } text)
            return new(null, "code-cut");
        var shortest = cell.Kind == CellKind.Number ? FewestOfNumber : Digits - 1;
        return new(text.Length >= shortest && text.All(char.IsAsciiDigit) ? text.PadLeft(Digits, '0') : text, null);
    }
}
