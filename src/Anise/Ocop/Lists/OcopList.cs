using Anise.Access;
using Anise.Basics;
using Anise.Lists;
using Anise.Places;
using Anise.Store;
using Anise.Works;
using Microsoft.EntityFrameworkCore;

namespace Anise.Ocop.Lists;

/// <summary>A product as lists show it.</summary>
/// <param name="Product">The product.</param>
/// <param name="Place">Where it comes from.</param>
/// <param name="Rating">The stars that hold now; null where none do.</param>
/// <param name="Last">The stars that it had longest, whether or not they ended; null where it never had any.</param>
/// <param name="Open">The dossier that is not decided yet; null where there is none.</param>
public sealed record OcopLine(OcopProduct Product, string? Place, OcopRating? Rating, OcopRating? Last, OcopDossier? Open);

/// <summary>The products of a place: the same columns on the page, as Excel, CSV and on paper.</summary>
public sealed class OcopList(AniseDb db, WorksPlaces places, OcopRules rules)
{
    private const string Ended = "ended";

    /// <summary>The list of a place on today's map. Needs <c>Permission.SeeOcop</c> for it.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<ListOf<OcopLine>> RunAsync(Rights rights, PlaceId placeId, CancellationToken cancel = default)
    {
        PlaceMap map = await places.NowAsync(cancel);
        rights.Demand(Permission.SeeOcop, map.ScopeOf(placeId));
        DateOnly today = places.Today;
        List<PlaceId> within = await places.WithinAsync(map, placeId, cancel);
        List<OcopProduct> products = await db.Set<OcopProduct>().AsNoTracking().Where(p => EF.Parameter(within).Contains(p.PlaceId)).ToListAsync(cancel);
        List<OcopProductId> ids = [.. products.Select(p => p.Id)];
        ILookup<OcopProductId, OcopRating> ratings = (await db.Set<OcopRating>().AsNoTracking().Where(r => EF.Parameter(ids).Contains(r.ProductId)).ToListAsync(cancel)).ToLookup(r => r.ProductId);
        ILookup<OcopProductId, OcopDossier> dossiers = (await db.Set<OcopDossier>().AsNoTracking().Where(d => EF.Parameter(ids).Contains(d.ProductId)).ToListAsync(cancel)).ToLookup(d => d.ProductId);
        Dictionary<PlaceId, MappedPlace> names = await places.NamesAsync(products.Select(p => p.PlaceId), cancel);
        OcopLine[] lines = [.. products.Select(p => new OcopLine(p, names.GetValueOrDefault(p.PlaceId)?.Name, OcopRatings.On(ratings[p.Id], today), ratings[p.Id].MaxBy(r => r.To), dossiers[p.Id].FirstOrDefault(d => ratings[p.Id].All(r => r.DossierId != d.Id))))];
        return new ListOf<OcopLine>
        {
            Title = Texts.Get("products"),
            About = map[placeId].Name,
            FileName = $"ocop-{map[placeId].Code}",
            Rows = lines.AsQueryable(),
            Columns =
            [
                Column("product", l => l.Product.Name, ColumnLook.Name).SortedBy(l => VietnameseOrder.OfText(l.Product.Name)),
                Column("place", l => l.Place).SortedBy(l => l.Place == null ? null : VietnameseOrder.OfText(l.Place)),
                Column("group", l => rules.NameOfGroup(l.Product.Group, today)).SortedBy(l => l.Product.Group),
                Column("producer", l => l.Product.Producer, ColumnLook.Long).SortedBy(l => VietnameseOrder.OfText(l.Product.Producer)),
                Column("stars", l => l.Rating == null ? null : l.Rating.Stars, ColumnLook.Number).SortedBy(l => l.Rating == null ? null : (int?)l.Rating.Stars),
                Column("ended", l => l.Rating == null && l.Last != null && l.Last.To < today ? l.Last.To : null).SortedBy(l => l.Rating == null && l.Last != null && l.Last.To < today ? (DateOnly?)l.Last.To : null),
                Column("decision", l => l.Rating == null ? null : l.Rating.Number),
                Column("until", l => l.Rating == null ? null : l.Rating.To).SortedBy(l => l.Rating == null ? null : (DateOnly?)l.Rating.To),
                Column("open", l => l.Open == null ? null : l.Open.ReceivedOn).SortedBy(l => l.Open == null ? null : (DateOnly?)l.Open.ReceivedOn),
            ],
            Filters =
            [
                ListFilter<OcopLine>.Words("q", Texts.Get("column-product"), words => Folding.Fold(words) is { Length: > 0 } key ? l => l.Product.NameKey.Contains(key) : null),
                ListFilter<OcopLine>.Choice("group", Texts.Get("column-group"), rules.Groups(today).Select(g => new FilterChoice(g.Code, g.Label.ToString())), code => l => l.Product.Group == code),
                ListFilter<OcopLine>.Choice("stars", Texts.Get("column-stars"), ((string[])["3", "4", "5"]).Select(s => new FilterChoice(s, s)).Append(new FilterChoice(Ended, Texts.Get("stars-ended"))), text => text == Ended ? l => l.Rating == null && l.Last != null && l.Last.To < today : int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out int stars) ? l => l.Rating != null && l.Rating.Stars == stars : null),
            ],
            Sort = "product",
            Ties = [ListOrder<OcopLine>.By(l => l.Product.Id.Value)],
        };
    }

    private static ListColumn<OcopLine> Column(string key, Func<OcopLine, object?> value, ColumnLook look = ColumnLook.Text) => new(key, Texts.Get("column-" + key), value, look);
}

/// <summary>Which stars hold when.</summary>
public static class OcopRatings
{
    /// <summary>The stars that hold on a day: those given last of them that are not over.</summary>
    public static OcopRating? On(IEnumerable<OcopRating> ratings, DateOnly day) => ratings.Where(r => r.From <= day && day <= r.To).OrderBy(r => r.From).ThenBy(r => r.Id.Value).LastOrDefault();
}
