using Anise.Tables.Files;
using Anise.Tables.Values;

namespace Anise.Households.Import.Values;

/// <summary>A birth as lists write it: a day, or only a year; or why it cannot be one.</summary>
/// <param name="Date">The day of birth, when written.</param>
/// <param name="Year">The year of birth.</param>
/// <param name="Problem">Code of the problem, or null when the value was read.</param>
internal readonly record struct BirthValue(DateOnly? Date, int? Year, string? Problem)
{
    private const int OldestYears = 130;

    /// <summary>Reads a cell.</summary>
    /// <param name="cell">A cell that is not empty.</param>
    /// <param name="today">The day after which a birth lies in the future.</param>
    /// <param name="serials">Whether the numbers of the column are known to count days.</param>
    public static BirthValue Read(SheetCell cell, DateOnly today, bool serials = false)
    {
        var date = DateValue.Read(cell, today, serials);
        return date.Problem == "date-in-future" ? new(null, null, "birth-in-future")
            : date.Year < today.Year - OldestYears ? new(null, null, "birth-too-early")
            : new(date.Date, date.Year, date.Problem);
    }
}
