using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Participants;
using Anise.Procedures;
using Anise.Projects;
using Anise.Store;
using Anise.Works;
using Microsoft.EntityFrameworkCore;

namespace Anise.Links.Changes;

/// <summary>A link as somebody states it.</summary>
/// <param name="Project">The project.</param>
/// <param name="Partner">The cooperative or enterprise.</param>
/// <param name="PartnerKind">What it is.</param>
/// <param name="Contract">The number of the contract.</param>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day.</param>
public sealed record NewLink(ProjectId Project, string? Partner, PartnerKind? PartnerKind, string? Contract, DateOnly? From, DateOnly? To)
{
    /// <summary>Who gives inputs.</summary>
    public string? Inputs { get; init; }

    /// <summary>Who gives services.</summary>
    public string? Services { get; init; }

    /// <summary>Who harvests.</summary>
    public string? Harvest { get; init; }

    /// <summary>Who buys.</summary>
    public string? Buyer { get; init; }

    /// <summary>How much is agreed, in kilograms.</summary>
    public decimal? AgreedKg { get; init; }

    /// <summary>At what price a kilogram, in VND.</summary>
    public long? AgreedPriceVnd { get; init; }
}

/// <summary>Records a link by its contract.</summary>
public sealed class RecordLink(AniseDb db, JournalBook journal, WorksPlaces places)
{
    internal const decimal MostKg = 100_000_000;
    internal const long MostPrice = 1_000_000_000;

    /// <summary>Records it. Needs <c>Permission.EditLinks</c> for the commune that keeps the papers of the project.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<SupplyLinkId>> RunAsync(Rights rights, NewLink given, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(given);
        Project? project = await db.Set<Project>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == given.Project, cancel);
        rights.Demand(Permission.EditLinks, project is null ? Scope.Anywhere : await places.ScopeAsync(project.PlaceId, places.Today, cancel));
        List<Problem> problems = [];
        if (project is null) problems.Add(Texts.Problem("link-no-project", "project"));
        if (Clean(given.Partner) is null) problems.Add(Texts.Problem("link-no-partner", "partner"));
        if (given.PartnerKind is null) problems.Add(Texts.Problem("link-no-kind", "partner-kind"));
        if (Clean(given.Contract) is null) problems.Add(Texts.Problem("link-no-contract", "contract"));
        if (Clean(given.Buyer) is null) problems.Add(Texts.Problem("link-no-buyer", "buyer"));
        if (given.From is null) problems.Add(Texts.Problem("link-no-day", "from"));
        if (given.To is null) problems.Add(Texts.Problem("link-no-day", "to"));
        else if (given.To < given.From) problems.Add(Texts.Problem("link-ends-before", "to", given.To, given.From));
        if (given.AgreedKg is not (> 0 and <= MostKg)) problems.Add(Texts.Problem("link-kg-wrong", "agreed-kg", MostKg));
        if (given.AgreedPriceVnd is not (> 0 and <= MostPrice)) problems.Add(Texts.Problem("link-price-wrong", "agreed-price", MostPrice));
        if (TextLengths.OfLines(("partner", given.Partner), ("contract", given.Contract), ("inputs", given.Inputs), ("services", given.Services), ("harvest", given.Harvest), ("buyer", given.Buyer)) is { } line) problems.Add(line);
        if (problems.Count > 0) return Result<SupplyLinkId>.Refused(problems);
        string contract = Clean(given.Contract)!;
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, LinksActs.RecordLink, null, cancel);
        if (await db.Set<SupplyLink>().AnyAsync(l => l.ProjectId == project!.Id && l.Contract == contract, cancel)) return Texts.Problem("link-known", "contract", contract);
        var link = new SupplyLink
        {
            Id = new SupplyLinkId(await db.ReserveAsync("supply-link", 1, cancel)),
            ProjectId = project!.Id,
            PlaceId = project.PlaceId,
            Partner = Clean(given.Partner)!,
            PartnerKind = given.PartnerKind!.Value,
            Contract = contract,
            From = given.From!.Value,
            To = given.To!.Value,
            Inputs = Clean(given.Inputs),
            Services = Clean(given.Services),
            Harvest = Clean(given.Harvest),
            Buyer = Clean(given.Buyer)!,
            AgreedKg = given.AgreedKg!.Value,
            AgreedPriceVnd = given.AgreedPriceVnd!.Value,
        };
        db.Add(link);
        await write.CommitAsync(cancel);
        return link.Id;
    }

    internal static string? Clean(string? text) => Tables.Letters.VietnameseText.Clean(text ?? "").Trim() is { Length: > 0 } clean ? clean : null;
}

