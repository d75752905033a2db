using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Lists;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Works.Infrastructure;

/// <summary>The infrastructure works of a place: the same columns on the page, as Excel, CSV and on paper.</summary>
public sealed class InfrastructureList(AniseDb db, WorksPlaces places, RuleBook rules, KeptReads reads, WorkPayments payments)
{
    /// <summary>The works of a place on today's map. Needs <c>Permission.SeeWorks</c> for it.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<ListOf<InfrastructureWork>> RunAsync(Rights rights, PlaceId placeId, CancellationToken cancel = default)
    {
        PlaceMap map = await places.NowAsync(cancel);
        rights.Demand(Permission.SeeWorks, map.ScopeOf(placeId));
        StoreMoment moment = await reads.NowAsync(db, cancel);
        (List<PlaceId> within, Dictionary<PlaceId, MappedPlace> names, Dictionary<InfrastructureWorkId, long> paidOf, List<InfrastructureWorkId> whole) = await moment.GetAsync((typeof(InfrastructureList), "around", placeId, map.Day), () => AroundAsync(map, placeId, cancel));
        DateOnly today = places.Today;
        string? NameOf(PlaceId id) => names.GetValueOrDefault(id)?.Name;
        return new ListOf<InfrastructureWork>
        {
            Title = Texts.Get("infrastructure-works"),
            About = map[placeId].Name,
            FileName = $"infrastructure-{map[placeId].Code}",
            Kept = (moment, (typeof(InfrastructureList), placeId, map.Day)),
            Rows = db.Set<InfrastructureWork>().AsNoTracking().Where(w => EF.Parameter(within).Contains(w.PlaceId)),
            Columns =
            [
                Column("work", w => w.Name, ColumnLook.Name).SortedByRank(w => w.Name, VietnameseOrder.OfText),
                Column("kind", w => rules.Works.NameOfAsset(w.Kind)).SortedByRank(w => w.Kind, code => VietnameseOrder.OfText(rules.Works.NameOfAsset(code))),
                Column("place", w => NameOf(w.PlaceId)).SortedByRank(w => w.PlaceId, id => VietnameseOrder.OfText(NameOf(id))),
                Column("step", w => InfrastructureWords.Of(w.Step)).SortedByRank(w => w.Step, s => ((int)s).ToString(System.Globalization.CultureInfo.InvariantCulture)),
                Column("plan-year", w => w.PlanYear, ColumnLook.Number).SortedBy(w => w.PlanYear),
                Column("priority", w => w.Priority, ColumnLook.Number).SortedBy(w => w.Priority),
                Column("estimate", w => w.Estimate, ColumnLook.Number).SortedBy(w => w.Estimate),
                Column("cost", w => w.Cost ?? w.Price, ColumnLook.Number).SortedBy(w => w.Cost ?? w.Price),
                Column("paid", w => paidOf.TryGetValue(w.Id, out long amount) ? amount : null, ColumnLook.Number),
                Column("due-on", w => w.DueOn).SortedBy(w => w.DueOn),
                Column("progress", w => w.Progress, ColumnLook.Number).SortedBy(w => w.Progress),
            ],
            Filters =
            [
                ListFilter<InfrastructureWork>.Words("q", Texts.Get("column-work"), words => Folding.Fold(words) is { Length: > 0 } key ? w => w.NameKey.Contains(key) : null),
                ListFilter<InfrastructureWork>.Choice("step", Texts.Get("column-step"), Enum.GetValues<WorkStep>().Select(s => new FilterChoice(s.ToString(), InfrastructureWords.Of(s))), Of),
                ListFilter<InfrastructureWork>.Choice("kind", Texts.Get("column-kind"), rules.Works.Assets.Select(k => new FilterChoice(k.Code, k.Label.ToString())), code => w => w.Kind == code),
                ListFilter<InfrastructureWork>.Choice("look-at", Texts.Get("filter-look-at"),
                    [new FilterChoice("late", Texts.Get("work-late")), new FilterChoice("over", Texts.Get("work-over")), new FilterChoice("unpaid", Texts.Get("work-unpaid"))],
                    code => code switch
                    {
                        "late" => w => w.DueOn != null && (w.AcceptedOn ?? today) > w.DueOn,
                        "over" => w => w.Estimate != null && (w.Cost ?? w.Price) > w.Estimate,
                        "unpaid" => w => w.Cost != null && !EF.Parameter(whole).Contains(w.Id),
                        _ => null,
                    }),
            ],
            Sort = "work",
            Ties = [ListOrder<InfrastructureWork>.By(w => w.Id)],
        };
    }

    private async Task<(List<PlaceId> Within, Dictionary<PlaceId, MappedPlace> Names, Dictionary<InfrastructureWorkId, long> Paid, List<InfrastructureWorkId> Whole)> AroundAsync(PlaceMap map, PlaceId placeId, CancellationToken cancel)
    {
        List<PlaceId> within = await places.WithinAsync(map, placeId, cancel);
        var here = await db.Set<InfrastructureWork>().AsNoTracking().Where(w => EF.Parameter(within).Contains(w.PlaceId)).Select(w => new { w.Id, w.PlaceId, w.Cost }).ToListAsync(cancel);
        Dictionary<InfrastructureWorkId, long> paid = await payments.PaidAsync([.. here.Select(w => InfrastructureWork.ItemCodeOf(w.Id))], cancel);
        return (within, await places.NamesAsync(here.Select(w => w.PlaceId), cancel), paid, [.. here.Where(w => w.Cost is { } cost && paid.GetValueOrDefault(w.Id) >= cost).Select(w => w.Id)]);
    }

    private static System.Linq.Expressions.Expression<Func<InfrastructureWork, bool>>? Of(string text) => Enum.TryParse(text, out WorkStep step) ? w => w.Step == step : null;

    private static ListColumn<InfrastructureWork> Column(string key, Func<InfrastructureWork, object?> value, ColumnLook look = ColumnLook.Text) => new(key, Texts.Get("column-" + key), value, look);
}

/// <summary>What infrastructure works are called in words.</summary>
public static class InfrastructureWords
{
    /// <summary>A step.</summary>
    public static string Of(WorkStep step) => Texts.Get("choice-WorkStep." + step);
}
