using Anise.Rules.Works;
using Anise.Tables.Faults;
using Anise.Tables.Files;
using Anise.Tables.Layout;
using Anise.Tables.Reading;
using Anise.Tables.Values;
using Anise.Works.Days;
using Anise.Works.Written;

namespace Anise.Works.Import;

/// <summary>Makes works days of the rows of a file: a day may stand in several rows, one for each thing that was done.</summary>
internal sealed class WorksDayReader(WorksCatalogue catalogue, WorksDayTable table, int year)
{
    private readonly WrittenOutputs _outputs = new(catalogue);
    private readonly List<ImportFault> _faults = [];
    private readonly List<StatedDay> _days = [];
    private readonly Dictionary<(DateOnly, string, string), StatedDay> _byKey = [];
    private StatedDay? _last;

    /// <summary>Reads sheets that were taken from a file before.</summary>
    public WorksDayFile Read(IReadOnlyList<SheetTable> sheets, ReadOptions options, CancellationToken cancel)
    {
        TableFile file = TableReader.Read(sheets, table.Description, options, cancel);
        foreach (TableRow row in file.Rows)
        {
            cancel.ThrowIfCancellationRequested();
            Add(row);
        }
        // What the table itself has against a row comes first; a day of such a row is not looked at further.
        return new WorksDayFile(file.Sheets, _days, [.. file.Faults, .. _faults.Where(f => !file.Faults.Any(g => g.Sheet == f.Sheet && g.Row == f.Row && g.ColumnIndex == f.ColumnIndex))]) { Notes = file.Notes };
    }

    private void Add(TableRow row)
    {
        if (row.IsContinued && _last is { } before && before.Sheet == row.Sheet)
        {
            before.OtherRows.Add(row.Row);
            OutputsOf(row, before);
            return;
        }
        if (DateOf(row) is not { } date)
        {
            _last = null;
            return;
        }
        string? organiser = Text(row, WorksDayTable.Organiser), village = Text(row, WorksDayTable.Village);
        if (village is not null && WorksWords.IsWhole(village)) village = null;
        // Two villages in one cell are two days: who came to which is not known.
        else if (village?.AsSpan().IndexOfAny(",;+\n") >= 0) _faults.Add(row.FaultOf(WorksDayTable.Village, "works-several-villages", village));
        string? campaign = Text(row, WorksDayTable.Campaign) ?? row.Titles.Select(WorksWords.CampaignIn).FirstOrDefault(c => c is not null);
        var key = (date, village is null ? "" : VillageNames.KeyOf(village), KnownWords.KeyOf(organiser ?? ""));
        // Who is not named again is who was named above: the second row of a day often says only what was done.
        if (_byKey.TryGetValue(key, out StatedDay? day) || (organiser is null && _last is { } last && last.Sheet == row.Sheet && last.Date == date && SameVillage(last, village) && row.Of(WorksDayTable.Participants) is null && (day = last) is not null)) day.OtherRows.Add(row.Row);
        else _days.Add(day = _byKey[key] = new StatedDay(row.Sheet, row.Row, date, village, organiser, campaign));
        _last = day;
        PeopleOf(row, day);
        day.LabourDays = Same(row, WorksDayTable.LabourDays, day, day.LabourDays);
        day.Land = Same(row, WorksDayTable.Land, day, day.Land);
        day.Cash = Same(row, WorksDayTable.Cash, day, day.Cash);
        if (day.Cash is { } cash && cash != decimal.Truncate(cash)) _faults.Add(row.FaultOf(WorksDayTable.Cash, "works-not-whole-dong", cash));
        if (Text(row, WorksDayTable.Note) is { } note) day.Note = day.Note is null || day.Note == note ? note : $"{day.Note}; {note}";
        day.Materials ??= Text(row, WorksDayTable.Materials);
        OutputsOf(row, day);
    }

    private static bool SameVillage(StatedDay day, string? village) => village is null || (day.Village is { } own && VillageNames.KeyOf(own) == VillageNames.KeyOf(village));

    private DateOnly? DateOf(TableRow row)
    {
        if (row.ValueOf(WorksDayTable.Date) is not { } written) return null;   // its fault was told
        int? month = WrittenDay.MonthOf(row.Titles);
        // The title says of which year the table is: days without a year are not taken into another.
        if (written.Year is null && WrittenDay.YearOf(row.Titles) is { } titled && titled != year)
        {
            _faults.Add(row.FaultOf(WorksDayTable.Date, "works-title-of-other-year", written.ToString(), titled, year));
            return null;
        }
        if (written.Month is null && month is null) _faults.Add(row.FaultOf(WorksDayTable.Date, "works-day-without-month", written.ToString()));
        else if (written.On(month, year) is not { } date) _faults.Add(row.FaultOf(WorksDayTable.Date, "not-a-date", written.ToString()));
        else if (date.Year != year) _faults.Add(row.FaultOf(WorksDayTable.Date, "works-day-of-other-year", date, year));
        else return date;
        return null;
    }

    private void PeopleOf(TableRow row, StatedDay day)
    {
        if (Text(row, WorksDayTable.Participants) is not { } text || TableWords.Blanks.Contains(text) && text != "0") return;
        var (read, problem) = WrittenPeople.Read(text);
        NewParticipation[] people = [.. read.Select(p => new NewParticipation(p.Body, p.People, []))];
        if (problem is not null) _faults.Add(row.FaultOf(WorksDayTable.Participants, problem, text));
        else if (day.Participations.Count == 0) day.Participations = people;
        // The number of a day stands in each of its rows: it is never added twice.
        else if (!day.Participations.SequenceEqual(people, SameParticipation.Instance))
            _faults.Add(row.FaultOf(WorksDayTable.Participants, "works-people-differ", text, day.Row, Said(day.Participations)));
    }