/// <summary>Records what was sold by a link, and what growers were paid for it.</summary>
public sealed class RecordSale(AniseDb db, JournalBook journal, WorksPlaces places)
{
    /// <summary>Records a sale. Needs <c>Permission.EditLinks</c> for the place of the link.</summary>
    /// <param name="rights">Who records it.</param>
    /// <param name="id">The link.</param>
    /// <param name="date">Its day.</param>
    /// <param name="grower">Who sold.</param>
    /// <param name="kg">How much.</param>
    /// <param name="grade">Its grade, where it has one.</param>
    /// <param name="priceVnd">The price of a kilogram.</param>
    /// <param name="participant">The household of the link's project that sold; null where it is none of them.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<LinkSaleId>> RunAsync(Rights rights, SupplyLinkId id, DateOnly? date, string? grower, decimal? kg, string? grade, long? priceVnd, ParticipantId? participant = null, CancellationToken cancel = default)
    {
        if (await FindAsync(rights, id, cancel) is not { } link) return Texts.Problem("link-none", null);
        if (date is not { } day) return Texts.Problem("link-no-day", "sale-date");
        if (day > places.Today) return Texts.Problem("link-day-future", "sale-date", day);
        if (day < link.From || day > link.To) return Texts.Problem("sale-outside-contract", "sale-date", link.From, link.To);
        if (RecordLink.Clean(grower) is not { } who) return Texts.Problem("sale-no-grower", "grower");
        if (kg is not (> 0 and <= RecordLink.MostKg)) return Texts.Problem("link-kg-wrong", "kg", RecordLink.MostKg);
        if (priceVnd is not (> 0 and <= RecordLink.MostPrice)) return Texts.Problem("link-price-wrong", "price", RecordLink.MostPrice);
        if (TextLengths.OfLines(("grower", who), ("grade", grade)) is { } line) return line;
        if (participant is { } household)
        {
            Participant? one = await db.Set<Participant>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == household && p.ProjectId == link.ProjectId, cancel);
            if (one is null) return Texts.Problem("sale-participant-other", "participant");
            if (day < one.JoinedOn) return Texts.Problem("sale-before-joining", "participant", one.JoinedOn);
            if (day > one.LeftOn) return Texts.Problem("sale-after-leaving", "participant", one.LeftOn);
        }
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, LinksActs.RecordSale, null, cancel);
        var sale = new LinkSale { Id = new LinkSaleId(await db.ReserveAsync("link-sale", 1, cancel)), LinkId = id, PlaceId = link.PlaceId, Date = day, Grower = who, GrowerKey = Folding.Fold(who), Kg = kg.Value, Grade = RecordLink.Clean(grade), PriceVnd = priceVnd.Value, ParticipantId = participant };
        db.Add(sale);
        await write.CommitAsync(cancel);
        return sale.Id;
    }

    /// <summary>Records a payment to a grower; never more than is still owed. Needs <c>Permission.EditLinks</c> for the place of the link.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<LinkPaymentId>> PayAsync(Rights rights, SupplyLinkId id, DateOnly? date, string? grower, long? vnd, string? document, CancellationToken cancel = default)
    {
        if (await FindAsync(rights, id, cancel) is not { } link) return Texts.Problem("link-none", null);
        if (date is not { } day) return Texts.Problem("link-no-day", "payment-date");
        if (day > places.Today) return Texts.Problem("link-day-future", "payment-date", day);
        if (RecordLink.Clean(grower) is not { } who) return Texts.Problem("sale-no-grower", "paid-grower");
        if (vnd is not > 0) return Texts.Problem("payment-wrong", "vnd");
        if (RecordLink.Clean(document) is not { } paper) return Texts.Problem("payment-no-document", "document");
        if (TextLengths.OfLines(("paid-grower", who), ("document", paper)) is { } line) return line;
        string key = Folding.Fold(who);
        // Judged with the lock in hand: two payments at once cannot both take what is open.
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, LinksActs.RecordPayment, null, cancel);
        List<LinkSale> sales = await db.Set<LinkSale>().AsNoTracking().Where(s => s.LinkId == id && s.GrowerKey == key).ToListAsync(cancel);
        if (sales.Count == 0) return Texts.Problem("payment-no-sale", "paid-grower", who);
        long open = sales.Where(s => s.Date <= day).Sum(s => s.ValueVnd) - await db.Set<LinkPayment>().Where(p => p.LinkId == id && p.GrowerKey == key).SumAsync(p => p.Vnd, cancel);
        if (vnd > open) return Texts.Problem("payment-over-open", "vnd", sales[0].Grower, open, vnd);
        var payment = new LinkPayment { Id = new LinkPaymentId(await db.ReserveAsync("link-payment", 1, cancel)), LinkId = id, PlaceId = link.PlaceId, Date = day, Grower = sales[0].Grower, GrowerKey = key, Vnd = vnd.Value, Document = paper };
        db.Add(payment);
        await write.CommitAsync(cancel);
        return payment.Id;
    }

    private async Task<SupplyLink?> FindAsync(Rights rights, SupplyLinkId id, CancellationToken cancel)
    {
        SupplyLink? link = await db.Set<SupplyLink>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, cancel);
        rights.Demand(Permission.EditLinks, link is null ? Scope.Anywhere : await places.ScopeAsync(link.PlaceId, places.Today, cancel));
        return link;
    }
}
