using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Journal;
using Anise.Places;
using Anise.Plans.Targets;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Plans.Following;

/// <summary>A record of the period of a report that became known after it was issued.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Place">Where.</param>
/// <param name="Period">When it happened.</param>
/// <param name="KnownSince">The day on which it was first written down.</param>
public sealed record LateRecord(string Name, MappedPlace Place, Period Period, DateOnly KnownSince);

/// <summary>A row of an issued report, and what is known of the same period today.</summary>
/// <param name="Row">The row as it was issued.</param>
/// <param name="Target">The target as of the last day of the report, by what is known today.</param>
/// <param name="HasChanged">Whether the figure of that period is another one today.</param>
/// <param name="GoesOn">Whether it may be another because its year went on: its records are of whole years.</param>
/// <param name="Late">What became known since.</param>
public sealed record ReadRow(FollowUpRow Row, FollowedTarget Target, bool HasChanged, bool GoesOn, IReadOnlyList<LateRecord> Late);

/// <summary>An issued report.</summary>
/// <param name="Report">The report.</param>
/// <param name="Directive">Its directive.</param>
/// <param name="Rows">Its rows, with what changed since.</param>
public sealed record SeenFollowUp(FollowUp Report, Directive Directive, IReadOnlyList<ReadRow> Rows);

/// <summary>Reads issued follow-up reports: their numbers as they were, with what changed since listed beside them.</summary>
public sealed class ReadFollowUp(AniseDb db, PlacesOfPlans places, FollowTargets follow, OpenFigure open)
{
    private const int MostRecords = 5000;

    /// <summary>The report; null where there is none. Needs <c>Permission.SeePlans</c> for its place; rows of other places are left out.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<SeenFollowUp?> RunAsync(Rights rights, FollowUpId id, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(rights);
        if (await db.Set<FollowUp>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, cancel) is not { } report) return null;
        Directive directive = await db.Set<Directive>().AsNoTracking().SingleAsync(d => d.Id == report.DirectiveId, cancel);
        rights.Demand(Permission.SeePlans, await places.ScopeAsync(report.PlaceId, directive.On, cancel));
        Dictionary<TargetId, FollowUpRow> rows = await db.Set<FollowUpRow>().AsNoTracking().Where(r => r.FollowUpId == id).ToDictionaryAsync(r => r.TargetId, cancel);
        var read = new List<ReadRow>();
        foreach (FollowedTarget target in await follow.RunAsync(rights, new FollowQuery { Directive = report.DirectiveId, Year = report.Year, On = report.Until }, cancel))
        {
            if (!rows.TryGetValue(target.Target.Id, out FollowUpRow? row)) continue;   // it was set after the report
            bool changed = row.Actual != target.Measured;
            bool goesOn = changed && report.Until < new DateOnly(report.Year, 12, 31) && target.Figure.Kind.Period != PeriodKind.Month;
            read.Add(new ReadRow(row, target, changed, goesOn, changed && !goesOn ? await LateAsync(rights, report, target, cancel) : []));
        }
        return new SeenFollowUp(report, directive, read);
    }

    /// <summary>The records of the period that the journal knows only since the report was issued.</summary>
    private async Task<IReadOnlyList<LateRecord>> LateAsync(Rights rights, FollowUp report, FollowedTarget target, CancellationToken cancel)
    {
        var late = new List<LateRecord>();
        IEnumerable<Period> periods = target.Figure.Kind.Period == PeriodKind.Month ? new Period(report.Year).Months.Where(m => m.LastDay <= report.Until) : [new Period(report.Year)];
        string[] subjects = [.. target.Figure.Kind.Subjects];
        foreach (Period period in periods)
        {
            Result<OpenedFigure> opened = await open.RunAsync(rights, new RecordQuery(target.Figure.Code, target.Place.Id, period) { MapDay = target.MapDay, Take = MostRecords }, cancel);
            if (!opened.Ok) continue;   // the figure has no such record to open
            string[] keys = [.. opened.Value.Records.Select(r => NumberOf(r.Key)).Distinct()];
            Dictionary<string, DateOnly> since = (await db.Set<JournalEntry>().AsNoTracking().Where(e => EF.Parameter(subjects).Contains(e.Subject) && EF.Parameter(keys).Contains(e.SubjectId))
                .GroupBy(e => e.SubjectId).Select(g => new { Id = g.Key, First = g.Min(e => e.Number), At = g.Min(e => e.At) }).Where(e => e.First > report.LastEntry).ToListAsync(cancel))
                .ToDictionary(e => e.Id, e => DateOnly.FromDateTime(Days.Local(DateTimeOffset.Parse(e.At!, CultureInfo.InvariantCulture))));
            late.AddRange(opened.Value.Records.Where(r => since.ContainsKey(NumberOf(r.Key))).DistinctBy(r => NumberOf(r.Key)).Select(r => new LateRecord(r.Title, r.Place, period, since[NumberOf(r.Key)])));
        }
        return late;
    }

    /// <summary>The number of the record that a key begins with: parts of one have its number and their own.</summary>
    private static string NumberOf(string key) => new([.. key.TakeWhile(char.IsAsciiDigit)]);
}

