using System.Globalization;
using System.Text;

namespace Anise.Basics;

/// <summary>Text without marks and capitals, for search and comparison: <c>Đồng Mỏ</c> becomes <c>dong mo</c>.</summary>
public static class Folding
{
    /// <summary>Folds <paramref name="text"/>: lower case, no diacritics, đ as d, runs of white space as one blank.</summary>
    public static string Fold(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        var folded = new StringBuilder(text.Length);
        bool blank = false;
        foreach (char c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            if (char.IsWhiteSpace(c)) { blank = folded.Length > 0; continue; }
            if (blank) folded.Append(' ');
            blank = false;
            folded.Append(c is 'đ' or 'Đ' or 'ð' or 'Ð' ? 'd' : char.ToLowerInvariant(c));
        }
        return folded.ToString();
    }
}
