using System.Globalization;
using Anise.Basics;
using Anise.Figures;
using Anise.Journal;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Rules.Standards;
using Anise.Standards.Scorecards;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Standards.Figures;

/// <summary>
/// Reads the criteria of communes: a record a commune and criterion, as it stands at the end of a year, today in the year under way. They rest on other figures, so that any write renews them; the scorecards are asked for when
/// they are needed, since they read figures themselves.
/// </summary>
public sealed class CriterionRecords(AniseDb db, PlaceMaps maps, RuleBook rules, IServiceProvider services, TimeProvider clock) : IRecordReader
{
    /// <summary>A criterion of a commune at the end of a year.</summary>
    public static RecordKind Criterion { get; } = new("commune-criterion", ["criterion", "state"], [], new Dictionary<string, IReadOnlyList<ListItem>>())
    {
        Name = () => Texts.Get("subject-criterion"),
        Unit = "criterion",
        See = Permission.SeeStandards,
        TakeOut = Permission.SeeStandards,
        Period = PeriodKind.CalendarYear,
        Subjects = [StandardsSubjects.Scorecard.Code],
        Look = new RecordLook
        {
            Id = new("commune", "commune", () => Texts.Get("column-commune")),
            Address = record => record.Id is { } id ? string.Create(CultureInfo.InvariantCulture, $"/standards/communes/{id}?on={record["day"]}") : null,
            Names = [new("criterion", "criterion", () => Texts.Get("column-criterion"))],
            Facts = [new("state", "state", () => Texts.Get("column-state"), code => StandardStates.All.Where(s => s.Code() == code).Select(ScoreWords.Of).FirstOrDefault() ?? code), new("day", "day", () => Texts.Get("column-on"))],
        },
    };

    /// <inheritdoc/>
    public RecordKind Kind => Criterion;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancel)
    {
        DateOnly today = clock.Today();
        return await db.Set<StandardFact>().Where(f => f.AsOf <= today).MinAsync(f => (DateOnly?)f.AsOf, cancel) is { } first ? [.. Enumerable.Range(first.Year, today.Year - first.Year + 1)] : [];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RecordPart>> PartsAsync(RecordScope scope, CancellationToken cancel)
    {
        if (!(await YearsAsync(cancel)).Contains(scope.Year)) return [];
        long version = db.Held is StoreMoment held ? held.LastEntry : await db.Set<JournalHead>().AsNoTracking().Select(h => h.Count).SingleOrDefaultAsync(cancel);
        return [new RecordPart(string.Create(CultureInfo.InvariantCulture, $"criteria-{DayOf(scope.Year):yyyy-MM-dd}"), null, version, Closed: false)];
    }

    /// <inheritdoc/>
    public async Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        DateOnly day = DayOf(scope.Year);
        PlaceMap map = await maps.OnAsync(day, cancel);
        IReadOnlyList<Scorecard> cards = rules.StandardsOn(ReadScorecards.Family, day) is { } set
            ? await services.GetRequiredService<ReadScorecards>().ReadAsync(set, map, map.Province, day, long.MaxValue, cancel)
            : [];
        var rows = cards.SelectMany(c => c.Groups, (c, g) => (Commune: c.Commune.Id, g.Criterion.Code, Name: g.Criterion.Label, g.State)).ToList();
        string on = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new RecordTable([.. rows.Select(r => $"{r.Commune.Value.Key()}/{r.Code}")], [.. rows.Select(r => r.Commune)], new Dictionary<string, double[]>(), new Dictionary<string, string[]>
        {
            ["commune"] = [.. rows.Select(r => r.Commune.Value.Key())],
            ["criterion"] = [.. rows.Select(r => $"{r.Code}. {r.Name}")],
            ["state"] = [.. rows.Select(r => r.State.Code())],
            ["day"] = [.. rows.Select(_ => on)],
        });
    }

    private DateOnly DayOf(int year) => new DateOnly(year, 12, 31) is var last && last < clock.Today() ? last : clock.Today();
}
