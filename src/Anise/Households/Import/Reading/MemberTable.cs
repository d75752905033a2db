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

    /// <summary>Whether the code stands there but cannot be read.</summary>
    public bool FaultyCode { get; init; }

    /// <summary>Which of the parts between rows that name villages it stands in: no household goes over such a row.</summary>
    public int Part { get; init; }

    /// <summary>How many members the list says the household has.</summary>
    public int? Stated { get; init; }
}

/// <summary>Reads the rows of one table into members, each value with its faults.</summary>
internal sealed class MemberTable
{
    private readonly SheetTable _sheet;
    private readonly TableLayout _table;
    private readonly RowFaults _faults;
    private readonly PersonReader _person;
    private readonly DateOnly _today;
    private readonly int _code, _village, _number, _name;

    /// <summary>A list of heads only has no column for the relationship.</summary>
    private readonly bool _headsOnly;

    public MemberTable(SheetTable sheet, TableLayout table, ColumnMapping mapping, DateOnly today, List<ImportFault> faults)
    {
        (_sheet, _table, _today) = (sheet, table, today);
        (_code, _village, _number) = (table[Fields.HouseholdCode], table[Fields.Village], table[Fields.NumberInList]);
        _name = table[Fields.Name] >= 0 ? table[Fields.Name] : table[Fields.HeadName];
        _headsOnly = table[Fields.Name] < 0 && table[Fields.Relationship] < 0;
        _faults = new RowFaults(sheet, table, faults);
        _person = new PersonReader(sheet, table, mapping, _faults, today, _headsOnly);
    }

    /// <summary>The village in force after the last row.</summary>
    public string? Section { get; private set; }

    /// <param name="village">The village of the rows before any row names another.</param>
    /// <param name="cancel">Cancels.</param>
    public List<MemberDraft> Read(string? village, CancellationToken cancel)
    {
        var drafts = new List<MemberDraft>();
        var skipped = new List<SheetRow>();
        int part = 0;
        Section = village;
        CheckColumns();
        foreach (var (kind, row) in new TableBody(_sheet, _table, HouseholdTable.Description, _today).Records(cancel))
        {
            if (kind == RowKind.Section)
            {
                Section = VillageNames.OfSection(row) ?? Section;
                part++;
            }

            if (kind == RowKind.Unclear)
                skipped.Add(row);
            if (kind != RowKind.Record)
                continue;
            // A text that stands alone between persons may be a village: the households under it must not go to another in silence.
            foreach (SheetRow before in skipped)
                _faults.Add(before, Array.FindIndex(before.Cells, c => !c.IsEmpty), "row-not-understood", FaultLevel.Question, string.Join(" ", before.Cells.Where(c => !c.IsEmpty).Select(c => c.Text)));
            skipped.Clear();
            if (_sheet.HiddenRows.Contains(row.Number))
                _faults.Add(row, _name, "row-hidden", FaultLevel.Question);
            drafts.Add(ReadRow(row) with { Part = part });
        }

        return drafts;
    }

    private void CheckColumns()
    {
        void Need(string field, bool there)
        {
            if (!there)
                _faults.OfTable("column-missing-" + field);
        }

        bool marks = _table[Fields.MaleMark] >= 0 || _table[Fields.FemaleMark] >= 0;
        Need(Fields.Sex, _table[Fields.Sex] >= 0 || marks);
        Need(Fields.BirthDate, _table[Fields.BirthDate] >= 0 || _table[Fields.BirthYear] >= 0 || _table[Fields.Age] >= 0 || marks);
        Need(Fields.Relationship, _table[Fields.Relationship] >= 0 || _headsOnly);
    }

    private MemberDraft ReadRow(SheetRow read)
    {
        SheetRow row = _faults.Begin(read);
        CheckLengths(row);
        MemberRow member = _person.Read(row, _name);
        string? code = null;
        if (!CellText.IsBlank(row[_code]))
        {
            CellReading<string> given = HouseholdCode.Read(row[_code], _today);
            code = given.Value;
            if (given.Problem is { } problem)
                _faults.Add(row, _code, problem, row[_code].Text);
        }

        return new MemberDraft(member, code, CellText.Optional(row[_number]), VillageOf(row[_village]) ?? Section, CellText.Optional(row[_table[Fields.Address]]), member.Relationship is null)
        {
            FaultyCode = code is null && _faults.Marked(_code),
            Stated = NumberText.Count(row[_table[Fields.MemberCount]] is { IsEmpty: false } count ? count : SheetCell.OfText("-")),
        };
    }

    private void CheckLengths(SheetRow row)
    {
        foreach (TableField field in HouseholdTable.Description.Fields.Where(f => f.Most > 0))
        {
            int column = _table[field.Code];
            if (row[column].Text?.Length > field.Most)
                _faults.Add(row, column, "too-long", field.Most, row[column].Text);
        }
    }

    private static string? VillageOf(SheetCell cell) =>
        CellText.IsBlank(cell) ? null : cell.Encoding == VietnameseEncoding.Tcvn3 ? VietnameseText.CapitaliseWords(cell.Text) : cell.Text;
}
