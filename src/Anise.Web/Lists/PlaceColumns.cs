using Anise.Basics;
using Anise.Lists;
using Anise.Places;

namespace Anise.Web.Lists;

/// <summary>What lists in hand have of the places of their rows: a key of order, a name, and filters.</summary>
internal static class PlaceColumns
{
    /// <summary>The Vietnamese order of a text; null for none.</summary>
    public static string? Key(string? text) => text is null ? null : VietnameseOrder.OfText(text);

    /// <summary>The name of a village; null for any other place.</summary>
    public static string? VillageOf(MappedPlace place) => place.Kind == PlaceKind.Village ? place.Name : null;

    /// <summary>A filter by commune where the rows lie in several, by village where they lie in one; none where there is nothing to choose.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="placeOf">Where a row lies.</param>
    /// <param name="communeOf">The commune of a row.</param>
    /// <param name="commune">What the reader reads of the first.</param>
    /// <param name="village">What the reader reads of the second.</param>
    public static IEnumerable<ListFilter<T>> Filters<T>(IReadOnlyCollection<T> rows, Func<T, MappedPlace> placeOf, Func<T, MappedPlace> communeOf, string commune, string village)
    {
        if (Choices(rows.Select(communeOf)) is { Count: > 1 } communes)
            yield return ListFilter<T>.Choice("commune", commune, communes, code => r => communeOf(r).Code == code);
        else if (Choices(rows.Select(placeOf).Where(p => p.Kind == PlaceKind.Village)) is { Count: > 1 } villages)
            yield return ListFilter<T>.Choice("village", village, villages, code => r => placeOf(r).Code == code);
    }

    private static List<FilterChoice> Choices(IEnumerable<MappedPlace> places) =>
        [.. places.DistinctBy(p => p.Id).OrderBy(p => VietnameseOrder.OfText(p.Name), StringComparer.Ordinal).ThenBy(p => p.Code, StringComparer.Ordinal).Select(p => new FilterChoice(p.Code, p.Name))];
}