    private static string Said(IReadOnlyList<NewParticipation> people) => string.Join("; ", people.Select(p => $"{p.Body} {p.People}".Trim()));

    private decimal? Same(TableRow row, TableField<string> field, StatedDay day, decimal? before)
    {
        if (Text(row, field) is not { } text || TableWords.Blanks.Contains(text)) return before;
        var (number, problem) = WrittenNumber.Read(text);
        if (number is null) _faults.Add(row.FaultOf(field, problem ?? "not-a-number", text));
        else if (before is { } known && known != number) _faults.Add(row.FaultOf(field, "works-number-differs", text, day.Row, known));
        return number ?? before;
    }

    private void OutputsOf(TableRow row, StatedDay day)
    {
        var here = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (kind, column) in table.Columns)
        {
            if (Text(row, column) is not { } text || TableWords.Blanks.Contains(text)) continue;
            // The head of a column may tell another unit than the catalogue's: "Đường (km)".
            string? unit = WrittenOutputs.UnitIn(row.HeadOf(column)) is null ? null : row.HeadOf(column);
            here.Add(kind.Code);
            Take(row, column, WrittenOutputs.Amount(kind, text, unit), day);
        }
        // Of what has a column of its own, the words beside it say the same again: added up it would count twice.
        void Told(TableField field, WrittenOutput output)
        {
            if (output.Kind is { } kind && output.Quantity is not null && here.Contains(kind.Code)) _faults.Add(row.FaultOf(field, "works-output-said-twice", kind.Label.ToString()));
            else Take(row, field, output, day);
        }
        string? work = Text(row, WorksDayTable.Output), result = Text(row, WorksDayTable.Result), amount = Text(row, WorksDayTable.Quantity), measure = Text(row, WorksDayTable.Unit);
        if (work is not null && TableWords.Blanks.Contains(work)) work = null;
        if (work is null && result is null)
        {
            if (amount is not null && !TableWords.Blanks.Contains(amount)) _faults.Add(row.FaultOf(WorksDayTable.Quantity, "works-amount-alone", amount));
            return;
        }
        TableField<string> field = work is null ? WorksDayTable.Result : WorksDayTable.Output;
        if (amount is not null && !TableWords.Blanks.Contains(amount)) OfAmounts(row, day, work ?? result!, amount, measure, field);
        else if (work is not null && result is not null && !TableWords.Blanks.Contains(result)) foreach (WrittenOutput output in _outputs.Read(work, result)) Told(WorksDayTable.Result, output);
        else foreach (WrittenOutput output in _outputs.Read(work ?? result!)) Told(field, output);
    }

    private void OfAmounts(TableRow row, StatedDay day, string work, string amount, string? measure, TableField<string> field)
    {
        // One thing and a bare number: in the unit beside it, in that of the column's head, else in the catalogue's.
        if (WrittenNumber.Read(amount).Number is not null && _outputs.KindOf(work) is { } kind)
        {
            string? unit = measure ?? (WrittenOutputs.UnitIn(row.HeadOf(WorksDayTable.Quantity)) is null ? null : row.HeadOf(WorksDayTable.Quantity));
            Take(row, WorksDayTable.Quantity, WrittenOutputs.Amount(kind, amount, unit), day);
        }
        else if (_outputs.KindOf(work) is { } one && measure is not null) Take(row, WorksDayTable.Quantity, WrittenOutputs.Amount(one, amount, measure), day);
        else foreach (WrittenOutput output in _outputs.Read(work, amount)) Take(row, output.Problem == "works-output-not-known" ? field : WorksDayTable.Quantity, output, day);
    }

    private void Take(TableRow row, TableField field, WrittenOutput output, StatedDay day)
    {
        if (output.Problem is { } problem)
        {
            ImportFault fault = row.FaultOf(field, problem, [.. output.Found.Select(f => f is Anise.Rules.LocalText text ? text.ToString() : f)]);
            _faults.Add(problem == "works-output-not-known" ? fault with { Allowed = [.. catalogue.Outputs.Select(o => new AllowedValue(o.Label.Vi, o.Label.En))] } : fault);
            return;
        }
        if (output.Kind is not { } kind) return;
        // The same words and the same amount in another row of the day: the row stands twice, or two stretches are as long.
        string said = string.Join('|', table.Columns.Select(c => c.Column).Concat([WorksDayTable.Output, WorksDayTable.Result, WorksDayTable.Quantity]).Select(f => Text(row, f)));
        if (output.Quantity is { } again && day.Taken.TryGetValue((kind.Code, again, said), out int other) && other != row.Row) _faults.Add(row.FaultOf(field, "works-row-twice", kind.Label.ToString(), again, other));
        else if (output.Quantity is { } first) day.Taken[(kind.Code, first, said)] = row.Row;
        int at = day.Outputs.FindIndex(o => o.Kind == kind.Code);
        if (at < 0) day.Outputs.Add(new NewOutput(kind.Code, output.Quantity));
        else day.Outputs[at] = new NewOutput(kind.Code, day.Outputs[at].Quantity is null && output.Quantity is null ? null : (day.Outputs[at].Quantity ?? 0) + (output.Quantity ?? 0));
    }

    private static string? Text(TableRow row, TableField<string> field) => row.Of(field) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    private sealed class SameParticipation : IEqualityComparer<NewParticipation>
    {
        public static SameParticipation Instance { get; } = new();

        public bool Equals(NewParticipation? x, NewParticipation? y) => x?.People == y?.People && KnownWords.KeyOf(x?.Body ?? "") == KnownWords.KeyOf(y?.Body ?? "");

        public int GetHashCode(NewParticipation obj) => obj.People.GetHashCode();
    }
}
