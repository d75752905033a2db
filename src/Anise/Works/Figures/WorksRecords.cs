using System.Globalization;
using Anise.Basics;
using Anise.Figures;
using Anise.Journal;
using Anise.Rules.Books;
using Anise.Store;
using Anise.Works.Days;
using Microsoft.EntityFrameworkCore;

namespace Anise.Works.Figures;

/// <summary>Reads what figures count of works days: a part a month.</summary>
public abstract class WorksRecords(AniseDb db, RecordChanges changes, KeptReads kept) : MonthlyRecords(db, changes, kept)
{
    /// <inheritdoc/>
    protected override IQueryable<MonthAndPlace> Months => Db.Set<WorksDay>().Select(r => new MonthAndPlace { Year = r.Date.Year, Month = r.Date.Month, Place = r.PlaceId, Counts = !r.Withdrawn });

    /// <inheritdoc/>
    protected override Type Shared => typeof(WorksRecords);

    /// <inheritdoc/>
    public override async Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        return Table(await Db.WithAllAsync(Of(scope), cancel));
    }

    /// <summary>The records of some days.</summary>
    protected abstract RecordTable Table(IReadOnlyList<WorksDay> days);

    /// <summary>Columns that every record of a day has.</summary>
    protected static Dictionary<string, string[]> TextsOf(IReadOnlyList<WorksDay> days) => new(StringComparer.Ordinal)
    {
        ["day"] = [.. days.Select(d => d.Id.Value.Key())],
        ["date"] = [.. days.Select(d => d.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))],
        ["campaign"] = [.. days.Select(d => d.Campaign ?? "")],
        ["organiser"] = [.. days.Select(d => d.Organiser)],
    };

    /// <summary>A number as a record shows it; empty where it is not known.</summary>
    protected static string Shown(decimal? number) => number?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";

    private IQueryable<WorksDay> Of(RecordScope scope)
    {
        var (first, last) = DaysOf(scope);
        return Db.Set<WorksDay>().AsNoTracking().Where(d => d.Date >= first && d.Date <= last && !d.Withdrawn);
    }
}

/// <summary>Reads works days.</summary>
public sealed class WorksDayRecords(AniseDb db, RecordChanges changes, KeptReads kept, WorksKinds kinds) : WorksRecords(db, changes, kept)
{
    /// <inheritdoc/>
    public override RecordKind Kind => kinds.Day;

    /// <inheritdoc/>
    protected override RecordTable Table(IReadOnlyList<WorksDay> days)
    {
        Dictionary<string, string[]> texts = TextsOf(days);
        texts["people"] = [.. days.Select(d => Shown(d.People))];
        texts["labour-text"] = [.. days.Select(d => Shown(d.LabourDays))];
        return new RecordTable([.. days.Select(d => d.Id.Value.Key())], [.. days.Select(d => d.PlaceId)],
            new Dictionary<string, double[]>
            {
                ["labour"] = [.. days.Select(d => (double?)d.LabourDays ?? double.NaN)],
                ["land"] = [.. days.Select(d => (double?)d.LandSquareMetres ?? 0)],
                ["cash"] = [.. days.Select(d => (double?)d.CashVnd ?? 0)],
            }, texts);
    }
}

/// <summary>Reads who came: each named person, and of each body those who are not named.</summary>
public sealed class ParticipationRecords(AniseDb db, RecordChanges changes, KeptReads kept, WorksKinds kinds) : WorksRecords(db, changes, kept)
{
    /// <inheritdoc/>
    public override RecordKind Kind => kinds.Participation;

    /// <inheritdoc/>
    protected override RecordTable Table(IReadOnlyList<WorksDay> days)
    {
        List<(WorksDay Day, string Key, string Who, string Body, int People, string Attendee)> rows = [];
        foreach (WorksDay day in days)
        {
            foreach (Participation body in day.Participations.OrderBy(p => p.Id.Value))
            {
                NamedParticipant[] named = [.. day.Named.Where(n => n.BodyKey == body.BodyKey).OrderBy(n => n.Id.Value)];
                rows.AddRange(named.Select(n => (day, "n" + n.Id.Value.Key(), n.Name, body.Body, 1, string.Create(CultureInfo.InvariantCulture, $"{day.CommuneId.Value}|{n.NameKey}|{n.BirthYear}"))));
                if (body.People > named.Length)
                    rows.Add((day, "b" + body.Id.Value.Key(), body.Body, body.Body, body.People - named.Length, string.Create(CultureInfo.InvariantCulture, $"{day.PlaceId.Value}|{day.Date:yyyy-MM-dd}|{body.BodyKey}|")));
            }
        }
        Dictionary<string, string[]> texts = TextsOf([.. rows.Select(r => r.Day)]);
        texts["who"] = [.. rows.Select(r => r.Who)];
        texts["body"] = [.. rows.Select(r => r.Body)];
        texts["attendee"] = [.. rows.Select(r => r.Attendee)];
        texts["people-text"] = [.. rows.Select(r => Shown(r.People))];
        return new RecordTable([.. rows.Select(r => r.Key)], [.. rows.Select(r => r.Day.PlaceId)], new Dictionary<string, double[]> { ["people"] = [.. rows.Select(r => (double)r.People)] }, texts);
    }
}

/// <summary>Reads what was done.</summary>
public sealed class OutputRecords(AniseDb db, RecordChanges changes, KeptReads kept, WorksKinds kinds, RuleBook rules) : WorksRecords(db, changes, kept)
{
    /// <inheritdoc/>
    public override RecordKind Kind => kinds.Output;

    /// <inheritdoc/>
    protected override RecordTable Table(IReadOnlyList<WorksDay> days)
    {
        var rows = days.SelectMany(d => d.Outputs.OrderBy(o => o.Id.Value), (day, output) => (Day: day, Output: output, Unit: rules.Works.Output(output.Kind)?.Unit ?? "")).ToList();
        Dictionary<string, string[]> texts = TextsOf([.. rows.Select(r => r.Day)]);
        texts["kind"] = [.. rows.Select(r => r.Output.Kind)];
        texts["unit"] = [.. rows.Select(r => r.Unit)];
        texts["quantity-text"] = [.. rows.Select(r => Shown(r.Output.Quantity))];
        return new RecordTable([.. rows.Select(r => r.Output.Id.Value.Key())], [.. rows.Select(r => r.Day.PlaceId)],
            WorksKinds.UnitsOf(rules.Works).ToDictionary(WorksKinds.ColumnOf, u => rows.Select(r => r.Unit == u && r.Output.Quantity is { } quantity ? (double)quantity : double.NaN).ToArray()), texts);
    }
}
