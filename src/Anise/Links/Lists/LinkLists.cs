using Anise.Access;
using Anise.Basics;
using Anise.Lists;
using Anise.Places;
using Anise.Projects;
using Anise.Store;
using Anise.Works;
using Microsoft.EntityFrameworkCore;

namespace Anise.Links.Lists;

/// <summary>A link as lists show it.</summary>
public sealed record LinkLine(LinkState State, string Project, bool Effective);

/// <summary>The links of a place: the same columns on the page, as Excel, CSV and on paper.</summary>
public sealed class LinkList(AniseDb db, WorksPlaces places, ProductionTerms terms)
{
    /// <summary>The list of a place on today's map. Needs <c>Permission.SeeLinks</c> for it.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<ListOf<LinkLine>> RunAsync(Rights rights, PlaceId placeId, CancellationToken cancel = default)
    {
        PlaceMap map = await places.NowAsync(cancel);
        rights.Demand(Permission.SeeLinks, map.ScopeOf(placeId));
        DateOnly today = places.Today;
        List<PlaceId> within = await places.WithinAsync(map, placeId, cancel);
        var links = await db.Set<SupplyLink>().AsNoTracking().Where(l => EF.Parameter(within).Contains(l.PlaceId)).Join(db.Set<Project>(), l => l.ProjectId, p => p.Id, (l, p) => new { Link = l, p.Code }).ToListAsync(cancel);
        List<SupplyLinkId> ids = [.. links.Select(l => l.Link.Id)];
        ILookup<SupplyLinkId, LinkSale> sales = (await db.Set<LinkSale>().AsNoTracking().Where(s => EF.Parameter(ids).Contains(s.LinkId)).ToListAsync(cancel)).ToLookup(s => s.LinkId);
        ILookup<SupplyLinkId, LinkPayment> payments = (await db.Set<LinkPayment>().AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.LinkId)).ToListAsync(cancel)).ToLookup(p => p.LinkId);
        LinkLine[] lines = [.. links.Select(l => LinkState.Of(l.Link, sales[l.Link.Id], payments[l.Link.Id], today) is var state ? new LinkLine(state, l.Code, state.IsEffective(terms, today)) : null!)];
        return new ListOf<LinkLine>
        {
            Title = Texts.Get("links"),
            About = map[placeId].Name,
            FileName = $"links-{map[placeId].Code}",
            Rows = lines.AsQueryable(),
            Columns =
            [
                Column("partner", l => l.State.Link.Partner, ColumnLook.Name).SortedBy(l => VietnameseOrder.OfText(l.State.Link.Partner)),
                Column("project", l => l.Project).SortedBy(l => l.Project),
                Column("contract", l => l.State.Link.Contract).SortedBy(l => l.State.Link.Contract),
                Column("until", l => l.State.Link.To).SortedBy(l => l.State.Link.To),
                Column("agreed", l => l.State.Link.AgreedKg, ColumnLook.Number).SortedBy(l => l.State.Link.AgreedKg),
                Column("bought", l => l.State.Kg, ColumnLook.Number).SortedBy(l => l.State.Kg),
                Column("open", l => l.State.Open, ColumnLook.Number).SortedBy(l => l.State.Open),
                Column("effective", l => Texts.Get(l.Effective ? "yes" : "no")).SortedBy(l => l.Effective ? 1 : 0),
            ],
            Filters = [ListFilter<LinkLine>.Words("q", Texts.Get("column-partner"), words => Folding.Fold(words) is { Length: > 0 } key ? l => Folding.Fold(l.State.Link.Partner).Contains(key) : null)],
            Sort = "partner",
            Ties = [ListOrder<LinkLine>.By(l => l.State.Link.Id.Value)],
        };
    }

    private static ListColumn<LinkLine> Column(string key, Func<LinkLine, object?> value, ColumnLook look = ColumnLook.Text) => new(key, Texts.Get("column-" + key), value, look);
}

/// <summary>What one grower sold by a link, is owed and was paid.</summary>
public sealed record LinkGrower(string Name, decimal Kg, long Owed, long Paid);

/// <summary>A link with all that belongs to it.</summary>
public sealed record SeenLink(LinkState State, string Project, Scope Scope, bool Effective, IReadOnlyList<LinkSale> Sales, IReadOnlyList<LinkPayment> Payments, IReadOnlyList<LinkGrower> Growers);

/// <summary>Reads one link.</summary>
public sealed class ReadLink(AniseDb db, WorksPlaces places, ProductionTerms terms)
{
    /// <summary>The link; null where there is none. Needs <c>Permission.SeeLinks</c> for its place.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<SeenLink?> RunAsync(Rights rights, SupplyLinkId id, CancellationToken cancel = default)
    {
        if (await db.Set<SupplyLink>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, cancel) is not { } link) return null;
        Scope scope = await places.ScopeAsync(link.PlaceId, places.Today, cancel);
        rights.Demand(Permission.SeeLinks, scope);
        List<LinkSale> sales = await db.Set<LinkSale>().AsNoTracking().Where(s => s.LinkId == id).OrderByDescending(s => s.Date).ThenByDescending(s => s.Id).ToListAsync(cancel);
        List<LinkPayment> payments = await db.Set<LinkPayment>().AsNoTracking().Where(p => p.LinkId == id).OrderByDescending(p => p.Date).ThenByDescending(p => p.Id).ToListAsync(cancel);
        ILookup<string, LinkPayment> paid = payments.ToLookup(p => p.GrowerKey);
        LinkState state = LinkState.Of(link, sales, payments, places.Today);
        string code = await db.Set<Project>().Where(p => p.Id == link.ProjectId).Select(p => p.Code).SingleAsync(cancel);
        return new SeenLink(state, code, scope, state.IsEffective(terms, places.Today), sales, payments,
            [.. sales.GroupBy(s => s.GrowerKey).Select(g => new LinkGrower(g.First().Grower, g.Sum(s => s.Kg), g.Sum(s => s.ValueVnd), paid[g.Key].Sum(p => p.Vnd))).OrderBy(g => VietnameseOrder.OfText(g.Name), StringComparer.Ordinal)]);
    }
}

/// <summary>What partners are called.</summary>
public static class LinkWords
{
    /// <summary>A kind of partner.</summary>
    public static string Of(PartnerKind kind) => Texts.Get("choice-PartnerKind." + kind);
}
