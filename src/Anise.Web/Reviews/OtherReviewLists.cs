using Anise.Basics;
using Anise.Figures;
using Anise.Lists;
using Anise.Reviews;
using Anise.Reviews.Boards;
using Anise.Reviews.Results;
using Anise.Web.Host;
using Anise.Web.Lists;

namespace Anise.Web.Reviews;

/// <summary>The households taken off the list of a review.</summary>
[ListFiles("/reviews/{year:int}/{commune}/removed/export")]
public sealed class RemovedList(FindReview find, ReadRemovals read) : ReviewPageList<RemovedLine>(find)
{
    /// <inheritdoc/>
    public override async Task<ListOf<RemovedLine>?> OpenAsync(PageContext context, ReviewAt at, HttpContext http) =>
        Of(at, "removed", await read.RunAsync(context.Rights, at.Review.Id, http.RequestAborted),
        [
            new ListColumn<RemovedLine>("household", Texts.Get("household"), l => l.Head, ColumnLook.Name).SortedBy(l => VietnameseOrder.OfName(l.Head)),
            new ListColumn<RemovedLine>("household-code", Texts.Get("household-code"), l => l.Code).SortedBy(l => l.Code),
            new ListColumn<RemovedLine>("village", Texts.Get("village"), l => VillageName(at, l.VillageId)).SortedBy(l => VillageCode(at, l.VillageId)),
            new ListColumn<RemovedLine>("removed-on", Texts.Get("removed-on"), l => l.On).SortedBy(l => l.On),
            new ListColumn<RemovedLine>("removed-reason", Texts.Get("removed-reason"), l => l.Reason, ColumnLook.Long),
        ], ListOrder<RemovedLine>.By(l => VietnameseOrder.OfName(l.Head)), ListOrder<RemovedLine>.By(l => l.HouseholdId), ListOrder<RemovedLine>.By(l => l.On)) with { Sort = "removed-on", Prefix = "removed-" };
}

/// <summary>The complaints of a review.</summary>
[ListFiles("/reviews/{year:int}/{commune}/complaints/export")]
public sealed class ComplaintList(FindReview find, ReadPapers read) : ReviewPageList<Complaint>(find)
{
    /// <inheritdoc/>
    public override async Task<ListOf<Complaint>?> OpenAsync(PageContext context, ReviewAt at, HttpContext http) =>
        Of(at, "complaints", await read.ComplaintsAsync(context.Rights, at.Review.Id, http.RequestAborted),
        [
            new ListColumn<Complaint>("from", Texts.Get("from"), c => c.From, ColumnLook.Name).SortedBy(c => VietnameseOrder.OfName(c.From)),
            new ListColumn<Complaint>("village", Texts.Get("village"), c => VillageName(at, c.VillageId)).SortedBy(c => VillageCode(at, c.VillageId)),
            new ListColumn<Complaint>("says", Texts.Get("says"), c => c.Text, ColumnLook.Long),
            new ListColumn<Complaint>("received-on", Texts.Get("received-on"), c => c.ReceivedOn).SortedBy(c => c.ReceivedOn),
            new ListColumn<Complaint>("answer-by", Texts.Get("answer-by"), c => c.Due).SortedBy(c => c.Due),
            new ListColumn<Complaint>("outcome", Texts.Get("outcome"), c => c.Outcome is { } outcome ? ReviewNames.Of(outcome) : Texts.Get("open")).SortedBy(c => (int?)c.Outcome ?? -1),
        ], ListOrder<Complaint>.By(c => c.Outcome != null), ListOrder<Complaint>.By(c => c.Due), ListOrder<Complaint>.By(c => c.Id)) with
        {
            Filters =
            [
                ListFilter<Complaint>.Choice("state", Texts.Get("outcome"),
                    [new("open", Texts.Get("open")), .. Enum.GetValues<ComplaintOutcome>().Select(o => new FilterChoice(o.ToString(), ReviewNames.Of(o)))],
                    state => state == "open" ? c => c.Outcome == null : c => c.Outcome.ToString() == state),
                VillageFilter(at, village => c => c.VillageId == village),
            ],
        };
}

