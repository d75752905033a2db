using System.Globalization;
using Anise.Basics;
using Anise.Figures;
using Anise.Standards.Recognition;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Standards.Figures;

/// <summary>Reads the communes on their way to recognition: a record a commune, as it stands at the end of a year.</summary>
public sealed class RecognitionRecords(AniseDb db, RecordChanges changes, TimeProvider clock) : IRecordReader
{
    /// <summary>A commune that has taken a step up to the end of a year.</summary>
    public static RecordKind Recognised { get; } = new("commune-recognition", ["step", "recognised", "criteria-met"], [], new Dictionary<string, IReadOnlyList<ListItem>>())
    {
        Name = () => Texts.Get("subject-recognition"),
        Unit = "commune",
        See = Permission.SeeStandards,
        TakeOut = Permission.SeeStandards,
        Period = PeriodKind.CalendarYear,
        Subjects = [StandardsSubjects.Recognition.Code],
        Look = new RecordLook
        {
            Id = new("commune", "commune", () => Texts.Get("column-commune")),
            Address = record => record.Id is { } id ? $"/standards/communes/{id}" : null,
            Names = [new("step", "step", () => Texts.Get("column-step"), code => Enum.TryParse(code, out RecognitionAct act) ? RecognitionWords.Of(act) : code)],
            Facts = [new("on", "on", () => Texts.Get("column-on")), new("document", "document", () => Texts.Get("column-document"))],
        },
    };

    /// <inheritdoc/>
    public RecordKind Kind => Recognised;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancel)
    {
        List<DateOnly> days = await db.Set<RecognitionStep>().Select(s => s.On).Distinct().ToListAsync(cancel);
        return days.Count == 0 ? [] : [.. Enumerable.Range(days.Min().Year, clock.Today().Year - days.Min().Year + 1)];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RecordPart>> PartsAsync(RecordScope scope, CancellationToken cancel)
    {
        if (scope.Year > clock.Today().Year) return [];
        List<PlaceId> at = await Of(scope).Select(s => s.CommuneId).Distinct().ToListAsync(cancel);
        return at.Count == 0 ? [] : [new RecordPart($"recognition-{scope.Period}", null, (await changes.ReadAsync(db, Kind, cancel))(at), Closed: false)];
    }

    /// <inheritdoc/>
    public async Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        List<(PlaceId Commune, RecognitionPath Path)> paths = [.. (await Of(scope).ToListAsync(cancel)).GroupBy(s => s.CommuneId).OrderBy(g => g.Key.Value).Select(g => (g.Key, ReadRecognition.PathOf(g)))];
        string[] ids = [.. paths.Select(p => p.Commune.Value.ToString(CultureInfo.InvariantCulture))];
        return new RecordTable(ids, [.. paths.Select(p => p.Commune)],
            new Dictionary<string, double[]> { ["recognised"] = [.. paths.Select(p => p.Path.Decision is null ? 0.0 : 1)], ["criteria-met"] = [.. paths.Select(p => (double)p.Path.Last!.Met)] },
            new Dictionary<string, string[]>
            {
                ["commune"] = ids,
                ["step"] = [.. paths.Select(p => p.Path.Last!.Act.ToString())],
                ["on"] = [.. paths.Select(p => p.Path.Last!.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))],
                ["document"] = [.. paths.Select(p => p.Path.Last!.Document ?? "")],
            });
    }

    private IQueryable<RecognitionStep> Of(RecordScope scope)
    {
        DateOnly last = scope.Period.LastDay;
        return db.Set<RecognitionStep>().AsNoTracking().Where(s => s.On <= last);
    }
}
