using Anise.Households;
using Anise.Tables.Faults;
using Anise.Tables.Layout;
using Anise.Tables.Reading;

namespace Anise.Reviews.Results;

/// <summary>Results of a review as the ministry's program exports them.</summary>
/// <param name="Year">Year in the title, or null.</param>
/// <param name="Results">One row a household.</param>
/// <param name="Faults">What has to be corrected, by sheet and row.</param>
public sealed record ReviewResultFile(int? Year, IReadOnlyList<ReviewResultRow> Results, IReadOnlyList<ImportFault> Faults) : IImportedFile
{
    /// <summary>Texts above the table: they say whose results these are.</summary>
    public IReadOnlyList<string> Titles { get; init; } = [];

    /// <inheritdoc/>
    public IReadOnlyList<SheetSummary> Sheets { get; init; } = [];

    /// <inheritdoc/>
    public IReadOnlyList<ImportFault> Notes { get; init; } = [];

    /// <summary>A fault of a cell.</summary>
    internal ImportFault FaultOf(ReviewResultRow row, TableField field, string problem, params object?[] found)
    {
        ColumnMatch? column = ColumnOf(row, field);
        return new ImportFault(row.Sheet, row.Row, column?.Header ?? "", problem, found) { ColumnIndex = column?.Column };
    }

    /// <summary>Whether a cell has a fault already.</summary>
    internal bool HasFault(ReviewResultRow row, TableField field) =>
        ColumnOf(row, field) is { } column && Faults.Any(f => f.Sheet == row.Sheet && f.ColumnIndex == column.Column && f.OtherRows.Prepend(f.Row).Contains(row.Row));

    private ColumnMatch? ColumnOf(ReviewResultRow row, TableField field) => Sheets.FirstOrDefault(s => s.Name == row.Sheet)?.Columns.FirstOrDefault(c => c.Field == field.Code);
}

/// <summary>The result of one household; what could not be read is null and has a fault.</summary>
/// <param name="Sheet">Sheet it stands in.</param>
/// <param name="Row">1-based row.</param>
/// <param name="HouseholdCode">Household code.</param>
/// <param name="Head">Name of the head.</param>
/// <param name="Date">Day of the review.</param>
/// <param name="EthnicMinority">Whether of a local ethnic minority.</param>
/// <param name="HeadSex">Sex of the head.</param>
/// <param name="Members">Number of members.</param>
/// <param name="QuickFormPassed">Result of the quick form A.</param>
/// <param name="B1">Points B1.</param>
/// <param name="B2">Points B2.</param>
/// <param name="Class">Class: <c>poor</c>, <c>near-poor</c> or <c>not-poor</c>.</param>
/// <param name="Reviewer">Who reviewed.</param>
/// <param name="Village">Village, when the file has it.</param>
public sealed record ReviewResultRow(
    string Sheet,
    int Row,
    string HouseholdCode,
    string Head,
    DateOnly? Date,
    bool? EthnicMinority,
    Sex? HeadSex,
    int? Members,
    bool? QuickFormPassed,
    int? B1,
    int? B2,
    string? Class,
    string? Reviewer,
    string? Village);
