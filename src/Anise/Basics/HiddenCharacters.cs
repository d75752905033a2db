using System.Globalization;

namespace Anise.Basics;

/// <summary>
/// Characters that nobody sees and that no text needs: control characters, marks that turn the direction of writing, by which a text reads otherwise than it is,
/// and marks without width, by which two names that look alike are two.
/// Tabs and line ends are none. Files of offices are read without them; what somebody types is refused, so that nothing is stored but what was seen.
/// </summary>
public static class HiddenCharacters
{
    /// <summary>The first of them in a text, as <c>U+202E</c>; null where there is none.</summary>
    public static string? FirstIn(string? text)
    {
        if (text is null) return null;
        foreach (char c in text)
        {
            if (IsHidden(c)) return string.Create(CultureInfo.InvariantCulture, $"U+{(int)c:X4}");
        }
        return null;
    }

    private static bool IsHidden(char c) => (char.IsControl(c) && c is not ('\t' or '\n' or '\r'))
        || c is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')
        || c is '\u00AD' or '\u034F' or (>= '\u200B' and <= '\u200D') or '\u2060' or '\uFEFF';
}

/// <summary>A text with hidden characters was to be stored. Nothing was written.</summary>
/// <param name="what">The stored type and field, for who reads the log.</param>
/// <param name="character">The character, as <c>U+202E</c>.</param>
public sealed class HiddenCharactersException(string what, string character) : Exception($"{what} has the character {character}.")
{
    /// <summary>The character, as <c>U+202E</c>.</summary>
    public string Character { get; } = character;
}
