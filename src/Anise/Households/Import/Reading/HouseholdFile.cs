using Anise.Households.Import.Values;
using Anise.Tables.Faults;
using Anise.Tables.Files;
using Anise.Tables.Layout;
using Anise.Tables.Reading;

namespace Anise.Households.Import.Reading;

/// <summary>What was read from a file of households.</summary>
/// <param name="Sheets">Every sheet of the file with what was recognised in it.</param>
/// <param name="Households">The households read, in the order of the file.</param>
/// <param name="Faults">What has to be corrected, by sheet and row; with any fault nothing should be imported.</param>
public sealed record HouseholdFile(IReadOnlyList<SheetSummary> Sheets, IReadOnlyList<HouseholdRow> Households, IReadOnlyList<ImportFault> Faults) : IImportedFile
{
    /// <summary>What is taken as it stands and said: nothing of it has to be corrected.</summary>
    public IReadOnlyList<ImportFault> Notes { get; init; } = [];

    /// <summary>Households that are left out because of faults in their rows.</summary>
    public IReadOnlyList<HouseholdRow> LeftOut { get; init; } = [];

    /// <summary>Whether households with faults are left out and the others taken.</summary>
    public bool SkipsFaulty { get; init; }

    /// <summary>The file without the households that have faults in their rows; faults of the file and of whole sheets stand.</summary>
    public HouseholdFile WithoutFaulty()
    {
        HashSet<(string, int)> rows = [.. Households.SelectMany(h => h.Members).Select(m => (m.Sheet, m.Row))];
        bool OfRows(ImportFault fault) => fault.Row > 0 && fault.OtherRows.Prepend(fault.Row).All(row => rows.Contains((fault.Sheet, row)));
        HashSet<(string, int)> faulty = [.. Faults.Where(OfRows).SelectMany(f => f.OtherRows.Prepend(f.Row).Select(row => (f.Sheet, row)))];
        ILookup<bool, HouseholdRow> split = Households.ToLookup(h => h.Members.Any(m => faulty.Contains((m.Sheet, m.Row))));
        return this with
        {
            Households = [.. split[false]],
            LeftOut = [.. LeftOut, .. split[true]],
            Faults = [.. Faults.Where(f => !OfRows(f))],
            Notes = [.. Notes, .. Faults.Where(OfRows)],
        };
    }
}

/// <summary>A household as read.</summary>
/// <param name="Sheet">Sheet it stands in.</param>
/// <param name="Row">1-based row of its first member.</param>
/// <param name="Code">Household code, or null when the list has none.</param>
/// <param name="Number">Its number in the list, or null.</param>
/// <param name="Village">Name of its village, or null when the file does not say.</param>
/// <param name="Address">Address, or null.</param>
/// <param name="Members">Its members in the order of the list.</param>
public sealed record HouseholdRow(string Sheet, int Row, string? Code, string? Number, string? Village, string? Address, IReadOnlyList<MemberRow> Members)
{
    /// <summary>How many members the list says it has, where it lists the head only.</summary>
    public int? Stated { get; init; }
}

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
