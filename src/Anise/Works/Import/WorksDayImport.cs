using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Store;
using Anise.Tables.Faults;
using Anise.Tables.Files;
using Anise.Tables.Imports;
using Anise.Tables.Layout;
using Anise.Tables.Reading;
using Anise.Tables.Values;
using Anise.Works.Days;
using Anise.Works.Lists;
using Microsoft.EntityFrameworkCore;

namespace Anise.Works.Import;

/// <summary>
/// Works days of a commune and year, as files. A file is taken whole or not at all. A day that is stored already as the file has it is left; one that the file has otherwise is refused: it is corrected on
/// its page, with a reason.
/// </summary>
public sealed class WorksDayImport(AniseDb db, JournalBook journal, WorksPlaces places, DayChecks checks, DayWriting writing, TakeBackWorksDays takeBack, KeptReads reads, RuleBook rules) : ImportKind<WorksDayFile>
{
    /// <summary>Its code.</summary>
    public const string KindCode = "works-days";

    private readonly WorksDayTable _table = new(rules.Works);

    /// <inheritdoc/>
    public override string Code => KindCode;

    /// <inheritdoc/>
    public override Permission Needs => Permission.EditWorks;

    /// <inheritdoc/>
    public override TableDescription Table => _table.Description;

    /// <inheritdoc/>
    public override AreaTexts Words => Texts.Area;

    /// <inheritdoc/>
    public override bool OfYear => true;

    /// <inheritdoc/>
    public override int UsualYear(int thisYear) => thisYear;

    /// <inheritdoc/>
    public override bool MakesVillages => true;

    /// <inheritdoc/>
    public override bool MayBePart => false;

    /// <inheritdoc/>
    public override bool MayBeTakenBack => true;

    /// <inheritdoc/>
    internal override Task<IReadOnlyList<Problem>> TakeBackAsync(JournaledWrite write, PlaceId commune, long revision, CancellationToken cancel) => takeBack.RunAsync(write, revision, cancel);

    /// <inheritdoc/>
    public override string NameField => WorksDayTable.Organiser.Code;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown =>
        [WorksDayTable.Date.Code, WorksDayTable.Village.Code, WorksDayTable.Campaign.Code, WorksDayTable.Participants.Code, WorksDayTable.LabourDays.Code, WorksDayTable.Output.Code];