/// <summary>Targets that an issued report says are behind, of which nobody has said why since they are: they wait for who may say so.</summary>
internal sealed class BehindTargets(AniseDb db, PlacesOfPlans places, FigureCatalogue catalogue, KeptReads kept) : IWaitingWork
{
    private const int Most = 20;

    private static readonly TargetState[] Late = [TargetState.Behind, TargetState.NotMet];

    public async Task<IReadOnlyList<WaitingWork>> ForAsync(Rights rights, CancellationToken cancel)
    {
        if (rights.PlacesOf(Permission.EditPlans) is not { Count: > 0 } at) return [];
        string key = $"{typeof(BehindTargets)} {CultureInfo.CurrentUICulture.Name} {string.Join(',', at.Select(p => p.Value))}";
        return await kept.GetAsync(db, key, () => ReadAsync(at, cancel), cancel);
    }

    private async Task<IReadOnlyList<WaitingWork>> ReadAsync(IEnumerable<PlaceId> at, CancellationToken cancel)
    {
        List<FollowUp> last = [.. (await db.Set<FollowUp>().AsNoTracking().ToListAsync(cancel)).GroupBy(f => f.DirectiveId).Select(g => g.MaxBy(f => f.Until)!)];
        if (last.Count == 0) return [];
        List<FollowUpId> ids = [.. last.Select(f => f.Id)];
        var within = new HashSet<PlaceId>();
        foreach (PlaceId place in at) within.UnionWith([.. await places.WithinAsync(place, cancel), place]);
        List<FollowUpRow> rows = await db.Set<FollowUpRow>().AsNoTracking().Where(r => EF.Parameter(ids).Contains(r.FollowUpId) && EF.Parameter(Late).Contains(r.State) && EF.Parameter(within).Contains(r.PlaceId)).ToListAsync(cancel);
        if (rows.Count == 0) return [];
        List<TargetId> targets = [.. rows.Select(r => r.TargetId)];
        Dictionary<TargetId, string> figures = await db.Set<Target>().AsNoTracking().Where(t => EF.Parameter(targets).Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.Figure, cancel);
        ILookup<TargetId, TargetNote> notes = (await db.Set<TargetNote>().AsNoTracking().Where(n => EF.Parameter(targets).Contains(n.TargetId)).ToListAsync(cancel)).ToLookup(n => n.TargetId);
        Dictionary<PlaceId, MappedPlace> names = await places.NamesAsync(rows.Select(r => r.PlaceId), cancel);
        return
        [
            .. rows.Where(r => !notes[r.TargetId].Any(n => n.SaysWhy(r.BehindSince))).OrderBy(r => r.BehindSince).ThenBy(r => r.TargetId.Value).Take(Most)
                .Select(r => new WaitingWork(Texts.Get("waits-behind", catalogue.TryFind(figures[r.TargetId], out Figure? figure) ? figure.Name : figures[r.TargetId], names[r.PlaceId].Name), "/plans/targets/" + r.TargetId.Value.Key(), null, true)),
        ];
    }
}
