using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Journal;
using Anise.Projects;
using Anise.Store;
using Anise.Works;
using Microsoft.EntityFrameworkCore;

namespace Anise.Groups.Figures;

/// <summary>The kinds of record of this area that figures count.</summary>
public static class GroupKinds
{
    /// <summary>A grower of a group at the end of a year, or today.</summary>
    public static RecordKind Grower { get; } = Make("group-grower", "grower", PeriodKind.CalendarYear, ["inspected", "approved", "area"], "kind-grower", [new("inspected", "inspected", () => Texts.Get("column-inspected"), YesNo), new("approved", "approved", () => Texts.Get("column-approved"), YesNo)]) with
    {
        Quantities = new Dictionary<string, string> { ["area"] = "ha" },
    };

    /// <summary>What a group bought from a grower, in the month of the purchase.</summary>
    public static RecordKind Purchase { get; } = Make("group-purchase", "purchase", PeriodKind.Month, ["kg"], "kind-purchase", [new("date", "date", () => Texts.Get("column-date")) { IsDay = true }, new("lot", "lot", () => Texts.Get("column-lot")), new("kg", "kg-text", () => Texts.Get("column-kg"))]) with
    {
        Quantities = new Dictionary<string, string> { ["kg"] = "kg" },
    };

    private static string YesNo(string code) => Texts.Get(code == "yes" ? "yes" : "no");

    private static RecordKind Make(string code, string unit, PeriodKind period, IReadOnlyCollection<string> columns, string name, IReadOnlyList<RecordField> facts) => new(code, columns, [], new Dictionary<string, IReadOnlyList<ListItem>>())
    {
        Name = () => Texts.Get(name),
        Unit = unit,
        See = Permission.SeeGroups,
        TakeOut = Permission.ExportGroups,
        Period = period,
        Subjects = [GroupsSubjects.Group.Code, "plot"],
        Look = new()
        {
            Id = new("group_id", "group", () => Texts.Get("subject-grower-group")),
            Address = record => record.Id is { } number ? string.Create(CultureInfo.InvariantCulture, $"/groups/{number}") : null,
            Names = [new("grower", "name", () => Texts.Get("column-grower")) { IsPersonal = true }],
            Facts = [new("group", "group-name", () => Texts.Get("column-group")), .. facts],
        },
    };
}

/// <summary>Reads the growers of groups.</summary>
public sealed class GrowerRecords(AniseDb db, RecordChanges changes, WorksPlaces places, ReadRegister register, ProductionTerms terms) : IRecordReader
{
    /// <inheritdoc/>
    public RecordKind Kind => GroupKinds.Grower;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancel) =>
        await db.Set<Grower>().MinAsync(g => (DateOnly?)g.EnteredOn, cancel) is { } first ? [.. Enumerable.Range(first.Year, Math.Max(1, places.Today.Year - first.Year + 1))] : [];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RecordPart>> PartsAsync(RecordScope scope, CancellationToken cancel)
    {
        if (!(await YearsAsync(cancel)).Contains(scope.Year)) return [];
        List<PlaceId> at = await db.Set<GrowerGroup>().Select(g => g.PlaceId).Distinct().ToListAsync(cancel);
        return [new RecordPart(string.Create(CultureInfo.InvariantCulture, $"grower-{scope.Period}"), null, (await changes.ReadAsync(db, Kind, cancel))(at), Closed: false)];
    }

    /// <inheritdoc/>
    public async Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        DateOnly last = scope.Period.LastDay < places.Today ? scope.Period.LastDay : places.Today;
        int months = terms.Months("inspection-months", last);
        Dictionary<GrowerGroupId, GrowerGroup> groups = await db.Set<GrowerGroup>().AsNoTracking().ToDictionaryAsync(g => g.Id, cancel);
        RegisteredGrower[] rows = [.. (await register.OfAsync([.. groups.Keys], cancel)).SelectMany(g => g).Where(g => g.IsActive(last)).OrderBy(g => g.Grower.Id.Value)];
        return new RecordTable([.. rows.Select(r => r.Grower.Id.Value.Key())], [.. rows.Select(r => r.Grower.PlaceId)],
            new Dictionary<string, double[]> { ["area"] = [.. rows.Select(r => (double)r.AreaHa)] },
            new Dictionary<string, string[]>
            {
                ["group"] = [.. rows.Select(r => r.Grower.GroupId.Value.Key())],
                ["group-name"] = [.. rows.Select(r => groups[r.Grower.GroupId].Name)],
                ["name"] = [.. rows.Select(r => r.Grower.Name)],
                ["inspected"] = [.. rows.Select(r => r.IsInspected(last, months) ? "yes" : "no")],
                ["approved"] = [.. rows.Select(r => r.IsApproved(last, months) ? "yes" : "no")],
            });
    }
}

/// <summary>Reads what groups bought: a part a month.</summary>
public sealed class PurchaseRecords(AniseDb db, RecordChanges changes, KeptReads kept) : MonthlyRecords(db, changes, kept)
{
    /// <inheritdoc/>
    public override RecordKind Kind => GroupKinds.Purchase;

    /// <inheritdoc/>
    protected override IQueryable<MonthAndPlace> Months => Db.Set<GroupPurchase>().Select(r => new MonthAndPlace { Year = r.Date.Year, Month = r.Date.Month, Place = r.PlaceId, Counts = true });

    /// <inheritdoc/>
    public override async Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        var (first, last) = DaysOf(scope);
        var rows = await Db.Set<GroupPurchase>().AsNoTracking().Where(p => p.Date >= first && p.Date <= last).Join(Db.Set<Grower>(), p => p.GrowerId, g => g.Id, (p, g) => new { Purchase = p, g.Name })
            .Join(Db.Set<GrowerGroup>(), p => p.Purchase.GroupId, g => g.Id, (p, g) => new { p.Purchase, p.Name, Group = g.Name }).OrderBy(p => p.Purchase.Id).ToListAsync(cancel);
        return new RecordTable([.. rows.Select(r => r.Purchase.Id.Value.Key())], [.. rows.Select(r => r.Purchase.PlaceId)],
            new Dictionary<string, double[]> { ["kg"] = [.. rows.Select(r => (double)r.Purchase.Kg)] },
            new Dictionary<string, string[]>
            {
                ["group"] = [.. rows.Select(r => r.Purchase.GroupId.Value.Key())],
                ["group-name"] = [.. rows.Select(r => r.Group)],
                ["name"] = [.. rows.Select(r => r.Name)],
                ["date"] = [.. rows.Select(r => ProjectWords.Day(r.Purchase.Date))],
                ["lot"] = [.. rows.Select(r => r.Purchase.Lot)],
                ["kg-text"] = [.. rows.Select(r => ProjectWords.Amount(r.Purchase.Kg))],
            });
    }
}
