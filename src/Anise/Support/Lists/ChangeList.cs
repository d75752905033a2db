using Anise.Access;
using Anise.Basics;
using Anise.Lists;
using Anise.Places;
using Anise.Rules.Entitling;
using Anise.Support.Owed;

namespace Anise.Support.Lists;

/// <summary>Who gains and who loses what between two days: the same columns on the page, as Excel, CSV and on paper.</summary>
public sealed class ChangeList(ReadChanges read, PlaceMaps maps)
{
    /// <summary>The list. Needs <c>Permission.SeeSupport</c> for the place.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<ListOf<OwedChange>>> RunAsync(Rights rights, PlaceId placeId, DateOnly before, DateOnly after, CancellationToken cancel = default)
    {
        Result<IReadOnlyList<OwedChange>> changes = await read.RunAsync(rights, placeId, before, after, cancel);
        if (!changes.Ok) return Result<ListOf<OwedChange>>.Refused(changes.Problems);
        PlaceMap map = await maps.OnAsync(after, cancel);
        string title = Texts.Get("changes-list", map[placeId].Name, before, after);
        return new ListOf<OwedChange>
        {
            Title = title,
            About = map[placeId].Name,
            FileName = $"support-changes-{map[placeId].Code}-{after:yyyy-MM-dd}",
            HandingOut = HandingOut.OfPersons(Permission.ExportSupport, map.ScopeOf(placeId), placeId, title),
            Rows = changes.Value.AsQueryable(),
            Columns =
            [
                Column("who", c => c.Member?.Name ?? c.Household.Head, ColumnLook.Name).SortedBy(c => VietnameseOrder.OfText(c.Member == null ? c.Household.Head ?? "" : c.Member.Name)),
                Column("code", c => c.Household.Code).SortedBy(c => c.Household.Code),
                Column("village", c => map.Find(c.Household.VillageId)?.Name).SortedBy(c => VietnameseOrder.OfText(NameOf(map, c.Household.VillageId))),
                Column("policy", c => c.Policy.Label.ToString()).SortedBy(c => c.Policy.Line),
                Column("turn", c => OwedWords.Of(c.Turn)).SortedBy(c => (int)c.Turn),
                Column("was", c => AmountOf(c.Before)),
                Column("becomes", c => AmountOf(c.After)),
                Column("turns-on", c => c.Since).SortedBy(c => c.Since),
            ],
            Filters =
            [
                ListFilter<OwedChange>.Words("q", Texts.Get("column-who"), words => Folding.Fold(words) is { Length: > 0 } key ? c => Folding.Fold(c.Member == null ? c.Household.Head ?? "" : c.Member.Name).Contains(key) : null),
                ListFilter<OwedChange>.Choice("policy", Texts.Get("column-policy"), changes.Value.Select(c => c.Policy).DistinctBy(p => p.Code).OrderBy(p => p.Line).Select(p => new FilterChoice(p.Code, p.Label.ToString())), code => c => c.Policy.Code == code),
                ListFilter<OwedChange>.Choice("turn", Texts.Get("column-turn"), Enum.GetValues<OwedTurn>().Select(t => new FilterChoice(t.ToString(), OwedWords.Of(t))), text => Enum.TryParse(text, out OwedTurn turn) ? c => c.Turn == turn : null),
            ],
            Sort = "who",
            Ties = [ListOrder<OwedChange>.By(c => c.Household.Id.Value), ListOrder<OwedChange>.By(c => c.Policy.Line), ListOrder<OwedChange>.By(c => c.Member == null ? 0 : c.Member.No)],
            PageSize = 200,
        };
    }

    private static string? AmountOf(Entitlement? owed) => owed is null ? null : owed.Amount is { } amount ? $"{amount:N0} {OwedList.UnitOf(owed.Policy)}" : Texts.Get("no-amount-known");

    private static string NameOf(PlaceMap map, PlaceId village) => map.Find(village)?.Name ?? "";

    private static ListColumn<OwedChange> Column(string key, Func<OwedChange, object?> value, ColumnLook look = ColumnLook.Text) => new(key, Texts.Get("column-" + key), value, look);
}
