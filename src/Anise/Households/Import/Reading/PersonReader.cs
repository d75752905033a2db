using Anise.Households.Import.Values;
using Anise.Tables.Faults;
using Anise.Tables.Files;
using Anise.Tables.Layout;
using Anise.Tables.Letters;
using Anise.Tables.Reading;
using Anise.Tables.Values;

namespace Anise.Households.Import.Reading;

/// <summary>Reads the person of a row: name, sex, birth, ethnic group, relationship, papers.</summary>
internal sealed partial class PersonReader
{
    private readonly SheetTable _sheet;
    private readonly TableLayout _table;
    private readonly ColumnMapping _mapping;
    private readonly RowFaults _faults;
    private readonly DateOnly _today;
    private readonly bool _headsOnly, _serials, _monthFirst;

    /// <summary>The day on which ages were counted: the head of the column may say it.</summary>
    private readonly DateOnly _counted;

    private readonly int _sex, _male, _female, _birth, _birthYear, _birthDay = -1, _birthMonth = -1, _age, _ethnicity, _relationship, _citizenId, _family, _headName;

    public PersonReader(SheetTable sheet, TableLayout table, ColumnMapping mapping, RowFaults faults, DateOnly today, bool headsOnly)
    {
        (_sheet, _table, _mapping, _faults, _today, _headsOnly) = (sheet, table, mapping, faults, today, headsOnly);
        (_sex, _male, _female) = (table[Fields.Sex], table[Fields.MaleMark], table[Fields.FemaleMark]);
        (_birth, _birthYear, _age) = (table[Fields.BirthDate], table[Fields.BirthYear], table[Fields.Age]);
        (_ethnicity, _relationship, _citizenId) = (table[Fields.Ethnicity], table[Fields.Relationship], table[Fields.CitizenId]);
        _family = table[Fields.FamilyName];
        _headName = table[Fields.Name] >= 0 ? table[Fields.HeadName] : -1;
        // Day, month and year in three columns: the first may be called as the whole.
        if (table[Fields.BirthMonth] is >= 0 and var month && _birthYear >= 0)
            (_birthDay, _birthMonth, _birth) = (table[Fields.BirthDay] is >= 0 and var day ? day : _birth, month, -1);
        _monthFirst = _birth >= 0 && AsksWhetherSwapped();
        _counted = DateIn().Match(table.HeaderOf(Fields.Age)) is { Success: true } said && DateValue.Read(SheetCell.OfText(said.Value), today).Date is { } told ? told : today;
        _serials = _birth >= 0 && DateValue.AreSerials(Enumerable.Range(table.FirstBody, table.EndBody - table.FirstBody).Select(i => sheet.Rows[i][_birth]));
    }

    public MemberRow Read(SheetRow row, int nameColumn)
    {
        string name = Name(row, nameColumn);
        var (sex, markBirth) = ReadSex(row);
        BirthValue born = ReadBirth(row, markBirth);
        EthnicGroup? group = ReadEthnicity(row);
        string? relation = ReadRelationship(row);
        var id = default(CitizenIdValue);
        if (sex is null && !_faults.Marked(_sex) && !_faults.Marked(_male) && !_faults.Marked(_female))
            sex = SexOtherwise(row, nameColumn, name);
        if (!CellText.IsBlank(row[_citizenId]))
        {
            id = CitizenIdValue.Read(row[_citizenId], sex, born.Year);
            if (id.Problem is not null)
                _faults.Add(row, _citizenId, id.Problem, row[_citizenId].Text);
            if (id.OldCard is not null)
                _faults.Add(row, _citizenId, "old-card", FaultLevel.Note);
        }

        return new MemberRow(0, name, sex, born.Date, born.Year, group, relation, id.Id, id.OldCard, Phone(row), CellText.Optional(row[_table[Fields.Note]]), _sheet.Name, row.Number);
    }

    private string Name(SheetRow row, int column)
    {
        SheetCell cell = row[column];
        if (CellText.IsBlank(cell))
        {
            _faults.Add(row, column, "missing");
            return "";
        }

        // The given name alone, beside a column of family and middle names.
        if (_family >= 0 && column != _table[Fields.HeadName] && !CellText.IsBlank(row[_family]))
            cell = SheetCell.OfText($"{row[_family].Text} {cell.Text}", cell.Encoding);
        var (name, problem) = NameValue.Read(cell);
        if (problem is null && ((VillageNames.AfterWord(cell.Text) is not null && !(cell.Text.All(char.IsAscii) && !row[_relationship].IsEmpty)) || (!name.Contains(' ', StringComparison.Ordinal) && Vocabulary.TryGetRelationship(name, out _))))
            problem = "name-doubtful";
        if (problem is not null)
            _faults.Add(row, column, problem, problem == "name-broken" ? FaultLevel.Fault : FaultLevel.Question, cell.Text);
        return name;
    }

