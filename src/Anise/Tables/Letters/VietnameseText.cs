using System.Globalization;
using System.Text;

namespace Anise.Tables.Letters;

/// <summary>How Vietnamese letters are written in a file.</summary>
public enum VietnameseEncoding
{
    /// <summary>Unicode, composed or decomposed.</summary>
    Unicode,

    /// <summary>TCVN3 (ABC), fonts such as .VnTime: one byte a letter, no accented capitals.</summary>
    Tcvn3,

    /// <summary>VNI-Windows, fonts such as VNI-Times: a base letter followed by a mark.</summary>
    Vni,
}

/// <summary>Reads Vietnamese text of any of the encodings that offices still use into clean, composed Unicode.</summary>
/// <remarks>Tables: TCVN 5712:1993 (VN3) and the VNI-Windows layout.</remarks>
public static class VietnameseText
{
    private const string Tcvn3Letters =
        "ĂÂÊÔƠƯĐăâêôơưđ\0\0\0\0\0\0àảãáạ\0ằẳẵắ\0\0\0\0\0\0\0ặầẩẫấậè\0ẻẽéẹềểễếệìỉ\0\0\0ĩíịò\0ỏõóọồổỗốộờởỡớợù\0ủũúụừửữứựỳỷỹýỵ";

    private static readonly Dictionary<string, string> VniPairs = BuildVni();

    private static readonly Dictionary<char, char> VniSingles = new()
    {
        ['ô'] = 'ơ', ['Ô'] = 'Ơ', ['ö'] = 'ư', ['Ö'] = 'Ư', ['ñ'] = 'đ', ['Ñ'] = 'Đ',
        ['æ'] = 'ỉ', ['Æ'] = 'Ỉ', ['ó'] = 'ĩ', ['Ó'] = 'Ĩ', ['ò'] = 'ị', ['Ò'] = 'Ị', ['î'] = 'ỵ', ['Î'] = 'Ỵ',
    };

    /// <summary>Text of the given encoding as clean composed Unicode.</summary>
    /// <param name="text">Text as it stands in the file.</param>
    /// <param name="encoding">Its encoding.</param>
    /// <returns>Composed Unicode, trimmed, with single spaces.</returns>
    public static string Read(string text, VietnameseEncoding encoding) => Clean(encoding switch
    {
        VietnameseEncoding.Tcvn3 => FromTcvn3(text),
        VietnameseEncoding.Vni => FromVni(text),
        _ => text,
    });

    /// <summary>TCVN3 (ABC) text, whose bytes were read as Latin-1, as Unicode.</summary>
    /// <param name="text">Text in TCVN3.</param>
    /// <returns>The text in Unicode.</returns>
    public static string FromTcvn3(string text) => string.Create(text.Length, text, static (letters, source) =>
    {
        for (var i = 0; i < letters.Length; i++)
        {
            var index = source[i] - 0xA1;
            letters[i] = index >= 0 && index < Tcvn3Letters.Length && Tcvn3Letters[index] != '\0' ? Tcvn3Letters[index] : source[i];
        }
    });

    /// <summary>Whether a letter stands before a mark of VNI-Windows.</summary>
    internal static bool HasVniPair(string text) => Enumerable.Range(0, Math.Max(0, text.Length - 1)).Any(i => VniPairs.ContainsKey(text.Substring(i, 2)));

