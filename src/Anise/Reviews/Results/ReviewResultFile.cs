using Anise.Households;
using Anise.Tables.Faults;

namespace Anise.Reviews.Results;

/// <summary>Results of a review as the ministry's program exports them.</summary>
/// <param name="Year">Year in the title, or null.</param>
/// <param name="Results">One row a household.</param>
/// <param name="Faults">What has to be corrected, by sheet and row.</param>
public sealed record ReviewResultFile(int? Year, IReadOnlyList<ReviewResultRow> Results, IReadOnlyList<ImportFault> Faults)
{
    /// <summary>Texts above the table: they say whose results these are.</summary>
    public IReadOnlyList<string> Titles { get; init; } = [];
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
