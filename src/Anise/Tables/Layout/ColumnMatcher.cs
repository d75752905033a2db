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
    /// <summary>What tells it.</summary>
    public ColumnReason Reason { get; init; } = ByUser ? ColumnReason.User : ColumnReason.Header;

    /// <summary>Whether it is only likely: the user is asked.</summary>
    public bool IsDoubtful { get; init; }

    /// <summary>The letter of the column in the sheet.</summary>
    public string Letter => SheetTable.ColumnLetter(Column);
}

/// <summary>What tells the field of a column.</summary>
public enum ColumnReason
{
    /// <summary>The header says it.</summary>
    Header,

    /// <summary>The header is like a known one, and the cells do not speak against it.</summary>
    Likeness,

    /// <summary>The cells under it.</summary>
    Content,

    /// <summary>It is the only one left.</summary>
    Left,

    /// <summary>The user.</summary>
    User,
}

/// <summary>Finds the field of a header by synonyms and closest match.</summary>
internal sealed class ColumnMatcher
{
    /// <summary>Below this a likeness is taken for chance.</summary>
    public const int Threshold = 76;

    private const int LongestHeader = 120;

    private const int Certain = 97, Likely = 86;

    private readonly TableDescription table;

    private readonly List<(string? Field, string Exact, string Folded)> synonyms;

    private readonly HashSet<string> words;

    private readonly Dictionary<string, List<(string? Field, int Confidence)>> known = new(StringComparer.Ordinal);

