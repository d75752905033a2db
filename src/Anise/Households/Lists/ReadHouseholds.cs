using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Households.Lists;

/// <summary>By what the list is ordered.</summary>
public enum HouseholdOrder
{
    /// <summary>By the head's name in Vietnamese order: given name, then family name.</summary>
    Name,
    /// <summary>By household code.</summary>
    Code,
    /// <summary>By number of members.</summary>
    Members,
    /// <summary>By village, then name.</summary>
    Village,
    /// <summary>By class of the latest decided review.</summary>
    Class,
}

/// <summary>Which households to list.</summary>
/// <param name="Place">A village, commune, former district or the province, on today's map.</param>
public sealed record HouseholdQuery(PlaceId Place)
{
    /// <summary>Words of names or of the code, without regard to marks; or a whole citizen ID, for those who may see it.</summary>
    public string? Search { get; init; }

    /// <summary>Only one class; <c>none</c> for households that the latest review did not list, or that none has reached.</summary>
    public string? ClassCode { get; init; }

    /// <summary>Only one village.</summary>
    public PlaceId? Village { get; init; }

    /// <summary>Only heads of one ethnic group (code).</summary>
    public string? Ethnicity { get; init; }

    /// <summary>Also those that no longer exist here.</summary>
    public bool WithEnded { get; init; }

    /// <summary>The order.</summary>
    public HouseholdOrder Order { get; init; }

    /// <summary>From the last to the first.</summary>
    public bool Descending { get; init; }

    /// <summary>The page, 1 is the first.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Rows of a page, at most 500.</summary>
    public int PageSize { get; init; } = 50;
}

/// <summary>One line of the list.</summary>
public sealed record HouseholdLine(
    HouseholdId Id, string? Code, string HeadName, Sex? HeadSex, PlaceId VillageId, string Village, string? Commune, string? Ethnicity, int MemberCount,
    string? ClassCode, int? ClassYear, bool Ended);

/// <summary>A page of the list.</summary>
/// <param name="Rows">Its lines.</param>
/// <param name="Total">How many lines all pages have.</param>
/// <param name="Members">How many members live in the households of all pages.</param>
public sealed record HouseholdPage(IReadOnlyList<HouseholdLine> Rows, int Total, int Members);

/// <summary>Lists households as they stand now, paged by the store.</summary>
public sealed class ReadHouseholds(AniseDb db, PlaceMaps maps, TimeProvider clock)
{
    /// <summary>The class filter for households without a class by the latest review.</summary>
    public const string NoClass = "none";

    /// <summary>Reads a page.</summary>
    /// <exception cref="NoAccessException">The place is not one of those in which the reader may see households.</exception>
    public async Task<HouseholdPage> RunAsync(Rights rights, HouseholdQuery query, CancellationToken cancel = default)
    {
        var (found, map) = await FoundAsync(rights, query, cancel);
        int total = await found.CountAsync(cancel);
        int members = await found.SumAsync(h => h.MemberCount, cancel);
        int size = Math.Clamp(query.PageSize, 1, 500);
        int page = Math.Clamp(query.Page, 1, Math.Max(1, (total + size - 1) / size));
        int skip = (page - 1) * size;
        List<Household> rows = query.Order == HouseholdOrder.Village
            ? await ByVillageAsync(found, map, query.Descending, skip, size, cancel)
            : await Ordered(found, query).Skip(skip).Take(size).ToListAsync(cancel);
        return new HouseholdPage([.. rows.Select(h => Row(h, map))], total, members);
    }

    /// <summary>Reads all pages in one query, without counting.</summary>
    /// <inheritdoc cref="RunAsync" path="/exception"/>
    internal async Task<IReadOnlyList<HouseholdLine>> AllAsync(Rights rights, HouseholdQuery query, CancellationToken cancel)
    {
        var (found, map) = await FoundAsync(rights, query, cancel);
        var rows = new List<HouseholdLine>();
        await foreach (Household household in Ordered(found, query).AsAsyncEnumerable().WithCancellation(cancel)) rows.Add(Row(household, map));
        if (query.Order != HouseholdOrder.Village) return rows;
        ILookup<PlaceId, HouseholdLine> byVillage = rows.ToLookup(r => r.VillageId);
        return [.. InOrder(byVillage.Select(v => v.Key), map, query.Descending).SelectMany(v => byVillage[v])];
    }