    private (Sex? Sex, SheetCell Birth) ReadSex(SheetRow row)
    {
        // Before blanks: 0 stands for female where 1 stands for male.
        if (!row[_sex].IsEmpty && SexOf(row[_sex].Text) is { } found)
            return (found, SheetCell.Empty);
        if (!CellText.IsBlank(row[_sex]))
        {
            _faults.AddUnknown(row, _sex, AllowedValues.Sexes);
            return (null, SheetCell.Empty);
        }

        if (_male < 0 && _female < 0)
        {
            return (null, SheetCell.Empty);
        }

        var isMale = !CellText.IsBlank(row[_male]);
        var isFemale = !CellText.IsBlank(row[_female]);
        if (isMale && isFemale)
        {
            _faults.Add(row, _female, "both-sexes-marked");
            return (null, SheetCell.Empty);
        }

        if (!isMale && !isFemale)
        {
            // With one column of marks an empty cell is the other sex.
            if (_male < 0 || _female < 0)
                return (_male < 0 ? Sex.Male : Sex.Female, SheetCell.Empty);
            return (null, SheetCell.Empty);
        }

        SheetCell mark = row[isMale ? _male : _female];
        Sex marked = isMale ? Sex.Male : Sex.Female;
        if (TableWords.Marks.Contains(mark.Text) || SexOf(mark.Text) == marked)
            return (marked, SheetCell.Empty);
        // "Year of birth: male | female" puts the year into the column of the sex.
        if (_birth < 0 && _birthYear < 0)
            return (marked, mark);
        _faults.AddUnknown(row, isMale ? _male : _female, [new AllowedValue("x")]);
        return (null, SheetCell.Empty);
    }

    /// <summary>Whether the days of the birth column were typed as day and month and taken by the spreadsheet as month and day: as the user says, who is asked where it looks so.</summary>
    private bool AsksWhetherSwapped()
    {
        string column = _table.HeaderAt(_birth);
        if (!SwappedDates.AreLikely(Enumerable.Range(_table.FirstBody, _table.EndBody - _table.FirstBody).Select(i => _sheet.Rows[i][_birth])))
            return false;
        if (_mapping.MeaningOf(Fields.BirthDate, column) is { } said)
            return said == SwappedDates.MonthFirst;
        _faults.AskOfTable(_birth, "dates-swapped", Fields.BirthDate, column);
        return false;
    }

    /// <summary>The sex of a person for whom none is written: as the citizen ID says, else as the relationship does, else as the user said.</summary>
    private Sex? SexOtherwise(SheetRow row, int nameColumn, string name)
    {
        int column = _sex >= 0 ? _sex : _male >= 0 ? _male : nameColumn;
        if (!CellText.IsBlank(row[_citizenId]) && CitizenIdValue.Read(row[_citizenId], null, null).Id is { } id)
        {
            _faults.Add(row, column, "sex-from-id", FaultLevel.Note);
            return id.Sex;
        }

        if (Vocabulary.TryGetSexOfRelationship(row[_relationship].Text, out Sex told))
        {
            _faults.Add(row, column, "sex-from-relationship", FaultLevel.Note, row[_relationship].Text);
            return told;
        }

        if (name.Length == 0)
            return null;
        if (_mapping.MeaningOf(Fields.Sex, name) is { } said)
            return said == "male" ? Sex.Male : Sex.Female;
        _faults.Ask(row, column, "sex-not-told", Fields.Sex, name);
        return null;
    }

    private Sex? SexOf(string text) => _mapping.MeaningOf(Fields.Sex, text) is { } said
        ? said == "male" ? Sex.Male : Sex.Female
        : Vocabulary.TryGetSex(text, out Sex sex) ? sex : null;

