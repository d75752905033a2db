using System.Linq.Expressions;
using Anise.Basics;
using Anise.Households.Lists;
using Anise.Households.Relocations;
using Anise.Lists;
using Anise.Places;
using Anise.Web.Host;
using Anise.Web.Lists;
using Microsoft.EntityFrameworkCore;

namespace Anise.Web.Households;

/// <summary>The moves to and from the communes of the chosen place, those that wait first.</summary>
[ListFiles("/households/moves/export")]
public sealed class RelocationList(ReadRelocations read) : PageList<ListedRelocation>
{
    /// <inheritdoc/>
    public override async Task<ListOf<ListedRelocation>?> OpenAsync(PageContext context, HttpContext http) =>
        HouseholdList.PlaceOf(context) is { } place ? await OfAsync(context, place, http.RequestAborted) : null;

    private async Task<ListOf<ListedRelocation>> OfAsync(PageContext context, MappedPlace place, CancellationToken cancel)
    {
        List<PlaceId> within = [.. await read.WithinAsync(context.Map, place.Id, cancel)];
        Func<PlaceId, string?> commune = await read.CommuneNamesAsync(context.Map, cancel);
        return new()
        {
            Title = Texts.Get("moves"),
            About = place.Name,
            FileName = $"moves-{place.Code}-{context.Today:yyyy-MM-dd}",
            HandingOut = HandingOut.OfHouseholds(context.Map.ScopeOf(place.Id), place.Id, Texts.Get("moves")),
            Rows = await read.OfPlaceAsync(context.Rights, place.Id, cancel),
            Columns =
            [
                Column("head", r => r.Head, ColumnLook.Name).SortedBy(r => r.SortKey),
                Column("code", r => r.Code).SortedBy(r => r.Code),
                Column("moved-on", r => r.MovedOn).SortedBy(r => r.MovedOn),
                Column("move-from", r => commune(r.FromVillageId)).SortedByRank(r => r.FromVillageId, v => VietnameseOrder.OfText(commune(v) ?? "")),
                Column("to-commune", r => commune(r.ToCommuneId)).SortedByRank(r => r.ToCommuneId, c => VietnameseOrder.OfText(commune(c) ?? "")),
                Column("who-moves", r => Texts.Get(r.Whole ? "moves-whole" : "moves-part")).SortedBy(r => r.Whole),
                Column("announced-on", r => r.AnnouncedOn).SortedBy(r => r.AnnouncedOn),
                Column("move-state", r => RelocationNames.Of(r.State)).SortedByRank(r => r.State, s => ((int)s).ToString(System.Globalization.CultureInfo.InvariantCulture)),
                Column("answered-on", r => r.AnsweredOn).SortedBy(r => r.AnsweredOn),
                Column("answered-because", r => r.AnsweredBecause, ColumnLook.FilesOnly),
            ],
            Filters =
            [
                ListFilter<ListedRelocation>.Words("q", Texts.Get("move-find-head"), Words),
                ListFilter<ListedRelocation>.Choice("state", Texts.Get("move-state"),
                    [new("in", Texts.Get("move-in")), new("out", Texts.Get("move-out")), .. Enum.GetValues<RelocationState>().Where(s => s != RelocationState.Waiting).Select(s => new FilterChoice(s.ToString(), RelocationNames.Of(s)))],
                    state => state switch
                    {
                        "in" => r => r.State == RelocationState.Waiting && EF.Parameter(within).Contains(r.ToCommuneId),
                        "out" => r => r.State == RelocationState.Waiting && EF.Parameter(within).Contains(r.FromVillageId),
                        _ => InState(Enum.Parse<RelocationState>(state)),
                    }),
            ],
            Ties = [ListOrder<ListedRelocation>.By(r => r.AnsweredOn != null), ListOrder<ListedRelocation>.By(r => r.AnnouncedOn), ListOrder<ListedRelocation>.By(r => r.Id)],
        };
    }

    private static ListColumn<ListedRelocation> Column(string key, Func<ListedRelocation, object?> value, ColumnLook look = ColumnLook.Text) => new(key, Texts.Get(key), value, look);

    private static Expression<Func<ListedRelocation, bool>> InState(RelocationState state) => r => r.State == state;

    private static Expression<Func<ListedRelocation, bool>>? Words(string search) => Folding.Fold(search) is { Length: > 0 } words ? r => r.SearchText.Contains(words) : null;
}
