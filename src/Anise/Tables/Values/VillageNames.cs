using Anise.Tables.Files;
using Anise.Tables.Letters;

namespace Anise.Tables.Values;

/// <summary>Finds the village of a sheet that has no village column: in its titles, else in its name.</summary>
internal static class VillageNames
{
    /// <summary>The village of a sheet, or null when neither the titles nor the name tell it.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="headerRow">1-based first header row; titles stand above it.</param>
    public static string? OfSheet(SheetTable sheet, int headerRow)
    {
        var titles = sheet.Rows.TakeWhile(r => r.Number < headerRow).SelectMany(r => r.Cells).Where(c => c.Kind == CellKind.Text && !c.IsEmpty).ToList();
        var own = AfterWord(sheet.Name, anywhere: true) ?? (IsGeneric(sheet.Name) ? null : sheet.Name);
        foreach (var title in titles)
        {
            // A title spells the village with its marks where the sheet's name often has none.
            var words = title.Text.Split(' ');
            for (var first = 0; own is not null && first < words.Length; first++)
            {
                for (var last = words.Length; last > first; last--)
                {
                    var part = string.Join(' ', words[first..last]);
                    if (VietnameseText.Fold(part) == VietnameseText.Fold(own) && part.Trim(',', '.', ':', '(', ')') is { Length: > 0 } spelt)
                        return VietnameseText.PersonName(spelt, title.Encoding);
                }
            }
        }

        return own ?? titles.Select(t => AfterWord(t.Text, anywhere: true) is { } v ? VietnameseText.PersonName(v, t.Encoding) : null).FirstOrDefault(v => v is not null);
    }

    /// <summary>What follows a word for village at the head of a text: <c>Thôn Nà Lùng</c> gives <c>Nà Lùng</c>; else null.</summary>
    /// <param name="text">Clean Unicode text.</param>
    /// <param name="anywhere">Whether the word may stand inside the text, up to the next comma.</param>
    public static string? AfterWord(string text, bool anywhere = false)
    {
        if (text.Length > 120)
            return null;
        // Without marks only where the whole text has none: "ủy ban" is no "bản".
        Func<string, string> key = text.All(char.IsAscii) ? VietnameseText.Fold : w => w.ToLowerInvariant().Trim(':', '.', ',');
        var words = text.Split(' ');
        for (var first = 0; first < (anywhere ? words.Length : 1); first++)
        {
            foreach (var village in TableWords.VillageWords.OrderByDescending(w => w.Length))
            {
                var length = village.Split(' ').Length;
                if (first + length >= words.Length || key(string.Join(' ', words.Skip(first).Take(length))) != key(village))
                    continue;
                var rest = string.Join(' ', words.Skip(first + length)).TrimStart(':', '-', ' ').Split([',', ';', '('], 2)[0].Trim(' ', '.', ':');
                if (rest.Length > 0)
                    return rest;
            }
        }

        return null;
    }

    /// <summary>Whether a sheet's name says nothing of a village: Sheet1, DS, Danh sách hộ, Biểu 2.</summary>
    private static bool IsGeneric(string name)
    {
        var words = VietnameseText.Fold(name).TrimEnd(' ', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9').Split(' ');
        return words[0].Length == 0 || Enumerable.Range(1, words.Length).Any(n => TableWords.GenericSheets.Contains(string.Join(' ', words.Take(n))));
    }
}
