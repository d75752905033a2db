using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Households.Lists;
using Anise.Places;
using Anise.Web.Host;

namespace Anise.Web.Households;

/// <summary>The list of households that an address asks for; the same for the page and its export.</summary>
internal static class ListQuery
{
    /// <summary>The place of the list: the chosen one, or the first in which the reader may see households. Null for a reader with none.</summary>
    /// <exception cref="NoAccessException">The address names a place whose households the reader may not see.</exception>
    public static MappedPlace? PlaceOf(PageContext context) => MaySee(context, context.Place) ? context.Place
        : context.PlaceIsAsked ? throw new NoAccessException(Permission.SeeHouseholds) : context.Places.FirstOrDefault(p => MaySee(context, p));

    /// <summary>The villages to filter by; none where the list covers several communes.</summary>
    public static IReadOnlyList<MappedPlace> VillagesOf(PageContext context, MappedPlace place) => place.IsCommuneLevel
        ? [.. context.Map.VillagesIn(place.Id).OrderBy(v => VietnameseOrder.OfText(v.Name), StringComparer.Ordinal)]
        : [];

    /// <summary>The list.</summary>
    public static HouseholdQuery Of(PageContext context, MappedPlace place, int page)
    {
        Here here = context.Here;
        string sort = here["sort"] ?? "head";
        HouseholdColumn column = HouseholdColumns.All.FirstOrDefault(c => c.Order is not null && c.Key == sort.TrimStart('-')) ?? HouseholdColumns.All[0];
        return new HouseholdQuery(place.Id)
        {
            Search = here["q"],
            ClassCode = here["class"],
            Village = VillagesOf(context, place).Where(v => v.Id.ToString() == here["village"]).Select(v => (PlaceId?)v.Id).FirstOrDefault(),
            Ethnicity = here["ethnicity"],
            WithEnded = here["ended"] is not null,
            Order = column.Order ?? HouseholdOrder.Name,
            Descending = sort.StartsWith('-'),
            Page = page,
        };
    }

    /// <summary>The value of <c>?sort=</c> that an order has.</summary>
    public static string SortOf(HouseholdQuery query) => (query.Descending ? "-" : "") + HouseholdColumns.All.First(c => c.Order == query.Order).Key;

    /// <summary>Whether anything is filtered.</summary>
    public static bool IsFiltered(HouseholdQuery query) =>
        query.Search is not null || query.ClassCode is not null || query.Village is not null || query.Ethnicity is not null || query.WithEnded;

    private static bool MaySee(PageContext context, MappedPlace? place) => place is not null && context.Rights.May(Permission.SeeHouseholds, context.Map.ScopeOf(place.Id));
}
