using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Anise.Basics;

namespace Anise.Households;

/// <summary>
/// A citizen identification number: 12 digits, of which 1-3 are the province of birth registration, 4 the century
/// and sex (0 and 1 for a man and a woman born 1900-1999, 2 and 3 for 2000-2099, and so on), 5-6 the year, 7-12 a serial.
/// </summary>
/// <remarks>Source: Decree 137/2015/ND-CP, art. 13; Circular 59/2021/TT-BCA, art. 4.</remarks>
public readonly record struct CitizenId
{
    /// <summary>How many digits a number has.</summary>
    public const int Length = 12;

    private readonly string? digits;

    private CitizenId(string digits) => this.digits = digits;

    /// <summary>The 12 digits without separators.</summary>
    public string Value => digits ?? new string('0', Length);

    /// <summary>The year of birth written in the number.</summary>
    public int BirthYear => 1900 + (CenturyAndSex / 2 * 100) + int.Parse(Value.AsSpan(4, 2), CultureInfo.InvariantCulture);

    /// <summary>The sex written in the number.</summary>
    public Sex Sex => CenturyAndSex % 2 == 0 ? Sex.Male : Sex.Female;

    /// <summary>The number as shown to those who need not know it: <c>000 0•• ••• •17</c>.</summary>
    public string Masked => Masking.OfNumber(Value);

    private int CenturyAndSex => Value[3] - '0';

    /// <summary>Reads 12 digits; spaces, dots, hyphens and apostrophes between them are left out.</summary>
    /// <param name="text">The text, or null.</param>
    /// <param name="id">The number read.</param>
    /// <returns>False when the text is not 12 digits.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out CitizenId id)
    {
        id = default;
        if (text is null)
            return false;
        var compact = Compact(text);
        if (compact.Length != Length || !compact.All(char.IsAsciiDigit))
            return false;
        id = new CitizenId(compact);
        return true;
    }

    /// <summary>Whether the number fits a person; what is not known about the person is not compared.</summary>
    /// <param name="sex">The person's sex, or null when unknown.</param>
    /// <param name="birthYear">The person's year of birth, or null when unknown.</param>
    /// <returns>False when the number says another sex or another year.</returns>
    public bool AgreesWith(Sex? sex, int? birthYear) =>
        (sex is null || sex == Sex) && (birthYear is null || birthYear == BirthYear);

    /// <summary>The masked number, so that a log or a page never shows the whole by accident.</summary>
    /// <returns>See <see cref="Masked"/>.</returns>
    public override string ToString() => Masked;

    /// <summary>Leaves out what people type between digits.</summary>
    /// <param name="text">A typed number.</param>
    /// <returns>The text without separators.</returns>
    internal static string Compact(string text) =>
        string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('.' or '-' or '\'' or '’' or '‘' or '`')));
}
