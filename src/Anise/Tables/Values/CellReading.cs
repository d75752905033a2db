using Anise.Tables.Files;
using Anise.Tables.Letters;

namespace Anise.Tables.Values;

/// <summary>What a cell was read as, or what is wrong with it.</summary>
/// <typeparam name="T">The type of its value.</typeparam>
/// <param name="Value">The value; null where there is a fault.</param>
/// <param name="Problem">Code of the fault, or null.</param>
public readonly record struct CellReading<T>(T? Value, string? Problem)
{
    /// <summary>Values that may stand there, for a fault.</summary>
    public IReadOnlyList<AllowedValue> Allowed { get; init; } = [];
}

/// <summary>Reads a cell that is not empty.</summary>
/// <param name="cell">The cell.</param>
/// <param name="today">The day after which a date lies in the future.</param>
public delegate CellReading<T> CellReader<T>(SheetCell cell, DateOnly today);

/// <summary>How cells are read that any list may have.</summary>
public static class CellReaders
{
    /// <summary>The text as it stands.</summary>
    public static CellReading<string> Text(SheetCell cell, DateOnly today) => new(cell.Text, null);

    /// <summary>A person's name as people write it.</summary>
    public static CellReading<string> PersonName(SheetCell cell, DateOnly today) => new(VietnameseText.PersonName(cell.Text, cell.Encoding), null);

    /// <summary>A day; a year alone is none.</summary>
    public static CellReading<DateOnly> Day(SheetCell cell, DateOnly today)
    {
        var date = DateValue.Read(cell, today);
        return date.Date is { } day ? new(day, null) : new(default, date.Problem ?? "not-a-date");
    }

    /// <summary>A whole number from 0.</summary>
    public static CellReading<int> Count(SheetCell cell, DateOnly today) =>
        NumberText.Count(cell) is { } number ? new(number, null) : new(0, "not-a-number");

    /// <summary>Yes or no.</summary>
    public static CellReader<bool> YesNo { get; } = OneOf(TableWords.YesNo);

    /// <summary>A word of a table.</summary>
    internal static CellReader<T> OneOf<T>(WordTable<T> words, string problem = "unknown-value") where T : notnull =>
        (cell, _) => words.TryGet(cell.Text, out T? found) ? new(found, null) : new(default, problem);
}
