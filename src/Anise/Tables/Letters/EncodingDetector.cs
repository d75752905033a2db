using System.Text;
using System.Text.RegularExpressions;

namespace Anise.Tables.Letters;

/// <summary>Tells TCVN3 and VNI text from Unicode: by the font that shows it, else by which reading gives Vietnamese syllables.</summary>
internal static partial class EncodingDetector
{
    /// <summary>The encoding a font is made for, or null when the font does not tell.</summary>
    /// <param name="font">Font name, or null.</param>
    /// <returns>TCVN3 for .Vn fonts, VNI for VNI- fonts.</returns>
    public static VietnameseEncoding? OfFont(string? font) =>
        font is null ? null
        : font.StartsWith(".Vn", StringComparison.OrdinalIgnoreCase) ? VietnameseEncoding.Tcvn3
        : font.StartsWith("VNI", StringComparison.OrdinalIgnoreCase) ? VietnameseEncoding.Vni
        : null;

    /// <summary>Adds up, for each encoding, the accented words that read as Vietnamese (plus) or do not (minus).</summary>
    /// <param name="text">Text as it stands in the file.</param>
    /// <returns>Scores in the order Unicode, TCVN3, VNI; all zero when the text does not tell.</returns>
    public static (int Unicode, int Tcvn3, int Vni) Score(string text)
    {
        if (IsAscii(text))
            return default;
        return (Score(text, VietnameseEncoding.Unicode), Score(text, VietnameseEncoding.Tcvn3), Score(text, VietnameseEncoding.Vni));
    }

    /// <summary>Whether a text has letters that only Unicode has.</summary>
    public static bool IsSurelyUnicode(string text) => text.Any(c => c is >= '\u0100' and < '\u2000');

    /// <summary>Whether every word with other letters than ASCII is a syllable when read so.</summary>
    public static bool Reads(string text, VietnameseEncoding encoding)
    {
        if (encoding == VietnameseEncoding.Vni && !VietnameseText.MayBeVni(text))
            return false;
        var words = Words(text).Where(w => !IsAscii(w)).ToList();
        // Nobody writes "BÝch": an accented capital within a word of small letters is a small letter of TCVN3.
        if (encoding == VietnameseEncoding.Unicode && words.Exists(w => w.Any(char.IsLower) && w.Skip(1).Any(c => !char.IsAscii(c) && char.IsUpper(c))))
            return false;
        return words.Count > 0 && words.TrueForAll(w => IsSyllable(VietnameseText.Read(w, encoding)));
    }

    /// <summary>The encoding that the text alone shows: letters that only Unicode has; or it is no Vietnamese in Unicode and is in an old encoding. Else null.</summary>
    public static VietnameseEncoding? OfText(string text)
    {
        if (IsAscii(text))
            return null;
        if (IsSurelyUnicode(text))
            return VietnameseEncoding.Unicode;
        // A sign alone, such as a mark in a column of marks, tells nothing.
        if (text.Length > 400 || !text.Any(char.IsAsciiLetter) || Reads(text, VietnameseEncoding.Unicode))
            return null;
        var (tcvn3, vni) = (Reads(text, VietnameseEncoding.Tcvn3), Reads(text, VietnameseEncoding.Vni));
        // Both: TCVN3 has signs of its own, VNI writes a mark after its letter.
        if (tcvn3 && vni)
            return text.Any(IsTcvn3Only) ? VietnameseEncoding.Tcvn3 : VietnameseText.HasVniPair(text) ? VietnameseEncoding.Vni : null;
        if (!tcvn3 && !vni)
            return null;
        return tcvn3 ? VietnameseEncoding.Tcvn3 : VietnameseEncoding.Vni;
    }

    /// <summary>Signs that stand for letters in TCVN3 and are none in VNI.</summary>
    private static bool IsTcvn3Only(char c) => c is >= '\u00A1' and <= '\u00BF' or '\u00D7' or '\u00F7' or '\u00DE' or '\u00FE' or '\u00DF' or '\u00C6' or '\u00E6';

    private static int Score(string text, VietnameseEncoding encoding)
    {
        var score = 0;
        foreach (var word in Words(text))
        {
            if (!IsAscii(word))
                score += IsSyllable(VietnameseText.Read(word, encoding)) ? 1 : -1;
        }

        return score;
    }

    private static string[] Words(string text) =>
        text.Split([' ', '\t', '\r', '\n', '\u00A0', ',', '.', ';', ':', '/', '-', '(', ')', '"', '\'', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'], StringSplitOptions.RemoveEmptyEntries);

    public static bool IsAscii(string text) => text.All(char.IsAscii);

    private static bool IsSyllable(string word)
    {
        var tones = 0;
        var letter = '\0';
        var tone = '\0';
        var plain = new StringBuilder();
        foreach (var c in word.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (c is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323')
            {
                // A tone stands on a vowel: ñ is none.
                if (letter is not ('a' or 'e' or 'i' or 'o' or 'u' or 'y'))
                    return false;
                tones++;
                tone = c;
                continue;
            }

            if (char.IsLetter(c))
                letter = c;
            plain.Append(c);
        }

        // No word ends in yn, nor in nh or ch after another vowel than a, ê, i, y: such a reading is of the wrong encoding.
        var spelt = plain.ToString().Normalize(NormalizationForm.FormC);
        // What ends in a stop has a rising or a heavy tone: Quyết, not Quỹt.
        return tones <= 1 && !(tone is '\u0300' or '\u0303' or '\u0309' && (spelt[^1] is 'p' or 't' or 'c' || spelt.EndsWith("ch", StringComparison.Ordinal))) && !spelt.EndsWith("yn", StringComparison.Ordinal)
            && !(spelt.Length > 2 && spelt[^1] == 'h' && spelt[^2] is 'n' or 'c' && "eoôơuưăâ".Contains(spelt[^3], StringComparison.Ordinal))
            && Syllable().IsMatch(spelt);
    }

    [GeneratedRegex("^(ngh|ng|nh|n|ch|c|gh|gi|g|kh|k|ph|p|th|tr|t|qu|b|d|đ|h|l|m|r|s|v|x)?(uyê|uya|uyu|uây|uôi|uêu|oai|oay|oao|oeo|ươi|ươu|iêu|yêu|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|ôi|ơi|oo|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y)?(ng|nh|ch|c|m|n|p|t)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Syllable();
}
