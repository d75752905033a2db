using Anise.Basics;
using Anise.Evidence.Boards;
using Anise.Figures;
using Anise.Journal;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Evidence.Figures;

/// <summary>The kind of record that figures of evidence count.</summary>
public sealed class EvidenceKinds(IReadOnlyList<Module> areas)
{
    /// <summary>A piece of evidence, counted in the month in which it came.</summary>
    public RecordKind Evidence { get; } = new("evidence", ["verdict", "by-commune", "by-province", "date-differs", "place-differs"],
        [new Breakdown("record-kind", "record-kind", () => Texts.Get("column-kind"), areas.NameOfSubject)], new Dictionary<string, IReadOnlyList<ListItem>>())
    {
        Name = () => Texts.Get("subject-evidence"),
        Unit = "item",
        See = Permission.SeeEvidence,
        TakeOut = Permission.ExportEvidence,
        Period = PeriodKind.Month,
        Subjects = [EvidenceSubjects.Evidence.Code],
        Look = new RecordLook
        {
            Id = new("evidence", "id", () => Texts.Get("subject-evidence")),
            Address = record => record.Id is { } id ? $"/evidence/{id.Key()}" : null,
            Names = [new("file", "file", () => Texts.Get("column-file")), new("record", "record", () => Texts.Get("column-record")) { IsPersonal = true }],
            Facts = [new("record_kind", "record-kind", () => Texts.Get("column-kind"), areas.NameOfSubject), new("state", "verdict", () => Texts.Get("column-state"), state => Texts.Get("state-" + state))],
        },
    };
}

/// <summary>Reads evidence for figures: a part a month, what came in it.</summary>
public sealed class EvidenceRecords(AniseDb db, RecordChanges changes, KeptReads kept, EvidenceKinds kinds) : IRecordReader
{
    /// <inheritdoc/>
    public RecordKind Kind => kinds.Evidence;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancel) => [.. (await MonthsAsync(cancel)).Select(m => m.Key / 100).Distinct().Order()];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RecordPart>> PartsAsync(RecordScope scope, CancellationToken cancel)
    {
        PlaceId[] places = [.. (await MonthsAsync(cancel))[MonthOf(scope)]];
        return places.Length == 0 ? [] : [new RecordPart($"evidence-{scope.Period}", null, (await changes.ReadAsync(db, Kind, cancel))(places), Closed: false)];
    }

    /// <inheritdoc/>
    public async Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        List<EvidenceItem> items = await Of(scope).OrderBy(e => e.Id).ToListAsync(cancel);
        IQueryable<EvidenceId> ids = Of(scope).Select(e => e.Id);
        HashSet<(EvidenceId, EvidenceLevel)> looked = [.. (await db.Set<EvidenceCheck>().AsNoTracking().Where(c => ids.Contains(c.EvidenceId)).ToListAsync(cancel)).Select(c => (c.EvidenceId, c.Level))];
        return new RecordTable([.. items.Select(e => e.Id.Value.Key())], [.. items.Select(e => e.Place)], new Dictionary<string, double[]>
        {
            ["by-commune"] = Flags(e => looked.Contains((e.Id, EvidenceLevel.Commune))),
            ["by-province"] = Flags(e => looked.Contains((e.Id, EvidenceLevel.Province))),
            ["date-differs"] = Flags(e => e.DateDiffers),
            ["place-differs"] = Flags(e => e.PlaceDiffers),
        }, new Dictionary<string, string[]>
        {
            ["id"] = [.. items.Select(e => e.Id.Value.Key())],
            ["file"] = [.. items.Select(e => e.FileName)],
            ["record"] = [.. items.Select(e => e.RecordName)],
            ["record-kind"] = [.. items.Select(e => e.RecordKind)],
            ["verdict"] = [.. items.Select(e => EvidenceWords.Code(e.Verdict))],
        });

        double[] Flags(Func<EvidenceItem, bool> holds) => [.. items.Select(e => holds(e) ? 1.0 : 0)];
    }

    private IQueryable<EvidenceItem> Of(RecordScope scope)
    {
        int month = MonthOf(scope);
        return db.Set<EvidenceItem>().AsNoTracking().Where(e => e.Month == month);
    }

    private static int MonthOf(RecordScope scope) => scope.Year * 100 + scope.Period.Month;

    /// <summary>The places of each month that has evidence: asked once until somebody writes, not once a month.</summary>
    private Task<ILookup<int, PlaceId>> MonthsAsync(CancellationToken cancel) => kept.GetAsync(db, typeof(EvidenceRecords), async () =>
        (await db.Set<EvidenceItem>().Select(e => new { e.Month, e.Place }).Distinct().ToListAsync(cancel)).ToLookup(m => m.Month, m => m.Place), cancel);
}
