using System.Globalization;
using System.Text.RegularExpressions;
using Anise.Households.Import.Faults;
using Anise.Households.Import.Files;
using Anise.Households.Import.Layout;
using Anise.Households.Import.Values;

namespace Anise.Households.Import.Reading;

/// <summary>Reads the results of a review as the ministry's program exports them.</summary>
public static partial class ReviewResultReader
{
    private static readonly string[] Required = ["household-code", "head", "class"];

    /// <summary>Reads a file; whatever is wrong with it becomes a fault.</summary>
    /// <param name="file">Content of an .xlsx, .xls, .xlsb or separated-text file.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="options">The day and the limits; columns may be chosen in the mapping.</param>
    /// <param name="progress">Told every thousand rows.</param>
    /// <param name="cancel">Ends the reading with <see cref="OperationCanceledException"/>.</param>
    /// <returns>Year, results and faults.</returns>
    public static ReviewResultFile Read(Stream file, string fileName, ReadOptions options, IProgress<ImportProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            return Read(SheetReader.Read(file, fileName, options, progress, cancel), options);
        }
        catch (UnreadableFileException e)
        {
            return new ReviewResultFile(null, [], [ImportFault.OfFile(e.Problem, e.Found)]);
        }
    }

    private static ReviewResultFile Read(IReadOnlyList<SheetTable> sheets, ReadOptions options)
    {
        var faults = new List<ImportFault>();
        var results = new List<ReviewResultRow>();
        var titles = new List<string>();
        int? year = null;
        foreach (var sheet in sheets.Where(s => !s.Hidden))
        {
            var mapping = (options.Mapping ?? new ColumnMapping()).Of(sheet.Name);
            if (mapping.Skip)
                continue;
            var tables = LayoutFinder.Find(sheet, ColumnMatcher.Results, mapping, c => c.Any(x => x.Field == "household-code") && c.Any(x => x.Field is "class" or "b1"));
            if (tables.Count > 0)
            {
                year ??= YearOfTitle(sheet, tables[0].FirstHeaderRow);
                titles.AddRange(sheet.Rows.TakeWhile(r => r.Number < tables[0].FirstHeaderRow).SelectMany(r => r.Cells).Where(c => !c.IsEmpty).Select(c => c.Text));
            }

            foreach (var table in tables)
            {
                foreach (var field in Required.Where(f => table[f] < 0))
                    faults.Add(new ImportFault(sheet.Name, table.LastHeaderRow, "", "column-missing-results", [field]));
                var reader = new ResultTable(sheet, table, options.Today, faults);
                for (var i = table.FirstBody; i < table.EndBody; i++)
                {
                    if (reader.IsResult(sheet.Rows[i]))
                        results.Add(reader.ReadRow(sheet.Rows[i]));
                }

                reader.CheckRepeated(results);
            }
        }

        if (results.Count == 0 && faults.Count == 0)
            faults.Add(ImportFault.OfFile("no-results"));
        return new ReviewResultFile(year, results, faults) { Titles = titles };
    }

    private static int? YearOfTitle(SheetTable sheet, int headerRow)
    {
        foreach (var cell in sheet.Rows.TakeWhile(r => r.Number < headerRow).SelectMany(r => r.Cells))
        {
            var match = TitleYear().Match(cell.Text);
            if (match.Success)
                return int.Parse(match.Groups["y"].Value, NumberStyles.None, CultureInfo.InvariantCulture);
        }

        return null;
    }

    [GeneratedRegex(@"(năm|year)\s*(?<y>20\d\d)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 200)]
    private static partial Regex TitleYear();
}

/// <summary>Reads the rows of one table of results.</summary>
internal sealed class ResultTable(SheetTable sheet, TableLayout table, DateOnly today, List<ImportFault> faults)
{
    public bool IsResult(SheetRow row)
    {
        var filled = new[] { "household-code", "date", "b1", "b2", "class", "members" }.Count(f => !row[table[f]].IsEmpty);
        var total = Array.Exists(row.Cells, c => c.Kind == CellKind.Text && (Vocabulary.IsTotal(c.Text) || Vocabulary.IsSignature(c.Text)));
        return filled >= 2 && !(total && row[table["household-code"]].IsEmpty && row[table["class"]].IsEmpty);
    }

    public ReviewResultRow ReadRow(SheetRow row)
    {
        var head = row[table["head"]];
        foreach (var (field, most) in ((string, int)[])[("household-code", 30), ("head", 100), ("reviewer", 100), ("village", 100)])
        {
            if (row[table[field]].Text?.Length > most)
                Add(row.Number, field, "too-long", most, row[table[field]].Text);
        }

        return new ReviewResultRow(
            sheet.Name,
            row.Number,
            Needed(row, "household-code") is { } code ? HouseholdCode.Read(code) : "",
            Needed(row, "head") is null ? "" : VietnameseText.PersonName(head.Text, head.Encoding),
            Date(row),
            Word(row, "ethnic-minority", Vocabulary.YesNo, "unknown-value"),
            Word(row, "sex", Vocabulary.Sexes, "unknown-value"),
            Number(row, "members"),
            Word(row, "quick-form", Vocabulary.QuickForm, "unknown-value"),
            Number(row, "b1"),
            Number(row, "b2"),
            Needed(row, "class") is null ? null : Word(row, "class", Vocabulary.Classes, "class-unknown", out var found) ? found : null,
            Optional(row, "reviewer"),
            Optional(row, "village"));
    }

    public void CheckRepeated(List<ReviewResultRow> results)
    {
        var own = results.Where(r => r.Sheet == sheet.Name && r.Row > table.LastHeaderRow).Select(r => r.Row).ToHashSet();
        foreach (var same in results.Where(r => r.HouseholdCode.Length > 0).GroupBy(r => r.HouseholdCode, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
        {
            foreach (var row in same.Where(r => r.Sheet == sheet.Name && own.Contains(r.Row)))
                Add(row.Row, "household-code", "household-code-repeated", row.HouseholdCode, string.Join(", ", same.Where(r => r != row).Select(r => r.Row.ToString(CultureInfo.InvariantCulture))));
        }
    }

    private SheetCell? Needed(SheetRow row, string field)
    {
        var cell = row[table[field]];
        if (!cell.IsEmpty)
            return cell;
        if (table[field] >= 0)
            Add(row.Number, field, "missing");
        return null;
    }

    private DateOnly? Date(SheetRow row)
    {
        var cell = row[table["date"]];
        if (cell.IsEmpty)
            return null;
        var read = BirthValue.Read(cell, today);
        if (read.Problem is not null || read.Date is null)
            Add(row.Number, "date", read.Problem == "birth-in-future" ? "date-in-future" : "not-a-date", cell.Text);
        return read.Date;
    }

    private int? Number(SheetRow row, string field)
    {
        var cell = row[table[field]];
        if (cell.IsEmpty)
            return null;
        if (int.TryParse(cell.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        Add(row.Number, field, "not-a-number", cell.Text);
        return null;
    }

    private T? Word<T>(SheetRow row, string field, WordTable<T> words, string problem)
        where T : struct => Word(row, field, words, problem, out var found) ? found : null;

    private bool Word<T>(SheetRow row, string field, WordTable<T> words, string problem, out T? found) where T : notnull
    {
        var cell = row[table[field]];
        found = default;
        if (cell.IsEmpty)
            return false;
        if (words.TryGet(cell.Text, out found))
            return true;
        Add(row.Number, field, problem, cell.Text);
        return false;
    }

    private string? Optional(SheetRow row, string field) => row[table[field]] is { IsEmpty: false } cell ? cell.Text : null;

    private void Add(int row, string field, string problem, params object?[] found) =>
        faults.Add(new ImportFault(sheet.Name, row, table.HeaderOf(field), problem, found) { ColumnIndex = table[field] });
}

/// <summary>Household codes as lists write them.</summary>
internal static class HouseholdCode
{
    private const int Digits = 9;

    private const int CommuneDigits = 5;

    /// <summary>A code has nine digits, the commune's five first; numbers lose their zeros, and so does a text that was once a number.</summary>
    public static string Read(SheetCell cell)
    {
        var text = cell.Text.Replace(" ", "", StringComparison.Ordinal);
        var shortest = cell.Kind == CellKind.Number ? CommuneDigits : Digits - 1;
        return text.Length >= shortest && text.All(char.IsAsciiDigit) ? text.PadLeft(Digits, '0') : text;
    }
}
