using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Lists;
using Anise.Scenarios;
using Anise.Web.Host;
using Anise.Web.Lists;

namespace Anise.Web.Scenarios;

/// <summary>The saved questions of places that the reader may see.</summary>
[ListFiles("/what-if/saved/export")]
public sealed class ScenarioList(SavedScenarios saved) : PageList<Scenario>
{
    /// <inheritdoc/>
    public override async Task<ListOf<Scenario>?> OpenAsync(PageContext context, HttpContext http)
    {
        context.Rights.Demand(Permission.SeeHouseholds, Scope.Anywhere);
        return new ListOf<Scenario>
        {
            Title = Texts.Get("saved"),
            FileName = $"scenarios-{context.Today:yyyy-MM-dd}",
            Prefix = "saved-",
            Rows = await saved.SeenAsync(context.Rights, http.RequestAborted),
            Columns =
            [
                new ListColumn<Scenario>("choose", Texts.Get("choose"), _ => null, ColumnLook.Act),
                new ListColumn<Scenario>("name", Texts.Get("scenario-name"), s => s.Name, ColumnLook.Name).SortedByRank(s => s.Name, VietnameseOrder.OfText),
                new ListColumn<Scenario>("at", Texts.Get("place"), s => PlaceOf(context, s.PlaceId)).SortedByRank(s => s.PlaceId, id => VietnameseOrder.OfText(PlaceOf(context, id) ?? "")),
                new ListColumn<Scenario>("year", Texts.Get("year-of-forms"), s => s.Year.ToString(CultureInfo.InvariantCulture)).SortedBy(s => s.Year),
                new ListColumn<Scenario>("by", Texts.Get("saved-by"), s => s.SavedBy).SortedBy(s => s.SavedBy),
                new ListColumn<Scenario>("when", Texts.Get("saved-at"), s => s.SavedAt).SortedBy(s => s.Id),
                new ListColumn<Scenario>("remove", Texts.Get("remove"), _ => null, ColumnLook.Act),
            ],
            Sort = "-when",
            PageSize = 20,
            Ties = [ListOrder<Scenario>.By(s => s.Id)],
        };
    }

    private static string? PlaceOf(PageContext context, PlaceId id) => context.Map.Find(id)?.Name;
}