    /// <summary>Whether every letter beyond ASCII is one that VNI-Windows writes: a mark after its letter, or one of the few that stand alone.</summary>
    internal static bool MayBeVni(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && VniPairs.ContainsKey(text.Substring(i, 2)))
                i++;
            else if (text[i] > '\u007F' && char.IsLetter(text[i]) && !VniSingles.ContainsKey(text[i]))
                return false;
        }

        return true;
    }

    /// <summary>VNI-Windows text, whose bytes were read as Latin-1, as Unicode.</summary>
    /// <param name="text">Text in VNI-Windows.</param>
    /// <returns>The text in Unicode.</returns>
    public static string FromVni(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && VniPairs.TryGetValue(text.Substring(i, 2), out var letter))
            {
                result.Append(letter);
                i++;
            }
            else
            {
                result.Append(VniSingles.TryGetValue(text[i], out var single) ? single : text[i]);
            }
        }

        return result.ToString();
    }

    /// <summary>
    /// Composes, removes characters that only format (zero width, direction), turns every white space run into one space and trims; digits of other
    /// scripts become ASCII, letters of full width those of usual width, and what looks like Đ becomes Đ.
    /// </summary>
    /// <param name="text">Unicode text.</param>
    /// <returns>The clean text.</returns>
    public static string Clean(string text)
    {
        if (text.Length == 0)
            return text;
        var composed = text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);
        if (IsClean(composed))
            return composed;
        var result = new StringBuilder(composed.Length);
        foreach (var c in composed)
        {
            var category = CharUnicodeInfo.GetUnicodeCategory(c);
            if (category == UnicodeCategory.Format || c is >= '\uFE00' and <= '\uFE0F')
                continue;
            if (!char.IsWhiteSpace(c) && category != UnicodeCategory.Control)
                result.Append(Usual(c, category));
            else if (result.Length > 0 && result[^1] != ' ')
                result.Append(' ');
        }

        return result.ToString().TrimEnd();
    }

    private static char Usual(char c, UnicodeCategory category) => c switch
    {
        '\u00D0' or '\u0189' => '\u0110',
        '\u00F0' or '\u0256' => '\u0111',
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        > '\u007F' when category == UnicodeCategory.DecimalDigitNumber => (char)('0' + (int)CharUnicodeInfo.GetNumericValue(c)),
        _ => c,
    };

    /// <summary>Lower-case letters without marks, đ as d; other signs become single spaces. For comparing only.</summary>
    /// <param name="text">Unicode text.</param>
    /// <returns>The folded text, ASCII letters and digits.</returns>
    public static string Fold(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue;
            if (char.IsLetterOrDigit(c))
                result.Append(c is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(c));
            else if (c is not ('\'' or '’') && result.Length > 0 && result[^1] != ' ')
                result.Append(' ');
        }

        return result.ToString().TrimEnd();
    }

    /// <summary>A text so that old and new placement of tones are the same: small letters, the tone of each word at its end. For comparing only.</summary>
    /// <param name="text">Unicode text.</param>
    /// <returns>The key: <c>Hoà</c> and <c>Hòa</c> have the same.</returns>
    public static string ToneKey(string text)
    {
        var result = new StringBuilder(text.Length);
        var tones = "";
        foreach (var c in (text + " ").ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (c is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323')
                tones += c;
            else if (char.IsWhiteSpace(c))
            {
                result.Append(tones).Append(' ');
                tones = "";
            }
            else
                result.Append(c);
        }

        return string.Join(' ', result.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)).Normalize(NormalizationForm.FormC);
    }

    /// <summary>Each word with a capital at its head: <c>LÊ đức AN</c> becomes <c>Lê Đức An</c>. Words with digits stay.</summary>
    /// <param name="text">Clean Unicode text of a person's or a village's name.</param>
    /// <returns>The capitalised text.</returns>
    public static string CapitaliseWords(string text) => string.Join(' ', text.Split(' ').Select(CapitaliseWord));

    /// <summary>A person's name as people write it; a name all in capitals or all in small letters is capitalised.</summary>
    /// <param name="text">Clean Unicode text.</param>
    /// <param name="encoding">The encoding the text came in; TCVN3 has no accented capitals, so its names always need it.</param>
    /// <returns>The name.</returns>
    public static string PersonName(string text, VietnameseEncoding encoding) =>
        encoding == VietnameseEncoding.Tcvn3 || !text.Any(char.IsLower) || !text.Any(char.IsUpper) ? CapitaliseWords(text) : text;

    private static string CapitaliseWord(string word) =>
        word.Length == 0 || word.Any(char.IsDigit)
            ? word
            : char.ToUpperInvariant(word[0]) + string.Concat(word.Skip(1).Select((c, i) => word[i] == '-' ? c : char.ToLowerInvariant(c)));

    private static bool IsClean(string text)
    {
        if (text[0] == ' ' || text[^1] == ' ')
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsControl(c) || (c > '\u007F' && !IsVietnamese(c)))
                return false;
            if (char.IsWhiteSpace(c) && (c != ' ' || text[i - 1] == ' '))
                return false;
        }

        return true;
    }

    /// <summary>Letters that need no second look; not Ð, which only looks Vietnamese.</summary>
    private static bool IsVietnamese(char c) => c is (>= '\u00C0' and <= '\u00DD' and not '\u00D0') or (>= '\u00E0' and <= '\u00FD' and not '\u00F0') or (>= '\u0100' and < '\u0180') or '\u01A0' or '\u01A1' or '\u01AF' or '\u01B0' or (>= '\u1EA0' and <= '\u1EF9');

    private static Dictionary<string, string> BuildVni()
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);

        void Add(char letter, string marks, string letters)
        {
            for (var i = 0; i < marks.Length; i++)
            {
                var upper = char.ToUpperInvariant(letters[i]);
                foreach (var mark in new[] { marks[i], char.ToUpperInvariant(marks[i]) })
                {
                    pairs[$"{letter}{mark}"] = letters[i].ToString();
                    pairs[$"{char.ToUpperInvariant(letter)}{mark}"] = upper.ToString();
                }
            }
        }

        Add('a', "ùøûõïâáàåãäêéèúüë", "áàảãạâấầẩẫậăắằẳẵặ");
        Add('e', "ùøûõïâáàåãä", "éèẻẽẹêếềểễệ");
        Add('o', "ùøûõïâáàåãä", "óòỏõọôốồổỗộ");
        Add('ô', "ùøûõï", "ớờởỡợ");
        Add('u', "ùøûõï", "úùủũụ");
        Add('ö', "ùøûõï", "ứừửữự");
        Add('y', "ùøûõ", "ýỳỷỹ");
        return pairs;
    }
}
