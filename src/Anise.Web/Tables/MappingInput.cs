using Anise.Basics;
using Anise.Tables.Imports;
using Anise.Tables.Faults;
using Anise.Tables.Layout;
using Anise.Web.Components;

namespace Anise.Web.Tables;

/// <summary>Reads the corrections of a mapping from the form. Only sheets that were corrected, now or before, are named in it: the others stay recognised by themselves.</summary>
internal static class MappingInput
{
    /// <summary>The head of a column as seen, with its letter where it has none or shares it.</summary>
    public static string HeadOf(SheetSummary sheet, int column)
    {
        string head = sheet.Headers[column];
        return head.Length > 0 && sheet.Headers.Count(h => h == head) == 1 ? head : $"{head} [{Letter(column)}]".Trim();
    }

    /// <summary>Whether the user left the sheet out.</summary>
    public static bool Skipped(ImportView view, SheetSummary sheet) => view.Mapping?.Of(sheet.Name).Skip == true;

    /// <summary>The mapping; null where nothing was corrected.</summary>
    public static ColumnMapping? Read(PostedForm posted, ImportView view, List<Problem> problems)
    {
        var sheets = new Dictionary<string, SheetMapping>(StringComparer.Ordinal);
        for (int i = 0; i < view.Report!.Sheets.Count; i++)
        {
            SheetSummary sheet = view.Report.Sheets[i];
            if (ReadSheet(posted, $"s{i}", view, sheet, problems) is { } own) sheets[sheet.Name] = own;
        }
        ColumnMapping mapping = (view.Mapping ?? new ColumnMapping()) with { Sheets = sheets, Values = ReadWords(posted, view), Confirmed = false };
        return mapping.IsEmpty ? null : mapping;
    }

    /// <summary>What tells the field of a column and how sure that is.</summary>
    public static string ReasonOf(ColumnMatch match) =>
        (match.ByUser ? Texts.Get("by-user") : $"{Texts.Get("confidence", match.Confidence)}, {Texts.Get("reason-" + match.Reason)}") + (match.IsDoubtful ? ": " + Texts.Get("doubtful") : "");

    /// <summary>The words of the file that nobody knows, each once, and those that the office explained.</summary>
    public static IReadOnlyList<(string Field, string Word, string? Meaning)> Words(ImportView view)
    {
        IEnumerable<(string, string, string?)> said = view.Mapping?.Values.SelectMany(f => f.Value.Select(w => (f.Key, w.Key, (string?)w.Value))) ?? [];
        IEnumerable<(string, string, string?)> asked = view.Report!.Faults.Where(f => f.Found is [string])
            .Select(f => (Fault: f, Field: FieldOf(view, f))).Where(w => w.Field?.Meanings is not null && w.Fault.Problem == w.Field.Unknown)
            .Select(w => (w.Field!.Code, (string)w.Fault.Found[0]!, (string?)null));
        IEnumerable<(string, string, string?)> questions = view.Report.Faults.Where(f => f.Asks is not null && f.Found is [string, ..]).Select(f => (f.Asks!, (string)f.Found[0]!, (string?)null));
        return [.. said.Concat(questions).Concat(asked).DistinctBy(w => (w.Item1, w.Item2.ToLowerInvariant()))];
    }

    /// <summary>What a word of a field may mean.</summary>
    public static IReadOnlyList<Choice> Meanings(ImportKind kind, string field) => [.. kind.Table.Find(field)?.Meanings?.Invoke().Select(m => new Choice(m.Code, m.Label.ToString())) ?? []];

    private static TableField? FieldOf(ImportView view, ImportFault fault) =>
        view.Report!.Sheets.FirstOrDefault(s => s.Name == fault.Sheet)?.Columns.FirstOrDefault(c => c.Column == fault.ColumnIndex) is { } match ? view.Kind.Table.Find(match.Field) : null;

    private static Dictionary<string, IReadOnlyDictionary<string, string>> ReadWords(PostedForm posted, ImportView view)
    {
        IReadOnlyList<(string Field, string Word, string? Meaning)> words = Words(view);
        return Enumerable.Range(0, words.Count).Select(i => (words[i].Field, words[i].Word, Meaning: posted[$"w{i}"])).Where(w => w.Meaning.Length > 0)
            .GroupBy(w => w.Field).ToDictionary(g => g.Key, g => (IReadOnlyDictionary<string, string>)g.ToDictionary(w => w.Word, w => w.Meaning));
    }

    private static SheetMapping? ReadSheet(PostedForm posted, string name, ImportView view, SheetSummary sheet, List<Problem> problems)
    {
        bool skip = posted.Ticked($"{name}.skip");
        long? header = posted.Number($"{name}.header");
        if (header is < 1 or > 1_000_000 || (header is null && posted[$"{name}.header"].Length > 0))
            problems.Add(new("header-row", Texts.Get("header-row-wrong"), $"{name}.header"));
        string village = posted[$"{name}.village"];
        bool otherHeader = header is not null && header != sheet.LastHeaderRow;
        var chosen = new Dictionary<string, string>(StringComparer.Ordinal);
        bool otherColumns = false;
        for (int c = 0; c < sheet.Headers.Count; c++)
        {
            string field = posted[$"{name}.c{c}"];
            otherColumns |= field != (sheet.Columns.FirstOrDefault(m => m.Column == c)?.Field ?? "");
            if (field.Length == 0) continue;
            if (!chosen.TryAdd(field, Address(sheet, c))) problems.Add(new("field-twice", Texts.Get("field-twice", view.Kind.LabelOf(field)), $"{name}.c{c}"));
        }
        bool named = view.Mapping?.Sheets.ContainsKey(sheet.Name) == true;
        if (!named && !skip && !otherHeader && !otherColumns && village == (sheet.Village ?? "")) return null;
        // Another header row has other columns: they are recognised anew.
        foreach (ColumnMatch match in sheet.Columns) chosen.TryAdd(match.Field, "");
        return new SheetMapping
        {
            Skip = skip,
            HeaderRow = (int?)header,
            Village = village.Length == 0 ? null : village,
            Columns = otherHeader ? new Dictionary<string, string>(StringComparer.Ordinal) : chosen,
        };
    }

    private static string Address(SheetSummary sheet, int column) =>
        sheet.Headers[column] is { Length: > 0 } head && sheet.Headers.Count(h => h == head) == 1 ? head : Letter(column);

    private static string Letter(int column) => new ColumnMatch("", column, "", 0, ByUser: false).Letter;
}
