using Anise.Households.Import.Faults;
using Anise.Households.Import.Files;
using Anise.Households.Import.Layout;
using Anise.Households.Import.Values;

namespace Anise.Households.Import.Reading;

/// <summary>What was read from a file of households.</summary>
/// <param name="Sheets">Every sheet of the file with what was recognised in it.</param>
/// <param name="Households">The households read, in the order of the file.</param>
/// <param name="Faults">What has to be corrected, by sheet and row; with any fault nothing should be imported.</param>
public sealed record HouseholdFile(IReadOnlyList<SheetSummary> Sheets, IReadOnlyList<HouseholdRow> Households, IReadOnlyList<ImportFault> Faults);

/// <summary>A sheet and what was recognised in it.</summary>
/// <param name="Name">Name of the sheet.</param>
/// <param name="Recognised">Whether a table of households was found.</param>
/// <param name="Hidden">Whether the sheet is hidden; a hidden sheet is read only when the mapping names it.</param>
/// <param name="FirstHeaderRow">1-based first header row, 0 when none.</param>
/// <param name="LastHeaderRow">1-based last header row, 0 when none.</param>
/// <param name="Columns">Which column holds which field, with confidence.</param>
/// <param name="Headers">Header text of each column, by 0-based column.</param>
/// <param name="FirstRows">The first rows under the header, as text.</param>
/// <param name="Village">Village of all rows when there is no village column: from the title or the sheet's name.</param>
/// <param name="Encoding">Encoding of the Vietnamese text.</param>
public sealed record SheetSummary(
    string Name,
    bool Recognised,
    bool Hidden,
    int FirstHeaderRow,
    int LastHeaderRow,
    IReadOnlyList<ColumnMatch> Columns,
    IReadOnlyList<string> Headers,
    IReadOnlyList<PreviewRow> FirstRows,
    string? Village,
    VietnameseEncoding Encoding);

/// <summary>A row of a sheet as text, for a preview.</summary>
/// <param name="Row">1-based row in the sheet.</param>
/// <param name="Cells">Texts by 0-based column.</param>
public sealed record PreviewRow(int Row, IReadOnlyList<string> Cells);

/// <summary>A household as read.</summary>
/// <param name="Sheet">Sheet it stands in.</param>
/// <param name="Row">1-based row of its first member.</param>
/// <param name="Code">Household code, or null when the list has none.</param>
/// <param name="Number">Its number in the list, or null.</param>
/// <param name="Village">Name of its village, or null when the file does not say.</param>
/// <param name="Address">Address, or null.</param>
/// <param name="Members">Its members in the order of the list.</param>
public sealed record HouseholdRow(string Sheet, int Row, string? Code, string? Number, string? Village, string? Address, IReadOnlyList<MemberRow> Members);

/// <summary>A member of a household as read; what could not be read is null and has a fault.</summary>
/// <param name="Number">1-based number within the household.</param>
/// <param name="Name">Full name: family, middle, given.</param>
/// <param name="Sex">Sex.</param>
/// <param name="BirthDate">Day of birth, null when only the year is known.</param>
/// <param name="BirthYear">Year of birth.</param>
/// <param name="Ethnicity">Ethnic group of the national list.</param>
/// <param name="Relationship">Code of the relationship to the head, for instance <c>head</c>.</param>
/// <param name="CitizenId">Citizen identification number.</param>
/// <param name="OldIdentityCard">Nine digits of an identity card of the old kind.</param>
/// <param name="Phone">Telephone number, digits.</param>
/// <param name="Note">Note of the list.</param>
/// <param name="Sheet">Sheet the row stands in.</param>
/// <param name="Row">1-based row in the sheet.</param>
public sealed record MemberRow(
    int Number,
    string Name,
    Sex? Sex,
    DateOnly? BirthDate,
    int? BirthYear,
    EthnicGroup? Ethnicity,
    string? Relationship,
    CitizenId? CitizenId,
    string? OldIdentityCard,
    string? Phone,
    string? Note,
    string Sheet,
    int Row);
