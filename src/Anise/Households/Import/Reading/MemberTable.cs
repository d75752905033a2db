using Anise.Households.Import.Values;
using Anise.Tables.Faults;
using Anise.Tables.Files;
using Anise.Tables.Layout;
using Anise.Tables.Letters;
using Anise.Tables.Reading;
using Anise.Tables.Values;

namespace Anise.Households.Import.Reading;

/// <summary>A member's row while the households are put together.</summary>
internal sealed record MemberDraft(MemberRow Member, string? Code, string? Number, string? Village, string? Address, bool FaultyRelationship)
{
    public bool IsHead => Member.Relationship == "head";
}

/// <summary>Reads the rows of one table into members, each value with its faults.</summary>
internal sealed class MemberTable(SheetTable sheet, TableLayout table, DateOnly today, List<ImportFault> faults)
{
    private readonly int code = table[Fields.HouseholdCode];
    private readonly int village = table[Fields.Village];
    private readonly int number = table[Fields.NumberInList];
    private readonly int name = table[Fields.Name] >= 0 ? table[Fields.Name] : table[Fields.HeadName];
    private readonly int sex = table[Fields.Sex];
    private readonly int male = table[Fields.MaleMark];
    private readonly int female = table[Fields.FemaleMark];
    private readonly int birth = table[Fields.BirthDate];
    private readonly int birthYear = table[Fields.BirthYear];
    private readonly int ethnicity = table[Fields.Ethnicity];
    private readonly int relationship = table[Fields.Relationship];
    private readonly int citizenId = table[Fields.CitizenId];

    /// <summary>A list of heads only has no column for the relationship.</summary>
    private readonly bool headsOnly = table[Fields.Name] < 0 && table[Fields.Relationship] < 0;

    public List<MemberDraft> Read(string? sheetVillage, CancellationToken cancel)
    {
        var drafts = new List<MemberDraft>();
        var section = sheetVillage;
        CheckColumns();
        foreach (var (kind, row) in new TableBody(sheet, table, HouseholdTable.Description, today).Records(cancel))
        {
            if (kind == RowKind.Section)
                section = VillageNames.AfterWord(row.Cells.First(c => !c.IsEmpty).Text) ?? section;
            if (kind == RowKind.Record)
                drafts.Add(ReadRow(row, section));
        }

        return drafts;
    }

    private void CheckColumns()
    {
        void Need(bool there, string field)
        {
            if (!there)
                faults.Add(new ImportFault(sheet.Name, table.LastHeaderRow, "", "column-missing-" + field, []));
        }

        Need(sex >= 0 || male >= 0 || female >= 0, Fields.Sex);
        Need(birth >= 0 || birthYear >= 0 || male >= 0 || female >= 0, Fields.BirthDate);
        Need(relationship >= 0 || headsOnly, Fields.Relationship);
    }

    private MemberDraft ReadRow(SheetRow row, string? section)
    {
        var given = row[name];
        if (IsBlank(given))
            Add(row, name, "missing");
        var (memberSex, markBirth) = ReadSex(row);
        var born = ReadBirth(row, markBirth);
        var group = ReadEthnicity(row);
        var relation = ReadRelationship(row);
        var id = default(CitizenIdValue);
        if (!IsBlank(row[citizenId]))
        {
            id = CitizenIdValue.Read(row[citizenId], memberSex, born.Year);
            if (id.Problem is not null)
                Add(row, citizenId, id.Problem, row[citizenId].Text);
        }

        CheckLengths(row);
        var member = new MemberRow(
            0,
            VietnameseText.PersonName(given.Text, given.Encoding),
            memberSex,
            born.Date,
            born.Year,
            group,
            relation,
            id.Id,
            id.OldCard,
            Phone(row[table[Fields.Phone]]),
            Optional(row[table[Fields.Note]]),
            sheet.Name,
            row.Number);
        return new MemberDraft(member, IsBlank(row[code]) ? null : HouseholdCode.Read(row[code], today).Value, Optional(row[number]), Village(row[village]) ?? (village < 0 ? section : null), Optional(row[table[Fields.Address]]), relation is null);
    }

    private void CheckLengths(SheetRow row)
    {
        foreach (var (column, most) in ((int, int)[])[(name, 100), (village, 100), (code, 30), (number, 30), (table[Fields.Phone], 30), (table[Fields.Address], 200), (table[Fields.Note], 1000)])
        {
            if (row[column].Text?.Length > most)
                Add(row, column, "too-long", most, row[column].Text);
        }
    }

