using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Anise.Basics;

/// <summary>
/// Sort keys in Vietnamese order: letters a ă â b c d đ e ê … o ô ơ … u ư …, then, for words of the same letters, tones in the order
/// level, huyền, hỏi, ngã, sắc, nặng. Numbers come first and by their size: 2 before 10. A key is made of digits only, so that every database orders it alike.
/// </summary>
public static class VietnameseOrder
{
    private const string Letters = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
    private const string Tones = "\u0300\u0309\u0303\u0301\u0323";

    /// <summary>The key of a person's name: given name (the last word), then family name (the first), then what stands between.</summary>
    public static string OfName(string name)
    {
        string[] words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length < 2) return OfText(name);
        return string.Concat(words[1..^1].Prepend(words[0]).Prepend(words[^1]).Select(OfWord));
    }

    /// <summary>The key of any text, word by word; null for none.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? OfText(string? text) =>
        text is null ? null : string.Concat(text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(OfWord));

    private static string OfWord(string word)
    {
        var letters = new StringBuilder();
        var tones = new StringBuilder();
        string parts = word.ToLowerInvariant().Normalize(NormalizationForm.FormD);
        for (int i = 0; i < parts.Length; i++)
        {
            if (char.IsAsciiDigit(parts[i]))
            {
                int from = i;
                while (i + 1 < parts.Length && char.IsAsciiDigit(parts[i + 1])) i++;
                Number(parts.AsSpan(from, i + 1 - from), letters, tones);
                continue;
            }
            char letter = parts[i];
            int tone = 0;
            for (; i + 1 < parts.Length && parts[i + 1] is >= '\u0300' and <= '\u036f'; i++)
            {
                char mark = parts[i + 1];
                if (Tones.Contains(mark, StringComparison.Ordinal)) tone = Tones.IndexOf(mark, StringComparison.Ordinal) + 1;
                else letter = $"{letter}{mark}".Normalize(NormalizationForm.FormC)[0];
            }
            int place = Letters.IndexOf(letter, StringComparison.Ordinal);
            if (place < 0) continue;
            letters.Append(place + 10);
            tones.Append(tone);
        }
        return letters.Append("00").Append(tones).Append("00").ToString();
    }

    /// <summary>How many digits a number has comes before the digits, so that the shorter one is the smaller; zeros in front tell equal numbers apart as a tone does.</summary>
    private static void Number(ReadOnlySpan<char> digits, StringBuilder letters, StringBuilder tones)
    {
        ReadOnlySpan<char> size = digits.TrimStart('0');
        letters.Append(10 + Math.Min(size.Length, 9));
        foreach (char digit in size) letters.Append(10 + (digit - '0'));
        tones.Append(Math.Min(digits.Length - size.Length, 9));
    }
}
