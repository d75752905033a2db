using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Journal;
using Anise.Projects;
using Anise.Store;
using Anise.Works;
using Microsoft.EntityFrameworkCore;

namespace Anise.Links.Figures;

/// <summary>The kinds of record of this area that figures count.</summary>
public static class LinkKinds
{
    /// <summary>A link whose contract holds at the end of a year, or today.</summary>
    public static RecordKind Link { get; } = Make("supply-link", "link", PeriodKind.CalendarYear, ["effective", "cooperative", "open"], "subject-supply-link", [new("effective", "effective", () => Texts.Get("column-effective"), code => Texts.Get(code == "yes" ? "yes" : "no"))]) with
    {
        Quantities = new Dictionary<string, string> { ["open"] = "VND" },
    };

    /// <summary>A sale by a link, in the month of its day.</summary>
    public static RecordKind Sale { get; } = Make("link-sale", "sale", PeriodKind.Month, ["kg", "value"], "kind-link-sale", [new("date", "date", () => Texts.Get("column-date")) { IsDay = true }, new("kg", "kg-text", () => Texts.Get("column-kg"))]) with
    {
        Quantities = new Dictionary<string, string> { ["kg"] = "kg", ["value"] = "VND" },
    };

    private static RecordKind Make(string code, string unit, PeriodKind period, IReadOnlyCollection<string> columns, string name, IReadOnlyList<RecordField> facts) => new(code, columns, [], new Dictionary<string, IReadOnlyList<ListItem>>())
    {
        Name = () => Texts.Get(name),
        Unit = unit,
        See = Permission.SeeLinks,
        TakeOut = Permission.SeeLinks,
        Period = period,
        Subjects = [LinksSubjects.Link.Code],
        Look = new()
        {
            Id = new("link_id", "link", () => Texts.Get("subject-supply-link")),
            Address = record => record.Id is { } number ? string.Create(CultureInfo.InvariantCulture, $"/links/{number}") : null,
            Names = [new("partner", "partner", () => Texts.Get("column-partner"))],
            Facts = [new("contract", "contract", () => Texts.Get("column-contract")), .. facts],
        },
    };
}

/// <summary>Reads links whose contract holds.</summary>
public sealed class LinkRecords(AniseDb db, RecordChanges changes, WorksPlaces places, ProductionTerms terms) : IRecordReader
{
    /// <inheritdoc/>
    public RecordKind Kind => LinkKinds.Link;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancel) =>
        await db.Set<SupplyLink>().MinAsync(l => (DateOnly?)l.From, cancel) is { } first ? [.. Enumerable.Range(first.Year, Math.Max(1, places.Today.Year - first.Year + 1))] : [];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RecordPart>> PartsAsync(RecordScope scope, CancellationToken cancel)
    {
        if (!(await YearsAsync(cancel)).Contains(scope.Year)) return [];
        List<PlaceId> at = await db.Set<SupplyLink>().Select(l => l.PlaceId).Distinct().ToListAsync(cancel);
        return [new RecordPart(string.Create(CultureInfo.InvariantCulture, $"link-{scope.Period}"), null, (await changes.ReadAsync(db, Kind, cancel))(at), Closed: false)];
    }

    /// <inheritdoc/>
    public async Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        DateOnly last = scope.Period.LastDay < places.Today ? scope.Period.LastDay : places.Today;
        List<SupplyLink> links = await db.Set<SupplyLink>().AsNoTracking().Where(l => l.From <= last && l.To >= last).OrderBy(l => l.Id).ToListAsync(cancel);
        ILookup<SupplyLinkId, LinkSale> sales = (await db.Set<LinkSale>().AsNoTracking().ToListAsync(cancel)).ToLookup(s => s.LinkId);
        ILookup<SupplyLinkId, LinkPayment> payments = (await db.Set<LinkPayment>().AsNoTracking().ToListAsync(cancel)).ToLookup(p => p.LinkId);
        LinkState[] rows = [.. links.Select(l => LinkState.Of(l, sales[l.Id], payments[l.Id], last))];
        return new RecordTable([.. rows.Select(r => r.Link.Id.Value.Key())], [.. rows.Select(r => r.Link.PlaceId)],
            new Dictionary<string, double[]> { ["open"] = [.. rows.Select(r => (double)r.Open)] },
            new Dictionary<string, string[]>
            {
                ["link"] = [.. rows.Select(r => r.Link.Id.Value.Key())],
                ["partner"] = [.. rows.Select(r => r.Link.Partner)],
                ["contract"] = [.. rows.Select(r => r.Link.Contract)],
                ["cooperative"] = [.. rows.Select(r => r.Link.PartnerKind == PartnerKind.Cooperative ? "yes" : "no")],
                ["effective"] = [.. rows.Select(r => r.IsEffective(terms, last) ? "yes" : "no")],
            });
    }
}

/// <summary>Reads sales by links: a part a month.</summary>
public sealed class SaleRecords(AniseDb db, RecordChanges changes, KeptReads kept) : MonthlyRecords(db, changes, kept)
{
    /// <inheritdoc/>
    public override RecordKind Kind => LinkKinds.Sale;

    /// <inheritdoc/>
    protected override IQueryable<MonthAndPlace> Months => Db.Set<LinkSale>().Select(r => new MonthAndPlace { Year = r.Date.Year, Month = r.Date.Month, Place = r.PlaceId, Counts = true });

    /// <inheritdoc/>
    public override async Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        var (first, last) = DaysOf(scope);
        var rows = await Db.Set<LinkSale>().AsNoTracking().Where(s => s.Date >= first && s.Date <= last).Join(Db.Set<SupplyLink>(), s => s.LinkId, l => l.Id, (s, l) => new { Sale = s, l.Partner, l.Contract }).OrderBy(s => s.Sale.Id).ToListAsync(cancel);
        return new RecordTable([.. rows.Select(r => r.Sale.Id.Value.Key())], [.. rows.Select(r => r.Sale.PlaceId)],
            new Dictionary<string, double[]> { ["kg"] = [.. rows.Select(r => (double)r.Sale.Kg)], ["value"] = [.. rows.Select(r => (double)r.Sale.ValueVnd)] },
            new Dictionary<string, string[]>
            {
                ["link"] = [.. rows.Select(r => r.Sale.LinkId.Value.Key())],
                ["partner"] = [.. rows.Select(r => r.Partner)],
                ["contract"] = [.. rows.Select(r => r.Contract)],
                ["date"] = [.. rows.Select(r => ProjectWords.Day(r.Sale.Date))],
                ["kg-text"] = [.. rows.Select(r => ProjectWords.Amount(r.Sale.Kg))],
            });
    }
}
