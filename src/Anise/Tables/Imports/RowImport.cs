using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Tables.Faults;
using Anise.Tables.Files;
using Anise.Tables.Layout;
using Anise.Tables.Reading;

namespace Anise.Tables.Imports;

/// <summary>What becomes of one row.</summary>
/// <param name="Row">The row as read.</param>
/// <param name="Outcome">What the import does with it.</param>
/// <param name="Store">Puts it into the store, within the write; null where nothing is to be done.</param>
public sealed record PlannedRow(TableRow Row, ImportOutcome Outcome, Action? Store = null)
{
    /// <summary>What becomes other, for a record that is known.</summary>
    public IReadOnlyList<ImportChange> Changes { get; init; } = [];

    /// <summary>Where the stored record opens.</summary>
    public string? Address { get; init; }

    /// <summary>What speaks against it: code of the fault and the values of its message (<c>fault-…</c> in the texts of an area).</summary>
    public (string Problem, object?[] Found)? Against { get; init; }
}

/// <summary>An import whose rows are each one record: it says what its table holds and what becomes of the rows; all else is here.</summary>
public abstract class RowImport(JournalBook journal) : ImportKind<TableFile>
{
    /// <summary>What the journal calls the write.</summary>
    protected abstract Act Act { get; }

    /// <summary>
    /// Tells what becomes of the rows. Asked for the preview, and again within the write: nothing is changed before <see cref="PlannedRow.Store"/> is called.
    /// </summary>
    protected abstract Task<IReadOnlyList<PlannedRow>> PlanAsync(ImportAsk ask, IReadOnlyList<TableRow> rows, CancellationToken cancel);

    /// <inheritdoc/>
    public override string NameField => Table.Fields.First(f => f.Names).Code;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown => [.. Table.Fields.Where(f => !f.Names).Select(f => f.Code)];

    /// <inheritdoc/>
    private protected sealed override TableFile ReadFile(IReadOnlyList<SheetTable> sheets, ReadOptions options, CancellationToken cancel)
    {
        TableFile file = TableReader.Read(sheets, Table, options, cancel);
        return options.Mapping?.WithoutFaulty == true ? file.WithoutFaulty() : file;
    }

    /// <inheritdoc/>
    protected sealed override async Task<ImportReport> PreviewFileAsync(Rights rights, ImportAsk ask, TableFile file, CancellationToken cancel) =>
        file.Faults.Count > 0 ? Refused(file, [.. file.Faults, .. await HiddenAsync(ask, file, cancel)]) : (await MakeAsync(ask, file, cancel)).Report;

    /// <summary>What speaks against the rows that have no fault themselves, so that a file is not sent back twice.</summary>
    private async Task<IReadOnlyList<ImportFault>> HiddenAsync(ImportAsk ask, TableFile file, CancellationToken cancel)
    {
        TableFile sound = (file with { Faults = [.. file.Faults.Where(f => f.Level == FaultLevel.Fault)] }).WithoutFaulty();
        return sound.Faults.Count > 0 ? [] : Against(await PlanAsync(ask, sound.Rows, cancel));
    }

    private static List<ImportFault> Against(IReadOnlyList<PlannedRow> plan) =>
        [.. plan.Where(p => p.Against is not null).Select(p => new ImportFault(p.Row.Sheet, p.Row.Row, "", p.Against!.Value.Problem, p.Against.Value.Found) { ColumnIndex = 0 })];

    /// <inheritdoc/>
    protected sealed override async Task<ImportReport> StoreFileAsync(Rights rights, ImportAsk ask, TableFile file, IProgress<int>? progress, CancellationToken cancel)
    {
        if (file.Faults.Count > 0) return Refused(file, [.. file.Faults, .. await HiddenAsync(ask, file, cancel)]);
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, Act, ask.FileName, cancel);
        (ImportReport report, IReadOnlyList<PlannedRow> plan) = await MakeAsync(ask, file, cancel);
        if (!report.Ok || report.ChangesNothing) return report;
        for (int i = 0; i < plan.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            plan[i].Store?.Invoke();
            if (i % 100 == 99) progress?.Report(i + 1);
        }
        await write.CommitAsync(cancel);
        return report with { Revision = write.Revision };
    }

    private async Task<(ImportReport Report, IReadOnlyList<PlannedRow> Plan)> MakeAsync(ImportAsk ask, TableFile file, CancellationToken cancel)
    {
        IReadOnlyList<PlannedRow> plan = await PlanAsync(ask, file.Rows, cancel);
        List<ImportFault> against = Against(plan);
        if (against.Count > 0 && !file.SkipsFaulty) return (Refused(file, against), plan);
        if (against.Count > 0) (file, plan) = ((file with { Faults = against }).WithoutFaulty(), [.. plan.Where(p => p.Against is null)]);
        if (plan.Count == 0) return (Refused(file, file.Notes.Count > 0 ? against : [ImportFault.OfFile("no-rows")]), plan);
        return (new ImportReport([], [.. plan.Select(p => Line(p.Row, p.Outcome) with { Address = p.Address, Changes = p.Changes })], [], [])
        {
            LeftOut = [.. file.LeftOut.Select(r => new LeftOutRow(r.Sheet, r.Row))],
            Notes = [.. file.Notes.Where(against.Contains)],
        }, plan);
    }

    private ImportReport Refused(TableFile file, IReadOnlyList<ImportFault> faults)
    {
        HashSet<(string, int)> faulty = [.. faults.Where(f => f.Row > 0).SelectMany(f => f.OtherRows.Prepend(f.Row).Select(row => (f.Sheet, row)))];
        return new ImportReport([], [.. file.Rows.Where(r => faulty.Contains((r.Sheet, r.Row))).Select(r => Line(r, ImportOutcome.Refused))], [], faults);
    }

    private ImportLine Line(TableRow row, ImportOutcome outcome) =>
        new(row.Sheet, row.Row, row.Shown(NameField)?.ToString() ?? "", outcome) { Values = Shown.ToDictionary(f => f, row.Shown) };
}
