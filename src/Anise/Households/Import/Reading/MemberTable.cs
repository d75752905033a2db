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

    /// <summary>The name of the head, in a list that names it for each person and has no relationships.</summary>
    public string? Head { get; init; }

    /// <summary>Whether the list has a column for the village that is empty in this row.</summary>
    public bool LacksVillage { get; init; }
}

/// <summary>Reads the rows of one table into members, each value with its faults.</summary>
internal sealed class MemberTable
{
    private readonly SheetTable _sheet;
    private readonly TableLayout _table;
    private readonly RowFaults _faults;
    private readonly PersonReader _person;
    private readonly DateOnly _today;
    private readonly ColumnMapping _mapping;
    private readonly int _code, _village, _number, _name, _note, _headName;

    /// <summary>A list of heads only has no column for the relationship.</summary>
    private readonly bool _headsOnly;

    public MemberTable(SheetTable sheet, TableLayout table, ColumnMapping mapping, DateOnly today, List<ImportFault> faults)
    {
        (_sheet, _table, _today, _mapping) = (sheet, table, today, mapping);
        _note = table[Fields.Note];
        (_code, _village, _number) = (table[Fields.HouseholdCode], table[Fields.Village], table[Fields.NumberInList]);
        // The name of the head in one column and in parts beside it is one person.
        bool inParts = table[Fields.HeadName] >= 0 && table[Fields.FamilyName] >= 0 && table[Fields.Relationship] < 0;
        _name = table[Fields.Name] >= 0 && !inParts ? table[Fields.Name] : table[Fields.HeadName];
        _headsOnly = (table[Fields.Name] < 0 || inParts) && table[Fields.Relationship] < 0;
        _headName = table[Fields.Name] >= 0 && !_headsOnly && table[Fields.Relationship] < 0 ? table[Fields.HeadName] : -1;
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
            SheetRow begun = _faults.Begin(row);
            if (!HasGone(begun))
                drafts.Add(ReadRow(begun) with { Part = part });
        }

        return drafts;
    }

    /// <summary>Whether the note says that the person died or moved away: asked once for each note, and left out where the user says so.</summary>
    private bool HasGone(SheetRow row)
    {
        SheetCell note = row[_note];
        if (note.IsEmpty || !Vocabulary.SaysGone(note.Text))
            return false;
        if (_mapping.MeaningOf(Fields.Note, note.Text) is { } said)
        {
            if (said == HouseholdTable.Gone)
                _faults.Add(row, _note, "left-out-gone", FaultLevel.Note, note.Text);
            return said == HouseholdTable.Gone;
        }

        _faults.Ask(row, _note, "note-gone", Fields.Note, note.Text, FaultLevel.Question);
        return false;
    }

    private void CheckColumns()
    {
        void Need(string field, bool there)
        {
            if (!there)
                _faults.OfTable("column-missing-" + field);
        }

        bool marks = _table[Fields.MaleMark] >= 0 || _table[Fields.FemaleMark] >= 0;
        Need(Fields.Sex, _table[Fields.Sex] >= 0 || marks || _table[Fields.CitizenId] >= 0 || _table[Fields.Relationship] >= 0);
        Need(Fields.BirthDate, _table[Fields.BirthDate] >= 0 || _table[Fields.BirthYear] >= 0 || _table[Fields.Age] >= 0 || marks);
        Need(Fields.Relationship, _table[Fields.Relationship] >= 0 || _headsOnly || _headName >= 0);
    }

    private MemberDraft ReadRow(SheetRow row)
    {
        CheckLengths(row);
        MemberRow member = _person.Read(row, _name);
        string? code = null;
        SheetCell written = _code >= 0 ? row[_code] : _table.Given.GetValueOrDefault(Fields.HouseholdCode);
        if (!CellText.IsBlank(written))
        {
            CellReading<string> given = HouseholdCode.Read(written, _today);
            code = given.Value;
            if (given.Problem is { } problem)
                _faults.Add(row, _code, problem, written.Text);
        }

        return new MemberDraft(member, code, CellText.Optional(row[_number]), VillageOf(row[_village]) ?? VillageInAddress(row) ?? Section, CellText.Optional(row[_table[Fields.Address]]), member.Relationship is null)
        {
            LacksVillage = _village >= 0 && Section is null && CellText.IsBlank(row[_village]),
            Head = CellText.Optional(row[_headName]),
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

    /// <summary>In a list without a column for the village, the one that the address names: thôn Nà Lùng, xã Vạn Linh.</summary>
    private string? VillageInAddress(SheetRow row)
    {
        SheetCell address = row[_table[Fields.Address]];
        return _village < 0 && !address.IsEmpty && VillageNames.AfterWord(address.Text, anywhere: true) is { } village ? VietnameseText.PersonName(village, address.Encoding) : null;
    }

    private static string? VillageOf(SheetCell cell) =>
        CellText.IsBlank(cell) ? null : cell.Encoding == VietnameseEncoding.Tcvn3 ? VietnameseText.CapitaliseWords(cell.Text) : cell.Text;
}