    private (Sex? Sex, SheetCell Birth) ReadSex(SheetRow row)
    {
        // Before blanks: 0 stands for female where 1 stands for male.
        if (!row[sex].IsEmpty && Vocabulary.TryGetSex(row[sex].Text, out var found))
            return (found, SheetCell.Empty);
        if (!IsBlank(row[sex]))
        {
            AddUnknown(row, sex, AllowedValues.Sexes);
            return (null, SheetCell.Empty);
        }

        if (male < 0 && female < 0)
        {
            if (sex >= 0)
                Add(row, sex, "missing");
            return (null, SheetCell.Empty);
        }

        var isMale = !IsBlank(row[male]);
        var isFemale = !IsBlank(row[female]);
        if (isMale && isFemale)
        {
            Add(row, female, "both-sexes-marked");
            return (null, SheetCell.Empty);
        }

        if (!isMale && !isFemale)
        {
            // With one column of marks an empty cell is the other sex.
            if (male < 0 || female < 0)
                return (male < 0 ? Households.Sex.Male : Households.Sex.Female, SheetCell.Empty);
            Add(row, male, "missing");
            return (null, SheetCell.Empty);
        }

        var mark = row[isMale ? male : female];
        var marked = isMale ? Households.Sex.Male : Households.Sex.Female;
        if (TableWords.Marks.Contains(mark.Text) || (Vocabulary.TryGetSex(mark.Text, out var word) && word == marked))
            return (marked, SheetCell.Empty);
        // "Year of birth: male | female" puts the year into the column of the sex.
        if (birth < 0 && birthYear < 0)
            return (marked, mark);
        AddUnknown(row, isMale ? male : female, [new AllowedValue("x")]);
        return (null, SheetCell.Empty);
    }

    private BirthValue ReadBirth(SheetRow row, SheetCell mark)
    {
        var column = !IsBlank(row[birth]) ? birth : !IsBlank(row[birthYear]) ? birthYear : -1;
        var cell = column >= 0 ? row[column] : mark;
        if (cell.IsEmpty)
        {
            if (birth >= 0 || birthYear >= 0)
                Add(row, birth >= 0 ? birth : birthYear, "missing");
            return default;
        }

        var born = BirthValue.Read(cell, today);
        if (born.Problem is not null)
            Add(row, column >= 0 ? column : IsBlank(row[male]) ? female : male, born.Problem, cell.Text);
        return born;
    }

    private EthnicGroup? ReadEthnicity(SheetRow row)
    {
        var cell = row[ethnicity];
        if (IsBlank(cell))
            return null;
        if (Vocabulary.TryGetEthnicGroup(cell.Text, out var group))
            return group;
        AddUnknown(row, ethnicity, AllowedValues.EthnicGroups(cell.Text));
        return null;
    }

    private string? ReadRelationship(SheetRow row)
    {
        if (headsOnly)
            return "head";
        if (relationship < 0)
            return null;
        var cell = row[relationship];
        if (cell.IsEmpty)
        {
            Add(row, relationship, "missing");
            return null;
        }

        if (Vocabulary.TryGetRelationship(cell.Text, out var found))
            return found.Code;
        AddUnknown(row, relationship, AllowedValues.Relationships(cell.Text));
        return null;
    }

    private void Add(SheetRow row, int column, string problem, params object?[] found) =>
        faults.Add(new ImportFault(sheet.Name, row.Number, table.HeaderAt(column), problem, found) { ColumnIndex = column });

    private void AddUnknown(SheetRow row, int column, IReadOnlyList<AllowedValue> allowed) =>
        faults.Add(new ImportFault(sheet.Name, row.Number, table.HeaderAt(column), "unknown-value", [row[column].Text]) { ColumnIndex = column, Allowed = allowed });

    private static bool IsBlank(SheetCell cell) => cell.IsEmpty || (cell.Kind == CellKind.Text && TableWords.Blanks.Contains(cell.Text)) || cell is { Kind: CellKind.Number, Number: 0 };

    private static string? Optional(SheetCell cell) => cell.IsEmpty ? null : cell.Text;

    private static string? Village(SheetCell cell) =>
        cell.IsEmpty ? null : cell.Encoding == VietnameseEncoding.Tcvn3 ? VietnameseText.CapitaliseWords(cell.Text) : cell.Text;

    private static string? Phone(SheetCell cell)
    {
        if (IsBlank(cell))
            return null;
        var digits = string.Concat(cell.Text.Where(char.IsAsciiDigit));
        return digits.Length == 0 ? null : digits.Length == 9 && digits[0] != '0' ? "0" + digits : digits;
    }
}