/// <summary>One household that came or went between two years' lists.</summary>
/// <param name="Head">The head's name.</param>
/// <param name="Code">The household code.</param>
/// <param name="VillageId">The village.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Key">What tells it from others.</param>
/// <param name="Household">The listed household, where its form opens; null where it is on no list of this year.</param>
public sealed record MovedHousehold(string Head, string? Code, PlaceId VillageId, MovementKind Kind, string Key, Anise.Households.HouseholdId? Household);

/// <summary>Who came and went since last year's list, by name.</summary>
[ListFiles("/reviews/{year:int}/{commune}/movements/export")]
public sealed class MovedList(FindReview find, ReadCommuneBoard readBoard, ReadMovements readMovements, ReadVillageBoard readVillage) : ReviewPageList<MovedHousehold>(find)
{
    /// <inheritdoc/>
    public override async Task<ListOf<MovedHousehold>?> OpenAsync(PageContext context, ReviewAt at, HttpContext http) =>
        OfTable(at, await TableAsync(context, at, http.RequestAborted), await readVillage.AllAsync(context.Rights, at.Review.Id, http.RequestAborted));

    /// <summary>The movements of a review: since last year's list while it runs, by its decision afterwards.</summary>
    internal async Task<MovementTable> TableAsync(PageContext context, ReviewAt at, CancellationToken cancel) => at.Review.DecidedOn is null
        ? (await readBoard.RunAsync(context.Rights, at.Review.Id, cancel)).SinceLastYear
        : await readMovements.RunAsync(context.Rights, at.Review.Year, PlaceLevel.Village, at.Campaign.Opens, at.Commune.Id, BasisOf(context), cancel);

    /// <summary>As amended since, unless the address asks for the lists as they were decided.</summary>
    internal static FigureBasis BasisOf(PageContext context) => context.Here["basis"] == "decided" ? FigureBasis.Decided : FigureBasis.Corrected;

    /// <summary>The households of the movements.</summary>
    internal static ListOf<MovedHousehold> OfTable(ReviewAt at, MovementTable table, IReadOnlyList<ListedLine> listed)
    {
        var lines = listed.ToDictionary(l => ReadMovements.HouseholdKey(l.HouseholdId));
        return Of(at, "moved-list", table.All.Select(m =>
            {
                ListedLine? line = lines.GetValueOrDefault(m.Key);
                Classed who = table.Who(m.Key);
                return new MovedHousehold(line?.Head ?? who.Head ?? "", line?.Code ?? who.Code, m.Place, m.Kind, m.Key, line?.HouseholdId);
            }).ToList(),
        [
            new ListColumn<MovedHousehold>("household", Texts.Get("household"), m => m.Head, ColumnLook.Name).SortedBy(m => VietnameseOrder.OfName(m.Head)),
            new ListColumn<MovedHousehold>("household-code", Texts.Get("household-code"), m => m.Code).SortedBy(m => m.Code),
            new ListColumn<MovedHousehold>("village", Texts.Get("village"), m => VillageName(at, m.VillageId)).SortedBy(m => VillageCode(at, m.VillageId)),
            new ListColumn<MovedHousehold>("kind", Texts.Get("movement-kind"), m => MovementTable.NameOf(m.Kind)).SortedBy(m => m.Kind),
        ], ListOrder<MovedHousehold>.By(m => m.Kind), ListOrder<MovedHousehold>.By(m => VietnameseOrder.OfName(m.Head)), ListOrder<MovedHousehold>.By(m => m.Key)) with
        {
            Filters =
            [
                ListFilter<MovedHousehold>.Choice("kind", Texts.Get("movement-kind"),
                    Enum.GetValues<MovementKind>().Where(k => table.Count(k) > 0).Select(k => new FilterChoice(k.ToString(), MovementTable.NameOf(k))), kind => m => m.Kind.ToString() == kind),
                VillageFilter(at, village => m => m.VillageId == village),
            ],
        };
    }
}