    private BirthValue ReadBirth(SheetRow row, SheetCell mark)
    {
        if (!CellText.IsBlank(mark) && Vocabulary.Unknown.Contains(mark.Text))
        {
            _faults.Add(row, CellText.IsBlank(row[_male]) ? _female : _male, "birth-unknown", FaultLevel.Note);
            return default;
        }

        var column = !CellText.IsBlank(row[_birth]) ? _birth : !CellText.IsBlank(row[_birthYear]) ? _birthYear : -1;
        if (column >= 0 && Vocabulary.Unknown.Contains(row[column].Text))
        {
            _faults.Add(row, column, "birth-unknown", FaultLevel.Note);
            return default;
        }

        SheetCell cell = column >= 0 ? row[column] : mark;
        if (!CellText.IsBlank(row[_birthDay]) && !CellText.IsBlank(row[_birthMonth]))
            cell = SheetCell.OfText($"{NumberText.Plain(row[_birthDay].Text)}/{NumberText.Plain(row[_birthMonth].Text)}/{NumberText.Plain(cell.Text)}");
        if (cell.IsEmpty && !CellText.IsBlank(row[_age]))
            return OfAge(row);
        if (cell.IsEmpty)
        {
            if (_birth >= 0 || _birthYear >= 0 || _age >= 0)
                _faults.Add(row, _birth >= 0 ? _birth : _birthYear >= 0 ? _birthYear : _age, "birth-missing", FaultLevel.Question);
            return default;
        }

        BirthValue born = BirthValue.Read(_monthFirst && cell.Kind == CellKind.Date ? SwappedDates.Swap(cell) : cell, _today, _serials);
        if (born.Problem is not null)
            _faults.Add(row, column >= 0 ? column : CellText.IsBlank(row[_male]) ? _female : _male, born.Problem, cell.Text);
        return born;
    }

    /// <summary>An age was counted on the day of the list; the year may be one off, so it is asked.</summary>
    private BirthValue OfAge(SheetRow row)
    {
        if (NumberText.Count(row[_age]) is not (>= 0 and <= 120 and var age))
        {
            _faults.Add(row, _age, "not-an-age", row[_age].Text);
            return default;
        }

        _faults.Add(row, _age, "birth-from-age", FaultLevel.Question, _counted);
        return new BirthValue(null, _counted.Year - age, null);
    }

    /// <summary>In a list that names the head of each person and no relationship: the head, or what the user says of all others.</summary>
    private string? RelationByHead(SheetRow row)
    {
        if (VietnameseText.ToneKey(row[_headName].Text) == VietnameseText.ToneKey(row[_table[Fields.Name]].Text))
            return Relationships.Head;
        string column = _table.HeaderAt(_headName);
        if (_mapping.MeaningOf(Fields.Relationship, column) is { } said && Relationships.Exists(said))
            return said;
        _faults.Ask(row, _headName, "relationship-not-told", Fields.Relationship, column);
        return null;
    }

    private EthnicGroup? ReadEthnicity(SheetRow row)
    {
        SheetCell cell = row[_ethnicity];
        if (cell.IsEmpty)
            return null;
        if (_mapping.MeaningOf(Fields.Ethnicity, cell.Text) is { } said && Vocabulary.TryGetEthnicGroup(said, out EthnicGroup? meant))
            return meant;
        if (Vocabulary.TryGetEthnicGroup(cell.Text, out EthnicGroup? group))
            return group;
        // "K" is nothing in other columns; here it may be how a group begins, and is asked.
        if (CellText.IsBlank(cell) && !Vocabulary.EthnicGroups.Any(g => g.Name.StartsWith(cell.Text, StringComparison.OrdinalIgnoreCase)))
            return null;
        _faults.AddUnknown(row, _ethnicity, AllowedValues.EthnicGroups(cell.Text));
        return null;
    }

    private string? ReadRelationship(SheetRow row)
    {
        if (_headsOnly)
            return Relationships.Head;
        if (_relationship < 0)
            return _headName >= 0 ? RelationByHead(row) : null;
        SheetCell cell = row[_relationship];
        if (cell.IsEmpty)
        {
            _faults.Add(row, _relationship, "missing");
            return null;
        }

        if (_mapping.MeaningOf(Fields.Relationship, cell.Text) is { } said && Relationships.Exists(said))
            return said;
        if (Vocabulary.TryGetRelationship(cell.Text, out Relationship? found))
            return found.Code;
        _faults.AddUnknown(row, _relationship, AllowedValues.Relationships(cell.Text));
        return null;
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}", System.Text.RegularExpressions.RegexOptions.CultureInvariant, 5000)]
    private static partial System.Text.RegularExpressions.Regex DateIn();

    private string? Phone(SheetRow row)
    {
        int column = _table[Fields.Phone];
        if (CellText.IsBlank(row[column]))
            return null;
        CellReading<string> phone = PhoneValue.Read(row[column], _today);
        if (phone.Problem is { } problem && row[column].Text.Length <= 30)
            _faults.Add(row, column, problem, row[column].Text);
        return phone.Value;
    }
}
