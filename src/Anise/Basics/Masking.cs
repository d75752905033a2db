namespace Anise.Basics;

/// <summary>Numbers of persons as shown to those who need not know them.</summary>
public static class Masking
{
    /// <summary>A number of 12 digits as <c>000 0•• ••• •17</c>; anything else as dots only.</summary>
    public static string OfNumber(string number) => number.Length == 12 && number.All(char.IsAsciiDigit)
        ? $"{number[..3]} {number[3]}•• ••• •{number[10..]}"
        : new string('•', number.Length);
}
