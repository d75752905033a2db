using System.Globalization;
using Anise.Rules.Standards;
using Anise.Tables.Files;
using Anise.Tables.Layout;
using Anise.Tables.Values;

namespace Anise.Standards.Import;

/// <summary>What a row of a scorecard says: a number, or a judgement by its code.</summary>
internal sealed record WrittenValue(decimal? Number, string? Judgement);

/// <summary>A code of a sub-criterion as a row has it.</summary>
/// <param name="Code">The code.</param>
/// <param name="AsNumber">Whether the cell is a number: then 17.1 may have been 17.10.</param>
internal sealed record WrittenCode(string Code, bool AsNumber)
{
    public override string ToString() => Code;
}

/// <summary>The scorecard of a commune as any office's file has it: a row a sub-criterion.</summary>
internal static class ScorecardTable
{
    private static readonly File Words = YamlWords.Load<File>("Anise.Standards.Import.columns");

    private static readonly WordTable<string> Judgements = new(Words.Judgements.Select(j => (j.Key, (IEnumerable<string>)j.Value)));

    public static readonly TableField<WrittenCode> Code = new("code", ReadCode) { Required = true, Names = true, Tells = true, Most = 20, LooksLike = (cell, today) => ReadCode(cell, today).Problem is null };

    public static readonly TableField<string>
        Name = new("name", CellReaders.Text) { Most = 1000 },
        Source = new("source", CellReaders.Text) { Most = 200 };

    public static readonly TableField<WrittenValue> Value = new("value", ReadValue) { LooksLike = (cell, today) => ReadValue(cell, today).Problem is null };

    public static readonly TableField<decimal>
        Numerator = new("numerator", ReadNumber),
        Denominator = new("denominator", ReadNumber);

    public static readonly TableField<DateOnly>
        EvidenceFrom = new("evidence-from", CellReaders.Day),
        EvidenceTo = new("evidence-to", LastDay);

    public static TableDescription Description { get; } = new()
    {
        Fields = [Code, Name, Value, Numerator, Denominator, Source, EvidenceFrom, EvidenceTo],
        Words = new ColumnWords { Fields = Words.Fields, Known = Words.Known },
        IsTable = columns => columns.Any(c => c.Field == Code.Code) && columns.Any(c => c.Field == Value.Code || c.Field == Numerator.Code),
        NoTable = "standards-no-table",
    };

    /// <summary>The words of a file for the commune, the code and the value of a table of values.</summary>
    internal static IReadOnlyList<string>[] ValueHeads => [Words.Communes, Words.Fields[Code.Code], Words.Fields[Value.Code]];

    /// <summary>A code as an office writes it: <c>15.3</c>, <c>15.3.</c>, <c>15,3</c>, <c>Tiêu chí 15.3</c>, <c>="17.10"</c> to keep the zero.</summary>
    internal static CellReading<WrittenCode> ReadCode(SheetCell cell, DateOnly today)
    {
        string code = cell.Text.Trim().TrimStart('=', '\'').Trim('"').TrimEnd('.').Replace(',', '.');
        if (Words.Before.Find(w => code.StartsWith(w + " ", StringComparison.OrdinalIgnoreCase)) is { } word) code = code[word.Length..].Trim();
        return code.Length > 0 && code[0] is >= '0' and <= '9' && code.Split(':')[0].All(c => c is >= '0' and <= '9' or '.') ? new(new WrittenCode(code, cell.Kind == CellKind.Number), null) : new(null, "standards-no-code");
    }

    internal static CellReading<WrittenValue> ReadValue(SheetCell cell, DateOnly today)
    {
        if (cell.Kind != CellKind.Number && Judgements.TryGet(cell.Text.Trim(), out string? judgement)) return new(new WrittenValue(null, judgement), null);
        CellReading<decimal> number = ReadNumber(cell, today);
        return number.Problem is null ? new(new WrittenValue(number.Value, null), null) : new(null, "standards-no-value");
    }

    /// <summary>A number with comma or point; <c>1.234,5</c> is a thousand and more. A percent sign is left out.</summary>
    private static CellReading<decimal> ReadNumber(SheetCell cell, DateOnly today)
    {
        if (cell.Kind == CellKind.Number) return Math.Abs(cell.Number) < 1e12 ? new(decimal.Round((decimal)cell.Seen, 9), null) : new(0, "not-a-number");
        string text = cell.Text.Trim().TrimEnd('%').Trim();
        int comma = text.LastIndexOf(','), dot = text.LastIndexOf('.');
        string plain = comma > dot ? text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.') : text.Replace(",", "", StringComparison.Ordinal);
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) ? new(number, null) : new(0, "not-a-number");
    }

    /// <summary>A last day may lie in the future.</summary>
    private static CellReading<DateOnly> LastDay(SheetCell cell, DateOnly today) => CellReaders.Day(cell, DateOnly.MaxValue);

    private sealed class File
    {
        public Dictionary<string, List<string>> Fields { get; set; } = [];

        public List<List<string>> Known { get; set; } = [];

        public List<string> Communes { get; set; } = [];

        public List<string> Before { get; set; } = [];

        public Dictionary<string, List<string>> Judgements { get; set; } = [];
    }
}