    /// <summary>A page by the names of the villages, which no database orders as Vietnamese does: villages are put in order here, their households there.</summary>
    private static async Task<List<Household>> ByVillageAsync(IQueryable<Household> found, PlaceMap map, bool descending, int skip, int take, CancellationToken cancel)
    {
        Dictionary<PlaceId, int> counts = await found.GroupBy(h => h.VillageId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var rows = new List<Household>();
        foreach (PlaceId village in InOrder(counts.Keys, map, descending))
        {
            if (rows.Count == take) break;
            if (skip >= counts[village])
            {
                skip -= counts[village];
                continue;
            }
            rows.AddRange(await found.Where(h => h.VillageId == village).OrderBy(h => h.SortKey).ThenBy(h => h.Id).Skip(skip).Take(take - rows.Count).ToListAsync(cancel));
            skip = 0;
        }
        return rows;
    }

    private static IEnumerable<PlaceId> InOrder(IEnumerable<PlaceId> villages, PlaceMap map, bool descending)
    {
        string NameOf(PlaceId village) => VietnameseOrder.OfText(map.Find(village)?.Name ?? "");
        string CommuneOf(PlaceId village) => map.Find(village) is null ? "" : VietnameseOrder.OfText(map.CommuneOf(village).Name);
        IEnumerable<PlaceId> ordered = villages.OrderBy(NameOf, StringComparer.Ordinal).ThenBy(CommuneOf, StringComparer.Ordinal).ThenBy(v => v.Value);
        return descending ? ordered.Reverse() : ordered;
    }

    private async Task<(IQueryable<Household> Found, PlaceMap Map)> FoundAsync(Rights rights, HouseholdQuery query, CancellationToken cancel)
    {
        DateOnly today = clock.Today();
        Scope scope = await maps.ScopeAsync(query.Place, today, cancel: cancel);
        rights.Demand(Permission.SeeHouseholds, scope);
        PlaceMap map = await maps.OnAsync(today, cancel);
        return (Found(query, Villages(map, query), rights.May(Permission.SeeCitizenIds, scope)), map);
    }

    private static List<PlaceId> Villages(PlaceMap map, HouseholdQuery query)
    {
        if (map.Find(query.Place) is null) return [query.Place];   // a village that has ended: nobody lives there now, ended households may stand there
        List<PlaceId> villages = [.. map.VillagesIn(query.Place).Select(v => v.Id)];
        return query.Village is { } one ? [.. villages.Where(v => v == one)] : villages;
    }

    private IQueryable<Household> Found(HouseholdQuery query, List<PlaceId> villages, bool maySeeIds)
    {
        IQueryable<Household> found = db.Households.AsNoTracking().Where(h => EF.Parameter(villages).Contains(h.VillageId));
        if (!query.WithEnded) found = found.Where(h => !h.Ended);
        if (query.ClassCode == NoClass) found = found.Where(h => h.ClassCode == null);
        else if (query.ClassCode is { } code) found = found.Where(h => h.ClassCode == code);
        if (query.Ethnicity is { } group) found = found.Where(h => h.Ethnicity == group);
        if (maySeeIds && CitizenId.TryParse(query.Search, out CitizenId citizen))
        {
            string digits = citizen.Value;
            IQueryable<MemberFact> facts = db.MemberFactsOn(DateOnly.MaxValue);
            return found.Where(h => facts.Any(f => f.HouseholdId == h.Id && f.CitizenId == digits && f.Left == null));
        }
        // The words stand one after another, at the beginning of a word: one person's name or the code, not bits of several.
        if (Folding.Fold(query.Search) is { Length: > 0 } words) found = found.Where(h => h.SearchText.StartsWith(words) || h.SearchText.Contains(" " + words));
        return found;
    }

    private static IOrderedQueryable<Household> Ordered(IQueryable<Household> found, HouseholdQuery query) => (query.Order, query.Descending) switch
    {
        (HouseholdOrder.Name, false) => found.OrderBy(h => h.SortKey).ThenBy(h => h.Id),
        (HouseholdOrder.Name, true) => found.OrderByDescending(h => h.SortKey).ThenByDescending(h => h.Id),
        (HouseholdOrder.Code, false) => found.OrderBy(h => h.Code == null).ThenBy(h => h.Code).ThenBy(h => h.Id),
        (HouseholdOrder.Code, true) => found.OrderBy(h => h.Code == null).ThenByDescending(h => h.Code).ThenByDescending(h => h.Id),
        (HouseholdOrder.Members, false) => found.OrderBy(h => h.MemberCount).ThenBy(h => h.SortKey).ThenBy(h => h.Id),
        (HouseholdOrder.Members, true) => found.OrderByDescending(h => h.MemberCount).ThenBy(h => h.SortKey).ThenBy(h => h.Id),
        (HouseholdOrder.Village, _) => found.OrderBy(h => h.SortKey).ThenBy(h => h.Id),   // within a village; see InOrder
        (HouseholdOrder.Class, false) => found.OrderBy(h => h.ClassCode == null).ThenBy(h => h.ClassCode).ThenBy(h => h.SortKey).ThenBy(h => h.Id),
        (HouseholdOrder.Class, true) => found.OrderBy(h => h.ClassCode == null).ThenByDescending(h => h.ClassCode).ThenBy(h => h.SortKey).ThenBy(h => h.Id),
        _ => throw new ArgumentOutOfRangeException(nameof(query), query.Order, null),
    };

    private static HouseholdLine Row(Household h, PlaceMap map) => new(
        h.Id, h.Code, h.HeadName, h.HeadSex, h.VillageId, map.Find(h.VillageId)?.Name ?? "",
        map.Find(h.VillageId) is null ? null : map.CommuneOf(h.VillageId).Name, h.Ethnicity, h.MemberCount, h.ClassCode, h.ClassYear, h.Ended);
}
