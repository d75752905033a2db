using System.Text.RegularExpressions;
using Anise.Tables.Files;
using Anise.Tables.Letters;

namespace Anise.Tables.Values;

/// <summary>Finds the village of a sheet that has no village column: in its titles, else in its name.</summary>
internal static partial class VillageNames
{
    /// <summary>The village of a sheet, or null when neither the titles nor the name tell it; and whether it is sure: a name of a sheet alone may mean anything.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="headerRow">1-based first header row; titles stand above it.</param>
    public static (string? Name, bool Sure) OfSheet(SheetTable sheet, int headerRow)
    {
        List<SheetRow> above = [.. sheet.Rows.TakeWhile(r => r.Number < headerRow)];
        var titles = above.SelectMany(r => r.Cells).Where(c => c.Kind == CellKind.Text && !c.IsEmpty).ToList();
        string? titled = OfTitles(above), worded = AfterWord(sheet.Name, anywhere: true);
        string? own = worded ?? (IsGeneric(sheet.Name) ? null : sheet.Name);
        // A title spells the village with its marks where the sheet's name often has none. Of two villages in titles the sheet's name says which is meant.
        if (own is not null && Spelt(titles, own) is { } spelt && (titled is null || worded is not null || VietnameseText.Fold(titled) == VietnameseText.Fold(own)))
            return (spelt, true);
        return titled is not null ? (titled, true) : (own, worded is not null);
    }

    /// <summary>Whether a text is written as names are: Nà Lùng, not KHHGD or t10.</summary>
    public static bool IsProper(string name) =>
        name.Any(c => c > 127) && !name.Any(char.IsDigit) && name.Split(' ').All(w => w.Length > 0 && char.IsUpper(w[0]));

    private static string? Spelt(IEnumerable<SheetCell> titles, string name)
    {
        foreach (SheetCell title in titles)
        {
            string[] words = title.Text.Split(' ');
            for (int first = 0; first < words.Length; first++)
            {
                for (int last = words.Length; last > first; last--)
                {
                    string part = string.Join(' ', words[first..last]).Trim(',', '.', ':', '(', ')', '-', '–', ' ');
                    if (part.Length > 0 && VietnameseText.Fold(part) == VietnameseText.Fold(name) && (first == 0 || !TableWords.Has(TableWords.OtherPlaces, words[first - 1].ToLowerInvariant())))
                        return VietnameseText.PersonName(part, title.Encoding);
                }
            }
        }

        return null;
    }

    /// <summary>The village in titles, the lowest first: <c>DANH SÁCH HỘ THÔN CỐC CÚT</c>; null where none names one.</summary>
    /// <param name="titles">The rows above a header, from the top.</param>
    public static string? OfTitles(IEnumerable<SheetRow> titles) => titles.Reverse().SelectMany(r => r.Cells)
        .Where(c => c.Kind == CellKind.Text && !c.IsEmpty)
        .Select(c => AfterWord(c.Text, anywhere: true) is { } village ? VietnameseText.PersonName(village, c.Encoding) : null)
        .FirstOrDefault(v => v is not null);

    /// <summary>The village that a row of its own names for the rows below: <c>II | Thôn Cốc Cút: 15 hộ</c>; else null.</summary>
    /// <param name="row">A row without anything that only a record has.</param>
    public static string? OfSection(SheetRow row)
    {
        SheetCell[] texts = [.. row.Cells.Where(c => c.Kind == CellKind.Text && !c.IsEmpty && Numbering().Replace(c.Text + " ", "").Count(char.IsLetter) > 1)];
        if (texts.Length is 0 or > 2)
            return null;
        string text = Numbering().Replace(texts[0].Text, "");
        return AfterWord(text) is { } village ? VietnameseText.PersonName(village, texts[0].Encoding) : null;
    }

    /// <summary>Whether a text alone names a village: <c>I. Thôn Nà Lùng</c>.</summary>
    public static bool IsSection(string text) => AfterWord(Numbering().Replace(text, "")) is not null;

