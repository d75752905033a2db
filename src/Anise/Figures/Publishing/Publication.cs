using Anise.Places;

namespace Anise.Figures.Publishing;

/// <summary>What is published of a year: all its tables, hidden together.</summary>
public sealed class Publication
{
    private readonly IReadOnlyList<MadeTable> _tables;

    internal Publication(int year, DateOnly map, IReadOnlyList<MappedPlace> rows, IReadOnlyList<MadeTable> tables) => (Year, Map, Rows, _tables) = (year, map, rows, tables);

    /// <summary>The year.</summary>
    public int Year { get; }

    /// <summary>The day of the map on which its places stand.</summary>
    public DateOnly Map { get; }

    /// <summary>The places: the province, its former districts, the communes that have decided.</summary>
    public IReadOnlyList<MappedPlace> Rows { get; }

    /// <summary>The tables.</summary>
    internal IReadOnlyList<MadeTable> Tables => _tables;

    /// <summary>The column of a figure that is a total or a part; null where it is not published.</summary>
    internal PublishedColumn? ColumnOf(string code)
    {
        foreach (MadeTable table in _tables)
        {
            if (table.Plan.By is not null) continue;
            if (table.Plan.Total == code) return new(table, 0);
            for (int i = 0; i < table.Plan.Parts.Count; i++)
                if (table.Plan.Parts[i] == code) return new(table, i + 1);
        }
        return null;
    }

    /// <summary>The table that splits a figure by a breakdown; null where it is not published.</summary>
    internal MadeTable? SplitOf(string code, string by) => _tables.FirstOrDefault(t => t.Plan.Total == code && t.Plan.By == by);
}

/// <summary>A table with its plan.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Counts">The counts, and which are hidden.</param>
/// <param name="Groups">For a split, the value of each column from 1 on.</param>
/// <param name="Unknown">Cells of which nothing is known; they count as none.</param>
internal sealed record MadeTable(TablePlan Plan, CountTable Counts, IReadOnlyList<string> Groups, IReadOnlySet<(int Row, int Column)> Unknown)
{
    /// <summary>What a reader sees of a cell.</summary>
    public PublishedValue At(int row, int column) => Counts.IsHidden(row, column) ? PublishedValue.Suppressed
        : Unknown.Contains((row, column)) ? PublishedValue.NotKnown : PublishedValue.Of(Counts.Cells[row, column], null, 1);
}

/// <summary>A column of a table.</summary>
internal sealed record PublishedColumn(MadeTable Table, int Column)
{
    public PublishedValue At(int row) => Table.At(row, Column);
}

/// <summary>Whether a value is there.</summary>
public enum PublishedState
{
    /// <summary>It is.</summary>
    Published,
    /// <summary>It is kept back: it is small, or would give a small one away.</summary>
    Suppressed,
    /// <summary>Nothing is known.</summary>
    NotKnown,
}

/// <summary>A published value.</summary>
/// <param name="State">Whether it is there.</param>
/// <param name="Value">The value; null unless published.</param>
/// <param name="Numerator">What is divided, or the sum; null unless published.</param>
/// <param name="Denominator">By what; null for sums.</param>
public sealed record PublishedValue(PublishedState State, double? Value, double? Numerator, double? Denominator)
{
    internal static PublishedValue Suppressed { get; } = new(PublishedState.Suppressed, null, null, null);

    internal static PublishedValue NotKnown { get; } = new(PublishedState.NotKnown, null, null, null);

    internal static PublishedValue Of(double of, double? per, double times) =>
        per is 0 ? NotKnown : new(PublishedState.Published, times * of / (per ?? 1), of, per);

    /// <summary>A share of two values: there where both are.</summary>
    internal static PublishedValue Share(PublishedValue of, PublishedValue per, double times) => Worse(of, per) ?? Of(of.Value!.Value, per.Value!.Value, times);

    /// <summary>The sum of values: there where all are.</summary>
    internal static PublishedValue Sum(IReadOnlyList<PublishedValue> parts) =>
        parts.FirstOrDefault(p => p.State == PublishedState.Suppressed) ?? parts.FirstOrDefault(p => p.State == PublishedState.NotKnown) ?? Of(parts.Sum(p => p.Value!.Value), null, 1);

    private static PublishedValue? Worse(PublishedValue a, PublishedValue b) =>
        a.State == PublishedState.Suppressed || b.State == PublishedState.Suppressed ? Suppressed : a.State == PublishedState.NotKnown || b.State == PublishedState.NotKnown ? NotKnown : null;
}
