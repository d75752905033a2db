using System.Linq.Expressions;
using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Lists;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Households.Lists;

/// <summary>The list of households as they stand now, paged by the store.</summary>
public sealed class ReadHouseholds(AniseDb db, PlaceMaps maps, TimeProvider clock, RuleBook rules, KeptReads reads)
{
    /// <summary>The class filter for households without a class by the latest review.</summary>
    public const string NoClass = "none";

    // A filter stands in the address, where a citizen ID must not: FindByCitizenId looks for one.
    private const string NoCitizenId = "(?!([^0-9]*[0-9]){12}[^0-9]*$).*";

    /// <summary>The list of a place: its columns, filters and order. Nothing is read yet.</summary>
    /// <param name="rights">Who reads.</param>
    /// <param name="placeId">A village, commune, former district or the province, on today's map; or a village that has ended.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The place is not one of those in which the reader may see households.</exception>
    public async Task<ListOf<Household>> RunAsync(Rights rights, PlaceId placeId, CancellationToken cancel = default)
    {
        DateOnly today = clock.Today();
        Scope scope = await maps.ScopeAsync(placeId, today, cancel: cancel);
        rights.Demand(Permission.SeeHouseholds, scope);
        PlaceMap map = await maps.OnAsync(today, cancel);
        MappedPlace? place = map.Find(placeId);
        // Nobody lives now in a village that has ended: ended households may stand there.
        List<PlaceId> villages = place is null ? [placeId] : [.. map.VillagesIn(placeId).Select(v => v.Id)];
        bool wide = place is { IsCommuneLevel: false, Kind: not PlaceKind.Village };
        return new ListOf<Household>
        {
            Title = Texts.Get("export-sheet"),
            About = place is null ? null : Texts.Get("list-about", place.Name, today),
            FileName = Texts.Get("list-file", place?.Code, today),
            HandingOut = new HandingOut(Permission.ExportHouseholds, scope, HouseholdsActs.ExportHouseholds, new JournalSubject(HouseholdsSubjects.HouseholdList, placeId.ToString(), placeId),
                households => HouseholdNotes.Exported(today, households, 0)),
            Kept = (await reads.NowAsync(db, cancel), (typeof(ReadHouseholds), placeId, today)),
            Rows = db.Households.AsNoTracking().Where(h => EF.Parameter(villages).Contains(h.VillageId)),
            Columns = HouseholdColumns.On(map, wide, rules),
            Filters = Filters(place is { IsCommuneLevel: true } ? [.. map.VillagesIn(placeId)] : []),
            Sort = "head",
            Ties = [ListOrder<Household>.By(h => h.SortKey), ListOrder<Household>.By(h => h.Id)],
        };
    }

    /// <summary>Finds households of a place by words, as the list does.</summary>
    /// <param name="rights">Who reads.</param>
    /// <param name="place">The place.</param>
    /// <param name="words">Words of names or of the code.</param>
    /// <param name="most">How many to read at most; the page says how many there are.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The place is not one of those in which the reader may see households.</exception>
    public async Task<ListPage<Household>> FindAsync(Rights rights, PlaceId place, string? words, int most, CancellationToken cancel = default) =>
        await (await RunAsync(rights, place, cancel)).ReadAsync(ListAsk.For(("q", words)) with { PageSize = most }, cancel);

    private IReadOnlyList<ListFilter<Household>> Filters(IReadOnlyList<MappedPlace> villages) =>
    [
        ListFilter<Household>.Words("q", Texts.Get("filter-words"), HouseholdWords.In) with { Pattern = NoCitizenId, PatternSays = Texts.Get("filter-no-id") },
        .. villages.Count == 0 ? [] : (ListFilter<Household>[])
        [
            ListFilter<Household>.Choice("village", Texts.Get("column-village"),
                villages.OrderBy(v => VietnameseOrder.OfText(v.Name), StringComparer.Ordinal).Select(v => new FilterChoice(v.Id.ToString(), v.Name)), InVillage)
                with { Any = Texts.Get("any-village") },
        ],
        ListFilter<Household>.Choice("class", Texts.Get("column-class"),
            [.. HouseholdClasses.Of(rules).Select(c => new FilterChoice(c.Code, c.Label.ToString())), new(NoClass, Texts.Get("class-without"))],
            code => code == NoClass ? h => h.ClassCode == null : h => h.ClassCode == code) with { Any = Texts.Get("any-class") },
        ListFilter<Household>.Choice("ethnicity", Texts.Get("column-ethnicity"), EthnicGroups.Codes.Select(c => new FilterChoice(c, EthnicGroups.NameOf(c))),
            code => h => h.Ethnicity == code) with { Any = Texts.Get("any-ethnicity") },
        ListFilter<Household>.AlsoShows("ended", Texts.Get("with-ended"), h => !h.Ended),
    ];

    private static Expression<Func<Household, bool>> InVillage(string id)
    {
        var village = new PlaceId(long.Parse(id, System.Globalization.CultureInfo.InvariantCulture));
        return h => h.VillageId == village;
    }
}
