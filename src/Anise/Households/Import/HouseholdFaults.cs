using Anise.Households.Import.Reading;
using Anise.Tables.Faults;
using Anise.Tables.Layout;

namespace Anise.Households.Import;

/// <summary>What reports of files that name people may show to whom.</summary>
internal static class HouseholdFaults
{
    /// <summary>The fault as shown to those who need not know whole citizen IDs.</summary>
    public static ImportFault Masked(this ImportFault fault) => fault.Problem.StartsWith("citizen-id", StringComparison.Ordinal) && fault.Found is [string number, ..]
        ? fault with { Found = [CitizenId.TryParse(number, out CitizenId id) ? id.Masked : new string('•', number.Length), .. fault.Found.Skip(1)] }
        : fault;

    /// <summary>The first rows show what was recognised; for that nobody needs whole citizen IDs.</summary>
    public static SheetSummary Masked(this SheetSummary sheet)
    {
        int column = sheet.Columns.FirstOrDefault(c => c.Field == Fields.CitizenId)?.Column ?? -1;
        return sheet with
        {
            FirstRows = [.. sheet.FirstRows.Select(r => r with { Cells = [.. r.Cells.Select((cell, i) =>
                (i == column && cell.Any(char.IsDigit)) || CitizenId.TryParse(cell, out _) ? ReadHousehold.Masked(cell)! : cell)] })],
        };
    }
}
