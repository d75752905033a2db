using Anise.Basics;
using Anise.Households.Import.Jobs;
using Anise.Households.Import.Reading;
using Anise.Tables.Layout;
using Anise.Web.Components;

namespace Anise.Web.Households.Import;

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
            if (ReadSheet(posted, $"s{i}", view, sheet, problems) is { } mapping) sheets[sheet.Name] = mapping;
        }
        return sheets.Count == 0 ? null : new ColumnMapping { Sheets = sheets };
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
            if (!chosen.TryAdd(field, Address(sheet, c))) problems.Add(new("field-twice", Texts.Get("field-twice", Texts.Get("field-" + field)), $"{name}.c{c}"));
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
