using System.Globalization;
using System.Linq.Expressions;
using Anise.Basics;
using Anise.Households.Lists;
using Anise.Lists;
using Anise.Places;
using Anise.Reviews.InYear;
using Anise.Web.Host;
using Anise.Web.Lists;

namespace Anise.Web.Reviews;

/// <summary>The applications within the year of a commune, the open ones first, by their last day.</summary>
[ListFiles("/reviews/in-year/{commune}/export")]
public sealed class InYearList(ReadApplications read) : PageList<ListedApplication>
{
    /// <inheritdoc/>
    public override async Task<ListOf<ListedApplication>?> OpenAsync(PageContext context, HttpContext http) =>
        context.Map.FindByCode(http.Request.RouteValues["commune"]?.ToString() ?? "") is { IsCommuneLevel: true } commune ? await OfAsync(context, commune, http.RequestAborted) : null;

    /// <summary>The list of a commune.</summary>
    internal async Task<ListOf<ListedApplication>> OfAsync(PageContext context, MappedPlace commune, CancellationToken cancel) => new()
    {
        Title = Texts.Get("in-year"),
        About = commune.Name,
        FileName = $"in-year-{commune.Code}-{context.Today:yyyy-MM-dd}".ToLowerInvariant(),
        HandingOut = HandingOut.OfHouseholds(context.Map.ScopeOf(commune.Id), commune.Id, Texts.Get("in-year")),
        Rows = await read.OfCommuneAsync(context.Rights, commune.Id, cancel),
        Columns =
        [
            Column("household", a => a.Head, ColumnLook.Name).SortedBy(a => a.SortKey),
            Column("household-code", a => a.Code).SortedBy(a => a.Code),
            Column("village", a => context.Map.Find(a.VillageId)?.Name).SortedByRank(a => a.VillageId, v => VietnameseOrder.OfText(context.Map.Find(v)?.Name ?? "")),
            Column("in-year-request", a => InYearNames.Of(a.Request)).SortedByRank(a => a.Request, r => VietnameseOrder.OfText(InYearNames.Of(r))),
            Column("received-on", a => a.ReceivedOn).SortedBy(a => a.ReceivedOn),
            Column("in-year-due", a => a.Due).SortedBy(a => a.Due),
            Column("step", a => InYearNames.Of(a.Step)).SortedByRank(a => a.Step, step => ((int)step).ToString(CultureInfo.InvariantCulture)),
            Column("outcome", OutcomeOf).SortedBy(a => a.Granted),
            Column("in-year-decided-on", a => a.DecidedOn, ColumnLook.FilesOnly),
        ],
        Filters =
        [
            ListFilter<ListedApplication>.Words("q", Texts.Get("find-household"), Words),
            ListFilter<ListedApplication>.Choice("village", Texts.Get("village"), context.Map.VillagesIn(commune.Id).Select(v => new FilterChoice(v.Id.ToString(), v.Name)), InVillage),
            ListFilter<ListedApplication>.Choice("request", Texts.Get("in-year-request"), Enum.GetValues<InYearRequest>().Select(r => new FilterChoice(r.ToString(), InYearNames.Of(r))), Requested),
            ListFilter<ListedApplication>.Choice("outcome", Texts.Get("outcome"),
                [new("open", Texts.Get("open")), new("granted", Texts.Get("in-year-was-granted")), new("refused", Texts.Get("in-year-was-refused")), new("withdrawn", Texts.Get("in-year-was-withdrawn"))],
                state => state == "open" ? a => a.DecidedOn == null : state == "granted" ? a => a.Granted == true : state == "refused" ? a => a.Granted == false : a => a.Granted == null && a.DecidedOn != null),
        ],
        Ties = [ListOrder<ListedApplication>.By(a => a.DecidedOn != null), ListOrder<ListedApplication>.By(a => a.Due), ListOrder<ListedApplication>.By(a => a.Id)],
    };

    private static ListColumn<ListedApplication> Column(string key, Func<ListedApplication, object?> value, ColumnLook look = ColumnLook.Text) => new(key, Texts.Get(key), value, look);

    private static string? OutcomeOf(ListedApplication one) => one.Granted is { } granted ? Texts.Get(granted ? "in-year-was-granted" : "in-year-was-refused") : one.DecidedOn is null ? null : Texts.Get("in-year-was-withdrawn");

    private static Expression<Func<ListedApplication, bool>>? Words(string search) => Folding.Fold(search) is { Length: > 0 } words ? a => a.SearchText.StartsWith(words) || a.SearchText.Contains(" " + words) : null;

    private static Expression<Func<ListedApplication, bool>> InVillage(string id)
    {
        var village = new PlaceId(long.Parse(id, CultureInfo.InvariantCulture));
        return a => a.VillageId == village;
    }

    private static Expression<Func<ListedApplication, bool>> Requested(string request)
    {
        InYearRequest asked = Enum.Parse<InYearRequest>(request);
        return a => a.Request == asked;
    }
}