    /// <summary>The heads of columns that no field of works days is, in the order of the file: what stands in them is stored nowhere.</summary>
    public static IReadOnlyList<string> NotTaken(ImportReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return [.. report.Sheets.Where(s => s.Recognised).SelectMany(s => s.Headers.Where((head, at) => !string.IsNullOrWhiteSpace(head) && s.Columns.All(c => c.Column != at) && !WorksDayTable.NumbersRows(head))).Distinct(StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public override string LabelOf(string field) => _table.Columns.FirstOrDefault(c => c.Column.Code == field) is { Kind: { } kind } ? kind.Label.ToString() : base.LabelOf(field);

    /// <inheritdoc/>
    private protected override WorksDayFile ReadFile(IReadOnlyList<SheetTable> sheets, ReadOptions options, CancellationToken cancel) =>
        new WorksDayReader(rules.Works, _table, options.Year ?? options.Today.Year).Read(sheets, options, cancel);

    /// <inheritdoc/>
    protected override async Task<ImportReport> PreviewFileAsync(Rights rights, ImportAsk ask, WorksDayFile file, CancellationToken cancel) =>
        (await PlanAsync(rights, ask, file, cancel)).Report;

    /// <inheritdoc/>
    protected override async Task<ImportReport> StoreFileAsync(Rights rights, ImportAsk ask, WorksDayFile file, IProgress<int>? progress, CancellationToken cancel)
    {
        // Whoever else writes waits while this holds the store: a long file is looked at before, and again only where somebody wrote meanwhile.
        long seen = (await reads.NowAsync(db, cancel)).LastEntry;
        places.Forget();   // maps that were read before may be older than that
        (ImportReport report, IReadOnlyList<PlannedDay> plan) = await PlanAsync(rights, ask, file, cancel);
        if (!report.Ok || report.ChangesNothing) return report;
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, WorksActs.ImportWorksDays, ask.FileName, cancel);
        if (write.Revision != seen + 1)
        {
            places.Forget();
            (report, plan) = await PlanAsync(rights, ask, file, cancel);
            if (!report.Ok || report.ChangesNothing) return report;
        }
        var villages = new Dictionary<string, PlaceId>(StringComparer.Ordinal);
        foreach (IGrouping<PlaceId, PlannedDay> made in plan.Where(p => p.NewVillageIn is not null).GroupBy(p => p.NewVillageIn!.Value))
        {
            List<string> names = [.. made.Select(p => p.Stated.Village!).DistinctBy(VillageNames.KeyOf)];
            Result<Dictionary<string, PlaceId>> added = await NewVillages.MakeAsync(db, made.Key, names, cancel);
            if (!added.Ok) return new ImportReport([], [], [], [.. added.Problems.Select(p => ImportFault.OfFile("refused-by-store", p.Message))]);
            foreach (var (key, id) in added.Value) villages[key] = id;
        }
        int done = 0;
        foreach (PlannedDay planned in plan.Where(p => p.Known is null))
        {
            cancel.ThrowIfCancellationRequested();
            await writing.AddAsync(planned.NewVillageIn is { } commune ? planned.Day with { Place = villages[VillageNames.KeyOf(planned.Stated.Village!)] } : planned.Day, cancel, planned.NewVillageIn);
            if (++done % 100 == 0) progress?.Report(done);
        }
        await write.CommitAsync(cancel);
        return report with { Revision = write.Revision };
    }

    private async Task<(ImportReport Report, IReadOnlyList<PlannedDay> Plan)> PlanAsync(Rights rights, ImportAsk ask, WorksDayFile file, CancellationToken cancel)
    {
        // All that is wrong is told at once; of a day with a row that cannot be read no more is said.
        var faults = new List<ImportFault>();
        var unread = file.Faults.Select(f => (f.Sheet, f.Row)).ToHashSet();
        var plan = new List<PlannedDay>();
        var then = new Dictionary<DateOnly, Neighbourhood>();
        DateOnly first = new(ask.AsOf.Year, 1, 1), last = new(ask.AsOf.Year, 12, 31);
        foreach (StatedDay stated in file.Days.Where(d => !unread.Contains((d.Sheet, d.Row)) && !d.OtherRows.Any(r => unread.Contains((d.Sheet, r)))))
        {
            if (stated.Date > places.Today)
            {
                faults.Add(Fault(stated, "date-in-future", stated.Date));
                continue;
            }
            if (!then.TryGetValue(stated.Date, out Neighbourhood? here)) then.Add(stated.Date, here = await ReadAsync(ask.Commune, stated.Date, then.Values, cancel));
            (PlaceId? place, PlaceId? newIn, ImportFault? against) = Where(stated, here, ask.CreateVillages);
            if (against is not null)
            {
                faults.Add(against);
                continue;
            }
            PlaceId at = place ?? newIn!.Value;
            NewWorksDay day = new(at, stated.Date, stated.Organiser ?? here.Map[here.Map.CommuneOf(at).Id].Name)
            {
                Campaign = stated.Campaign,
                Participations = stated.Participations,
                LabourDays = stated.LabourDays,
                LandSquareMetres = stated.Land,
                CashVnd = stated.Cash is { } cash ? (long)cash : null,
                Materials = stated.Materials,
                Outputs = stated.Outputs,
                Note = stated.Note,
            };
            faults.AddRange((await checks.FaultsAsync(day, cancel)).Select(p => Fault(stated, "refused-by-store", p.Message)));
            plan.Add(new PlannedDay(stated, day, newIn));
        }
        faults = [.. FaultGroups.Grouped(faults, f => f.Problem == "village-unknown")];
        await MatchAsync(plan, first, last, faults, cancel);
        faults = [.. file.Faults, .. faults];
        if (plan.Count == 0 && faults.Count == 0) faults.Add(ImportFault.OfFile("no-rows"));
        if (faults.Count > 0) return (new ImportReport([], [], [], faults), plan);
        string[] made = [.. plan.Where(p => p.NewVillageIn is not null).Select(p => p.Stated.Village!).DistinctBy(VillageNames.KeyOf)];
        return (new ImportReport([], [.. plan.Select(Line)], made, []), plan);
    }

    /// <summary>The communes and villages that a file of a commune may mean on a day; days of one map share them.</summary>
    private async Task<Neighbourhood> ReadAsync(PlaceId commune, DateOnly day, IEnumerable<Neighbourhood> known, CancellationToken cancel)
    {
        PlaceMap map = await places.OnAsync(day, cancel);
        if (known.FirstOrDefault(k => k.Map.Since == map.Since) is { } same) return same;
        IReadOnlyList<MappedPlace> communes = await places.CommunesThenAsync(commune, day, cancel);
        return new Neighbourhood(map, communes, [.. communes.Select(c => new VillageFinder(map.ChildrenOf(c.Id)))]);
    }

    /// <summary>The place of a day; or the commune in which its village is made; or what is wrong.</summary>
    private static (PlaceId? Place, PlaceId? NewIn, ImportFault? Against) Where(StatedDay stated, Neighbourhood here, bool create)
    {
        if (here.Communes.Count == 0) return (null, null, Fault(stated, "works-no-commune-then", stated.Date));
        string communes = string.Join(", ", here.Communes.Select(c => c.Name));
        if (stated.Village is not { } village || here.Communes.FirstOrDefault(c => Folding.Fold(c.Name) == Folding.Fold(village)) is not null)
        {
            MappedPlace[] meant = stated.Village is null ? [.. here.Communes] : [.. here.Communes.Where(c => Folding.Fold(c.Name) == Folding.Fold(stated.Village))];
            return meant.Length == 1 ? (meant[0].Id, null, null) : (null, null, Fault(stated, "works-which-commune", stated.Date, communes));
        }
        PlaceId[] found = [.. here.Villages.Select(v => v.Find(village)).OfType<PlaceId>()];
        if (found.Length == 1) return (found[0], null, null);
        if (found.Length > 1) return (null, null, Fault(stated, "works-which-village", village, communes));
        if (!create) return (null, null, Fault(stated, "village-unknown", village, communes));
        return here.Communes.Count == 1 ? (null, here.Communes[0].Id, null) : (null, null, Fault(stated, "works-which-commune", stated.Date, communes));
    }

    /// <summary>Which days are stored already.</summary>
    private async Task MatchAsync(List<PlannedDay> plan, DateOnly first, DateOnly last, List<ImportFault> faults, CancellationToken cancel)
    {
        PlaceId[] at = [.. plan.Where(p => p.NewVillageIn is null).Select(p => p.Day.Place!.Value).Distinct()];
        ILookup<(PlaceId, DateOnly, string), WorksDay> stored = (await db.Set<WorksDay>().AsNoTracking().Include(d => d.Outputs)
            .Where(d => d.Date >= first && d.Date <= last && !d.Withdrawn && EF.Parameter(at).Contains(d.PlaceId)).ToListAsync(cancel)).ToLookup(d => (d.PlaceId, d.Date, d.OrganiserKey));
        for (int i = 0; i < plan.Count; i++)
        {
            NewWorksDay day = plan[i].Day;
            if (plan[i].NewVillageIn is not null) continue;
            WorksDay[] known = [.. stored[(day.Place!.Value, day.Date!.Value, KnownWords.KeyOf(KnownWords.Clean(day.Organiser)!))]];
            if (known.Length == 0) continue;
            if (Array.Find(known, k => IsSame(k, day)) is { } same) plan[i] = plan[i] with { Known = same.Id };
            else faults.Add(Fault(plan[i].Stated, "works-day-stored-otherwise", day.Organiser, day.Date, $"/works/days/{known[0].Id.Value}"));
        }
    }

    private static bool IsSame(WorksDay stored, NewWorksDay day) =>
        stored.LabourDays == day.LabourDays && KnownWords.KeyOf(stored.Campaign ?? "") == KnownWords.KeyOf(day.Campaign ?? "")
        && (day.LandSquareMetres is null || stored.LandSquareMetres == day.LandSquareMetres) && (day.CashVnd is null || stored.CashVnd == day.CashVnd)
        // A file that has one number for all does not say otherwise than a list by body.
        && stored.People == day.Participations.Sum(p => p.People ?? 0)
        && stored.Outputs.Select(o => (o.Kind, o.Quantity)).Order().SequenceEqual(day.Outputs.Select(o => (o.Kind, o.Quantity)).Order());

    private ImportLine Line(PlannedDay planned) => new(planned.Stated.Sheet, planned.Stated.Row, planned.Day.Organiser!, planned.Known is null ? ImportOutcome.Added : ImportOutcome.Left)
    {
        Values = new Dictionary<string, object?>
        {
            [WorksDayTable.Date.Code] = planned.Stated.Date,
            [WorksDayTable.Village.Code] = planned.Stated.Village,
            [WorksDayTable.Campaign.Code] = planned.Stated.Campaign,
            [WorksDayTable.Participants.Code] = planned.Stated.Participations.Sum(p => p.People ?? 0),
            [WorksDayTable.LabourDays.Code] = planned.Stated.LabourDays,
            [WorksDayTable.Output.Code] = OutputWords.Of(rules.Works, planned.Day.Outputs),
        },
        Address = planned.Known is { } known ? $"/works/days/{known.Value}" : null,
    };

    private static ImportFault Fault(StatedDay day, string problem, params object?[] found) => new(day.Sheet, day.Row, "", problem, found) { ColumnIndex = 0, OtherRows = [] };

    private sealed record PlannedDay(StatedDay Stated, NewWorksDay Day, PlaceId? NewVillageIn)
    {
        public WorksDayId? Known { get; init; }
    }

    private sealed record Neighbourhood(PlaceMap Map, IReadOnlyList<MappedPlace> Communes, IReadOnlyList<VillageFinder> Villages);
}
