using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Households.Import;
using Anise.Journal;
using Anise.Reviews.Results;
using Anise.Tables.Faults;
using Anise.Tables.Files;
using Anise.Tables.Imports;
using Anise.Tables.Layout;
using Anise.Tables.Reading;

namespace Anise.Reviews.Steps;

/// <summary>Results of a review of an earlier year, as files of the ministry's program. A decided list is taken whole or not at all.</summary>
public sealed class ResultsImport(ImportReviewResults import, TakeBackResults takeBack) : ImportKind<ReviewResultFile>
{
    /// <summary>Its code.</summary>
    public const string KindCode = "results";

    /// <inheritdoc/>
    public override string Code => KindCode;

    /// <inheritdoc/>
    public override Permission Needs => Permission.ImportHouseholds;

    /// <inheritdoc/>
    public override TableDescription Table => ResultTable.Description;

    /// <inheritdoc/>
    public override AreaTexts Words => Texts.Area;

    /// <inheritdoc/>
    public override bool OfYear => true;

    /// <inheritdoc/>
    public override bool MayBePart => false;

    /// <inheritdoc/>
    public override bool MayBeTakenBack => true;

    /// <inheritdoc/>
    internal override Task<IReadOnlyList<Problem>> TakeBackAsync(JournaledWrite write, PlaceId commune, long revision, CancellationToken cancel) => takeBack.RunAsync(write, revision, cancel);

    /// <inheritdoc/>
    public override string NameField => ResultTable.Head.Code;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown =>
        [ResultTable.Code.Code, ResultTable.Village.Code, ResultTable.Date.Code, ResultTable.Members.Code, ResultTable.B1.Code, ResultTable.B2.Code, ResultTable.Class.Code];

    /// <inheritdoc/>
    private protected override ReviewResultFile ReadFile(IReadOnlyList<SheetTable> sheets, ReadOptions options, CancellationToken cancel) => ReviewResultReader.Read(sheets, options, cancel);

    /// <inheritdoc/>
    protected override async Task<ImportReport> PreviewFileAsync(Rights rights, ImportAsk ask, ReviewResultFile file, CancellationToken cancel)
    {
        ResultsPreview seen = await import.PreviewAsync(rights, ask.Commune, ask.AsOf.Year, file, cancel);
        if (seen.Faults.Count > 0)
        {
            HashSet<(string, int)> faulty = [.. seen.Faults.Where(f => f.Row > 0).SelectMany(f => f.OtherRows.Prepend(f.Row).Select(row => (f.Sheet, row)))];
            return new ImportReport([], [.. file.Results.Where(r => faulty.Contains((r.Sheet, r.Row))).Select(r => Line(r, ImportOutcome.Refused, null))], [], seen.Faults);
        }
        ImportLine[] lines =
            [.. file.Results.Select(r => Line(r, seen.Changes ? ImportOutcome.Added : ImportOutcome.Left, seen.Registry.GetValueOrDefault(r.HouseholdCode)?.Id))];
        return new ImportReport([], lines, [], [])
        {
            Notes = [ImportFault.OfFile("results-in-registry", lines.Count(l => l.Address is not null), lines.Length) with { Level = FaultLevel.Note }],
        };
    }

    /// <inheritdoc/>
    protected override async Task<ImportReport> StoreFileAsync(Rights rights, ImportAsk ask, ReviewResultFile file, IProgress<int>? progress, CancellationToken cancel)
    {
        ImportReport seen = await PreviewFileAsync(rights, ask, file, cancel);
        if (!seen.Ok || seen.ChangesNothing) return seen;
        Result<ImportedResults> done = await import.RunAsync(rights, ask.Commune, ask.AsOf.Year, file, cancel);
        if (!done.Ok) return new ImportReport([], [], [], [.. done.Problems.Select(p => ImportFault.OfFile("refused-by-store", p.Message))]);
        return seen with { Revision = done.Value.Revision };
    }

    /// <inheritdoc/>
    internal override SheetSummary Masked(SheetSummary sheet) => sheet.Masked();

    private static ImportLine Line(ReviewResultRow row, ImportOutcome outcome, HouseholdId? known) => new(row.Sheet, row.Row, row.Head, outcome)
    {
        Values = new Dictionary<string, object?>
        {
            [ResultTable.Code.Code] = row.HouseholdCode, [ResultTable.Village.Code] = row.Village, [ResultTable.Date.Code] = row.Date, [ResultTable.Members.Code] = row.Members,
            [ResultTable.B1.Code] = row.B1, [ResultTable.B2.Code] = row.B2, [ResultTable.Class.Code] = row.Class,
        },
        Address = known is { } id ? $"/households/{id.Value}" : null,
    };
}