    public ColumnMatcher(TableDescription table)
    {
        this.table = table;
        synonyms = table.Words.Fields.SelectMany(f => f.Value.Select(s => ((string?)f.Key, s)))
            .Concat(table.Words.Known.SelectMany(o => o.Select(s => ((string?)null, s))))
            .Select(p => (p.Item1, VietnameseText.Clean(p.s).ToLowerInvariant(), VietnameseText.Fold(p.s)))
            .ToList();
        words = synonyms.SelectMany(s => new[] { s.Exact, s.Folded }).Where(w => w.Length > 0).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Fields a header may stand for, best first; a header of a known other column gives a null field.</summary>
    public IReadOnlyList<(string? Field, int Confidence)> Match(string header)
    {
        if (header.Length is 0 or > LongestHeader)
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

        if (Bare(header) is { Length: > 0 } bare && bare.Length < header.Length)
        {
            foreach (var (field, confidence) in Match(bare))
                best[field ?? ""] = Math.Max(best.GetValueOrDefault(field ?? ""), confidence - 4);
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
    public bool IsHeaderWord(string text) => text.Length <= 60 && (words.Contains(text.ToLowerInvariant()) || (text.Contains('(', StringComparison.Ordinal) && words.Contains(Bare(text).ToLowerInvariant())));

    /// <summary>Whether a text is exactly what a known column is called that is not read: <c>HỘ NGHÈO (19 hộ)</c>.</summary>
    public bool IsOther(string text) => Match(Bare(text)) is [{ Field: null, Confidence: 100 }, ..];

    /// <summary>A header without what stands in brackets: <c>Ghi chú (biến động)</c>.</summary>
    private static string Bare(string header) => header.IndexOf('(', StringComparison.Ordinal) is > 0 and var at ? header[..at].TrimEnd() : header;

    /// <summary>Whether a text is what the column is called that names the record.</summary>
    public bool NamesRecord(string text) => IsHeaderWord(text) && Match(text) is [{ Field: { } field }, ..] && table.Find(field) is { Names: true };

    /// <summary>The best assignment of all columns together: by header, by what stands under it, by what is left.</summary>
    /// <param name="headers">Header texts of each column: the one seen lowest first, then joined with those above.</param>
    /// <param name="evidence">What share of the cells under a column look like a field; null where too few stand there or the field looks like anything.</param>
    public List<ColumnMatch> Assign(IReadOnlyList<IReadOnlyList<string>> headers, Func<int, TableField, double?> evidence)
    {
        List<List<(string? Field, int Confidence)>> named = [.. headers.Select(Named)];
        // What stands under a column tells its field only in a row that is a header.
        bool isHeader = named.Count(n => n.Exists(m => m.Field is not null)) >= 2;
        var offers = new ColumnMatch?[table.Fields.Count, headers.Count];
        var scores = new double[table.Fields.Count, headers.Count];
        for (int f = 0; f < table.Fields.Count; f++)
        {
            for (int c = 0; c < headers.Count; c++)
            {
                string header = headers[c].Count > 0 ? headers[c][0] : "";
                if (Offer(table.Fields[f], c, header, named[c], isHeader, evidence) is not { } offer) continue;
                offers[f, c] = offer;
                scores[f, c] = offer.Confidence - (c * 0.001);
            }
        }

        int[] best = Assignment.Best(scores);
        List<ColumnMatch> found = [.. best.Select((c, f) => c < 0 ? null : offers[f, c]).OfType<ColumnMatch>()];
        return isHeader ? [.. found, .. Left(found, headers, evidence)] : found;
    }

    /// <summary>The fields of a column by its header; the first text counts most.</summary>
    private List<(string? Field, int Confidence)> Named(IReadOnlyList<string> texts) =>
        [.. texts.SelectMany((text, t) => Match(text).Select(m => (m.Field, Confidence: m.Confidence - t))).GroupBy(m => m.Field).Select(g => g.MaxBy(m => m.Confidence))];

    private ColumnMatch? Offer(TableField field, int column, string header, List<(string? Field, int Confidence)> named, bool isHeader, Func<int, TableField, double?> evidence)
    {
        int byHeader = named.Find(m => m.Field == field.Code).Confidence, other = named.Find(m => m.Field is null).Confidence;
        if (byHeader > 0 && other > byHeader) return null;
        if (byHeader >= Certain && field.Proved && evidence(column, field) < 0.5) return null;
        if (byHeader >= Certain) return new ColumnMatch(field.Code, column, header, byHeader, false);
        if (field.InsteadOf is { } number && named.Exists(m => m.Field == number && m.Confidence >= Certain) && evidence(column, table.Find(number)!) < 0.5 && evidence(column, field) >= 0.9)
            return new ColumnMatch(field.Code, column, header, Likely, false) { Reason = ColumnReason.Content };
        double? looks = evidence(column, field);
        if (byHeader >= Threshold)
        {
            if (looks < 0.3) return null;
            bool sure = looks is null ? byHeader >= Likely : looks >= 0.8;
            return new ColumnMatch(field.Code, column, header, looks >= 0.8 ? Math.Min(Certain - 1, byHeader + 10) : byHeader, false) { Reason = ColumnReason.Likeness, IsDoubtful = !sure };
        }
        if (!isHeader || !field.Alone || other > 0 || named.Count > 0 || looks is not (>= 0.9 and var share)) return null;
        return new ColumnMatch(field.Code, column, header, (int)(share * 70), false) { Reason = ColumnReason.Content, IsDoubtful = field.Code.StartsWith("birth", StringComparison.Ordinal) || share < 0.98 };
    }

    /// <summary>A table without the column that names its records, and one column left that holds names: most likely it.</summary>
    private IEnumerable<ColumnMatch> Left(List<ColumnMatch> found, IReadOnlyList<IReadOnlyList<string>> headers, Func<int, TableField, double?> evidence)
    {
        if (table.Fields.FirstOrDefault(f => f.Names && f.LooksLike is not null) is not { } name || found.Exists(m => table.Find(m.Field) is { Names: true })) return [];
        List<int> free = [.. Enumerable.Range(0, headers.Count).Where(c => !found.Exists(m => m.Column == c) && evidence(c, name) >= 0.9)];
        return free.Count == 1 ? [new ColumnMatch(name.Code, free[0], headers[free[0]].Count > 0 ? headers[free[0]][0] : "", 55, false) { Reason = ColumnReason.Left, IsDoubtful = true }] : [];
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
