using Anise.Tables.Files;
using Anise.Tables.Letters;
using FuzzySharp;

namespace Anise.Tables.Layout;

/// <summary>Which column of a sheet holds a field, and how sure that is.</summary>
/// <param name="Field">Code of the field, for instance <c>citizen-id</c>.</param>
/// <param name="Column">0-based column.</param>
/// <param name="Header">Header text as seen in the sheet.</param>
/// <param name="Confidence">0-100; 100 is an exact synonym or the user's choice.</param>
/// <param name="ByUser">Whether the user chose it.</param>
public sealed record ColumnMatch(string Field, int Column, string Header, int Confidence, bool ByUser)
{
    /// <summary>The letter of the column in the sheet.</summary>
    public string Letter => SheetTable.ColumnLetter(Column);
}

/// <summary>Finds the field of a header by synonyms and closest match.</summary>
internal sealed class ColumnMatcher
{
    /// <summary>Below this a likeness is taken for chance.</summary>
    public const int Threshold = 76;

    private readonly List<(string? Field, string Exact, string Folded)> synonyms;

    private readonly HashSet<string> words;

    private readonly Dictionary<string, List<(string? Field, int Confidence)>> known = new(StringComparer.Ordinal);

    public ColumnMatcher(TableDescription table)
    {
        synonyms = table.Words.Fields.SelectMany(f => f.Value.Select(s => ((string?)f.Key, s)))
            .Concat(table.Words.Known.SelectMany(o => o.Select(s => ((string?)null, s))))
            .Select(p => (p.Item1, VietnameseText.Clean(p.s).ToLowerInvariant(), VietnameseText.Fold(p.s)))
            .ToList();
        words = synonyms.SelectMany(s => new[] { s.Exact, s.Folded }).Where(w => w.Length > 0).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Fields a header may stand for, best first; a header of a known other column gives a null field.</summary>
    public IReadOnlyList<(string? Field, int Confidence)> Match(string header)
    {
        if (header.Length is 0 or > 90)
            return [];
        lock (known)
        {
            if (known.TryGetValue(header, out var seen))
                return seen;
        }

        var exact = header.ToLowerInvariant();
        var folded = VietnameseText.Fold(header);
        var best = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (field, synonym, plain) in synonyms)
        {
            var confidence = Likeness(exact, folded, synonym, plain);
            if (confidence >= Threshold && confidence > best.GetValueOrDefault(field ?? ""))
                best[field ?? ""] = confidence;
        }

        var found = best.OrderByDescending(p => p.Value).Select(p => (p.Key.Length == 0 ? null : p.Key, p.Value)).ToList();
        lock (known)
        {
            if (known.Count < 20_000)
                known[header] = found;
        }

        return found;
    }

    /// <summary>Whether a text is exactly a synonym of a field; cheap enough for every cell.</summary>
    public bool IsHeaderWord(string text) => text.Length <= 60 && words.Contains(text.ToLowerInvariant());

    /// <summary>One column for each field: the surest matches first.</summary>
    public List<ColumnMatch> Assign(IReadOnlyList<IReadOnlyList<string>> headers)
    {
        var candidates = new List<(int Column, string? Field, int Confidence, string Header)>();
        for (var c = 0; c < headers.Count; c++)
        {
            // The first text is the one seen lowest; those joined from two rows count a little less.
            for (var t = 0; t < headers[c].Count; t++)
                candidates.AddRange(Match(headers[c][t]).Select(m => (c, m.Field, m.Confidence - t, headers[c][0])));
        }

        var result = new List<ColumnMatch>();
        var taken = new HashSet<int>();
        foreach (var (column, field, confidence, header) in candidates.OrderByDescending(x => x.Confidence).ThenBy(x => x.Column))
        {
            if (taken.Contains(column) || (field is not null && result.Exists(m => m.Field == field)))
                continue;
            taken.Add(column);
            if (field is not null)
                result.Add(new ColumnMatch(field, column, header, confidence, false));
        }

        return result;
    }

    private static int Likeness(string exact, string folded, string synonym, string plain)
    {
        if (exact == synonym)
            return 100;
        if (folded.Length == 0 || plain.Length == 0)
            return 0;
        if (folded == plain)
            return plain.Length > 3 || exact.All(char.IsAscii) ? 97 : 0;
        if (plain.Length < 4 || folded.Length < 4)
            return 0;
        if (plain.Contains(' ', StringComparison.Ordinal) && (" " + folded + " ").Contains(" " + plain + " ", StringComparison.Ordinal))
            return Math.Max(78, 95 - (folded.Length - plain.Length));
        return Math.Max(Fuzz.Ratio(folded, plain), Fuzz.TokenSortRatio(folded, plain) - 4) - 3;
    }
}
