namespace Anise.Households.Import;

/// <summary>Finds the village of a sheet that has no village column: in its titles, else in its name.</summary>
internal static class VillageNames
{
    /// <summary>The village of a sheet, or null when neither the titles nor the name tell it.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="headerRow">1-based first header row; titles stand above it.</param>
    public static string? OfSheet(SheetTable sheet, int headerRow)
    {
        var titles = sheet.Rows.TakeWhile(r => r.Number < headerRow).SelectMany(r => r.Cells).Where(c => c.Kind == CellKind.Text && !c.IsEmpty).ToList();
        var name = VietnameseText.Fold(sheet.Name);
        var generic = name.Length == 0 || Vocabulary.GenericSheets.Contains(sheet.Name) || Vocabulary.GenericSheets.Contains(name.TrimEnd(' ', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'));
        var own = generic ? null : AfterWord(sheet.Name) ?? sheet.Name;
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
        var lower = text.ToLowerInvariant();
        foreach (var word in Vocabulary.VillageWords)
        {
            var at = anywhere ? (" " + lower).IndexOf(" " + word + " ", StringComparison.Ordinal) : lower.StartsWith(word + " ", StringComparison.Ordinal) ? 0 : -1;
            if (at < 0)
                at = !anywhere && lower.StartsWith(word + ":", StringComparison.Ordinal) ? 0 : at;
            if (at < 0)
                continue;
            var rest = text[Math.Min(text.Length, at + word.Length)..].TrimStart(' ', ':', '-').Split([',', ';', '(', '-'], 2)[0].Trim(' ', '.', ':');
            if (rest.Length > 0)
                return rest;
        }

        return null;
    }
}
