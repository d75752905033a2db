using Anise.Access;
using Anise.Basics;
using Anise.Lists;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Rules.Sets;
using Anise.Support.Owed;

namespace Anise.Support.Lists;

/// <summary>What is owed to the households of a place and was not delivered for the period of a day: the same columns on the page, as Excel, CSV and on paper.</summary>
public sealed class OwedList(ReadOwed read, PlaceMaps maps, RuleBook rules)
{
    /// <summary>The list. Needs <c>Permission.SeeSupport</c> for the place.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<ListOf<OwedLine>>> RunAsync(Rights rights, PlaceId placeId, DateOnly day, CancellationToken cancel = default)
    {
        PlaceMap map = await maps.OnAsync(day, cancel);
        Result<IReadOnlyList<OwedLine>> lines = await read.OfPlaceAsync(rights, placeId, day, since: true, cancel);
        if (!lines.Ok) return Result<ListOf<OwedLine>>.Refused(lines.Problems);
        List<MappedPlace> villages = [.. map.VillagesIn(placeId).OrderBy(v => VietnameseOrder.OfText(v.Name), StringComparer.Ordinal)];
        return new ListOf<OwedLine>
        {
            Title = Texts.Get("owed-title"),
            About = $"{map[placeId].Name}, {day:dd/MM/yyyy}",
            FileName = $"support-{map[placeId].Code}",
            HandingOut = HandingOut.OfPersons(Permission.ExportSupport, map.ScopeOf(placeId), placeId, Texts.Get("owed-title")),
            Rows = lines.Value.AsQueryable(),
            Columns =
            [
                Column("who", l => l.Member?.Name ?? l.Household.Head, ColumnLook.Name).SortedBy(l => VietnameseOrder.OfText(l.Member == null ? l.Household.Head ?? "" : l.Member.Name)),
                Column("code", l => l.Household.Code).SortedBy(l => l.Household.Code),
                Column("village", l => map.Find(l.Household.VillageId)?.Name).SortedBy(l => VietnameseOrder.OfText(NameOf(map, l.Household.VillageId))),
                Column("policy", l => l.Owed.Policy.Label.ToString()).SortedBy(l => l.Owed.Policy.Line),
                Column("amount", l => l.Owed.Amount, ColumnLook.Number).SortedBy(l => l.Owed.Amount),
                Column("unit", l => l.Owed.Amount is null ? null : UnitOf(l.Owed.Policy)),
                Column("since", l => l.Since).SortedBy(l => l.Since),
                Column("state", l => OwedWords.Of(l.State)).SortedBy(l => (int)l.State),
            ],
            Filters =
            [
                ListFilter<OwedLine>.Words("q", Texts.Get("column-who"), words => Folding.Fold(words) is { Length: > 0 } key ? l => Folding.Fold(l.Member == null ? l.Household.Head ?? "" : l.Member.Name).Contains(key) : null),
                ListFilter<OwedLine>.Choice("village", Texts.Get("column-village"), villages.Select(v => new FilterChoice(v.Code, v.Name)), code => l => CodeOf(map, l.Household.VillageId) == code),
                ListFilter<OwedLine>.Choice("policy", Texts.Get("column-policy"), SupportWords.All(rules).Select(p => new FilterChoice(p.Code, p.Label.ToString())), code => l => l.Owed.Policy.Code == code),
                ListFilter<OwedLine>.AlsoShows("delivered", Texts.Get("with-delivered"), l => l.State != OwedState.Delivered && l.State != OwedState.DeliveredMore),
            ],
            Sort = "since",
            Ties = [ListOrder<OwedLine>.By(l => l.Household.Id.Value), ListOrder<OwedLine>.By(l => l.Owed.Policy.Line), ListOrder<OwedLine>.By(l => l.Owed.Member)],
        };
    }

    /// <summary>What an amount is in: VND a month, per cent of the premium.</summary>
    public static string UnitOf(Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy.Unit == "%" ? "%" : policy.Per == PolicyPeriod.Once ? Texts.Get("unit-vnd") : Texts.Get("unit-vnd-" + Policy.NameOf(policy.Per));
    }

    private static string NameOf(PlaceMap map, PlaceId village) => map.Find(village)?.Name ?? "";

    private static string CodeOf(PlaceMap map, PlaceId village) => map.Find(village)?.Code ?? "";

    private static ListColumn<OwedLine> Column(string key, Func<OwedLine, object?> value, ColumnLook look = ColumnLook.Text) => new(key, Texts.Get("column-" + key), value, look);
}
