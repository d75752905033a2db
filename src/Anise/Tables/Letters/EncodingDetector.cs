using System.Text;
using System.Text.RegularExpressions;

namespace Anise.Tables.Letters;

/// <summary>Tells TCVN3 and VNI text from Unicode: by the font that shows it, else by which reading gives Vietnamese syllables.</summary>
internal static partial class EncodingDetector
{
    private static readonly VietnameseEncoding[] All = [VietnameseEncoding.Unicode, VietnameseEncoding.Tcvn3, VietnameseEncoding.Vni];

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

    /// <summary>The best encoding of scores added up; Unicode when nothing tells.</summary>
    /// <param name="scores">Sums of <see cref="Score(string)"/>.</param>
    /// <returns>The encoding, or null when there is no evidence.</returns>
    public static VietnameseEncoding? Best((int Unicode, int Tcvn3, int Vni) scores) =>
        scores == default ? null
        : scores.Unicode >= scores.Tcvn3 && scores.Unicode >= scores.Vni ? VietnameseEncoding.Unicode
        : scores.Tcvn3 >= scores.Vni ? VietnameseEncoding.Tcvn3
        : VietnameseEncoding.Vni;

    /// <summary>The best encoding of a column; where it fits as well as any, that of the whole sheet.</summary>
    /// <param name="scores">Sums of <see cref="Score(string)"/> over the column.</param>
    /// <param name="ofSheet">The encoding of the sheet.</param>
    /// <returns>The encoding.</returns>
    public static VietnameseEncoding Best((int Unicode, int Tcvn3, int Vni) scores, VietnameseEncoding ofSheet)
    {
        var sheets = ofSheet switch
        {
            VietnameseEncoding.Tcvn3 => scores.Tcvn3,
            VietnameseEncoding.Vni => scores.Vni,
            _ => scores.Unicode,
        };
        return sheets >= Math.Max(scores.Unicode, Math.Max(scores.Tcvn3, scores.Vni)) ? ofSheet : Best(scores) ?? ofSheet;
    }

    /// <summary>The encoding of one cell: what font or column say, unless the text cannot be read that way and can another.</summary>
    /// <param name="text">Text as it stands in the file.</param>
    /// <param name="likely">What the font or the column say.</param>
    /// <returns>The encoding to read it with.</returns>
    public static VietnameseEncoding OfCell(string text, VietnameseEncoding likely)
    {
        if (IsAscii(text))
            return likely;
        if (likely != VietnameseEncoding.Unicode && text.Any(c => c is >= '\u0100' and < '\u2000'))
            return VietnameseEncoding.Unicode;
        var words = Words(text).Count(w => !IsAscii(w));
        if (words == 0 || Score(text, likely) == words)
            return likely;
        var other = All.Where(e => e != likely && Score(text, e) == words).ToList();
        return other.Count > 0 ? other[0] : likely;
    }

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

    private static bool IsAscii(string text) => text.All(char.IsAscii);

    private static bool IsSyllable(string word)
    {
        var tones = 0;
        var plain = new StringBuilder();
        foreach (var c in word.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (c is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323')
                tones++;
            else
                plain.Append(c);
        }

        return tones <= 1 && Syllable().IsMatch(plain.ToString().Normalize(NormalizationForm.FormC));
    }

    [GeneratedRegex("^(ngh|ng|nh|n|ch|c|gh|gi|g|kh|k|ph|p|th|tr|t|qu|b|d|đ|h|l|m|r|s|v|x)?(uyê|uya|uyu|uây|uôi|uêu|oai|oay|oao|oeo|ươi|ươu|iêu|yêu|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|ôi|ơi|oo|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y)?(ng|nh|ch|c|m|n|p|t)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Syllable();
}