    /// <summary>What follows a word for village at the head of a text: <c>Thôn Nà Lùng</c> gives <c>Nà Lùng</c>; else null.</summary>
    /// <param name="text">Clean Unicode text.</param>
    /// <param name="anywhere">Whether the word may stand inside the text, up to the next comma.</param>
    public static string? AfterWord(string text, bool anywhere = false)
    {
        if (text.Length > 120)
            return null;
        // Without marks only where the whole text has none: "ủy ban" is no "bản".
        Func<string, string> key = text.All(char.IsAscii) ? VietnameseText.Fold : w => w.ToLowerInvariant().Trim(':', '.', ',');
        var words = Apart().Replace(text, "${word} ").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var first = 0; first < (anywhere ? words.Length : 1); first++)
        {
            if (first > 0 && (TableWords.Has(TableWords.NoVillageAfter, key(words[first - 1])) || words[first - 1].All(char.IsAsciiDigit)))
                continue;
            foreach (var village in TableWords.VillageWords.OrderByDescending(w => w.Length))
            {
                var length = village.Split(' ').Length;
                // A letter with a dot stands for a village only at the head of a cell: in a title it may be a commune or a province.
                var letter = village.EndsWith('.');
                if (first + length >= words.Length || (letter && (anywhere || !words[first].EndsWith('.'))) || key(string.Join(' ', words.Skip(first).Take(length))) != key(village))
                    continue;
                if (NameOf(words.Skip(first + length)) is { } name)
                    return name;
            }
        }

        return null;
    }

    /// <summary>The name at the head of words, up to a sign, a count, or the next place or time.</summary>
    private static string? NameOf(IEnumerable<string> words)
    {
        string rest = string.Join(' ', words).TrimStart(':', '-', ' ').Split([",", ";", "(", ":", " - ", " – "], 2, StringSplitOptions.None)[0].Trim(' ', '.', ':');
        string[] all = Counted().Replace(rest, "").Split(' ');
        // What comes last ends nothing: a village may be called <c>Cốc Phường</c>.
        string[] name = [.. all.TakeWhile((w, i) => i == 0 || i == all.Length - 1 || !TableWords.VillageEnds.Contains(w.ToLowerInvariant()))];
        // "Thôn, bản" names none, "thôn Bản Riềng" does.
        bool none = TableWords.Has(name.Length > 1 ? TableWords.NoVillageBefore : [.. TableWords.NoVillageBefore, .. TableWords.VillageWords], name[0].ToLowerInvariant());
        return none || !name[0].Any(char.IsLetterOrDigit) ? null : string.Join(' ', name);
    }

    /// <summary>A name without words for village, for comparing: <c>T. Bản Cút</c>, <c>Thôn Cút</c> and <c>Cút</c> have the same; tones may stand on either vowel.</summary>
    public static string KeyOf(string name)
    {
        // "Khu 3" and "Tổ 3" may both be there: a number alone is no name.
        while (AfterWord(name) is { } rest && rest.Any(char.IsLetter))
            name = rest;
        return VietnameseText.ToneKey(name);
    }

    /// <summary>The beginning of a heading: I., 2), a -.</summary>
    [GeneratedRegex(@"^\s*([IVXLC]{1,5}|\d{1,3}|[a-eA-E])\s*([.)/:-]\s*|\s+)(?=\S|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Numbering();

    /// <summary>A short word for village that is written together with the name: T.Nà Lùng.</summary>
    [GeneratedRegex(@"(?<![\p{L}.])(?<word>([Tt]h?|[Bb]|[Xx]|[Kk]|TDP|KDC|Thôn|Bản|Xóm|Khu|Làng|Ấp|Tổ|Khối|THÔN|BẢN|XÓM|KHU|LÀNG|ẤP|TỔ|KHỐI)[.:])(?=\p{L}|\d)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Apart();

    /// <summary>How many households and people: 15 hộ, 60 khẩu.</summary>
    [GeneratedRegex(@"\s*\d+\s*(hộ|khẩu|households?|people).*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Counted();

    /// <summary>Whether a sheet's name says nothing of a village: Sheet1, DS, Danh sách hộ, Biểu 2.</summary>
    private static bool IsGeneric(string name)
    {
        var words = VietnameseText.Fold(name).TrimEnd(' ', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9').Split(' ');
        return words[0].Length == 0 || Enumerable.Range(1, words.Length).Any(n => TableWords.GenericSheets.Contains(string.Join(' ', words.Take(n))));
    }
}
